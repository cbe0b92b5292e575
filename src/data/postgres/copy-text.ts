/**
 * Rows as COPY writes them in its text format (https://www.postgresql.org/docs/current/sql-copy.html):
 * a line a row, tabs between the columns, `\N` for null, and backslashes before what would be taken for
 * one of those. A line is kept as bytes, without its end.
 */
const tab = 0x09;
const lineFeed = 0x0a;
const backslash = 0x5c;
const capitalN = 0x4e;

/**
 * The lines of a stream of bytes, however it is cut into pieces; as many at once as come together, as to
 * wait for each by itself takes longer than to read it.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer[]> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const lines: Buffer[] = [];
    let from = 0;
    for (let to = chunk.indexOf(lineFeed); to !== -1; to = chunk.indexOf(lineFeed, from)) {
      const line = chunk.subarray(from, to);
      from = to + 1;
      lines.push(rest.length === 0 ? line : Buffer.concat([...rest, line]));
      rest = [];
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) throw new RangeError("the last row is cut off");
}

/** Where the field that begins at `at` ends. */
export function fieldEnd(line: Buffer, at: number): number {
  let p = at;
  while (p < line.length && line[p] !== tab) p++;
  return p;
}

export function isNull(line: Buffer, at: number, end: number): boolean {
  return end - at === 2 && line[at] === backslash && line[at + 1] === capitalN;
}

/** The value of a field that is not null. */
export function fieldText(line: Buffer, at: number, end: number): string {
  const text = line.toString("utf8", at, end);
  return text.includes("\\") ? text.replace(/\\(.)/g, (_, code) => meanings[code] ?? code) : text;
}

/** A value as a field holds it. */
export function fieldOf(text: string): string {
  return special.test(text) ? text.replace(specials, (character) => escapes[character]!) : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those that COPY writes otherwise.
const special = /[\\\x08\f\n\r\t\v]/;
const specials = new RegExp(special, "g");

export const nullField = "\\N";

const escapes: Record<string, string> = {
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

const meanings: Record<string, string> = Object.fromEntries(
  Object.entries(escapes).map(([character, written]) => [written[1]!, character]),
);
