import { setInterval } from "node:timers";
import { type Clock, systemClock } from "../../shared/clock.ts";
import { UserError } from "../../shared/errors.ts";

const turnMs = 5;
/** What a turn of the process's events may take; the rest of it the process stood still. */
const longestTurnMs = 2 * turnMs;

/**
 * The clock for waits, polls and budgets. RENDER_CLOCK_SPEED, a number from 1 to 10000, makes its
 * time pass that many times faster than real time, for work against a simulated Render; by default
 * it is the system's. A fast clock stops while the process gets no turn on a busy machine: at such a
 * speed half a second of standing still would use up a minute's patience.
 */
export function createClock(env: NodeJS.ProcessEnv): Clock {
  const text = env["RENDER_CLOCK_SPEED"];
  if (text === undefined || text === "") return systemClock;
  const speed = Number(text);
  if (!(speed >= 1 && speed <= 10_000)) {
    throw new UserError(`RENDER_CLOCK_SPEED is "${text}"; it must be a number from 1 to 10000.`);
  }
  const start = systemClock.now();
  awakeTime ??= startAwakeTime();
  const awake = awakeTime;
  const from = awake();
  return {
    now: () => start + (awake() - from) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}

let awakeTime: (() => number) | undefined;

/** Milliseconds in which this process had its turns, from the first call on. */
function startAwakeTime(): () => number {
  let counted = 0;
  let turnedAt = performance.now();
  const sinceTurn = () => Math.min(performance.now() - turnedAt, longestTurnMs);
  const turn = () => {
    counted += sinceTurn();
    turnedAt = performance.now();
  };
  setInterval(turn, turnMs).unref();
  return () => counted + sinceTurn();
}
