import type { Clock } from "./clock.ts";

/** How often to look at something that changes by itself. */
export interface Pace {
  firstMs: number;
  /** Each pause is that many times the one before. */
  growth: number;
  longestMs: number;
  /** Pauses in all; after them the wait is given up. */
  boundMs: number;
}

/**
 * Looks until `look` gives something other than undefined, and returns it. Returns undefined when
 * the bound is reached.
 */
export async function poll<Value>(
  clock: Clock,
  pace: Pace,
  look: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  let pause = pace.firstMs;
  for (let waited = 0; ; waited += pause, pause = Math.min(pace.longestMs, pause * pace.growth)) {
    const value = await look();
    if (value !== undefined) return value;
    if (waited + pause > pace.boundMs) return undefined;
    await clock.sleep(pause);
  }
}
