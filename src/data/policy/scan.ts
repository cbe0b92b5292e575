import { codes, typeNames } from "../bson/types.ts";
import { walk } from "../bson/walk.ts";
import type { Source } from "../streams.ts";
import { draft } from "./draft.ts";
import { Observed } from "./observed.ts";

/** A draft of a policy for what a source holds: every path with its types and counts. */
export async function scan(source: Source, signal: AbortSignal): Promise<string> {
  const observed = new Observed();
  for await (const { collection, document } of source.items(signal)) {
    walk(document, (path, _key, type) => {
      if (type === codes.object || type === codes.array) return;
      observed.add(collection, path, typeNames[type]!);
    });
  }
  return [
    "version: 1",
    "emailHost: test.example.com",
    "collections:",
    ...draft(observed.all()),
  ].join("\n");
}
