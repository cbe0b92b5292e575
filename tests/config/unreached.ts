/**
 * Runs the cases of broken/ and prints the places of src/config/rules that none of them reaches, one
 * a line, as V8 counts them: branches as well as lines. A program of its own, because Node leaves
 * every character where it is in the file when it strips the types, and the tests' runner does not.
 */
import { readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";

const folder = ["src", "config", "rules", ""].join(sep);

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

// Loaded after counting has begun, because V8 counts nothing of what it has compiled before.
const { byRules, unreadable } = await import("./broken/all.ts");
const { kept } = await import("./broken/kept.ts");
const { bondigoo, faultsOf } = await import("./draft.ts");

for (const { edit } of [...unreadable, ...byRules, ...kept]) {
  const draft = bondigoo();
  edit(draft);
  faultsOf(draft);
}

const { result } = await session.post("Profiler.takePreciseCoverage");
for (const { url, functions } of result) {
  const file = url.startsWith("file:") ? fileURLToPath(url) : "";
  if (!file.includes(folder)) continue;
  const text = readFileSync(file, "utf8");
  for (const { count, startOffset, endOffset } of functions.flatMap(({ ranges }) => ranges)) {
    const code = text.slice(startOffset, endOffset).trim();
    // What stands in for a value that is always there is for the type checker's sake.
    if (count > 0 || code.startsWith("??")) continue;
    const line = text.slice(0, startOffset).split("\n").length;
    const place = `${file.slice(file.indexOf(folder))}:${line}`;
    process.stdout.write(`${place}: ${code.split("\n")[0]}\n`);
  }
}
