import type { Clock } from "../../shared/clock.ts";
import type { Progress } from "./budget.ts";

/**
 * How long a Render that fails, or does not answer, is asked again: longer than a minute's outage,
 * and no longer than somebody waits for the word that it goes on.
 */
const patienceMs = 90_000;
/** A failure that is over by then is not worth a line. */
const quietMs = 3000;
/** How often it is said again. Many calls fail in one outage. */
const sayAgainMs = 30_000;

/** One thing that is tried until it succeeds or is given up. */
export interface Trial {
  /** Whether to try again after this failure; says so where it takes long. */
  goesOn(failure: string): boolean;
}

/** How long to go on with what fails, shared by everything in the process. */
export class Patience {
  readonly #clock: Clock;
  readonly #progress: Progress;
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, progress: Progress) {
    this.#clock = clock;
    this.#progress = progress;
  }

  /** Time counts from the first failure. As each may take long, some tries are made in any case. */
  trial(operation: string, fewestTries: number): Trial {
    let failures = 0;
    let since: number | undefined;
    return {
      goesOn: (failure) => {
        const now = this.#clock.now();
        since ??= now;
        failures++;
        const left = since + patienceMs - now;
        if (left <= 0) return failures < fewestTries;
        if (now - since >= quietMs) this.#say(now, operation, failure, left);
        return true;
      },
    };
  }

  #say(now: number, operation: string, failure: string, left: number): void {
    if (now - this.#saidAt < sayAgainMs) return;
    this.#saidAt = now;
    const seconds = Math.ceil(left / 1000);
    this.#progress(`Render fails (${failure}); for up to ${seconds} s more: ${operation}.`);
  }
}
