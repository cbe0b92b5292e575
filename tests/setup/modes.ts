import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What anybody but the owner may read or change below a folder, each with its mode; links are left out. */
export function modesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => [
    ...openly(folder, entry),
    ...(entry.isDirectory() ? modesBelow(join(folder, entry.name)) : []),
  ]);
}

function openly(folder: string, entry: Dirent): string[] {
  const path = join(folder, entry.name);
  const mode = lstatSync(path).mode & 0o777;
  return entry.isSymbolicLink() || (mode & 0o077) === 0 ? [] : [`${path} ${mode.toString(8)}`];
}
