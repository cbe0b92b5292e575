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
  return new FastClock(speed);
}

interface Wait {
  wakesAt: number;
  wake: () => void;
}

class FastClock implements Clock {
  readonly #speed: number;
  /** How much of the time that passed was passed by shortened waits. */
  #aheadMs = 0;
  /** Those that wake first come first. */
  readonly #waits: Wait[] = [];
  /** Of the first one alone, so that a machine that stood still wakes them one by one, in order. */
  #timer: { of: Wait; handle: NodeJS.Timeout } | undefined;

  constructor(speed: number) {
    this.#speed = speed;
  }

  now(): number {
    return systemClock.now() + this.#aheadMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const breakOff = () => {
        this.#waits.splice(this.#waits.indexOf(wait), 1);
        this.#startTimer();
        reject(signal?.reason);
      };
      const wait = {
        wakesAt: this.now() + ms,
        wake: () => {
          signal?.removeEventListener("abort", breakOff);
          resolve();
        },
      };
      signal?.addEventListener("abort", breakOff, { once: true });
      const later = this.#waits.findIndex(({ wakesAt }) => wakesAt > wait.wakesAt);
      this.#waits.splice(later < 0 ? this.#waits.length : later, 0, wait);
      this.#startTimer();
    });
  }

  #startTimer(): void {
    const [first] = this.#waits;
    if (this.#timer?.of === first) return;
    clearTimeout(this.#timer?.handle);
    this.#timer = undefined;
    if (first === undefined) return;
    const wakeFirst = () => {
      this.#waits.shift();
      this.#timer = undefined;
      this.#aheadMs = Math.max(this.#aheadMs, first.wakesAt - systemClock.now());
      first.wake();
      this.#startTimer();
    };
    const realMs = Math.max(0, first.wakesAt - this.now()) / this.#speed;
    this.#timer = { of: first, handle: setTimeout(wakeFirst, realMs) };
  }
}
