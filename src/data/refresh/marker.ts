import { randomUUID } from "node:crypto";
import { UserError } from "../../shared/errors.ts";
import { type Connection, connect, failed } from "../mongodb/connection.ts";
import { markerCollection } from "../mongodb/names.ts";
import { placeOf, productionNames } from "./place.ts";

/** Lets a database be replaced, and says for which environment it is. */
export interface Marker {
  environment: string;
  /** No two databases have the same. */
  id: string;
  /** Whether a replacing has begun, and not ended: what the database holds is partly old, or missing. */
  isPartial: boolean;
}

const markerId = "refresh-target";

export async function readMarker({ database }: Connection): Promise<Marker | undefined> {
  try {
    const filter = { _id: markerId } as object;
    const found = await database.collection(markerCollection).findOne(filter);
    if (!found) return undefined;
    const { environment, id, isPartial = false } = found;
    return { environment, id, isPartial };
  } catch (error) {
    throw failed(`Reading the marker in ${database.databaseName}`, error);
  }
}

/** Writes on the marker, where there is one, that what the database holds is partial, or whole again. */
export async function setPartial({ database }: Connection, isPartial: boolean): Promise<void> {
  const change = isPartial ? { $set: { isPartial } } : { $unset: { isPartial: "" } };
  try {
    await database.collection(markerCollection).updateOne({ _id: markerId } as object, change);
  } catch (error) {
    throw failed(`Writing the marker in ${database.databaseName}`, error);
  }
}

/** Where a marker was written, or would be. */
export interface Marked {
  environment: string;
  place: string;
  /** How many collections may be replaced from then on. */
  collections: number;
  written: boolean;
}

/**
 * Marks a database as one that may be replaced. Once, by a person who knows that it is not production;
 * without `isConfirmed` only says what it would mark.
 */
export async function mark(
  url: string,
  environment: string,
  isConfirmed: boolean,
): Promise<Marked> {
  const place = placeOf(url);
  const names = productionNames([environment, place]);
  if (names.length > 0) {
    throw new UserError(
      `${place} is not marked: "${names[0]}" is a name of production, which no refresh replaces.`,
    );
  }
  const target = await connect("target", url);
  try {
    const known = await readMarker(target);
    if (known !== undefined) {
      throw new UserError(`${place} is marked already, as ${known.environment}.`);
    }
    const collections = await target.database.listCollections().toArray();
    if (isConfirmed) {
      const document = { _id: markerId as never, environment, id: randomUUID() };
      await target.database.collection(markerCollection).insertOne(document);
    }
    return { environment, place, collections: collections.length, written: isConfirmed };
  } finally {
    await target.client.close();
  }
}
