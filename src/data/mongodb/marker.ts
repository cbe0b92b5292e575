import type { Marker } from "../kind.ts";
import { type Connection, failed } from "./connection.ts";
import { markerCollection } from "./names.ts";

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

export async function writeMarker({ database }: Connection, environment: string, id: string) {
  try {
    const document = { _id: markerId as never, environment, id };
    await database.collection(markerCollection).insertOne(document);
  } catch (error) {
    throw failed(`Writing the marker in ${database.databaseName}`, error);
  }
}
