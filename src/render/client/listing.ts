import type { Clock } from "../../shared/clock.ts";
import { type Batch, batched } from "./batch.ts";
import { type Cursored, type LoadPage, pages } from "./pages.ts";

/** How long what a list showed stands in for a read of its own. A refresh looks once at each thing. */
const freshMs = 30_000;

interface Walk<Item> {
  startedAt: number;
  found: Map<string, Item>;
  rest: AsyncGenerator<Item[]>;
  done: boolean;
  /** What kept it from going on; whoever waits for more of it fails with this too. */
  failure?: { error: unknown };
}

/**
 * Reads of single objects answered from pages of their list. One read alone is left to the
 * object's own call; reads that arrive together share a walk through the list, which goes only as
 * far as they need and is remembered for the reads that follow.
 */
export class Listing<Item extends Cursored> {
  #walk: Walk<Item> | undefined;
  readonly #batch: Batch<Item>;
  readonly #clock: Clock;
  readonly #load: LoadPage<Item>;
  readonly #idOf: (item: Item) => string;

  constructor(clock: Clock, load: LoadPage<Item>, idOf: (item: Item) => string) {
    this.#clock = clock;
    this.#load = load;
    this.#idOf = idOf;
    this.#batch = batched((ids) => this.#find(ids));
  }

  /** The object as the list shows it; undefined where the list was not asked or lacks it. */
  async get(id: string): Promise<Item | undefined> {
    return this.#freshWalk()?.found.get(id) ?? (await this.#batch.load(id));
  }

  /** Every object of the list. */
  async all(): Promise<Item[]> {
    const walk = this.#freshWalk() ?? this.#start();
    while (!walk.done) await this.#step(walk);
    return [...walk.found.values()];
  }

  /** Forgets what the list showed, because something was changed. */
  forget(): void {
    this.#walk = undefined;
  }

  #steps: Promise<void> = Promise.resolve();

  async #find(ids: string[]): Promise<Map<string, Item>> {
    const walk = this.#freshWalk() ?? (ids.length > 1 ? this.#start() : undefined);
    const missing = () => ids.filter((id) => !walk?.found.has(id));
    // Beyond as many pages as there are objects, reading each by itself is no dearer.
    for (let page = 0; walk && !walk.done && page < missing().length; page++)
      await this.#step(walk);
    return walk?.found ?? new Map();
  }

  #freshWalk(): Walk<Item> | undefined {
    const fresh = this.#walk && this.#clock.now() - this.#walk.startedAt < freshMs;
    return fresh ? this.#walk : undefined;
  }

  #start(): Walk<Item> {
    const startedAt = this.#clock.now();
    this.#walk = { startedAt, found: new Map(), rest: pages(this.#load), done: false };
    return this.#walk;
  }

  /** Reads the next page; one step at a time, so that no page is read twice. */
  #step(walk: Walk<Item>): Promise<void> {
    const step = this.#steps.then(async () => {
      if (walk.done) return;
      if (walk.failure) throw walk.failure.error;
      const { value, done } = await walk.rest.next().catch((error: unknown) => {
        // Asked again, what has thrown would say that the list has ended.
        walk.failure = { error };
        if (this.#walk === walk) this.#walk = undefined;
        throw error;
      });
      for (const item of value ?? []) walk.found.set(this.#idOf(item), item);
      walk.done = done === true;
    });
    this.#steps = step.catch(() => undefined);
    return step;
  }
}
