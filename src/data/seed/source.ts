import { type Document, serialize } from "bson";
import type { Collection, Item, Source } from "../streams.ts";
import { groupsOf } from "./groups.ts";
import type { Section, SeedCollections, SeedFile } from "./schema.ts";
import { World } from "./world.ts";

export interface SeedSourceArgs {
  file: SeedFile;
  section: Section;
  /** What the counts are multiplied by. */
  scale: number;
  variable: (name: string) => string | undefined;
  /** Told the collection of every document that is made. */
  onMade?: (collection: string) => void;
}

/** What a seed file makes: the same bytes each time it is read. Nothing of it is kept in memory. */
export class SeedSource implements Source {
  readonly #collections: SeedCollections;
  readonly #world: World;
  readonly #onMade: (collection: string) => void;

  constructor({ file, section, scale, variable, onMade = () => {} }: SeedSourceArgs) {
    this.#collections = file[section] ?? {};
    const { seed, now, emailHost } = file;
    const groups = groupsOf(this.#collections, `seed.${section}`);
    this.#world = new World({ groups, seed, now, emailHost, scale, variable });
    this.#onMade = onMade;
  }

  async collections(): Promise<Collection[]> {
    return Object.entries(this.#collections).map(([name, { indexes }]) => ({
      name,
      indexes: indexes.map((index) => ({ ...index, name: index.name ?? nameOf(index.key) })),
    }));
  }

  async *items(signal: AbortSignal): AsyncIterable<Item> {
    for (const collection of Object.keys(this.#collections)) {
      for (const document of this.#world.documentsOf(collection)) {
        signal.throwIfAborted();
        yield { collection, document: Buffer.from(serialize(document)) };
        this.#onMade(collection);
      }
    }
  }
}

/** As MongoDB names an index: `userId_1_startsAt_-1`. */
function nameOf(key: Document): string {
  return Object.entries(key).flat().join("_");
}
