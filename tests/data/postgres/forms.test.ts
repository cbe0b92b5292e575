import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rewriteArray } from "../../../src/data/postgres/array-text.ts";
import { structureOf } from "../../../src/data/postgres/catalog.ts";
import { type Connection, close, connect } from "../../../src/data/postgres/connection.ts";
import {
  fieldEnd,
  fieldOf,
  fieldText,
  isNull,
  linesOf,
} from "../../../src/data/postgres/copy-text.ts";
import { type JsonVisitor, rewriteJson } from "../../../src/data/postgres/json-text.ts";
import { beginSnapshot, rowsOf } from "../../../src/data/postgres/source.ts";
import { type PostgresServer, startPostgres } from "./server.ts";
import { newDatabase, within } from "./shop.ts";

// Each form is held against what the server itself writes.
let server: PostgresServer;
let owner: string;
let open: Connection;

beforeAll(async () => {
  server = await startPostgres();
  owner = (await newDatabase(server, "forms", "CREATE TABLE t (id int, a text, b text[], c jsonb)"))
    .owner;
  open = await connect("target", owner);
});

afterAll(async () => {
  await close(open);
  await server.stop();
});

const anyText = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(..."\\\t\n\r\b\f\v\"'{},; NULn\u001f\u007füé😀"),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    ),
  })
  .map((text) => text.replaceAll("\0", ""))
  .filter((text) => text.isWellFormed());

async function fieldsOf(): Promise<Buffer[][]> {
  await beginSnapshot(open);
  const { tables } = await structureOf(open);
  const rows: Buffer[][] = [];
  for await (const lines of rowsOf(open, tables[0]!, new AbortController().signal)) {
    rows.push(...lines.map(fieldsIn));
  }
  await open.client.query("ROLLBACK");
  return rows.toSorted(([a], [b]) => Number(a) - Number(b));
}

function fieldsIn(line: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  for (let at = 0; at <= line.length; ) {
    const end = fieldEnd(line, at);
    fields.push(line.subarray(at, end));
    at = end + 1;
  }
  return fields;
}

const asIs: JsonVisitor<undefined> = {
  below: () => undefined,
  enters: () => true,
  value: (_place, type, text) => (type === "string" ? JSON.stringify(JSON.parse(text)) : text),
};

it("reads what the server writes, and writes it as the server does", async () => {
  const value = fc.record({
    a: fc.option(anyText),
    b: fc.array(fc.option(anyText), { maxLength: 5 }),
    c: fc.jsonValue(),
  });
  const samples = fc.sample(value, { numRuns: 400, seed: 7 });
  await within(owner, async (pool) => {
    for (const [i, { a, b, c }] of samples.entries()) {
      const json = JSON.stringify(c).replaceAll(String.raw`\u0000`, "").toWellFormed();
      await pool.query("INSERT INTO t VALUES ($1, $2, $3, $4)", [i, a, b, json]);
    }
  });
  const rows = await fieldsOf();
  expect(rows).toHaveLength(samples.length);
  for (const [i, [, a, b, c]] of rows.entries()) {
    const sample = samples[i]!;
    expect(isNull(a!, 0, a!.length)).toBe(sample.a === null);
    if (sample.a !== null) {
      expect(fieldText(a!, 0, a!.length)).toBe(sample.a);
      expect(Buffer.from(fieldOf(sample.a))).toEqual(a);
    }
    const elements: string[] = [];
    const array = fieldText(b!, 0, b!.length);
    const again = rewriteArray(array, (element) => {
      elements.push(element);
      return element;
    });
    expect(again).toBe(array);
    expect(elements).toEqual(sample.b.filter((each) => each !== null));
    const json = fieldText(c!, 0, c!.length);
    expect(rewriteJson(json, undefined, asIs)).toBe(json);
  }
});

it.each([
  ["{}", "{}"],
  ['{a,NULL,"null",""}', "{<a>,NULL,<null>,<>}"],
  ["{{1,2},{3,NULL}}", "{{<1>,<2>},{<3>,NULL}}"],
  ["[0:1]={x,y}", "[0:1]={<x>,<y>}"],
  ['{"a \\"b\\" \\\\ {c}"}', '{"<a \\"b\\" \\\\ {c}>"}'],
])("rewrites the elements of %s", (text, expected) => {
  expect(rewriteArray(text, (element) => `<${element}>`)).toBe(expected);
});

it("keeps every digit of a number in JSON, the order of keys, and keys that are numbers", () => {
  const text = '{"b": 1.10, "10": 12345678901234567890.5, "2": [-1e400, {"__proto__": true}]}';
  expect(rewriteJson(text, undefined, asIs)).toBe(text);
});

it("leaves out members and elements, and writes what is left as the server would", () => {
  const visitor: JsonVisitor<string> = {
    below: (above, key) => key ?? above,
    enters: (place) => place !== "whole" && place !== "gone",
    value: (place, type, text) =>
      place === "gone" || place === "whole" ? undefined : type === "null" ? "0" : text,
  };
  const text = '{"gone":1, "a" : [ null,2 ] ,"whole": {"x": [1]}, "b":{"gone":{}}}';
  expect(rewriteJson(text, "", visitor)).toBe('{"a": [0, 2], "b": {}}');
});

it.each(["{", '{"a', "[1,", '{"a":}', "\u00ff"])("does not take %s for JSON", (text) => {
  expect(() => rewriteJson(text, undefined, asIs)).toThrow("not JSON");
});

it("cuts a stream into lines wherever it is divided, and does not take a part for a row", async () => {
  const text = Buffer.from("one\ttwo\n\nthree\\nmore\n");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), async (sizes) => {
      const chunks: Buffer[] = [];
      for (let at = 0, i = 0; at < text.length; i++) {
        chunks.push(text.subarray(at, at + sizes[i % sizes.length]!));
        at += sizes[i % sizes.length]!;
      }
      expect(await linesIn(chunks)).toEqual(["one\ttwo", "", "three\\nmore"]);
    }),
  );
  await expect(linesIn([Buffer.from("one\ntw")])).rejects.toThrow("cut off");
});

async function linesIn(chunks: Buffer[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of linesOf(Readable.from(chunks))) lines.push(...some.map(String));
  return lines;
}
