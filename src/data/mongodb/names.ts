/** What a refresh puts beside the collections of its target begins as no application's names do. */
const prefix = "infra_refresh_";

/** Whether a collection is one that a refresh has made. */
export function isOurs(collection: string): boolean {
  return collection.startsWith(prefix);
}
