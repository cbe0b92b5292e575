import type { Outcome } from "../../changes/outcome.ts";

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
    : readonly Outcome[];
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
