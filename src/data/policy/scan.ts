import { codes, typeNames } from "../bson/types.ts";
import { walk } from "../bson/walk.ts";
import type { Source } from "../streams.ts";
import { draft } from "./draft.ts";
import { Observed, type ObservedPath } from "./observed.ts";

/** What a source of documents holds: every path with its types and counts. */
export async function scanDocuments(source: Source, signal: AbortSignal): Promise<ObservedPath[]> {
  const observed = new Observed();
  for await (const { collection, document } of source.items(signal)) {
    walk(document, (path, _key, type) => {
      if (type === codes.object || type === codes.array) return;
      observed.add(collection, path, typeNames[type]!);
    });
  }
  return observed.all();
}

/** A policy that lists those paths; what only a person can decide is `undecided`. */
export function drafted(paths: readonly ObservedPath[]): string {
  const head = ["version: 1", "emailHost: test.example.com", "collections:"];
  return [...head, ...draft(paths)].join("\n");
}
