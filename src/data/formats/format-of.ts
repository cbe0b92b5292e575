import { readdirSync, statSync } from "node:fs";
import type { Format } from "../streams.ts";
import { dumpFolder } from "./dump-folder.ts";
import { jsonlFolder } from "./jsonl-folder.ts";

/** The form in which an export lies there, by the names of its files. */
export function formatOf(path: string): Format {
  const isDump = isFolder(path) && readdirSync(path).some((name) => name.endsWith(".bson"));
  return isDump ? dumpFolder : jsonlFolder;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
