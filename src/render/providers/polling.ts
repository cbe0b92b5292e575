import type { Clock } from "../../shared/clock.ts";
import { type Pace, poll } from "../../shared/poll.ts";
import { undefinedIfGone } from "../client/errors.ts";

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
