import { Digest } from "../digest.ts";
import { documentsOf } from "../formats/dump-folder.ts";
import { type Connection, failed } from "../mongodb/connection.ts";
import { canonical } from "../mongodb/indexes.ts";
import { incoming } from "../mongodb/names.ts";
import { buildIndexes, collectionIds, Inserter } from "../mongodb/target.ts";
import type { Collection } from "../streams.ts";
import { Unverified } from "./unverified.ts";

/** What a collection that was loaded is held against. */
export interface Arriving {
  target: Connection;
  run: string;
  collection: Collection;
  /** What was sent. */
  expected: { written: number; digest: string };
  signal: AbortSignal;
}

export interface Loading extends Arriving {
  /** The folder with the sanitised documents. */
  data: string;
}

/**
 * Loads a collection beside the one that it will replace, reads it back, and compares documents and
 * indexes. From the beginning each time, so that it may be repeated. Gives the server's id of it.
 */
export async function load(loading: Loading): Promise<string> {
  const { target, run, collection } = loading;
  await makeRoom(target, run, collection.name);
  await insert(loading, incoming(run, collection.name));
  return await confirmArrival(loading);
}

/** Makes an empty collection beside the one that it will replace. */
export async function makeRoom({ database }: Connection, run: string, name: string): Promise<void> {
  try {
    await database.dropCollection(incoming(run, name));
    await database.createCollection(incoming(run, name));
  } catch (error) {
    throw failed(`Making room for ${name}`, error);
  }
}

/** Reads a loaded collection back, and builds its indexes. Gives the server's id of it. */
export async function confirmArrival(arriving: Arriving): Promise<string> {
  const { target, run, collection } = arriving;
  const name = incoming(run, collection.name);
  // Before the indexes: one that ends documents by their age would begin at once.
  await compareDocuments(arriving, name);
  await buildIndexes(target, name, collection);
  await compareIndexes(arriving, name);
  return (await collectionIds(target)).get(name)!;
}

async function insert({ target, data, collection, expected, signal }: Loading, name: string) {
  const inserter = new Inserter(target, name);
  const sent = new Digest();
  for await (const { document } of documentsOf(data, collection.name, signal)) {
    sent.add(document);
    await inserter.write(document);
  }
  await inserter.end();
  if (`${sent}` !== expected.digest) {
    throw new Unverified(
      `The sanitised ${collection.name} in ${data} changed since it was written: remove the run's ` +
        "folder, and begin anew.",
    );
  }
}

async function compareDocuments(
  { target, collection, expected, signal }: Arriving,
  name: string,
): Promise<void> {
  const found = new Digest();
  const cursor = target.database
    .collection(name)
    .find({}, { raw: true, batchSize: 1_000, readPreference: "primary", signal });
  for await (const document of cursor) found.add(document as unknown as Buffer);
  if (found.count === expected.written && `${found}` === expected.digest) return;
  throw new Unverified(
    `${collection.name} arrived otherwise than it was sent: ${found.count} documents of ` +
      `${expected.written}, ${found.count === expected.written ? "some of them changed" : "the rest lost"}.`,
  );
}

async function compareIndexes({ target, collection }: Arriving, name: string): Promise<void> {
  const indexes = await target.database.collection(name).indexes();
  const [wanted, found] = [canonical(collection), canonical({ name, indexes })];
  if (wanted.join("\n") === found.join("\n")) return;
  throw new Unverified(
    `${collection.name} has other indexes than in the source: ${found.length} of ${wanted.length}, ` +
      "or with other options.",
  );
}
