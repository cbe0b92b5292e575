import { createRequire } from "node:module";
import type { Document } from "mongodb";
import type { Collection } from "../streams.ts";
import { type Connection, failed } from "./connection.ts";
import { indexesToBuild } from "./indexes.ts";
import { isOurs } from "./names.ts";

/**
 * The driver's way to send documents that are in BSON already. It is not among its exports: the ones
 * that are would decode every document, and lose the order of keys that are numbers and types that
 * are out of use. What arrives is compared by digest, so that a change of it would be seen.
 */
const { DocumentSequence } = createRequire(import.meta.url)("mongodb/lib/cmap/commands.js") as {
  DocumentSequence: new (field: string) => { push(document: Document, bytes: Uint8Array): number };
};

/** The most that go in one command, far below the server's limits of 100,000 and 48 MB. */
const batch = { documents: 1_000, bytes: 8_000_000 };

/** So many are on their way at once. */
const inFlight = 4;

/** Inserts documents into one collection. */
export class Inserter {
  readonly #connection: Connection;
  readonly #collection: string;
  readonly #sent = new Set<Promise<void>>();
  #documents: Buffer[] = [];
  #bytes = 0;

  constructor(connection: Connection, collection: string) {
    this.#connection = connection;
    this.#collection = collection;
  }

  async write(document: Buffer): Promise<void> {
    if (this.#documents.length === batch.documents || this.#bytes > batch.bytes) await this.#send();
    this.#documents.push(document);
    this.#bytes += document.length;
  }

  async end(): Promise<void> {
    await this.#send();
    await Promise.all(this.#sent);
  }

  async #send(): Promise<void> {
    if (this.#documents.length === 0) return;
    const sequence = new DocumentSequence("documents");
    for (const document of this.#documents) sequence.push({}, document);
    this.#documents = [];
    this.#bytes = 0;
    const sent = this.#insert(sequence);
    this.#sent.add(sent);
    sent.then(
      () => this.#sent.delete(sent),
      () => {},
    );
    if (this.#sent.size >= inFlight) await Promise.race(this.#sent);
  }

  async #insert(documents: object): Promise<void> {
    const doing = `Inserting into ${this.#collection}`;
    const { database } = this.#connection;
    const answer = await database
      .command({ insert: this.#collection, ordered: false, documents })
      .catch((error) => {
        throw failed(doing, error);
      });
    const [fault] = answer["writeErrors"] ?? [];
    // The server's message can show the document's key.
    if (fault)
      throw new Error(`${doing} failed: the server refused documents (code ${fault.code})`);
  }
}

/** Builds a collection's indexes under another name than its own. */
export async function buildIndexes(
  { database }: Connection,
  name: string,
  collection: Collection,
): Promise<void> {
  const indexes = indexesToBuild(collection);
  if (indexes.length === 0) return;
  try {
    await database.command({ createIndexes: name, indexes });
  } catch (error) {
    throw failed(`Building the indexes of ${collection.name}`, error);
  }
}

/** The ids that the server gave to the collections, by name. A collection keeps its id when renamed. */
export async function collectionIds({ database }: Connection): Promise<Map<string, string>> {
  const all: Document[] = await database.listCollections().toArray();
  return new Map(
    all
      .filter(({ type, name }) => type === "collection" && !name.startsWith("system."))
      .map(({ name, info }) => [name, String(info.uuid)]),
  );
}

/** How many documents each collection of the application has. */
export async function countsIn(connection: Connection): Promise<Record<string, number>> {
  const names = [...(await collectionIds(connection)).keys()].filter((name) => !isOurs(name));
  const counts: Record<string, number> = {};
  try {
    for (const name of names.toSorted()) {
      counts[name] = await connection.database.collection(name).estimatedDocumentCount();
    }
  } catch (error) {
    throw failed("Counting the target's documents", error);
  }
  return counts;
}
