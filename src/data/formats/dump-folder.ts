import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EJSON } from "bson";
import { makePrivateFolder } from "../../shared/private-files.ts";
import type { Collection, Format, Item, Sink, Source } from "../streams.ts";
import { damaged, FileReader, FileWriter } from "./files.ts";

/**
 * A folder as mongodump writes it for a database: `users.bson`, document after document, and
 * `users.metadata.json` with the indexes.
 */
export const dumpFolder: Format = {
  source: (folder) => new DumpFolderSource(folder),
  sink: (folder) => new DumpFolderSink(folder),
};

const metadataEnding = ".metadata.json";

class DumpFolderSource implements Source {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async collections(): Promise<Collection[]> {
    return readdirSync(this.#folder)
      .filter((file) => file.endsWith(metadataEnding))
      .toSorted()
      .map((file) => ({
        name: decodeURIComponent(file.slice(0, -metadataEnding.length)),
        indexes: this.#indexes(join(this.#folder, file)),
      }));
  }

  #indexes(file: string): Collection["indexes"] {
    try {
      return EJSON.parse(readFileSync(file, "utf8")).indexes ?? [];
    } catch {
      throw damaged(file, "it is not in Extended JSON");
    }
  }

  async *items(signal: AbortSignal): AsyncIterable<Item> {
    for (const { name } of await this.collections()) yield* this.itemsOf(name, signal);
  }

  async *itemsOf(collection: string, signal: AbortSignal): AsyncIterable<Item> {
    const reader = new FileReader(fileOf(this.#folder, collection, ".bson"));
    try {
      for (
        let document = await reader.document();
        document !== undefined;
        document = await reader.document()
      ) {
        signal.throwIfAborted();
        yield { collection, document };
      }
    } finally {
      await reader.close();
    }
  }
}

class DumpFolderSink implements Sink {
  readonly #folder: string;
  readonly #writers = new Map<string, FileWriter>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async begin(collections: readonly Collection[]): Promise<void> {
    makePrivateFolder(this.#folder);
    for (const { name, indexes } of collections) {
      const metadata = { options: {}, indexes, collectionName: name };
      const text = EJSON.stringify(metadata, { relaxed: false });
      writeFileSync(fileOf(this.#folder, name, metadataEnding), text, { mode: 0o600 });
      this.#writers.set(name, new FileWriter(fileOf(this.#folder, name, ".bson")));
    }
  }

  async write({ collection, document }: Item): Promise<void> {
    await this.#writers.get(collection)!.write(document);
  }

  async end(): Promise<void> {
    await Promise.all([...this.#writers.values()].map((writer) => writer.end()));
  }
}

/** The documents of one collection of such a folder. */
export function documentsOf(folder: string, collection: string, signal: AbortSignal) {
  return new DumpFolderSource(folder).itemsOf(collection, signal);
}

function fileOf(folder: string, collection: string, ending: string): string {
  return join(folder, `${encodeURIComponent(collection)}${ending}`);
}
