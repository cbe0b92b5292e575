import type { Contents } from "../backup/contents.ts";
import { contentsOf } from "../backup/contents.ts";
import { Digest } from "../digest.ts";
import type { Connection } from "../mongodb/connection.ts";
import { buildIndexes, countsIn, Inserter } from "../mongodb/target.ts";
import { Unverified } from "../refresh/unverified.ts";
import type { SeedSource } from "./source.ts";

/** So many documents go in one command of the server, which a kill of this process does not cut in two. */
const most = 1_000;

export interface Initial {
  target: Connection;
  source: SeedSource;
  signal: AbortSignal;
  onStep: (step: string) => void;
}

/**
 * What initial data would be written, and why it is not: a document that is none of it, anywhere in
 * the database. Collections that hold all of theirs already are `present`, so that a seed that was cut
 * short can be repeated.
 */
export async function initialPlan({ target, source, signal }: Initial) {
  const contents = await contentsOf(source, signal);
  const faults: string[] = [];
  const present: string[] = [];
  for (const [name, { count }] of Object.entries(contents)) {
    if (count <= most) continue;
    faults.push(`${name} has ${count} documents of initial data, and ${most} are the most.`);
  }
  for (const name of Object.keys(await countsIn(target))) {
    const wanted = contents[name];
    const found = await digestOf(target, name);
    if (found.count === 0) continue;
    if (wanted?.count === found.count && wanted.digest === `${found}`) present.push(name);
    else {
      faults.push(
        `${name} has documents that are none of the initial data: it goes into an empty database alone, ` +
          "and nothing is ever replaced in production.",
      );
    }
  }
  return { contents, faults, present };
}

/** Adds what is not present, a collection at a time, and reads it back. Drops and renames nothing. */
export async function writeInitial(
  { target, source, signal, onStep }: Initial,
  contents: Contents,
  present: readonly string[],
): Promise<void> {
  const inserters = new Map<string, Inserter>();
  for await (const { collection, document } of source.items(signal)) {
    if (present.includes(collection)) continue;
    if (!inserters.has(collection)) inserters.set(collection, new Inserter(target, collection));
    await inserters.get(collection)!.write(document);
  }
  for (const collection of await source.collections()) {
    const { name } = collection;
    onStep(`writing ${name}`);
    await inserters.get(name)?.end();
    if (`${await digestOf(target, name)}` !== contents[name]!.digest) {
      throw new Unverified(
        `${name} does not hold what was written to it. Something else writes there: stop it, and look.`,
      );
    }
    await buildIndexes(target, name, collection);
  }
}

/** Of no more documents than initial data can have: the rest would change nothing. */
async function digestOf({ database }: Connection, name: string): Promise<Digest> {
  const digest = new Digest();
  const options = { raw: true, limit: most + 1, readPreference: "primary" } as const;
  for await (const document of database.collection(name).find({}, options)) {
    digest.add(document as unknown as Buffer);
  }
  return digest;
}
