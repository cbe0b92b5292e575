import { isDeepStrictEqual } from "node:util";
import { type Document, isAlias, isMap, isSeq, visit } from "yaml";
import { isObject } from "./is-object.ts";

/** Makes a document say this, and leaves everything that says so already as it is written. */
export function syncYaml(document: Document, path: (string | number)[], wanted: unknown): void {
  const node = document.getIn(path, true);
  if (isSeq(node) && Array.isArray(wanted) && node.items.length === wanted.length) {
    for (const [index, item] of wanted.entries()) syncYaml(document, [...path, index], item);
    return;
  }
  if (!isMap(node) || !isObject(wanted)) {
    document.setIn(path, wanted);
    return;
  }
  const now = node.toJS(document) as Record<string, unknown>;
  for (const key of Object.keys(now)) {
    if (!Object.hasOwn(wanted, key)) document.deleteIn([...path, key]);
  }
  for (const [key, value] of Object.entries(wanted)) {
    if (!isDeepStrictEqual(now[key], value)) syncYaml(document, [...path, key], value);
  }
}

/** Whether parts of it stand in one place and are used in another: none can be changed alone. */
export function hasAliases(document: Document): boolean {
  let found = false;
  visit(document, (_key, node) => {
    found ||= isAlias(node);
  });
  return found;
}
