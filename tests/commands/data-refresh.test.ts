import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { markerCommand } from "../../src/commands/data/marker.ts";
import { refreshCommand } from "../../src/commands/data/refresh.ts";
import { personal } from "../data/bondigoo.ts";
import { type MongoServer, startMongoServer } from "../data/mongodb/server.ts";
import { contentOf, fill, within } from "../data/refresh/databases.ts";
import { key, testPasswordHash } from "../data/sample.ts";
import { outcomeOf } from "./outcome.ts";

const root = new URL("../..", import.meta.url).pathname;

let servers: [source: MongoServer, target: MongoServer];
let env: Record<string, string>;
let folder: string;

beforeAll(async () => {
  servers = [await startMongoServer(), await startMongoServer()];
  folder = mkdtempSync(join(tmpdir(), "data-refresh-"));
  env = {
    INFRA_DATA_KEY: key,
    TEST_PASSWORD_HASH: testPasswordHash,
    PRODUCTION_URL: `${servers[0].url}bondigoo-prod`,
    STAGING_URL: `${servers[1].url}bondigoo-staging`,
  };
  await fill(env["PRODUCTION_URL"]!, 80);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const server of servers) await server.stop();
});

async function data(...args: string[]) {
  const infra = join(root, "bin", "infra.js");
  const policy = args[0] === "refresh" ? ["--policy", join(root, "data", "policy.yaml")] : [];
  return await execa(process.execPath, [infra, "data", ...args, ...policy], {
    cwd: folder,
    env,
    reject: false,
    all: true,
  });
}

const urls = ["--from-env", "PRODUCTION_URL", "--to-env", "STAGING_URL"];

it("goes as the guide says: marked once, tried, done, and never with a URL in the arguments", async () => {
  const refused = await data("refresh", "-s", "staging", ...urls, "--confirm", "staging");
  expect(refused).toMatchObject({ exitCode: 3 });
  expect(refused.stdout).toContain("infra data marker -s staging");

  const shown = await data("marker", "-s", "staging", "--to-env", "STAGING_URL");
  expect(shown).toMatchObject({
    exitCode: 2,
    stdout: expect.stringContaining("--confirm staging"),
  });
  const asJson = await data("marker", "-s", "staging", "--to-env", "STAGING_URL", "--json");
  outcomeOf("data marker", asJson.stdout);
  const marked = await data(
    "marker",
    "-s",
    "staging",
    "--to-env",
    "STAGING_URL",
    "--confirm",
    "staging",
  );
  expect(marked).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^Marked as staging/),
  });

  const dry = await data("refresh", "-s", "staging", ...urls);
  expect(dry).toMatchObject({ exitCode: 0 });
  expect(dry.stdout).toMatch(/^# Data of staging: would go through; nothing was written/);
  expect(readdirSync(folder)).toEqual([".refresh"]);

  const done = await data("refresh", "-s", "staging", ...urls, "--confirm", "staging", "--json");
  expect(done).toMatchObject({ exitCode: 0 });
  const outcome = outcomeOf("data refresh", done.stdout);
  expect(outcome).toMatchObject({
    status: "replaced",
    sanitised: { collections: { users: { read: 20, written: 20 }, sessions: { written: 0 } } },
    indexes: { users: 1, bookings: 2 },
  });
  const run = join(folder, ".refresh", "staging");
  expect(readdirSync(run).sort()).toEqual(["report.json", "report.md"]);
  const report = readFileSync(join(run, "report.md"), "utf8");
  expect(report).toContain("| users | 20 | 20 | 1 |");
  expect((await contentOf(env["STAGING_URL"]!)).originals).toBe(0);
  for (const text of [report, done.all, dry.all]) expect(text).not.toMatch(personal);
});

it("ends with 2 at what the policy lacks, and gives the lines to add", async () => {
  await within(env["PRODUCTION_URL"]!, ({ database }) =>
    database.collection("users").insertOne({ nickname: "zq1" }),
  );
  const { exitCode, stdout } = await data(
    "refresh",
    "-s",
    "staging",
    ...urls,
    "--confirm",
    "staging",
  );
  expect(exitCode).toBe(2);
  expect(stdout).toContain("    nickname: undecided # string x 1");
});

it.each([
  {
    what: "a URL in place of a variable's name",
    command: refreshCommand(),
    args: ["--from-env", "mongodb://u:hunter2@h/d"],
    says: /takes the name of a variable/,
  },
  {
    what: "a variable that is not set",
    command: markerCommand(),
    args: ["--to-env", "NOT_THERE"],
    says: /NOT_THERE is not set/,
  },
  {
    what: "another name in the consent to a refresh",
    command: refreshCommand(),
    args: [...urls, "--confirm", "stagin"],
    says: /--confirm says "stagin"/,
  },
  {
    what: "another name in the consent to a marker",
    command: markerCommand(),
    args: ["--to-env", "STAGING_URL", "--confirm", "stagin"],
    says: /--confirm says "stagin"/,
  },
])("refuses $what", async ({ command, args, says }) => {
  vi.stubEnv("INFRA_DATA_KEY", key);
  vi.stubEnv("TEST_PASSWORD_HASH", testPasswordHash);
  const mask = process.umask();
  onTestFinished(() => {
    vi.unstubAllEnvs();
    process.umask(mask);
  });
  const outcome = command.parseAsync(["-s", "staging", ...args], { from: "user" });
  await expect(outcome).rejects.toThrow(says);
  await expect(outcome).rejects.not.toThrow(/hunter2/);
});
