import type { Document } from "mongodb";
import { UserError } from "../../shared/errors.ts";
import type { Collection, Item, Source } from "../streams.ts";
import { type Connection, failed } from "./connection.ts";
import { isOurs } from "./names.ts";

/** Documents in one answer of the server: about a megabyte. */
const batchSize = 1_000;

/**
 * The collections of a database. Those of `omitted` have no documents: what is not needed is not read
 * either. It is not one point in time where somebody writes meanwhile.
 */
export class MongoSource implements Source {
  readonly #connection: Connection;
  readonly #omitted: ReadonlySet<string>;
  #known: string[] | undefined;

  constructor(connection: Connection, omitted: ReadonlySet<string> = new Set()) {
    this.#connection = connection;
    this.#omitted = omitted;
  }

  async collections(): Promise<Collection[]> {
    const { database } = this.#connection;
    try {
      const collections: Collection[] = [];
      for (const name of await this.#names()) {
        collections.push({ name, indexes: await database.collection(name).indexes() });
      }
      return collections;
    } catch (error) {
      throw failed("Listing the source's collections", error);
    }
  }

  async *items(signal: AbortSignal): AsyncIterable<Item> {
    for (const collection of await this.#names()) {
      if (this.#omitted.has(collection)) continue;
      yield* this.#itemsOf(collection, signal);
    }
  }

  async *#itemsOf(collection: string, signal: AbortSignal): AsyncIterable<Item> {
    // As bytes: what is not replaced is copied as it stands, whatever its type.
    const options = { raw: true, batchSize, signal };
    const cursor = this.#connection.database.collection(collection).find({}, options);
    let next = cursor.hasNext();
    try {
      while (await next) {
        const documents = cursor.readBufferedDocuments();
        // The server looks for the next ones while these are worked on.
        next = cursor.hasNext();
        next.catch(() => {});
        for (const document of documents) {
          yield { collection, document: document as unknown as Buffer };
        }
      }
    } catch (error) {
      signal.throwIfAborted();
      throw failed(`Reading ${collection}`, error);
    } finally {
      await cursor.close();
    }
  }

  /** Those of the first look: what is created meanwhile has no index in the plan. */
  async #names(): Promise<string[]> {
    this.#known ??= await this.#list();
    return this.#known;
  }

  /** Views are made of other collections; those of time series are kept otherwise than documents. */
  async #list(): Promise<string[]> {
    const all: Document[] = await this.#connection.database.listCollections().toArray();
    const series = all.filter(({ type }) => type === "timeseries").map(({ name }) => name);
    if (series.length > 0) {
      throw new UserError(
        `The source has time series (${series.join(", ")}), which cannot be carried over yet.`,
      );
    }
    return all
      .filter(({ type, name }) => type !== "view" && !name.startsWith("system.") && !isOurs(name))
      .map(({ name }) => name)
      .toSorted();
  }
}
