import { parseEnv } from "node:util";
import { UserError } from "../../shared/errors.ts";

const begin = "# --- written by `npx infra env write`; lines of your own go above or below ---";
const end = "# --- end of what `npx infra env write` writes ---";

/** A `.env` file: what people wrote, and between two marks what we did. */
export interface Dotenv {
  before: string;
  /** Variables in our part; none where there is no such part yet. */
  written: Record<string, string> | undefined;
  after: string;
  /** Variables that people set; theirs win. */
  own: Record<string, string>;
}

/** Takes a file apart; `name` is for the error where the marks are damaged. */
export function readDotenv(text: string, name: string): Dotenv {
  const start = text.indexOf(begin);
  const stop = text.indexOf(end);
  if (start < 0 && stop < 0)
    return { before: text, written: undefined, after: "", own: parse(text) };
  if (start < 0 || stop < start || text.indexOf(begin, start + 1) >= 0) {
    throw new UserError(
      `${name}: the marks round the written lines are damaged. Delete both, and the lines between ` +
        "them that are not yours, and run this again.",
    );
  }
  const before = text.slice(0, start);
  const after = text.slice(stop + end.length).replace(/^\r?\n/, "");
  const written = parse(text.slice(start + begin.length, stop));
  return { before, written, after, own: parse(`${before}\n${after}`) };
}

/** A line of our part: a variable, or why there is none. */
export type Line = { name: string; value: string } | { name: string; missing: string };

/** The file with our part made anew, where it stood or at the end; variables people set stay theirs. */
export function writeDotenv({ before, after, own }: Dotenv, lines: Line[], note: string): string {
  const ours = lines.filter(({ name }) => !Object.hasOwn(own, name)).map(lineText);
  const above = before === "" || before.endsWith("\n") ? before : `${before}\n`;
  return `${above}${[begin, `# ${note}`, ...ours, end].join("\n")}\n${after}`;
}

function lineText(line: Line): string {
  if ("missing" in line) return `# ${line.name}= is not set: ${line.missing}`;
  return `${line.name}=${quoted(line.value)}`;
}

/** In the first quotes that the value does not hold, where it needs any. */
function quoted(value: string): string {
  if (/^[\w.:/@%+,=?&~*-]*$/.test(value)) return value;
  const quote = ["'", '"', "`"].find((sign) => !value.includes(sign));
  if (quote === undefined)
    throw new UserError("A value with all three kinds of quotes fits no .env.");
  return `${quote}${value}${quote}`;
}

function parse(text: string): Record<string, string> {
  return parseEnv(text) as Record<string, string>;
}
