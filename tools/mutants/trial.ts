import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Copy, copyOf } from "./copy.ts";
import { apply, type Mutant } from "./mutant.ts";
import type { Result } from "./results.ts";
import { Runner, type Verdict } from "./runner.ts";
import { Suite } from "./suite.ts";
import { TypeCheck } from "./types.ts";

/** In milliseconds, more than any test or hook may take before it fails of itself. */
const longestSilence = { fast: 400_000, slow: 900_000 };
/** What a test or hook may take while nothing is known of it. */
const longestTest = { fast: 300_000, slow: 600_000 };

/** Tries mutants, one after the other, in a copy of the project. */
export class Trial {
  readonly #copy: Copy;
  readonly #runner: Runner;
  readonly #suite: Suite;
  readonly #types: TypeCheck;
  /** What fails in a test file without any mutant; undefined once it has passed. */
  readonly #failures = new Map<string, string | undefined>();
  /** How long the slowest took of those with which a test has passed, in milliseconds. */
  readonly #slowest = new Map<string, number>();

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
    const text = readFileSync(join(this.#copy.project, file), "utf8");
    const changed = apply(text, mutant.edit);
    const fault = this.#types.faultOf(file, changed);
    if (fault !== undefined) return { outcome: "types", by: fault, all };
    for (const speed of all ? (["fast", "slow"] as const) : (["fast"] as const)) {
      const by = await this.#killer(mutant, changed, speed);
      if (by !== undefined) return { outcome: speed, by, all };
    }
    return { outcome: "survived", all };
  }

  end(): void {
    this.#runner.end();
    this.#copy.remove();
  }

  /** The test that fails with the mutant and passes without. */
  async #killer(mutant: Mutant, changed: string, speed: Speed): Promise<string | undefined> {
    const { file } = mutant;
    const path = join(this.#copy.project, file);
    const text = readFileSync(path, "utf8");
    for (;;) {
      const tests = this.#suite[speed](file).filter((test) => !this.#failures.get(test));
      writeFileSync(path, changed);
      const { killer, file: failed } = await this.#run(tests, speed, file);
      writeFileSync(path, text);
      if (killer === undefined) return undefined;
      // Where it was no test that failed, it may have been any of them.
      const suspects = failed === undefined ? tests : [failed];
      if (await this.#pass(suspects, speed)) return killer;
    }
  }

  /** Whether these tests pass without any mutant; those that fail are left out from then on. */
  async #pass(tests: string[], speed: Speed): Promise<boolean> {
    let pass = true;
    for (const test of tests) {
      if (!this.#failures.has(test)) {
        this.#failures.set(test, (await this.#run([test], speed)).killer);
      }
      if (this.#failures.get(test) !== undefined) pass = false;
    }
    return pass;
  }

  async #run(tests: string[], speed: Speed, changed?: string): Promise<Verdict> {
    if (tests.length === 0) return { killer: undefined, slowestMs: 0 };
    // Slow tests share what the first of them makes for a whole run: each mutant gets a new one.
    if (speed === "slow") this.#runner.end();
    const request = { tests, limitMs: this.#limitMs(tests, speed), ...(changed && { changed }) };
    const verdict = await this.#runner.run(request, longestSilence[speed]);
    if (verdict.killer === undefined) {
      for (const test of tests) {
        this.#slowest.set(test, Math.max(verdict.slowestMs, this.#slowest.get(test) ?? 0));
      }
    }
    return verdict;
  }

  /** A mutant that waits for ever should not take minutes; a busy machine must not be a kill. */
  #limitMs(tests: string[], speed: Speed): number {
    const slowest = Math.max(...tests.map((test) => this.#slowest.get(test) ?? Infinity));
    return Math.min(longestTest[speed], 30_000 + 5 * slowest);
  }
}

type Speed = "fast" | "slow";
