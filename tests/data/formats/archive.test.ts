import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { type Document, Long, serialize } from "bson";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { archive } from "../../../src/data/formats/archive.ts";
import { Crc64 } from "../../../src/data/formats/crc64.ts";
import { Pseudonyms } from "../../../src/data/sanitise/pseudonyms.ts";
import { sanitiseExport } from "../../../src/data/sanitise/sanitise-export.ts";
import type { Item } from "../../../src/data/streams.ts";
import { personal, production } from "../bondigoo.ts";
import { bondigoo, bson, key } from "../sample.ts";

const { signal } = new AbortController();

/** Every so many bytes are cut off or changed, from one by lot; with DATA=all each. */
const step = process.env["DATA"] === "all" ? 1 : 17;
const first = Math.floor(Math.random() * step);

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "archive-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  file = join(folder, "prod.archive");
});

const end = Buffer.from([0xff, 0xff, 0xff, 0xff]);
const doc = (fields: Document) => Buffer.from(serialize(fields));
const magic = Buffer.from([0x6d, 0xe2, 0x99, 0x81]);
const header = {
  concurrent_collections: 4,
  version: "0.1",
  server_version: "8.0.4",
  tool_version: "100.9.4",
};

function about(collection: string, metadata: object = { indexes: [], type: "collection" }): Buffer {
  return doc({ db: "prod", collection, metadata: JSON.stringify(metadata), size: 100, type: "" });
}

function block(collection: string, ...documents: object[]): Buffer {
  const head = { db: "prod", collection, EOF: false, CRC: Long.ZERO };
  return Buffer.concat([doc(head), ...documents.map(bson), end]);
}

function ended(collection: string, ...documents: object[]): Buffer {
  const crc = new Crc64();
  for (const each of documents) crc.add(bson(each));
  const head = { db: "prod", collection, EOF: true, CRC: Long.fromBigInt(crc.value) };
  return Buffer.concat([doc(head), end]);
}

const [a, b, c] = [
  { _id: 1, a: "first" },
  { _id: 2, a: "second" },
  { _id: 3, a: "third" },
];
const indexes = [{ v: 2, key: { a: 1, b: -1 }, name: "a_1_b_-1", unique: true }];
const prelude = Buffer.concat([
  magic,
  doc(header),
  about("users", { indexes, type: "collection" }),
  about("empty"),
  about("coaches"),
  about("a view", { type: "view", options: { viewOn: "users" } }),
  end,
]);

/** As mongodump writes it with four collections at once: blocks of one between those of another. */
const interleaved = Buffer.concat([
  prelude,
  block("users", a),
  block("coaches", c),
  block("empty"),
  ended("empty"),
  block("users", b),
  ended("coaches", c),
  ended("users", a, b),
]);

async function read(content: Buffer): Promise<Item[]> {
  writeFileSync(file, content);
  const items: Item[] = [];
  for await (const item of archive.source(file).items(signal)) items.push(item);
  return items;
}

const expected = [
  { collection: "users", document: bson(a) },
  { collection: "coaches", document: bson(c) },
  { collection: "users", document: bson(b) },
];

it("has the checksum of mongodump", () => {
  const crc = new Crc64();
  // The check value of CRC-64/XZ: https://reveng.sourceforge.io/crc-catalogue/17plus.htm
  crc.add(Buffer.from("123456789"));
  expect(BigInt.asUintN(64, crc.value)).toBe(0x995dc9bbdf1939fan);
});

it("reads every block of collections that take turns, and no view", async () => {
  expect(await read(interleaved)).toEqual(expected);
  expect(await archive.source(file).collections()).toEqual([
    { name: "coaches", indexes: [] },
    { name: "empty", indexes: [] },
    { name: "users", indexes },
  ]);
});

it("reads a compressed one, whatever its name", async () => {
  expect(await read(gzipSync(interleaved))).toEqual(expected);
});

it("stops at one that is cut off, wherever it is, compressed or not", async () => {
  for (let length = first; length < interleaved.length; length += step) {
    const outcome = read(interleaved.subarray(0, length));
    await expect(outcome, `${length} bytes`).rejects.toThrow(/prod\.archive failed: it is damaged/);
  }
  const compressed = gzipSync(interleaved);
  for (let length = 2 + first; length < compressed.length; length += step) {
    await expect(read(compressed.subarray(0, length))).rejects.toThrow(/it is damaged/);
  }
});

it("stops at one with a changed bit, or gives the same documents, wherever it is", async () => {
  let stopped = 0;
  for (let at = prelude.length + first; at < interleaved.length; at += step) {
    const content = Buffer.from(interleaved);
    content[at]! ^= 1 << (at % 8);
    const outcome = await read(content).catch((error) => error);
    if (!(outcome instanceof Error)) expect(outcome, `byte ${at}`).toEqual(expected);
    else if (++stopped) expect(outcome.message).not.toMatch(/first|second|third/);
  }
  // What may differ: names and values in headers that nobody reads.
  expect(stopped).toBeGreaterThan(((interleaved.length - prelude.length) / step) * 0.7);
});

it.each([
  {
    what: "documents after the end of their collection",
    parts: [ended("users"), block("users", a)],
  },
  { what: "a block of an unknown collection", parts: [block("others", a)] },
  { what: "a lost block", parts: [block("users", a), ended("users", a, b)] },
  { what: "a block twice", parts: [block("users", a), block("users", a), ended("users", a)] },
])("stops at $what", async ({ parts }) => {
  const rest = [ended("empty"), ended("coaches")];
  await expect(read(Buffer.concat([prelude, ...rest, ...parts]))).rejects.toThrow(/it is damaged/);
});

it.each([
  {
    what: "of two databases",
    more: { db: "admin", collection: "system.users" },
    says: /2 databases/,
  },
  { what: "with an oplog", more: { db: "", collection: "oplog" }, says: /without --oplog/ },
  {
    what: "with a time series",
    more: { db: "prod", collection: "t", type: "timeseries" },
    says: /time series/,
  },
])("refuses one $what, and says how to dump", async ({ more, says }) => {
  const content = Buffer.concat([magic, doc(header), about("users"), doc(more), end]);
  await expect(read(content)).rejects.toThrow(says);
});

it("says of a file that it is no archive", async () => {
  await expect(read(Buffer.from('{"_id":1}\n'))).rejects.toThrow(/it is no archive/);
});

it.each(["clean.archive", "clean.archive.gz"])("is sanitised into %s", async (name) => {
  const { documents, indexes } = production(80);
  const sink = archive.sink(file);
  const names = [...new Set(documents.map(({ collection }) => collection))];
  await sink.begin(names.map((each) => ({ name: each, indexes: indexes[each] ?? [] })));
  for (const { collection, document } of documents) {
    await sink.write({ collection, document: bson(document) });
  }
  await sink.end();
  expect(readFileSync(file, "latin1")).toMatch(personal);

  const to = join(folder, name);
  const policy = bondigoo();
  const outcome = await sanitiseExport({
    from: file,
    to,
    policy,
    pseudonyms: new Pseudonyms(key),
    signal,
  });
  expect(outcome).toMatchObject({
    ok: true,
    collections: { users: { read: 20, written: 20 }, sessions: { read: 2, written: 0 } },
  });
  const written = readFileSync(to);
  const content = name.endsWith(".gz") ? gunzipSync(written) : written;
  expect(content.toString("latin1")).not.toMatch(personal);
  const items = await read(written);
  expect(items).toHaveLength(78);
  const found = await archive.source(to).collections();
  expect(found.find((each) => each.name === "users")).toEqual({
    name: "users",
    indexes: indexes["users"],
  });
});
