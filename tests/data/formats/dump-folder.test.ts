import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ObjectId } from "bson";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { documentsOf, dumpFolder } from "../../../src/data/formats/dump-folder.ts";
import { bson } from "../sample.ts";

const { signal } = new AbortController();
const indexes = [{ v: 2, key: { b: 1, a: -1 }, name: "b_1_a_-1", unique: true }];
let folder: string;

beforeEach(() => {
  const parent = mkdtempSync(join(tmpdir(), "dump-"));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  folder = join(parent, "prod");
});

async function write(documents: object[]) {
  const sink = dumpFolder.sink(folder);
  await sink.begin([
    { name: "a/b.c", indexes },
    { name: "empty", indexes: [] },
  ]);
  for (const each of documents) await sink.write({ collection: "a/b.c", document: bson(each) });
  await sink.end();
}

async function read() {
  const documents: Buffer[] = [];
  for await (const document of documentsOf(folder, "a/b.c", signal))
    documents.push(document.document);
  return documents;
}

it("gives back the documents and indexes that were written, also of an empty collection", async () => {
  const documents = [{ _id: new ObjectId(), text: "x".repeat(3_000_000) }, { _id: 2 }];
  await write(documents);
  expect(await dumpFolder.source(folder).collections()).toEqual([
    { name: "a/b.c", indexes },
    { name: "empty", indexes: [] },
  ]);
  // Compared as they are: showing how megabytes differ takes seconds.
  expect(Buffer.concat(await read()).equals(Buffer.concat(documents.map(bson)))).toBe(true);
});

it("stops at a file that is cut off, wherever it is", async () => {
  await write([{ _id: 1, a: "some text" }, { _id: 2 }]);
  const file = join(folder, "a%2Fb.c.bson");
  const whole = readFileSync(file);
  const ends = [bson({ _id: 1, a: "some text" }).length, 0];
  for (let length = whole.length - 1; length > 0; length--) {
    truncateSync(file, length);
    const outcome = read();
    if (ends.includes(length)) await outcome;
    else await expect(outcome, `${length} bytes`).rejects.toThrow(/cut off/);
  }
});

it("stops at a length that no document can have", async () => {
  await write([{ _id: 1 }]);
  const file = join(folder, "a%2Fb.c.bson");
  const bytes = readFileSync(file);
  bytes.writeInt32LE(0x7fffffff, 0);
  writeFileSync(file, bytes);
  await expect(read()).rejects.toThrow(/a length is wrong/);
});
