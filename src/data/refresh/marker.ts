import { randomUUID } from "node:crypto";
import { UserError } from "../../shared/errors.ts";
import { kindOf } from "../kinds.ts";
import { placeOf, productionNames } from "./place.ts";

/** Where a marker was written, or would be. */
export interface Marked {
  environment: string;
  place: string;
  /** How many collections or tables may be replaced from then on. */
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
  const target = await kindOf("target", url).openTarget(url);
  try {
    const known = await target.marker();
    if (known !== undefined) {
      throw new UserError(`${place} is marked already, as ${known.environment}.`);
    }
    const collections = await target.count();
    if (isConfirmed) await target.writeMarker(environment, randomUUID());
    return { environment, place, collections, written: isConfirmed };
  } finally {
    await target.close();
  }
}
