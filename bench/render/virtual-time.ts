import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { World } from "../../src/sandbox/world.ts";
import type { Clock } from "../../src/shared/clock.ts";

/** Real time in which whoever was woken does what needs no waiting, gathering of reads included. */
const settlingMs = 7;

/**
 * A world whose time passes only while everybody waits, and then at once to the next one's end: the
 * hours that limits and deploys take are exact, whatever the machine's speed.
 */
export class VirtualWorld extends World implements Clock {
  readonly #dir: string;
  #now = Date.UTC(2026, 0, 1);
  #sleepers: { at: number; wake: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    const dir = mkdtempSync(join(tmpdir(), "bench-render-"));
    super(dir);
    this.#dir = dir;
  }

  override now(): number {
    return this.#now;
  }

  /** Nothing outlives the measurement. */
  override touch(): void {}

  sleep(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#sleepers.push({ at: this.#now + ms, wake: resolve });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#wakeNext(), settlingMs);
    return promise;
  }

  override close(): void {
    rmSync(this.#dir, { recursive: true });
  }

  #wakeNext(): void {
    this.#now = Math.min(...this.#sleepers.map(({ at }) => at));
    const due = this.#sleepers.filter(({ at }) => at === this.#now);
    this.#sleepers = this.#sleepers.filter(({ at }) => at !== this.#now);
    for (const { wake } of due) wake();
    if (this.#sleepers.length > 0) this.#timer = setTimeout(() => this.#wakeNext(), settlingMs);
  }
}
