/** What to set and what to remove, to get from one record of texts to another. */
export interface RecordChange {
  put: Record<string, string>;
  remove: string[];
}

/**
 * The change from `present` to `wanted`. Only what `mayRemove` says is removed; `suspect` names
 * keys to set even though they seem right, because a read may lag behind the last write.
 */
export function recordChange(
  present: Record<string, string>,
  wanted: Record<string, string>,
  mayRemove: (key: string) => boolean,
  suspect: ReadonlySet<string> = new Set(),
): RecordChange {
  const put = Object.entries(wanted).filter(
    ([key, value]) => present[key] !== value || suspect.has(key),
  );
  const remove = Object.keys(present).filter((key) => !(key in wanted) && mayRemove(key));
  return { put: Object.fromEntries(put), remove };
}

/** How many keys a change sets or removes. */
export function sizeOf({ put, remove }: RecordChange): number {
  return Object.keys(put).length + remove.length;
}

/** The keys that two records give different values, or that only one of them has. */
export function differingKeys(
  olds: Record<string, string> = {},
  news: Record<string, string> = {},
): Set<string> {
  const keys = [...Object.keys(olds), ...Object.keys(news)];
  return new Set(keys.filter((key) => olds[key] !== news[key]));
}

/** The list of pairs that Render takes variables as. */
export function toVariableList(
  variables: Record<string, string>,
): { key: string; value: string }[] {
  return Object.entries(variables).map(([key, value]) => ({ key, value }));
}

/** The list that Render takes secret files as. */
export function toFileList(files: Record<string, string>): { name: string; content: string }[] {
  return Object.entries(files).map(([name, content]) => ({ name, content }));
}

/** Stands for the value of a variable or file added by hand: it may be a secret nobody declared. */
const addedByHand = "(added by hand)";

/** The record with the values of keys that the config does not know hidden. */
export function hideForeign(
  present: Record<string, string>,
  configured: Record<string, string> = {},
): Record<string, string> {
  const shown = Object.entries(present).map(([key, value]) => [
    key,
    key in configured ? value : addedByHand,
  ]);
  return Object.fromEntries(shown);
}
