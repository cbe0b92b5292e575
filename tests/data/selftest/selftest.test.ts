import { afterAll, beforeAll, expect, it } from "vitest";
import { indexKinds, values } from "../../../src/data/selftest/samples.ts";
import { type SelfTested, selftest, selftestText } from "../../../src/data/selftest/selftest.ts";
import { expectOutcome } from "../../commands/outcome.ts";
import { type MongoServer, startMongoServer } from "../mongodb/server.ts";
import { namesIn, within } from "../refresh/databases.ts";

let server: MongoServer;
let tested: SelfTested;

const { signal } = new AbortController();
const run = (database: string, asked = signal) =>
  selftest({ targetUrl: `${server.url}${database}`, signal: asked, onStep: () => {} });

beforeAll(async () => {
  server = await startMongoServer();
  tested = await run("trial");
});

afterAll(() => server.stop());

/** What FerretDB is known not to do: docs/guide/data.md. */
const notHere = [
  ...["double that is no number", "decimal", "minKey", "maxKey", "key with a dot"].map(
    (type) => `document: ${type}`,
  ),
  "document: array in an array",
  ...["time to live", "partial", "text", "2dsphere", "hashed", "collation"].map(
    (kind) => `index: ${kind}`,
  ),
  // It has no users, so that nobody's rights can be told.
  "rights: a user who may write is no reader",
];

it("finds what the test server is known not to do, each by its name, and nothing else", () => {
  expectOutcome("data selftest", tested);
  expect(tested.status).toBe("failed");
  expect(tested.trials.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(notHere);
  const rest = Object.keys(values).length + Object.keys(indexKinds).length + 2;
  expect(tested.trials).toHaveLength(rest);
  expect(tested.trials.map(({ name }) => name)).toContain("copied to a file and put back");
});

it("says what came instead, and leaves nothing in the database", async () => {
  const text = selftestText(tested);
  expect(text).toMatch(/^127\.0\.0\.1:\d+\/trial: 24 of 37 as they should be\n/);
  expect(text).toContain(
    '- index: partial: The command failed: Index option "partialFilterExpression" is not implemented yet (code 238)',
  );
  expect(await namesIn(`${server.url}trial`)).toEqual([]);
});

it("touches no database that holds anything, or that has a name of production", async () => {
  const url = `${server.url}used`;
  await within(url, ({ database }) => database.collection("users").insertOne({ a: 1 }));
  const refused = await run("used");
  expect(refused).toMatchObject({ status: "refused", trials: [] });
  expect(selftestText(refused)).toMatch(/has 1 collections already: name one that is empty/);
  expect(await namesIn(url)).toEqual(["users"]);
  expect((await run("bondigoo-prod")).reasons.join()).toContain("has a name of production");
});

it("is ended by a signal, and leaves nothing in the database", async () => {
  const asked = new AbortController();
  asked.abort(new Error("asked to stop"));
  await expect(run("ended", asked.signal)).rejects.toThrow("asked to stop");
  expect(await namesIn(`${server.url}ended`)).toEqual([]);
});
