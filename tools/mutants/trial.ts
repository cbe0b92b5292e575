import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Copy, copyOf } from "./copy.ts";
import { apply, type Mutant } from "./mutant.ts";
import type { Result } from "./results.ts";
import { Runner } from "./runner.ts";
import { Suite } from "./suite.ts";
import { TypeCheck } from "./types.ts";

/** In milliseconds, more than any test or hook may take before it fails of itself. */
const longestSilence = { fast: 400_000, slow: 900_000 };
/** What a test or hook may take without any mutant. */
const longestTest = { fast: 300_000, slow: 600_000 };

/** Tries mutants, one after the other, in a copy of the project. */
export class Trial {
  readonly #copy: Copy;
  readonly #runner: Runner;
  readonly #suite: Suite;
  readonly #types: TypeCheck;
  /** What fails in a test file without any mutant. */
  readonly #failures = new Map<string, string | undefined>();
  /** How long the slowest file took without any mutant, in milliseconds. */
  #slowest = { fast: 0, slow: 0 };

  constructor(root: string) {
    this.#copy = copyOf(root);
    this.#runner = new Runner(this.#copy);
    this.#suite = Suite.of(this.#copy.project);
    this.#types = new TypeCheck(this.#copy.project);
  }

  /** What fails without any mutant: the files of these tests were left out. */
  get failing(): string[] {
    return [...this.#failures.values()].filter((failure) => failure !== undefined);
  }

  async outcomeOf(mutant: Mutant, { all }: { all: boolean }): Promise<Omit<Result, "holdsFor">> {
    const { file } = mutant;
    const path = join(this.#copy.project, file);
    const text = readFileSync(path, "utf8");
    const changed = apply(text, mutant.edit);
    const fault = this.#types.faultOf(file, changed);
    if (fault !== undefined) return { outcome: "types", by: fault, all };
    for (const speed of all ? (["fast", "slow"] as const) : (["fast"] as const)) {
      const tests = await this.#passing(this.#suite[speed](file), speed);
      writeFileSync(path, changed);
      const by = await this.#run(tests, speed, file);
      writeFileSync(path, text);
      if (by !== undefined) return { outcome: speed, by, all };
    }
    return { outcome: "survived", all };
  }

  end(): void {
    this.#runner.end();
    this.#copy.remove();
  }

  async #passing(tests: string[], speed: "fast" | "slow"): Promise<string[]> {
    const untried = tests.filter((test) => !this.#failures.has(test));
    // One run of many is much quicker; when something fails, each shows whether it was its own fault.
    const pass = (await this.#run(untried, speed)) === undefined;
    for (const test of untried) {
      this.#failures.set(test, pass ? undefined : await this.#run([test], speed));
    }
    return tests.filter((test) => this.#failures.get(test) === undefined);
  }

  async #run(
    tests: string[],
    speed: "fast" | "slow",
    changed?: string,
  ): Promise<string | undefined> {
    if (tests.length === 0) return undefined;
    // Slow tests share what the first of them makes for a whole run: each mutant gets a new one.
    if (speed === "slow") this.#runner.end();
    const request = { tests, limitMs: longestTest[speed], ...(changed && { changed }) };
    if (changed) request.limitMs = Math.min(request.limitMs, 30_000 + 5 * this.#slowest[speed]);
    const { killer, slowestMs } = await this.#runner.run(request, longestSilence[speed]);
    // A mutant that waits for ever should not take minutes; a busy machine must not be a kill.
    if (!changed && killer === undefined) {
      this.#slowest[speed] = Math.max(this.#slowest[speed], slowestMs);
    }
    return killer;
  }
}
