import { type Document, EJSON } from "bson";
import type { CompiledPolicy } from "../policy/compile.ts";
import { ruledNodes } from "../policy/compile.ts";
import type { Collection } from "../streams.ts";

/** Options that hold no values of documents. */
const harmless: ReadonlySet<string> = new Set([
  "key",
  "name",
  "unique",
  "sparse",
  "hidden",
  "expireAfterSeconds",
  "collation",
  "weights",
  "default_language",
  "language_override",
  "textIndexVersion",
  "2dsphereIndexVersion",
  "bits",
  "min",
  "max",
  "wildcardProjection",
]);

/** What every server writes anew. */
const ofServer: ReadonlySet<string> = new Set(["v", "ns", "background"]);

/** The indexes to build, without that of `_id`, which every collection has. */
export function indexesToBuild({ indexes }: Collection): Document[] {
  return indexes
    .filter(({ name }) => name !== "_id_")
    .map((index) =>
      Object.fromEntries(Object.entries(index).filter(([option]) => !ofServer.has(option))),
    );
}

/** Why an index cannot be carried over: an index can hold values, too. */
export function indexFaults(collection: Collection, policy: CompiledPolicy): string[] {
  return indexesToBuild(collection).flatMap((index) => {
    const place = `${collection.name}, index ${index["name"]}`;
    return Object.entries(index).flatMap(([option, value]) => {
      if (harmless.has(option)) return [];
      if (option !== "partialFilterExpression") {
        return [`${place}: the option ${option} is not known to be free of personal data`];
      }
      const words = wordsOf(policy, collection.name);
      return textsIn(value).every((text) => words.has(text))
        ? []
        : [`${place}: its partialFilterExpression has a text that no oneOf of the policy lists`];
    });
  });
}

function wordsOf(policy: CompiledPolicy, name: string): Set<string> {
  const collection = policy.collections.get(name);
  const nodes = collection ? [...ruledNodes(collection.root)] : [];
  return new Set(
    nodes.flatMap(({ action }) => (action?.kind === "keep" ? [...(action.oneOf ?? [])] : [])),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** In a form in which equal ones are equal texts: options in any order, keys in theirs. */
export function canonical(collection: Collection): string[] {
  return indexesToBuild(collection)
    .map((index) => EJSON.stringify(Object.entries(index).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted();
}
