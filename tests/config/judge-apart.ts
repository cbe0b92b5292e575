/**
 * Judges the cases of broken/ and the tables of hostile/ and prints, as JSON, the faults of each edit of the tables, and the
 * places of the rules, and the refusals of the databases, that nothing reaches, as V8 counts them: branches as well as lines. A
 * program of its own, because Node leaves every character where it is in the file when it strips the types, and the tests' runner
 * does not.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { tmpdir } from "node:os";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { CodedFault } from "../../src/config/fault.ts";

/** What this program prints. */
export interface Judged {
  /** Of each edit of the tables, by its name. */
  faults: Record<string, CodedFault[]>;
  unreached: string[];
}

const folder = join(import.meta.dirname, "..", "..", "src", "config");

/** Whether a file says what is refused and nothing else. */
function isRules(file: string): boolean {
  return file.startsWith(`rules${sep}`) || basename(file) === "rules.ts";
}

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

// Loaded after counting has begun, because V8 counts nothing of what it has compiled before.
const { byRules, unreadable } = await import("./broken/all.ts");
const { kept } = await import("./broken/kept.ts");
const { harmlessEdits, hostileEdits, writeEdited } = await import("./hostile/tables.ts");
const { bondigoo, faultsOf } = await import("./draft.ts");
const { loadFromFiles } = await import("../../src/config/load-from-files.ts");

for (const { edit } of [...unreadable, ...byRules, ...kept]) {
  const draft = bondigoo();
  edit(draft);
  faultsOf(draft);
}

const faults: Judged["faults"] = {};
const edited = mkdtempSync(join(tmpdir(), "unreached-"));
for (const edit of [...hostileEdits.flatMap(([, edits]) => edits), ...harmlessEdits]) {
  writeEdited(edited, edit);
  faults[edit.name] = loadFromFiles(edited).faults;
}
rmSync(edited, { recursive: true });

let counted = 0;
const unreached: string[] = [];
const { result } = await session.post("Profiler.takePreciseCoverage");
for (const { url, functions } of result) {
  const file = url.startsWith("file:") ? relative(folder, fileURLToPath(url)) : "";
  if (!isRules(file) && !file.startsWith(`databases${sep}`)) continue;
  counted += functions.filter(({ ranges }) => ranges.some(({ count }) => count > 0)).length;
  const text = readFileSync(join(folder, file), "utf8");
  for (const { count, startOffset, endOffset } of functions.flatMap(({ ranges }) => ranges)) {
    const code = text.slice(startOffset, endOffset).trim();
    // What stands in for a value that is always there is for the type checker's sake.
    if (count > 0 || code.startsWith("??")) continue;
    if (!isRules(file) && !/\bproblem\b/.test(code)) continue;
    const line = text.slice(0, startOffset).split("\n").length;
    unreached.push(`${file}:${line}: ${code.split("\n")[0]}`);
  }
}
// Rules that have moved away would all seem to be reached.
if (counted < 100) throw new Error(`Only ${counted} functions of the rules were counted.`);
const judged: Judged = { faults, unreached };
process.stdout.write(JSON.stringify(judged));
