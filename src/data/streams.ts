import type { Document } from "bson";

/** A collection as its source describes it. */
export interface Collection {
  name: string;
  /** As listIndexes gives them, that of `_id` included; empty where the source knows of none. */
  indexes: Document[];
}

/** A document, in BSON, and the collection that it is of. */
export interface Item {
  collection: string;
  document: Buffer;
}

/** Where documents come from. What cannot be read is an error, never a shorter collection. */
export interface Source {
  /** The one point in time that all of it is of; none where it is read while others write. */
  readonly asOf?: string;
  /** All collections, the empty ones included. */
  collections(): Promise<Collection[]>;
  /** Those of one collection need not come together. */
  items(signal: AbortSignal): AsyncIterable<Item>;
}

/** Where documents go to. */
export interface Sink {
  /** Called once, before anything is written. */
  begin(collections: readonly Collection[]): Promise<void>;
  write(item: Item): Promise<void>;
  /** Resolves once everything is where it stays. Called also after a failure, to let go of it. */
  end(): Promise<void>;
}

/** A form in which collections lie in a file or folder, so that what was written can be read again. */
export interface Format {
  source(path: string): Source;
  sink(path: string): Sink;
}
