import type { Clock } from "../../../src/shared/clock.ts";

/** A clock that stands still until it is moved; sleepers wake in the order of their times. */
export class TestClock implements Clock {
  #now = 0;
  #sleepers: { at: number; wake: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ at: this.#now + ms, wake }));
  }

  /** Moves on and lets everything run that waited for it. */
  async advance(ms: number): Promise<void> {
    this.#now += ms;
    const due = this.#sleepers.filter(({ at }) => at <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ at }) => at > this.#now);
    for (const { wake } of due.toSorted((a, b) => a.at - b.at)) wake();
    await settled();
  }
}

/** Resolves when everything that could run without time passing has run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
