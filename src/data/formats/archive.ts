import { type Document, deserialize, EJSON, Int32, Long, serialize } from "bson";
import { UserError } from "../../shared/errors.ts";
import type { Collection, Format, Item, Sink, Source } from "../streams.ts";
import { Crc64 } from "./crc64.ts";
import { damaged, FileReader, FileWriter, type Passage, terminator } from "./files.ts";

/**
 * A file as of `mongodump --archive` for one database
 * (https://github.com/mongodb/mongo-tools/blob/master/common/archive/spec.md): a prelude with all
 * collections, then blocks of documents, those of several collections in turns, and for each
 * collection an end with the CRC of all its documents.
 */
export const archive: Format = {
  source: (file) => new ArchiveSource(file),
  sink: (file) => new ArchiveSink(file),
};

const magic = Buffer.from([0x6d, 0xe2, 0x99, 0x81]);

/**
 * The database that a sanitised archive is of. Not that of production: restored without renaming, it
 * would go there.
 */
const ownDatabase = "sanitised";

const endOfBlock = Buffer.from([0xff, 0xff, 0xff, 0xff]);

interface Header {
  db: string;
  collection: string;
  EOF?: boolean;
  CRC?: bigint;
}

export class ArchiveSource implements Source {
  readonly #file: string;
  readonly #decrypt: Passage | undefined;

  constructor(file: string, decrypt?: Passage) {
    this.#file = file;
    this.#decrypt = decrypt;
  }

  async collections(): Promise<Collection[]> {
    const { collections } = await this.#begin();
    return collections.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The one that it is of. */
  async database(): Promise<string> {
    return (await this.#begin()).database;
  }

  async #begin(): Promise<{ database: string; collections: Collection[] }> {
    const reader = new FileReader(this.#file, this.#decrypt);
    try {
      return await this.#prelude(reader);
    } finally {
      await reader.close();
    }
  }

  async *items(signal: AbortSignal): AsyncIterable<Item> {
    const reader = new FileReader(this.#file, this.#decrypt);
    try {
      const { database, collections } = await this.#prelude(reader);
      const open = new Map(collections.map(({ name }) => [name, new Crc64()]));
      for (let header = await reader.piece(); header !== undefined; header = await reader.piece()) {
        const { db, collection, EOF, CRC } = this.#headerOf(header);
        const crc = open.get(collection);
        if (crc === undefined || db !== database)
          throw this.#damaged("a block is of no collection");
        for (let piece = await reader.piece(); piece !== terminator; piece = await reader.piece()) {
          if (piece === undefined) throw this.#damaged("a block has no end");
          if (EOF) throw this.#damaged("documents follow the end of their collection");
          signal.throwIfAborted();
          crc.add(piece);
          yield { collection, document: piece };
        }
        if (EOF && CRC !== crc.value) throw this.#damaged(`the checksum of ${collection} differs`);
        if (EOF) open.delete(collection);
      }
      if (open.size > 0) throw this.#damaged(`${[...open.keys()].join(", ")} have no end`);
    } finally {
      await reader.close();
    }
  }

  async #prelude(reader: FileReader): Promise<{ database: string; collections: Collection[] }> {
    if (!(await reader.read(4))?.equals(magic)) throw this.#damaged("it is no archive");
    const [, ...metadata] = await this.#preludeDocuments(reader);
    const databases = [...new Set(metadata.map(({ db }) => db))];
    // Also an oplog, which stands in no database.
    if (databases.length > 1) {
      throw new UserError(
        `${this.#file} is of ${databases.length} databases: dump one alone, with --db and without --oplog.`,
      );
    }
    const collections = metadata.flatMap((each) => this.#collectionOf(each));
    return { database: databases[0] ?? "", collections };
  }

  async #preludeDocuments(reader: FileReader): Promise<Document[]> {
    const documents: Document[] = [];
    for (let piece = await reader.piece(); piece !== terminator; piece = await reader.piece()) {
      if (piece === undefined) throw this.#damaged("it ends before its collections");
      documents.push(this.#decoded(piece));
    }
    return documents;
  }

  /** Views hold no documents of their own. */
  #collectionOf({ collection, metadata, type }: Document): Collection[] {
    let parsed: Document;
    try {
      parsed = metadata ? EJSON.parse(metadata) : {};
    } catch {
      throw this.#damaged(`what it says of ${collection} is not in Extended JSON`);
    }
    const kind = parsed["type"] ?? type;
    if (kind === "timeseries") {
      throw new UserError(`${collection} is a time series, which cannot be carried over yet.`);
    }
    if (kind === "view" || collection.startsWith("system.")) return [];
    return [{ name: collection, indexes: parsed["indexes"] ?? [] }];
  }

  #headerOf(piece: Buffer | typeof terminator): Header {
    if (piece === terminator) throw this.#damaged("a block has no header");
    const { db, collection, EOF, CRC } = this.#decoded(piece);
    if (typeof db === "string" && typeof collection === "string")
      return { db, collection, EOF, CRC };
    throw this.#damaged("a header names no collection");
  }

  #decoded(bytes: Buffer): Document {
    try {
      return deserialize(bytes, { useBigInt64: true });
    } catch {
      throw this.#damaged("a header is not BSON");
    }
  }

  #damaged(why: string): UserError {
    return damaged(this.#file, why);
  }
}

export class ArchiveSink implements Sink {
  readonly #writer: FileWriter;
  readonly #database: string;
  readonly #crcs = new Map<string, Crc64>();
  /** Whose block is being written. */
  #current: string | undefined;

  constructor(file: string, database = ownDatabase, encrypt?: Passage) {
    this.#writer = new FileWriter(file, encrypt);
    this.#database = database;
  }

  async begin(collections: readonly Collection[]): Promise<void> {
    await this.#writer.write(magic);
    await this.#document({
      concurrent_collections: new Int32(1),
      version: "0.1",
      server_version: "8.0.0",
      tool_version: "infra data",
    });
    for (const { name, indexes } of collections) {
      this.#crcs.set(name, new Crc64());
      const about = { indexes, collectionName: name, type: "collection", options: {} };
      const metadata = EJSON.stringify(about, { relaxed: false });
      await this.#document({ db: this.#database, collection: name, metadata, size: new Int32(0) });
    }
    await this.#writer.write(endOfBlock);
  }

  async write({ collection, document }: Item): Promise<void> {
    if (collection !== this.#current) {
      await this.#endBlock();
      await this.#document(this.#headerOf(collection, false, 0n));
      this.#current = collection;
    }
    this.#crcs.get(collection)!.add(document);
    await this.#writer.write(document);
  }

  async end(): Promise<void> {
    await this.#endBlock();
    for (const [collection, crc] of this.#crcs) {
      await this.#document(this.#headerOf(collection, true, crc.value));
      await this.#writer.write(endOfBlock);
    }
    await this.#writer.end();
  }

  async #endBlock(): Promise<void> {
    if (this.#current !== undefined) await this.#writer.write(endOfBlock);
    this.#current = undefined;
  }

  async #document(fields: Document): Promise<void> {
    await this.#writer.write(Buffer.from(serialize(fields)));
  }

  #headerOf(collection: string, EOF: boolean, crc: bigint): Document {
    return { db: this.#database, collection, EOF, CRC: Long.fromBigInt(crc) };
  }
}
