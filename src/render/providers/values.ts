import { isDeepStrictEqual } from "node:util";

/** What the engine passes at preview for a value that is not known yet. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether the value is not known yet. */
export function isUnknown(value: unknown): boolean {
  return value === unknownValue;
}

/** Whether two values mean the same: an absent one, null, an empty text, list or record do. */
export function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

/** The object without its absent and null properties. */
export function compact<T extends object>(value: T): T {
  const kept = Object.entries(value).filter(([, field]) => field !== undefined && field !== null);
  return Object.fromEntries(kept) as T;
}

/** The object with only those of its properties. */
export function pick<T extends object>(value: T, names: Iterable<string>): Partial<T> {
  const wanted = new Set(names);
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => wanted.has(name)),
  ) as Partial<T>;
}

/** Records get sorted keys and lose what is empty, so that two of them can be compared. */
function plain(value: unknown): unknown {
  if (value === null || value === "") return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  if (typeof value !== "object") return value;
  const entries = Object.entries(value)
    .map(([name, field]) => [name, plain(field)] as const)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
