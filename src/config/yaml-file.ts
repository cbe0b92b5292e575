import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, LineCounter, parseDocument, visit } from "yaml";
import { UserError } from "../shared/errors.ts";
import type { ConfigFault } from "./fault.ts";
import { commentSecrets } from "./plain-secrets.ts";

/** What a YAML file holds, and where it cannot be read. */
export interface YamlFile {
  /** None where anything is wrong with it. */
  value: unknown;
  faults: ConfigFault[];
}

/** One slip at the top of a file makes an error of every line below it. */
const mostFaults = 10;

/** Reads a file of the project as the engine does: merge keys (`<<`) count, unknown tags do not. */
export function readYamlFile(folder: string, file: string): YamlFile {
  const text = textOf(join(folder, file));
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, merge: true });
    const faults = [...document.errors, ...document.warnings]
      .slice(0, mostFaults)
      .map(({ pos, message }) => ({ path: place(pos[0]), problem: problemOf(message) }));
    faults.push(...aliasFaults(document, place));
    const value = faults.length > 0 ? undefined : document.toJS();
    return { value, faults: [...faults, ...commentSecrets(text, file)] };
  } catch (error) {
    return { value: undefined, faults: [{ path: file, problem: unreadable(error) }] };
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

function problemOf(message: string): string {
  if (/call stack/.test(message)) return tooDeep;
  return `not valid YAML: ${(message.split("\n")[0] ?? "").replace(/ at line \d+.*$/, "")}`;
}

const tooDeep = "nested too deeply to be read";

/** An alias leads to an anchor before it, and not to something that it is a part of. */
function aliasFaults(document: Document.Parsed, place: (offset: number) => string): ConfigFault[] {
  const faults: ConfigFault[] = [];
  visit(document, {
    Alias(_key, alias, ancestors) {
      const target = alias.resolve(document);
      const path = place(alias.range?.[0] ?? 0);
      if (target === undefined) {
        const problem = `the alias *${alias.source} has no anchor before it`;
        faults.push({ path, problem, fix: `write &${alias.source} where the value first stands` });
      } else if (ancestors.some((ancestor) => ancestor === target)) {
        faults.push({ path, problem: `the alias *${alias.source} stands inside its own anchor` });
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
