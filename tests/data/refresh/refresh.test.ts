import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { mark } from "../../../src/data/refresh/marker.ts";
import { type Refreshed, refresh } from "../../../src/data/refresh/refresh.ts";
import { danglingBookings, type Production } from "../bondigoo.ts";
import { type MongoServer, startMongoServer } from "../mongodb/server.ts";
import { testPasswordHash } from "../sample.ts";
import { argsFor, contentOf, fill, namesIn, within } from "./databases.ts";

/** The 200,000 of a platform of some years take minutes on the test server. */
const count = process.env["DATA"] === "all" ? 200_000 : 200;

if (count > 1_000) vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 3_600_000 });

let servers: [source: MongoServer, target: MongoServer];
let made: Production;
let source: string;
let target: string;
let folder: string;
let first: Refreshed;

beforeAll(async () => {
  servers = [await startMongoServer(), await startMongoServer()];
  [source, target] = [`${servers[0].url}bondigoo-prod`, `${servers[1].url}bondigoo-staging`];
  folder = mkdtempSync(join(tmpdir(), "refresh-"));
  made = await fill(source, count);
  await fill(target, 80);
  await within(target, ({ database }) => database.collection("experiment").insertOne({ a: 1 }));
  await mark(target, "staging", true);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const server of servers) await server.stop();
});

it("changes nothing and writes nothing in a dry run", async () => {
  const before = await contentOf(target);
  const run = join(folder, "dry");
  const { status, sanitised } = await refresh({ ...argsFor(source, target, run), replaces: false });
  expect(status).toBe("checked");
  expect(sanitised?.collections["users"]).toMatchObject({ read: count / 4, written: 0 });
  expect(existsSync(run)).toBe(false);
  expect(await contentOf(target)).toEqual(before);
});

it("replaces staging by production's data, of which no original is left", async () => {
  const before = await contentOf(source);
  const run = join(folder, "first");
  first = await refresh(argsFor(source, target, run));
  expect(first).toMatchObject({ status: "replaced", reasons: [], removed: ["experiment"] });
  const after = await contentOf(target);
  for (const [name, { count }] of Object.entries(before.documents)) {
    expect(after.documents[name]?.count, name).toBe(name === "sessions" ? 0 : count);
  }
  expect(after.indexes).toEqual(before.indexes);
  expect(before.originals).toBe(count);
  expect(after.originals).toBe(0);
  // Nothing of the run is left, neither there nor here, and production is as it was.
  expect(await namesIn(target)).toEqual(
    [...Object.keys(after.documents), "infra_refresh_target"].sort(),
  );
  expect(readdirSync(run)).toEqual([]);
  expect(await contentOf(source)).toEqual(before);
});

it("leaves references and logins whole", async () => {
  const { sanitised } = first;
  expect(sanitised?.dangling["bookings.userId -> users._id"]).toEqual({
    before: danglingBookings,
    after: danglingBookings,
  });
  expect(sanitised?.dangling["coaches.userId -> users._id"]).toEqual({ before: 0, after: 0 });
  await within(target, async ({ database }) => {
    const [user] = await database.collection("users").find().limit(1).toArray();
    const same = made.documents.find(({ document }) => user?.["_id"].equals(document["_id"]));
    expect(user).toMatchObject({ passwordHash: testPasswordHash, role: "client" });
    expect(user?.["email"]).toMatch(/^sanitized-[0-9a-f]{16}@test\.bondigoo\.ch$/);
    expect(user?.["createdAt"]).toEqual(same?.document["createdAt"]);
    // Bookings name a user by address, too.
    const [booking] = await database.collection("bookings").find().limit(1).toArray();
    const address = { email: booking?.["contactEmail"] };
    expect(await database.collection("users").countDocuments(address)).toBe(1);
  });
});

it("gives the same data the second time", async () => {
  const before = await contentOf(target);
  const outcome = await refresh(argsFor(source, target, join(folder, "second")));
  expect(outcome).toMatchObject({ status: "replaced", removed: [] });
  expect(await contentOf(target)).toEqual(before);
});
