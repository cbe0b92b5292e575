/** What becomes of a database when a field of its config changes. */
export const effects = {
  "in place": "changed where it stands; services go on",
  interrupts: "changed where it stands; connections break for a while",
  replaces: "something else takes its place; what was there is not deleted with its data",
  loses: "destroyed with its data; refused until `allowDeletion` names it",
  impossible: "refused",
} as const;

export type Effect = keyof typeof effects;

/** What one change of a field does. */
export interface Outcome {
  /** Which change of the field. Default: any. */
  when?: string;
  effect: Effect;
  /** In a sentence: what happens, and what to do instead where it must not. */
  means: string;
  /** Vendor page that says so; none where it follows from this program. */
  source?: string;
}

/** Every key of any member of a union. */
type KeyOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, Key> = T extends unknown
  ? Key extends keyof T
    ? NonNullable<T[Key]>
    : never
  : never;
type IsObject<T> = [T] extends [readonly unknown[]] ? false : [T] extends [object] ? true : false;

/** Outcomes for every field of a config, also of objects in it: a field that is forgotten is an error. */
export type ChangesOf<T> = {
  [Key in KeyOf<T>]-?: IsObject<ValueOf<T, Key>> extends true
    ? ChangesOf<ValueOf<T, Key>>
    : readonly [first: Outcome, ...others: Outcome[]];
};

/** The outcomes of a record's fields, by the path of each: `cluster.size`. */
export function outcomesByPath(
  changes: object,
  prefix = "",
): [path: string, outcomes: Outcome[]][] {
  return Object.entries(changes).flatMap(([field, inner]): [path: string, outcomes: Outcome[]][] =>
    Array.isArray(inner)
      ? [[`${prefix}${field}`, inner]]
      : outcomesByPath(inner as object, `${prefix}${field}.`),
  );
}
