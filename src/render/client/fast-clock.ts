import { type Clock, systemClock } from "../../shared/clock.ts";
import { UserError } from "../../shared/errors.ts";

/**
 * The clock for waits, polls and budgets. RENDER_CLOCK_SPEED, a number from 1 to 10000, makes waits
 * that many times shorter than they say, for work against a simulated Render; by default it is the
 * system's. Only waits are shortened: what the machine works, however busy it is, takes its real time,
 * or a slow one would use up a minute's patience in half a second.
 */
export function createClock(env: NodeJS.ProcessEnv): Clock {
  const text = env["RENDER_CLOCK_SPEED"];
  if (text === undefined || text === "") return systemClock;
  const speed = Number(text);
  if (!(speed >= 1 && speed <= 10_000)) {
    throw new UserError(`RENDER_CLOCK_SPEED is "${text}"; it must be a number from 1 to 10000.`);
  }
  let aheadMs = 0;
  const now = () => systemClock.now() + aheadMs;
  return {
    now,
    sleep: async (ms, signal) => {
      const wakesAt = now() + ms;
      await systemClock.sleep(ms / speed, signal);
      // Several wait at once: each wakes at its own time, and none turns the clock back.
      aheadMs = Math.max(aheadMs, wakesAt - systemClock.now());
    },
  };
}
