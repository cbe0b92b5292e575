import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, LineCounter, parseDocument, visit } from "yaml";
import { UserError } from "../shared/errors.ts";
import type { ReadingFault } from "./codes.ts";
import type { Place } from "./fault.ts";
import type { Source } from "./places.ts";
import { commentSecrets } from "./plain-secrets.ts";

/** What a YAML file holds, and where it cannot be read. */
export interface YamlFile {
  /** None where anything is wrong with it. */
  value: unknown;
  faults: ReadingFault[];
  /** What stands where; none where it could not be read at all. */
  source?: Source;
}

/** Reads a file of the project as the engine does: merge keys (`<<`) count, unknown tags do not. */
export function readYamlFile(folder: string, file: string): YamlFile {
  const text = textOf(join(folder, file));
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, merge: true });
    // The first: one slip makes an error of every line below it.
    const faults = [...document.errors, ...document.warnings]
      .slice(0, 1)
      .map(({ pos, message }) => ({
        ...syntaxFault(file, problemOf(message), place(pos[0])),
        ...(/^Tabs /.test(message) && { fix: spacesForTab(text, place(pos[0]).line) }),
      }));
    faults.push(...aliasFaults(document, file, place));
    const value = faults.length > 0 ? undefined : document.toJS();
    const source = { file, document, lines };
    return { value, faults: [...faults, ...commentSecrets(text, file)], source };
  } catch (error) {
    return { value: undefined, faults: [syntaxFault(file, unreadable(error))] };
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`Reading ${path} failed: ${why}`);
  }
}

function syntaxFault(file: string, problem: string, place?: Place): ReadingFault {
  return { path: file, problem, code: "yaml-syntax", ...(place && { place }) };
}

function problemOf(message: string): string {
  if (/call stack/.test(message)) return tooDeep;
  return `not valid YAML: ${(message.split("\n")[0] ?? "").replace(/ at line \d+.*$/, "")}`;
}

/** As deep as the line before it, or one step deeper below a key. */
function spacesForTab(text: string, line: number): string {
  const before = text.split("\n").slice(0, line - 1);
  const last = before.findLast((one) => /^\s*[^\s#]/.test(one)) ?? "";
  const depth = last.search(/\S|$/) + (/:\s*(?:#.*)?$/.test(last) ? 2 : 0);
  return `write ${depth} spaces in place of the tab`;
}

const tooDeep = "nested too deeply to be read";

/** An alias leads to an anchor before it, and not to something that it is a part of. */
function aliasFaults(
  document: Document.Parsed,
  file: string,
  placeOf: (offset: number) => Place,
): ReadingFault[] {
  const faults: ReadingFault[] = [];
  const refuse = (place: Place, problem: string, fix?: string) =>
    faults.push({ path: file, problem, code: "yaml-alias", place, ...(fix && { fix }) });
  visit(document, {
    Alias(_key, alias, ancestors) {
      const target = alias.resolve(document);
      const place = placeOf(alias.range?.[0] ?? 0);
      if (target === undefined) {
        const problem = `the alias *${alias.source} has no anchor before it`;
        refuse(place, problem, `write &${alias.source} where the value first stands`);
      } else if (ancestors.some((ancestor) => ancestor === target)) {
        refuse(place, `the alias *${alias.source} stands inside its own anchor`);
      }
    },
  });
  return faults;
}

/** The library bounds how much aliases may unfold to, the stack how deep values may be nested. */
function unreadable(error: unknown): string {
  if (error instanceof ReferenceError) return "its aliases unfold to too much to be read";
  if (error instanceof RangeError) return tooDeep;
  throw error;
}
