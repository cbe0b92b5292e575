import { readdirSync, statSync } from "node:fs";
import type { Format } from "../streams.ts";
import { archive } from "./archive.ts";
import { convexExport } from "./convex-export.ts";
import { dumpFolder } from "./dump-folder.ts";
import { headOf } from "./files.ts";
import { jsonlFolder } from "./jsonl-folder.ts";

/** The form in which an export lies there: an archive is a file, the others are folders. */
export function formatOf(path: string): Format {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return isZip(path) ? convexExport : archive;
  const isDump = stat !== undefined && readdirSync(path).some((name) => name.endsWith(".bson"));
  return isDump ? dumpFolder : jsonlFolder;
}

/** By its first bytes, which an empty one has in another form. */
const isZip = (file: string) => headOf(file, 2).toString("latin1") === "PK";
