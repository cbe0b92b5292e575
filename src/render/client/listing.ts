import type { Clock } from "../../shared/clock.ts";
import { type Batch, batched } from "./batch.ts";
import { type LoadPage, pages } from "./pages.ts";

/** How long what a list showed stands in for a read of its own. A refresh looks once at each thing. */
const freshMs = 30_000;

interface Walk<Row> {
  startedAt: number;
  found: Map<string, Row>;
  rest: AsyncGenerator<Row[]>;
  done: boolean;
  /** What kept it from going on; whoever waits for more of it fails with this too. */
  failure?: { error: unknown };
}

/**
 * Reads of single objects answered from pages of their list. One read alone is left to the
 * object's own call; reads that arrive together share a walk through the list, which goes only as
 * far as they need and is remembered for the reads that follow.
 */
export class Listing<Row extends { id: string }> {
  #walk: Walk<Row> | undefined;
  readonly #batch: Batch<Row>;
  readonly #clock: Clock;
  readonly #noun: string;
  readonly #load: LoadPage<unknown>;

  /** `noun` is what Render calls a row beside its cursor. */
  constructor(clock: Clock, noun: string, load: LoadPage<Row | Record<string, Row | string>>) {
    this.#clock = clock;
    this.#noun = noun;
    this.#load = load;
    this.#batch = batched((ids) => this.#find(ids));
  }

  /** The object as the list shows it; undefined where the list was not asked or lacks it. */
  async get(id: string): Promise<Row | undefined> {
    return this.#freshWalk()?.found.get(id) ?? (await this.#batch.load(id));
  }

  /** Every object of the list. */
  async all(): Promise<Row[]> {
    const walk = this.#freshWalk() ?? this.#start();
    while (!walk.done) await this.#step(walk);
    return [...walk.found.values()];
  }

  /** Forgets what the list showed, because something was changed. */
  forget(): void {
    this.#walk = undefined;
  }

  #steps: Promise<void> = Promise.resolve();

  async #find(ids: string[]): Promise<Map<string, Row>> {
    const walk = this.#freshWalk() ?? (ids.length > 1 ? this.#start() : undefined);
    const missing = () => ids.filter((id) => !walk?.found.has(id));
    // Beyond as many pages as there are objects, reading each by itself is no dearer.
    for (let page = 0; walk && !walk.done && page < missing().length; page++)
      await this.#step(walk);
    return walk?.found ?? new Map();
  }

  #freshWalk(): Walk<Row> | undefined {
    const fresh = this.#walk && this.#clock.now() - this.#walk.startedAt < freshMs;
    return fresh ? this.#walk : undefined;
  }

  #start(): Walk<Row> {
    const startedAt = this.#clock.now();
    const rest = pages(this.#noun, this.#load) as AsyncGenerator<Row[]>;
    this.#walk = { startedAt, found: new Map(), rest, done: false };
    return this.#walk;
  }

  /** Reads the next page; one step at a time, so that no page is read twice. */
  #step(walk: Walk<Row>): Promise<void> {
    const step = this.#steps.then(async () => {
      if (walk.done) return;
      if (walk.failure) throw walk.failure.error;
      const { value, done } = await walk.rest.next().catch((error: unknown) => {
        // Asked again, what has thrown would say that the list has ended.
        walk.failure = { error };
        if (this.#walk === walk) this.#walk = undefined;
        throw error;
      });
      for (const row of value ?? []) walk.found.set(row.id, row);
      walk.done = done === true;
    });
    this.#steps = step.catch(() => undefined);
    return step;
  }
}
