import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stringify } from "yaml";
import { personal } from "../data/bondigoo.ts";
import { type PostgresServer, startPostgres } from "../data/postgres/server.ts";
import { contentOf, newDatabase, shop } from "../data/postgres/shop.ts";
import { shopPolicy } from "../data/postgres/shop-policy.ts";
import { key, testPasswordHash } from "../data/sample.ts";
import { outcomeOf } from "./outcome.ts";

const root = new URL("../..", import.meta.url).pathname;

let servers: [source: PostgresServer, target: PostgresServer];
let env: Record<string, string>;
let folder: string;

beforeAll(async () => {
  servers = await Promise.all([startPostgres(), startPostgres()]);
  folder = mkdtempSync(join(tmpdir(), "data-postgres-"));
  const source = await newDatabase(servers[0], "shop_prod", shop(100));
  const target = await newDatabase(servers[1], "shop_staging", shop(50));
  env = {
    INFRA_DATA_KEY: key,
    TEST_PASSWORD_HASH: testPasswordHash,
    PRODUCTION_URL: source.reader,
    OWNER_URL: source.owner,
    STAGING_URL: target.owner,
  };
  const policy = { version: 1, emailHost: "test.bondigoo.ch", collections: shopPolicy };
  writeFileSync(join(folder, "policy.yaml"), stringify(policy));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const server of servers) await server.stop();
});

async function data(...args: string[]) {
  const infra = join(root, "bin", "infra.js");
  const options = { cwd: folder, env, reject: false, all: true } as const;
  return await execa(process.execPath, [infra, "data", ...args], options);
}

const policy = ["--policy", "policy.yaml"];
const urls = ["--from-env", "PRODUCTION_URL", "--to-env", "STAGING_URL"];

it("goes as the guide says: a policy drafted and checked, a target marked, tried and replaced", async () => {
  const draft = await data("policy", "scan", "--from-env", "PRODUCTION_URL");
  expect(draft.stdout).toContain("    manager_id: { ref: users.id } # int8");

  const checked = await data("policy", "check", "--from-env", "PRODUCTION_URL", ...policy);
  expect(checked).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining("100 read, 0 written"),
  });

  const marker = ["marker", "-s", "staging", "--to-env", "STAGING_URL"];
  const shown = await data(...marker);
  expect(shown).toMatchObject({
    exitCode: 2,
    stdout: expect.stringContaining("20 collections or tables"),
  });
  expect(await data(...marker, "--confirm", "staging")).toMatchObject({ exitCode: 0 });

  const dry = await data("refresh", "-s", "staging", ...urls, ...policy);
  expect(dry).toMatchObject({ exitCode: 0 });
  expect(dry.stdout).toMatch(/would go through; nothing was written.*Read as of .*, all of it/s);

  const done = await data(
    "refresh",
    "-s",
    "staging",
    ...urls,
    ...policy,
    "--confirm",
    "staging",
    "--json",
  );
  expect(done).toMatchObject({ exitCode: 0 });
  const outcome = outcomeOf("data refresh", done.stdout);
  expect(outcome).toMatchObject({ status: "replaced", leftOut: ["view active_users"] });
  expect((await contentOf(env["STAGING_URL"]!)).originals).toBe(0);
  const report = readFileSync(join(folder, ".refresh", "staging", "report.md"), "utf8");
  expect(report).toContain("Not read, and left in the target as it is: view active_users.");
  for (const text of [report, draft.all, checked.all, dry.all, done.all]) {
    expect(text).not.toMatch(personal);
  }
});

it("writes what the policy lets pass to a folder", async () => {
  const done = await data("sanitise", "--from-env", "PRODUCTION_URL", "--to", "clean", ...policy);
  expect(done).toMatchObject({ exitCode: 0 });
  expect(readdirSync(join(folder, "clean"))).toContain("users.copy");
});

it("ends with 2 where the policy does not fit the database, and says where", async () => {
  const collections = {
    ...shopPolicy,
    teams: { ...(shopPolicy["teams"] as object), name: "drop" },
  };
  const other = { version: 1, emailHost: "test.bondigoo.ch", collections };
  writeFileSync(join(folder, "other.yaml"), stringify(other));
  const checked = await data(
    "policy",
    "check",
    "--from-env",
    "PRODUCTION_URL",
    "--policy",
    "other.yaml",
  );
  expect(checked).toMatchObject({ exitCode: 2 });
  expect(checked.stdout).toContain("teams.name: becomes null, and the column is NOT NULL");
});

it.each([
  {
    what: "a role that may write",
    args: ["policy", "check", "--from-env", "OWNER_URL", "--policy", "policy.yaml"],
    says: /role may do more than read.*owns public\./,
  },
  {
    what: "an export and a database at once",
    args: ["policy", "check", "export", "--from-env", "PRODUCTION_URL", "--policy", "policy.yaml"],
    says: /Name either an export, or with --from-env/,
  },
  { what: "neither", args: ["policy", "scan"], says: /Name either an export, or with --from-env/ },
  {
    what: "to back up a kind that is not built",
    args: [
      "backup",
      "-s",
      "prod",
      "--from-env",
      "PRODUCTION_URL",
      "--recipient",
      "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
    ],
    says: /not one of a MongoDB database.*Of PostgreSQL the policy, sanitising and the refresh are built/,
  },
])("refuses $what", async ({ args, says }) => {
  const { exitCode, all } = await data(...args);
  expect(exitCode).toBe(1);
  expect(all).toMatch(says);
});
