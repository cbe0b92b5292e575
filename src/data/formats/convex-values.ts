import { Binary, type Document, Double, deserialize, Int32, Long, serialize } from "bson";

/*
 * Values as a Convex export has them, in BSON and back: an integer is an int64, a number with a point
 * or an exponent a float64, `{"$bytes": ...}` bytes, and `{"$float": ...}` a number that JSON lacks.
 * Source: get-convex/convex-backend, crates/value/src/export.rs (export_clean_lossless). Sure: what
 * the vendor's own program writes and reads; not tried on a deployment.
 */

/** A document of a line. Throws at what is none; the message may quote the line. */
export function parseConvex(line: string): Buffer {
  const value: unknown = JSON.parse(line, revive);
  if (typeof value !== "object" || value === null || Array.isArray(value) || isScalar(value)) {
    throw new TypeError("no object");
  }
  return Buffer.from(serialize(value as Document));
}

/** Node tells how a number is spelled, which TypeScript's types do not say yet. */
function revive(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value === "number") return numberOf(value, context?.source ?? "");
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const [key, ...others] = Object.keys(value);
  if (key === undefined || !key.startsWith("$") || isScalar(value)) return value;
  if (others.length > 0) throw new TypeError("a value of several types");
  return encoded(key, (value as Record<string, unknown>)[key]);
}

function numberOf(value: number, source: string): Long | Double {
  const isInteger = /^-?\d+$/.test(source) && source !== "-0";
  if (!isInteger) return new Double(value);
  const long = Long.fromString(source);
  // Beyond 64 bits Convex reads it as a float64.
  return long.toString() === source ? long : new Double(value);
}

function encoded(type: string, base64: unknown): Binary | Double | Long {
  if (typeof base64 !== "string") throw new TypeError("no base64");
  const bytes = Buffer.from(base64, "base64");
  if (type === "$bytes") return new Binary(bytes);
  if (bytes.length === 8 && type === "$float") return new Double(bytes.readDoubleLE());
  if (bytes.length === 8 && type === "$integer") return Long.fromBytesLE([...bytes]);
  throw new TypeError("a type that Convex does not have");
}

const isScalar = (value: object) =>
  value instanceof Long || value instanceof Double || value instanceof Binary;

/** A document as a line. */
export function formatConvex(document: Buffer): string {
  return textOf(deserialize(document, { promoteValues: false }));
}

function textOf(value: unknown): string {
  if (value instanceof Long) return value.toString();
  // What a policy sets: Convex's numbers are float64 unless an application says otherwise.
  if (value instanceof Double || value instanceof Int32) return floatText(value.value);
  if (value instanceof Binary) return JSON.stringify({ $bytes: value.toString("base64") });
  if (Array.isArray(value)) return `[${value.map(textOf).join(",")}]`;
  if (typeof value === "object" && value !== null && isPlain(value)) {
    const entries = Object.entries(value);
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${textOf(each)}`).join(",")}}`;
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") {
    return JSON.stringify(value);
  }
  throw new TypeError("a value that Convex does not have");
}

const isPlain = (value: object) => Object.getPrototypeOf(value) === Object.prototype;

/** With a point or an exponent, which is what makes it a float64. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return JSON.stringify({ $float: bytes.toString("base64") });
  }
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
