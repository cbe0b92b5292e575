import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Mutant, nameOf } from "./mutant.ts";

/** What became of a mutant. */
export interface Result {
  outcome: "types" | "fast" | "slow" | "survived";
  /** The compiler's complaint, or the test that failed. */
  by?: string;
  /** Whether the slow tests ran as well. */
  all: boolean;
  /** A digest of what the outcome holds for: the file, and for a survivor all of src and tests. */
  holdsFor: string;
}

/** Results on disk: an interrupted run goes on, and a repeated one tries only the survivors again. */
export class Results {
  readonly #path: string;
  readonly #known: Record<string, Result>;

  constructor(path: string) {
    this.#path = path;
    this.#known = read(path);
  }

  /** The result of a mutant as far as it still holds and the asked tests have run. */
  of(mutant: Mutant, { file, tree, all }: Digests & { all: boolean }): Result | undefined {
    const known = this.#known[nameOf(mutant)];
    if (!known) return undefined;
    if (known.outcome !== "survived") return known.holdsFor === file ? known : undefined;
    return known.holdsFor === tree && (known.all || !all) ? known : undefined;
  }

  /** Replaces the file as a whole, so that no interruption leaves half of it. */
  add(mutant: Mutant, result: Result): void {
    this.#known[nameOf(mutant)] = result;
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.#known, null, 1));
    renameSync(`${this.#path}.new`, this.#path);
  }
}

interface Digests {
  file: string;
  tree: string;
}

export function digest(...texts: string[]): string {
  return createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 16);
}

function read(path: string): Record<string, Result> {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}
