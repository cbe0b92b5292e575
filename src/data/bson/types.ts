/** The types of BSON by the byte that stands before a value (https://bsonspec.org/spec.html). */
export const typeNames: Readonly<Record<number, TypeName>> = {
  1: "double",
  2: "string",
  3: "object",
  4: "array",
  5: "binary",
  6: "undefined",
  7: "objectId",
  8: "bool",
  9: "date",
  10: "null",
  11: "regex",
  12: "dbPointer",
  13: "javascript",
  14: "symbol",
  15: "javascriptWithScope",
  16: "int",
  17: "timestamp",
  18: "long",
  19: "decimal",
  127: "maxKey",
  255: "minKey",
};

export type TypeName =
  | "double"
  | "string"
  | "object"
  | "array"
  | "binary"
  | "undefined"
  | "objectId"
  | "bool"
  | "date"
  | "null"
  | "regex"
  | "dbPointer"
  | "javascript"
  | "symbol"
  | "javascriptWithScope"
  | "int"
  | "timestamp"
  | "long"
  | "decimal"
  | "maxKey"
  | "minKey";

export const codes = Object.fromEntries(
  Object.entries(typeNames).map(([code, name]) => [name, Number(code)]),
) as Record<TypeName, number>;

/** A document that is not BSON. Says where, never what stands there. */
class DamagedDocument extends Error {
  override readonly name = "DamagedDocument";

  constructor(at: number, what: string) {
    super(`damaged BSON at byte ${at} of the document: ${what}`);
  }
}

const fixedSizes = new Int8Array(256).fill(-1);
for (const [name, size] of [
  ["double", 8],
  ["undefined", 0],
  ["objectId", 12],
  ["bool", 1],
  ["date", 8],
  ["null", 0],
  ["int", 4],
  ["timestamp", 8],
  ["long", 8],
  ["decimal", 16],
  ["maxKey", 0],
  ["minKey", 0],
] as const) {
  fixedSizes[codes[name]] = size;
}

/** The offset after the value of that type that begins at `at`; it lies within `end`. */
export function afterValue(document: Buffer, type: number, at: number, end: number): number {
  const fixed = fixedSizes[type]!;
  const after = fixed >= 0 ? at + fixed : at + variableSize(document, type, at, end);
  if (after > end) throw new DamagedDocument(at, "a value reaches beyond its document");
  return after;
}

function variableSize(document: Buffer, type: number, at: number, end: number): number {
  if (type === codes.regex) {
    const options = nameEnd(document, at, end) + 1;
    return nameEnd(document, options, end) + 1 - at;
  }
  if (at + 4 > end) throw new DamagedDocument(at, "a length is cut off");
  const length = document.readInt32LE(at);
  switch (type) {
    case codes.string:
    case codes.javascript:
    case codes.symbol:
      return atLeast(1, length, at) + 4;
    case codes.object:
    case codes.array:
    case codes.javascriptWithScope:
      return atLeast(5, length, at);
    case codes.binary:
      return atLeast(0, length, at) + 5;
    case codes.dbPointer:
      return atLeast(1, length, at) + 16;
    default:
      throw new DamagedDocument(at, `there is no type ${type}`);
  }
}

function atLeast(least: number, length: number, at: number): number {
  if (length < least) throw new DamagedDocument(at, "a length is too small");
  return length;
}

/** The offset of the zero byte that ends the name which begins at `at`. */
export function nameEnd(document: Buffer, at: number, end: number): number {
  let p = at;
  while (document[p] !== 0) {
    if (++p >= end) throw new DamagedDocument(at, "a name has no end");
  }
  return p;
}

/** Whether the name from `at` to `end` is that one. */
export function isName(document: Buffer, at: number, end: number, name: Buffer): boolean {
  if (end - at !== name.length) return false;
  for (let i = 0; i < name.length; i++) {
    if (document[at + i] !== name[i]) return false;
  }
  return true;
}

/** The offset of the zero byte that ends the document or array at `at`, checked against `limit`. */
export function containerEnd(document: Buffer, at: number, limit: number): number {
  if (at + 5 > limit) throw new DamagedDocument(at, "it is cut off");
  const end = at + document.readInt32LE(at);
  if (end < at + 5 || end > limit || document[end - 1] !== 0) {
    throw new DamagedDocument(at, "its length is wrong");
  }
  return end - 1;
}

/** Text of the string, symbol or code that begins at `at` and ends before `after`. */
export function textAt(document: Buffer, at: number, after: number): string {
  return document.toString("utf8", at + 4, after - 1);
}
