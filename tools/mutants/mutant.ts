import { createHash } from "node:crypto";
import ts from "typescript";
import { type Edit, edits } from "./mutators.ts";

/** One small change to one file, named so that the name outlives edits elsewhere in the file. */
export interface Mutant {
  /** Relative to the project's root: `src/config/load.ts`. */
  file: string;
  /** Where a person finds it today, 1 being the first. */
  line: number;
  /** The declarations and properties around it: `TokenBucket.take`. Empty at the top of the file. */
  within: string;
  /** The lines it changes, before and after, each as one line: `if (n > 1) { → if (n >= 1) {`. */
  change: string;
  /** 1 for the first of those in this file that read the same, 2 for the next. */
  occurrence: number;
  edit: Edit;
}

/** Every mutant of one file, in the order of the text. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const occurrences = new Map<string, number>();
  return [...edits(source)]
    .sort((a, b) => a.start - b.start)
    .map((edit) => {
      const within = namesAround(source, edit);
      const change = changeOf(text, edit);
      const occurrence = (occurrences.get(within + change) ?? 0) + 1;
      occurrences.set(within + change, occurrence);
      const line = source.getLineAndCharacterOfPosition(edit.start).line + 1;
      return { file, line, within, change, occurrence, edit };
    });
}

export function apply(text: string, { start, end, text: replacement }: Edit): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** What a mutant is called in results, as long as neither its lines nor what is around them change. */
export function nameOf({ file, within, change, occurrence }: Mutant): string {
  return `${file} › ${within} › ${change}${occurrence > 1 ? ` (${occurrence})` : ""}`;
}

/**
 * The `size` mutants that a seed draws. Each mutant's lot depends on the seed and its own name
 * alone, so that a change of the code elsewhere leaves the rest of a sample as it was.
 */
export function sampleOf(
  mutants: Mutant[],
  { seed, size }: { seed: number; size: number },
): Mutant[] {
  const lot = (mutant: Mutant) =>
    createHash("sha256")
      .update(`${seed} ${nameOf(mutant)}`)
      .digest("hex");
  return mutants
    .map((mutant) => ({ mutant, lot: lot(mutant) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))
    .slice(0, size)
    .map(({ mutant }) => mutant);
}

function changeOf(text: string, edit: Edit): string {
  const start = text.lastIndexOf("\n", edit.start - 1) + 1;
  const newline = text.indexOf("\n", edit.end);
  const end = newline === -1 ? text.length : newline;
  const lines = text.slice(start, end);
  const changed = apply(lines, { ...edit, start: edit.start - start, end: edit.end - start });
  return `${oneLine(lines)} → ${oneLine(changed)}`;
}

const longest = 140;

/** Long changes keep their beginning and end, where the difference is to be seen. */
function oneLine(lines: string): string {
  const line = lines.replaceAll(/\s+/g, " ").trim();
  if (line.length <= longest) return line;
  return `${line.slice(0, longest / 2)} … ${line.slice(-longest / 2)}`;
}

function namesAround(source: ts.SourceFile, { start, end }: Edit): string {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) > start || node.end < end) return;
    const name = ownName(node);
    if (name !== undefined) names.push(name);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return names.join(".");
}

function ownName(node: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertyAssignment(node);
  return isNamed && node.name && !ts.isComputedPropertyName(node.name)
    ? node.name.getText()
    : undefined;
}
