import { readdirSync, statSync } from "node:fs";
import type { Format } from "../streams.ts";
import { archive } from "./archive.ts";
import { dumpFolder } from "./dump-folder.ts";
import { jsonlFolder } from "./jsonl-folder.ts";

/** The form in which an export lies there: an archive is a file, the others are folders. */
export function formatOf(path: string): Format {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return archive;
  const isDump = stat !== undefined && readdirSync(path).some((name) => name.endsWith(".bson"));
  return isDump ? dumpFolder : jsonlFolder;
}
