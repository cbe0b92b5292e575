import { UserError } from "../../shared/errors.ts";
import { type Connection, failed } from "../mongodb/connection.ts";
import { setPartial } from "../mongodb/marker.ts";
import { incoming, isOurs, markerCollection, outgoing } from "../mongodb/names.ts";
import { collectionIds } from "../mongodb/target.ts";
import { Unverified } from "./unverified.ts";

export interface Swapping {
  target: Connection;
  run: string;
  /** By collection: the server's id of what was loaded for it. */
  loaded: Record<string, string>;
  onStep: (step: string) => void;
}

/**
 * Puts what was loaded in place of what is there, collection by collection: the old one is set aside,
 * the new one gets its name. What stands where is looked up before each step, by the ids that the
 * server gave, so that it may be repeated after a kill between any two.
 */
export async function swapAll(swapping: Swapping): Promise<void> {
  await setPartial(swapping.target, true);
  for (const name of Object.keys(swapping.loaded)) await swap(swapping, name);
}

async function swap({ target, run, loaded, onStep }: Swapping, name: string): Promise<void> {
  const ids = await collectionIds(target);
  if (ids.get(name) === loaded[name]) return;
  const [arrived, aside] = [incoming(run, name), outgoing(run, name)];
  if (ids.get(arrived) !== loaded[name]) {
    throw new Unverified(
      `What was loaded for ${name} is not there any more: remove the ` +
        "run's folder, and begin anew.",
    );
  }
  if (ids.has(name)) {
    if (ids.has(aside)) {
      throw new UserError(
        `Something has written to ${name} while it was being replaced. Stop the application, drop ` +
          `${name}, and run this again: it goes on here.`,
      );
    }
    onStep(`setting the old ${name} aside`);
    await rename(target, name, aside);
  }
  onStep(`putting the new ${name} in its place`);
  await rename(target, arrived, name);
}

async function rename({ database }: Connection, from: string, to: string): Promise<void> {
  try {
    await database.renameCollection(from, to);
  } catch (error) {
    throw failed(`Renaming ${from} to ${to}`, error);
  }
}

/** Drops the old collections, those that the source does not have, and what other runs have left. */
export async function removeOld({ target, loaded, onStep }: Swapping): Promise<string[]> {
  const extra: string[] = [];
  for (const name of (await collectionIds(target)).keys()) {
    if (name === markerCollection || name in loaded) continue;
    onStep(`removing ${name}`);
    await target.database.dropCollection(name);
    if (!isOurs(name)) extra.push(name);
  }
  await setPartial(target, false);
  return extra;
}
