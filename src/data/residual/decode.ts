import { isUtf8 } from "node:buffer";

/** A message in a message in a message; what is wrapped deeper than that is not looked at. */
const deepest = 3;

/** A text and all that it may be the wrapping of: Base64, hexadecimal, percent signs, escapes. */
export function* unwrapped(text: string, depth = 0): Iterable<string> {
  yield text;
  if (depth === deepest) return;
  for (const inner of inside(text)) yield* unwrapped(inner, depth + 1);
}

function* inside(text: string): Iterable<string> {
  if (/%[0-9a-f]{2}/i.test(text)) yield* changed(text, percent(text));
  if (text.includes("\\")) yield* changed(text, unescaped(text));
  if (text.includes("&")) yield* changed(text, entities(text));
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g)) {
    yield* printable(Buffer.from(run, "base64"));
    if (/^(?:[0-9a-f]{2}){6,}$/i.test(run)) yield* printable(Buffer.from(run, "hex"));
  }
}

function* changed(before: string, after: string): Iterable<string> {
  if (after !== before) yield after;
}

function percent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = Buffer.from(run.replaceAll("%", ""), "hex");
    return isUtf8(bytes) ? bytes.toString() : run;
  });
}

function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\x([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(["\\/])/g, "$1")
    .replace(/\\[nrtbf]/g, " ");
}

function entities(text: string): string {
  return text
    .replace(/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(Math.min(+code, 0x10ffff)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(?:commat|amp);/g, (name) => (name === "&amp;" ? "&" : "@"));
}

/** Bytes that are text; by chance random ones of some length are not. */
export function* printable(bytes: Buffer): Iterable<string> {
  if (bytes.length < 6 || !isUtf8(bytes)) return;
  const text = bytes.toString();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: telling text from other bytes is the point.
  if (!/[\x00-\x08\x0e-\x1f\x7f]/.test(text)) yield text;
}
