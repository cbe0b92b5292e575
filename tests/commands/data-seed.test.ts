import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { seedCommand } from "../../src/commands/data/seed.ts";
import { stackFile } from "../../src/config/project.ts";
import { root } from "../architecture/source.ts";
import { type MongoServer, startMongoServer } from "../data/mongodb/server.ts";
import { contentOf, within } from "../data/refresh/databases.ts";
import { testPasswordHash } from "../data/sample.ts";
import { createProject, type TestProject } from "../engine/support/project.ts";
import { stackWithOutputs } from "../engine/support/stack-outputs.ts";
import { outcomeOf } from "./outcome.ts";

let server: MongoServer;
let project: TestProject;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  server = await startMongoServer();
  project = createProject("");
  for (const stack of ["prod", "staging", "dev"]) {
    cpSync(join(root, stackFile(stack)), join(project.cwd, stackFile(stack)));
  }
  cpSync(join(root, "Pulumi.yaml"), join(project.cwd, "Pulumi.yaml"));
  cpSync(join(root, "data"), join(project.cwd, "data"), { recursive: true });
  env = {
    ...project.env,
    TEST_PASSWORD_HASH: testPasswordHash,
    ADMIN_EMAIL: "admin@bondigoo.ch",
    ADMIN_PASSWORD_HASH: testPasswordHash,
  };
});

afterAll(async () => {
  project.remove();
  await server.stop();
});

async function infra(...args: string[]) {
  const words = [join(root, "bin", "infra.js"), ...args];
  return await execa(process.execPath, words, { cwd: project.cwd, env, reject: false, all: true });
}

const seed = (...args: string[]) => infra("data", "seed", ...args);

const withOutputs = (stack: string, outputs: Record<string, string>) =>
  stackWithOutputs({ cwd: project.cwd, env }, stack, outputs);

it("fills the database of a laptop, which its .env names, and again to the same", async () => {
  execFileSync("git", ["init", "--quiet"], { cwd: project.cwd });
  writeFileSync(join(project.cwd, ".gitignore"), ".env*\n");
  const none = await seed("-s", "local");
  expect(none).toMatchObject({ exitCode: 1 });
  expect(none.stderr).toMatch(/DATABASE_URL in \.env.*infra env write/);

  const url = `${server.url}shop`;
  writeFileSync(join(project.cwd, ".env"), `DATABASE_URL=${url}\n`);
  expect((await infra("env", "write")).exitCode).not.toBe(1);
  expect(readFileSync(join(project.cwd, ".env"), "utf8")).toMatch(/written by/);

  const dry = await seed("-s", "local");
  expect(dry).toMatchObject({ exitCode: 0 });
  expect(dry.stdout).toMatch(/^local \(127\.0\.0\.1:\d+\/shop\): would go through/);
  expect(dry.stdout).toMatch(/To do it, add --confirm local$/);
  const done = await seed("-s", "local", "--confirm", "local", "--json");
  expect(done).toMatchObject({ exitCode: 0 });
  const outcome = outcomeOf("data seed", done.stdout);
  expect(outcome).toMatchObject({ status: "seeded", data: "collections", recorded: [] });
  const first = await contentOf(url);
  expect(first.documents["users"]?.count).toBe(77);

  await within(url, ({ database }) => database.collection("users").deleteMany({}));
  const again = await seed("-s", "local", "--confirm", "local");
  expect(again).toMatchObject({ exitCode: 0 });
  expect(again.stdout).toMatch(/\nDropped:\n(?: .*\n)* {2}users +0 documents\n/);
  expect(await contentOf(url)).toEqual(first);
});

it("fills dev, whose URL the outputs of its stack have, once it is marked", async () => {
  const url = `${server.url}bondigoo-dev`;
  await withOutputs("dev", { databaseUrl: url });
  const refused = await seed("-s", "dev", "--confirm", "dev");
  expect(refused).toMatchObject({ exitCode: 3 });
  expect(refused.stdout).toContain("infra data marker -s dev");
  const marked = await infra("data", "marker", "-s", "dev", "--confirm", "dev");
  expect(marked, marked.all).toMatchObject({ exitCode: 0 });
  const done = await seed("-s", "dev", "--confirm", "dev", "--scale", "2");
  expect(done, done.all).toMatchObject({ exitCode: 0 });
  expect((await contentOf(url)).documents["users"]?.count).toBe(5 + 2 * 72);
});

it("writes production's initial data once, and its day into the stack's file", async () => {
  const url = `${server.url}bondigoo-prod`;
  await withOutputs("prod", { databaseUrl: url });
  const refused = await seed("-s", "prod", "--confirm", "prod");
  expect(refused).toMatchObject({ exitCode: 3 });
  expect(refused.stdout).toMatch(/takes --into-production/);
  const open = await infra("go-live");
  expect(open.stdout).toMatch(/OPEN {3}the initial data is seeded/);

  const dry = await seed("-s", "prod", "--into-production");
  expect(dry).toMatchObject({ exitCode: 0 });
  expect(dry.stdout).toMatch(/add --into-production --confirm prod$/);
  const done = await seed("-s", "prod", "--into-production", "--confirm", "prod");
  expect(done, done.all).toMatchObject({ exitCode: 0 });
  expect(done.stdout).toMatch(/The day stands in Pulumi\.prod\.yaml/);
  const day = new Date().toISOString().slice(0, 7);
  const file = readFileSync(join(project.cwd, "Pulumi.prod.yaml"), "utf8");
  expect(file).toMatch(new RegExp(`\\n {4}seeded: "${day}-\\d\\d"\\n`));
  const met = await infra("go-live");
  expect(met.stdout).toMatch(/done {3}the initial data is seeded/);
});

it("ends with 1 at a broken file, with every fault, and with 3 at a name of production", async () => {
  const file = join(project.cwd, "broken.yaml");
  writeFileSync(
    file,
    "version: 1\nseed: x\nnow: 2026-01-15T09:00:00Z\ncollections: { a: { b: 1 } }\n",
  );
  const broken = await seed("-s", "local", "--seed", "broken.yaml");
  expect(broken).toMatchObject({ exitCode: 1 });
  expect(broken.stderr).toMatch(/broken\.yaml is not a valid seed; nothing was changed/);
  expect(broken.stderr).toMatch(/seed\.emailHost: missing/);
  expect(broken.stderr).toMatch(/seed\.collections\.a\.b: unknown key/);
});

it.each([
  {
    what: "a URL in place of a variable's name",
    args: ["--to-env", "mongodb://u:hunter2@h/d"],
    says: /takes the name of a variable/,
  },
  {
    what: "another name in the consent",
    args: ["--confirm", "staging"],
    says: /--confirm says "staging"/,
  },
])("refuses $what", async ({ args, says }) => {
  const mask = process.umask();
  onTestFinished(() => {
    vi.unstubAllEnvs();
    process.umask(mask);
  });
  const outcome = seedCommand().parseAsync(["-s", "dev", ...args], { from: "user" });
  await expect(outcome).rejects.toThrow(says);
  await expect(outcome).rejects.not.toThrow(/hunter2/);
});
