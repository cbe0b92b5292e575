import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Connection } from "../../../src/data/mongodb/connection.ts";
import { refusals } from "../../../src/data/refresh/interlocks.ts";
import { mark } from "../../../src/data/refresh/marker.ts";
import { refresh } from "../../../src/data/refresh/refresh.ts";
import { type MongoServer, startMongoServer } from "../mongodb/server.ts";
import { argsFor, contentOf, namesIn, within } from "./databases.ts";

let servers: [source: MongoServer, target: MongoServer];
let source: string;
let target: string;
let folder: string;
let tests = 0;

beforeAll(async () => {
  servers = [await startMongoServer(), await startMongoServer()];
  folder = mkdtempSync(join(tmpdir(), "interlocks-"));
});

beforeEach(async () => {
  tests++;
  source = `${servers[0].url}shop-${tests}`;
  target = `${servers[1].url}staging-${tests}`;
  for (const url of [source, target]) {
    await within(url, ({ database }) => database.collection("users").insertOne({ role: "client" }));
  }
  await mark(target, "staging", true);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const server of servers) await server.stop();
});

/** Runs it, and sees that nothing was touched. */
async function outcomeOf(changes: Partial<ReturnType<typeof argsFor>> = {}) {
  const before = [await contentOf(source), await contentOf(target)];
  const run = join(folder, String(tests));
  const outcome = await refresh({ ...argsFor(source, target, run), ...changes });
  expect([await contentOf(source), await contentOf(target)]).toEqual(before);
  expect(existsSync(run) ? readdirSync(run) : []).toEqual([]);
  return outcome;
}

const remove = (url: string) =>
  within(url, ({ database }) => database.dropCollection("infra_refresh_target"));

it("refuses a target that nobody has marked, and says how to", async () => {
  await remove(target);
  const { status, reasons } = await outcomeOf();
  expect(status).toBe("refused");
  expect(reasons).toEqual([expect.stringMatching(/no marker.*infra data marker -s staging/)]);
});

it("refuses a target that is marked for another environment", async () => {
  const { status, reasons } = await outcomeOf({ environment: "dev" });
  expect(status).toBe("refused");
  expect(reasons).toEqual([`The target's marker says "staging", not "dev".`]);
});

it.each([
  { what: "the same database", database: "shop" },
  { what: "another database of the same cluster", database: "elsewhere" },
])("refuses $what under another name of its host", async ({ database }) => {
  const other = `${servers[0].url.replace("127.0.0.1", "localhost")}${database}-${tests}`;
  await mark(other, "staging", true);
  const { status, reasons } = await outcomeOf({ targetUrl: other });
  expect(status).toBe("refused");
  expect(reasons).toContain("Source and target are on the same cluster.");
  if (database === "shop") expect(reasons.join()).toMatch(/source carries a marker/);
});

it("refuses a source that is somebody's target", async () => {
  await mark(source, "dev", true);
  const { status, reasons } = await outcomeOf();
  expect({ status, reasons }).toEqual({
    status: "refused",
    reasons: ["The source carries a marker: it is somebody's target."],
  });
});

it.each([
  { environment: "production", targetUrl: "mongodb://u:hunter2@staging.example.com/staging" },
  { environment: "staging", targetUrl: "mongodb://u:hunter2@cluster.example.com/bondigoo-prod" },
  { environment: "staging", targetUrl: "mongodb+srv://u:hunter2@prod-7.mongodb.net/x?a=b" },
  { environment: "staging", targetUrl: "mongodb://u:p@a.example.com,live.example.com:27017/x" },
])("refuses $targetUrl by its name, before it is connected to", async (changes) => {
  const { status, reasons, target: place } = await outcomeOf(changes);
  expect(status).toBe("refused");
  expect(reasons).toEqual([expect.stringMatching(/name of production: ".*(prod|live)/)]);
  expect(place + reasons.join()).not.toMatch(/hunter2|u:/);
});

it("lets a name pass in which prod is a part of a word", async () => {
  const changes = { environment: "products", targetUrl: target.replace("staging", "reproduction") };
  await mark(changes.targetUrl, "products", true);
  expect(await outcomeOf({ ...changes, replaces: false })).toMatchObject({ status: "checked" });
});

it("marks nothing that has a name of production, nothing twice, and nothing unconfirmed", async () => {
  const url = `${servers[1].url}bondigoo-prod`;
  await expect(mark(url, "staging", true)).rejects.toThrow(/bondigoo-prod.*name of production/);
  await expect(mark(target, "prod", true)).rejects.toThrow(/"prod" is a name of production/);
  await expect(mark(target, "staging", true)).rejects.toThrow(/marked already, as staging/);
  const other = `${servers[1].url}other-${tests}`;
  expect(await mark(other, "staging", false)).toMatchObject({ written: false, collections: 0 });
  expect(await namesIn(other)).toEqual([]);
});

// The test server knows no users: what it would answer is put in its place.
it.each([
  {
    what: "a user who may write",
    hosts: ["127.0.0.1:1"],
    authInfo: {
      authenticatedUsers: [{ user: "app", db: "admin" }],
      authenticatedUserPrivileges: [{ resource: {}, actions: ["find", "update", "insert"] }],
    },
    says: /may do more than read \(insert, update\).*readers/,
  },
  {
    what: "a server elsewhere that asks for no user",
    hosts: ["10.0.0.7:27017"],
    authInfo: { authenticatedUsers: [] },
    says: /asks for no user/,
  },
])("refuses as source $what", async ({ hosts, authInfo, says }) => {
  await within(target, async (open) => {
    const database = {
      command: async () => ({ authInfo, ok: 1 }),
      collection: () => ({ findOne: async () => null }),
    };
    const fake = { ...open, database, hosts: new Set(hosts) } as unknown as Connection;
    expect(await refusals({ source: fake, target: open }, "staging")).toEqual([
      expect.stringMatching(says),
    ]);
  });
});

it("stops at what the policy does not list, before anything is written", async () => {
  await within(source, ({ database }) => database.collection("users").insertOne({ nick: "zq1" }));
  const { status, sanitised } = await outcomeOf();
  expect(status).toBe("unlisted");
  expect(sanitised?.unlisted).toMatchObject([{ collection: "users", path: "nick" }]);
});

it("stops at personal data that the rules let through, before anything is loaded", async () => {
  await within(source, ({ database }) =>
    database.collection("reviews").insertOne({ rating: 4111111111111111 }),
  );
  const { status, sanitised } = await outcomeOf();
  expect(status).toBe("residual");
  expect(sanitised?.residual).toMatchObject([{ path: "rating", because: "card number" }]);
});
