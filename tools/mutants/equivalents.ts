import type { Mutant } from "./mutant.ts";

/**
 * A mutant that no test can kill, because the program behaves as before. Found again by what it
 * changes, not by where: an entry outlives moves and edits around it.
 */
export interface Equivalent {
  /** The end of the file's path: `retry.ts`, or `client/retry.ts` where there are several. */
  file: string;
  /** As reported: the line before, an arrow, the line after. */
  change: string;
  why: string;
}

export const equivalents: Equivalent[] = [
  {
    file: "config/nearest.ts",
    change:
      "let last = Array.from({ length: b.length + 1 }, (_, j) => j); → let last = Array.from({ length: b.length + 2 }, (_, j) => j);",
    why: "The column behind the last is never read.",
  },
];

export function isEquivalent(mutant: Mutant, list: Equivalent[]): boolean {
  return list.some((entry) => describes(entry, mutant));
}

/** Entries that describe no mutant any more. */
export function staleEntries(mutants: Mutant[], list: Equivalent[]): Equivalent[] {
  return list.filter((entry) => !mutants.some((mutant) => describes(entry, mutant)));
}

function describes({ file, change }: Equivalent, mutant: Mutant): boolean {
  return mutant.change === change && `/${mutant.file}`.endsWith(`/${file}`);
}
