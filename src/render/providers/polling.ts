import type { Clock } from "../../shared/clock.ts";
import { undefinedIfGone } from "../client/errors.ts";

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

/** Reads what was just made, which may be unknown for a moment where reads lag behind writes. */
export async function untilKnown<Value>(clock: Clock, read: () => Promise<Value>): Promise<Value> {
  const known = await poll(clock, lagPace, async () => {
    const value = await read().catch(undefinedIfGone);
    return value === undefined ? undefined : { value };
  });
  // The last look says why, in Render's words.
  return known ? known.value : await read();
}

/** For a read that lags behind the write it follows: seconds at most. */
export const lagPace: Pace = { firstMs: 300, growth: 2, longestMs: 3000, boundMs: 10_000 };
