import { codes, typeNames } from "../bson/types.ts";
import { walk } from "../bson/walk.ts";
import { collectionFiles, readDocuments } from "../jsonl/files.ts";
import { draft } from "./draft.ts";
import { Observed } from "./observed.ts";

/** A draft of a policy for the collections of a folder: every path with its types and counts. */
export async function scanFolder(folder: string, signal: AbortSignal): Promise<string> {
  const observed = new Observed();
  for (const each of collectionFiles(folder)) {
    for await (const document of readDocuments(each)) {
      signal.throwIfAborted();
      walk(document, (path, _key, type) => {
        if (type === codes.object || type === codes.array) return;
        observed.add(each.collection, path, typeNames[type]!);
      });
    }
  }
  return [
    "version: 1",
    "emailHost: test.example.com",
    "collections:",
    ...draft(observed.all()),
  ].join("\n");
}
