import { Double, Int32, Long, ObjectId, serialize } from "bson";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import { Digest } from "../../../src/data/digest.ts";
import { type Connection, connect, isSameCluster } from "../../../src/data/mongodb/connection.ts";
import { MongoSource } from "../../../src/data/mongodb/source.ts";
import { buildIndexes, Inserter } from "../../../src/data/mongodb/target.ts";
import { type MongoServer, startMongoServer } from "./server.ts";

const { signal } = new AbortController();
let server: MongoServer;
let name: string;
let tests = 0;

beforeAll(async () => {
  server = await startMongoServer();
});

afterAll(() => server.stop());

beforeEach(() => {
  name = `test-${++tests}`;
});

async function open(role: "source" | "target", url = server.url): Promise<Connection> {
  const connection = await connect(role, `${url}${name}`);
  onTestFinished(() => connection.client.close());
  return connection;
}

async function insert(target: Connection, collection: string, documents: Buffer[]) {
  const inserter = new Inserter(target, collection);
  for (const document of documents) await inserter.write(document);
  await inserter.end();
}

async function readAll(source: MongoSource): Promise<Map<string, Digest>> {
  const digests = new Map<string, Digest>();
  for await (const { collection, document } of source.items(signal)) {
    if (!digests.has(collection)) digests.set(collection, new Digest());
    digests.get(collection)!.add(document);
  }
  return digests;
}

const bytes = (fields: [key: string, value: unknown][]) =>
  Buffer.from(serialize(new Map(fields) as never));

it("reads the very bytes that were inserted, keys that are numbers in their order", async () => {
  const documents = Array.from({ length: 1_200 }, (_, i) =>
    bytes([
      ["_id", new ObjectId()],
      ["10", new Int32(i)],
      ["2", new Double(i)],
      ["long", Long.fromNumber(i)],
      ["nested", new Map([["b", [{ "9": 1, "1": null }]]])],
      ["text", "Grüezi 🦊".repeat(i % 50)],
    ]),
  );
  await insert(await open("target"), "things", documents);
  const expected = new Digest();
  for (const document of documents.toReversed()) expected.add(document);
  const found = await readAll(new MongoSource(await open("source")));
  expect(`${found.get("things")}`).toBe(`${expected}`);
  expect(found.get("things")?.count).toBe(1_200);
});

it("does not read what the policy omits, nor what an earlier refresh left", async () => {
  const target = await open("target");
  for (const each of ["users", "sessions", "infra_refresh_1234_new_users"]) {
    await insert(target, each, [bytes([["_id", 1]])]);
  }
  const source = new MongoSource(await open("source"), new Set(["sessions"]));
  const collections = await source.collections();
  expect(collections.map((each) => each.name)).toEqual(["sessions", "users"]);
  expect([...(await readAll(source)).keys()]).toEqual(["users"]);
});

it("carries indexes over", async () => {
  const target = await open("target");
  await insert(target, "users", [bytes([["_id", 1]])]);
  const wanted = [
    { v: 2, key: { _id: 1 }, name: "_id_" },
    { v: 2, key: { email: 1 }, name: "email_1", unique: true },
    { v: 2, key: { b: 1, a: -1 }, name: "of two" },
  ];
  await buildIndexes(target, "users", { name: "users", indexes: wanted });
  const [found] = await new MongoSource(await open("source")).collections();
  expect(found?.indexes).toEqual(expect.arrayContaining(wanted));
});

it("says that a key is there twice, and not which", async () => {
  const documents = [bytes([["_id", "anna@bluewin.ch"]]), bytes([["_id", "anna@bluewin.ch"]])];
  const failure = insert(await open("target"), "users", documents);
  await expect(failure).rejects.toThrow(/Inserting into users failed.*11000/);
  await expect(failure).rejects.not.toThrow(/anna/);
});

it.each([
  { command: { insert: "users", documents: [{ _id: 2 }] } },
  { command: { update: "users", updates: [{ q: {}, u: { $set: { a: 1 } } }] } },
  { command: { delete: "users", deletes: [{ q: {}, limit: 0 }] } },
  { command: { drop: "users" } },
  { command: { dropDatabase: 1 } },
  { command: { createIndexes: "users", indexes: [{ key: { a: 1 }, name: "a" }] } },
  { command: { findAndModify: "users", query: {}, remove: true } },
  { command: { aggregate: "users", pipeline: [{ $out: "others" }], cursor: {} } },
])("a source refuses $command before it leaves", async ({ command }) => {
  const target = await open("target");
  await insert(target, "users", [bytes([["_id", 1]])]);
  const source = await open("source");
  await expect(source.database.command(command)).rejects.toThrow(/only ever read/);
  const left = await target.database.collection("users").find().toArray();
  expect(left).toEqual([{ _id: 1 }]);
  expect((await target.database.collections()).length).toBe(1);
});

it("knows one server under two names", async () => {
  const one = await open("source");
  const other = await open("target", server.url.replace("127.0.0.1", "localhost"));
  expect(isSameCluster(one, other)).toBe(true);
});

it.each([
  { what: "another scheme", url: "postgres://u:hunter2@h/d", says: /not one of a MongoDB/ },
  { what: "no database", url: "mongodb://u:hunter2@localhost", says: /not one of a MongoDB/ },
  {
    what: "a password that is not escaped",
    url: "mongodb://u:hun%zz2@h/d",
    says: /cannot be read/,
  },
])("refuses a URL with $what, and does not show it", async ({ url, says }) => {
  const failure = connect("source", url);
  await expect(failure).rejects.toThrow(says);
  await expect(failure).rejects.not.toThrow(/hun/);
});
