import type { Clock } from "../../shared/clock.ts";

/** One rate limit of Render's, as far as its answers told. */
interface Bucket {
  /** Calls sent and not answered yet; the answers may or may not count them already. */
  underWay: number;
  /** Undefined until an answer told. */
  window?: Window;
  /** Resolved, and replaced, whenever an answer comes. */
  answered: PromiseWithResolvers<void>;
  /** The window's end that was last announced. */
  announced?: number;
}

interface Window {
  /** Calls in a whole window. */
  limit: number;
  /** The fewest calls left that an answer of this window spoke of. */
  left: number;
  /** When the next window starts, in milliseconds of the clock. */
  resetAt: number;
}

/** Told once per window that calls wait, and why. */
export type Progress = (line: string) => void;

/** The longest one call waits for its turn, over however many windows. */
const maxWaitMs = 6 * 60 * 60 * 1000;
/** Length of a window until its first answer tells. */
const guessedWindowMs = 60_000;
/** Two answers speak of the same window if its ends differ by no more; Render rounds to seconds. */
const sameWindowMs = 2000;

/**
 * What is left of each of Render's rate limits, shared by everything in the process. Render counts
 * in fixed windows and tells with every answer what is left of the present one; `Ratelimit-Reset`
 * is in seconds to go. A call whose limit is used up waits; calls of other limits go on.
 */
export class Budgets {
  #buckets = new Map<string, Bucket>();
  readonly #clock: Clock;
  readonly #progress: Progress;

  constructor(clock: Clock, progress: Progress) {
    this.#clock = clock;
    this.#progress = progress;
  }

  /** Resolves when one call of that bucket may be sent; false if that would take too long. */
  async take(name: string, operation: string): Promise<boolean> {
    const bucket = this.#bucket(name);
    const deadline = this.#clock.now() + maxWaitMs;
    for (;;) {
      const now = this.#clock.now();
      if (bucket.window && now >= bucket.window.resetAt) {
        const { limit } = bucket.window;
        bucket.window = { limit, left: limit, resetAt: now + guessedWindowMs };
      }
      const { window } = bucket;
      if (!window || window.left > bucket.underWay) break;
      if (window.left > 0) {
        // What is under way may be counted already; the next answer tells.
        await bucket.answered.promise;
        continue;
      }
      if (window.resetAt > deadline) return false;
      this.#announce(bucket, window, name, operation);
      await this.#clock.sleep(window.resetAt - now);
    }
    bucket.underWay++;
    return true;
  }

  /** Learns from an answer. Every `take` is followed by one `settle`, with or without an answer. */
  settle(name: string, answer: Response | undefined): void {
    const bucket = this.#bucket(name);
    bucket.underWay--;
    if (answer) bucket.window = this.#learn(bucket.window, answer);
    bucket.answered.resolve();
    bucket.answered = Promise.withResolvers();
  }

  #learn(known: Window | undefined, answer: Response): Window | undefined {
    const now = this.#clock.now();
    const limit = number(answer, "Ratelimit-Limit");
    const reset = number(answer, "Ratelimit-Reset");
    if (answer.status === 429) {
      const wait = number(answer, "Retry-After") ?? reset ?? 1;
      return { limit: limit ?? known?.limit ?? 1, left: 0, resetAt: now + wait * 1000 };
    }
    const left = number(answer, "Ratelimit-Remaining");
    if (limit === undefined || left === undefined || reset === undefined) return known;
    const resetAt = now + reset * 1000;
    const same = known !== undefined && Math.abs(known.resetAt - resetAt) <= sameWindowMs;
    // Answers overtake each other: within a window the smaller number is the newer one.
    return same ? { ...known, left: Math.min(known.left, left) } : { limit, left, resetAt };
  }

  #bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name) ?? {
      underWay: 0,
      answered: Promise.withResolvers<void>(),
    };
    this.#buckets.set(name, bucket);
    return bucket;
  }

  #announce(bucket: Bucket, window: Window, name: string, operation: string): void {
    if (bucket.announced === window.resetAt) return;
    bucket.announced = window.resetAt;
    const wait = Math.ceil((window.resetAt - this.#clock.now()) / 1000);
    this.#progress(
      `Render's limit of ${window.limit} for ${name} is used up; in ${wait} s: ${operation}.`,
    );
  }
}

function number(answer: Response, header: string): number | undefined {
  const text = answer.headers.get(header);
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
