/** Holds the one document that lets a database be replaced. */
export const markerCollection = "infra_refresh_target";

/** What a run puts beside the collections of its target, in a name that begins as no application's. */
const prefix = "infra_refresh_";

/** Where a run loads the new documents of a collection. */
export function incoming(run: string, collection: string): string {
  return `${prefix}${run}_new_${collection}`;
}

/** Where a run keeps the old ones until all of the new are in place. */
export function outgoing(run: string, collection: string): string {
  return `${prefix}${run}_old_${collection}`;
}

/** Whether a collection is one that a refresh has made. */
export function isOurs(collection: string): boolean {
  return collection.startsWith(prefix);
}

/** Whether a run that was given up has left it, which has loaded documents but replaced nothing. */
export function isLoadedByOther(run: string, collection: string): boolean {
  return isOurs(collection) && collection.includes("_new_") && !collection.startsWith(prefix + run);
}
