import { afterValue, codes, containerEnd, nameEnd } from "./types.ts";

/** A value, and where in its document it stands. `path` writes array elements as `[]`. */
export type Visit = (path: string, key: string, type: number, at: number, after: number) => void;

/** Keys that a schema would have; others may be somebody's name or address. */
const fieldName = /^[A-Za-z_$][\w$-]{0,39}$/;

/** A key as reports may show it. */
function shownKey(key: string): string {
  return fieldName.test(key) ? key : "*";
}

/** `participants[].email` */
export function pathBelow(path: string, key: string, isArray: boolean): string {
  if (isArray) return `${path}[]`;
  return path === "" ? shownKey(key) : `${path}.${shownKey(key)}`;
}

/** Calls `visit` for everything in the document or array at `at`: containers first, then what they hold. */
export function walk(document: Buffer, visit: Visit, path = "", at = 0, isArray = false): void {
  const end = containerEnd(document, at, document.length);
  let p = at + 4;
  while (p < end) {
    const type = document[p]!;
    const nameStop = nameEnd(document, p + 1, end);
    const key = document.toString("utf8", p + 1, nameStop);
    const value = nameStop + 1;
    const after = afterValue(document, type, value, end);
    const below = pathBelow(path, key, isArray);
    visit(below, isArray ? "" : key, type, value, after);
    if (type === codes.object || type === codes.array) {
      walk(document, visit, below, value, type === codes.array);
    }
    p = after;
  }
}
