import { type Clock, systemClock } from "../../shared/clock.ts";
import { UserError } from "../../shared/errors.ts";

/**
 * The clock for waits, polls and budgets. RENDER_CLOCK_SPEED, a number from 1 to 10000, makes its
 * time pass that many times faster than real time, for work against a simulated Render; by default
 * it is the system's.
 */
export function createClock(env: NodeJS.ProcessEnv): Clock {
  const text = env["RENDER_CLOCK_SPEED"];
  if (text === undefined || text === "") return systemClock;
  const speed = Number(text);
  if (!(speed >= 1 && speed <= 10_000)) {
    throw new UserError(`RENDER_CLOCK_SPEED is "${text}"; it must be a number from 1 to 10000.`);
  }
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
