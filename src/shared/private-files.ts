import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Nobody but the owner reads what this process and those it starts write from now on. */
export function keepPrivate(): void {
  process.umask(0o077);
}

/** Makes a folder, and those it needs above it, for its owner's eyes only. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/**
 * The same for one that may have been made before, for everybody to read: closed where `mark`, a
 * file in it, tells that it is ours, as it may be a folder that others need to enter.
 */
export function closeFolder(folder: string, mark: string): void {
  makePrivateFolder(folder);
  if (existsSync(join(folder, mark))) chmodSync(folder, 0o700);
}

/** Writes a file that only its owner may read. */
export function writePrivately(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}
