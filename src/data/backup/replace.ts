import { randomBytes } from "node:crypto";
import type { Connection } from "../mongodb/connection.ts";
import { incoming, isLoadedByOther } from "../mongodb/names.ts";
import { collectionIds, Inserter } from "../mongodb/target.ts";
import { confirmArrival, makeRoom } from "../refresh/load.ts";
import { removeOld, swapAll } from "../refresh/swap.ts";
import type { Source } from "../streams.ts";
import type { Contents } from "./contents.ts";

export interface Replacing {
  target: Connection;
  /** Can be read again, with the same outcome. */
  source: Source;
  /** What it holds. */
  wanted: Contents;
  signal: AbortSignal;
  onStep: (step: string) => void;
}

/**
 * Puts the collections of a backup, or of a seed, in place of all that a database holds: loads them
 * beside it, reads them back, and only then swaps. Cut short it is begun anew; the source stays what it is.
 * Gives the names of the collections that only the target had.
 */
export async function replaceAll(replacing: Replacing): Promise<string[]> {
  const { target, signal, onStep } = replacing;
  const run = randomBytes(4).toString("hex");
  await dropLoaded(target, (name) => isLoadedByOther(run, name));
  const loaded = await loadAll(replacing, run).catch(async (error) => {
    const prefix = incoming(run, "");
    await dropLoaded(target, (name) => name.startsWith(prefix)).catch(() => {});
    throw error;
  });
  signal.throwIfAborted();
  const swapping = { target, run, loaded, onStep };
  await swapAll(swapping);
  return await removeOld(swapping);
}

async function dropLoaded(target: Connection, isOne: (name: string) => boolean): Promise<void> {
  for (const name of (await collectionIds(target)).keys()) {
    if (isOne(name)) await target.database.dropCollection(name);
  }
}

async function loadAll(
  { target, source, wanted, signal, onStep }: Replacing,
  run: string,
): Promise<Record<string, string>> {
  const collections = await source.collections();
  const inserters = new Map<string, Inserter>();
  for (const { name } of collections) {
    await makeRoom(target, run, name);
    inserters.set(name, new Inserter(target, incoming(run, name)));
  }
  onStep("loading");
  for await (const { collection, document } of source.items(signal)) {
    await inserters.get(collection)!.write(document);
  }
  for (const inserter of inserters.values()) await inserter.end();
  const loaded: Record<string, string> = {};
  for (const collection of collections) {
    const { count: written, digest } = wanted[collection.name]!;
    onStep(`reading ${collection.name} back`);
    const arriving = { target, run, collection, expected: { written, digest }, signal };
    loaded[collection.name] = await confirmArrival(arriving);
  }
  return loaded;
}
