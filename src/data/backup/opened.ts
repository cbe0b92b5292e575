import { ArchiveSource } from "../formats/archive.ts";
import { decryptionWith } from "./age.ts";
import { differences } from "./contents.ts";
import { databaseOf, fileFaults, type Manifest, readManifest } from "./manifest.ts";

/** A backup and what its manifest says of it. */
export interface Opened {
  file: string;
  manifest: Manifest;
  source: ArchiveSource;
}

/** Opens a backup with the keys of a text as `age-keygen` writes it; reads no more than its manifest. */
export function open(file: string, keys: string): Opened {
  const source = new ArchiveSource(file, decryptionWith(keys));
  return { file, manifest: readManifest(file), source };
}

/** Reads a backup to its end, and gives everything in which it is not what its manifest says. */
export async function faultsOf(
  { file, manifest, source }: Opened,
  signal: AbortSignal,
): Promise<string[]> {
  const damaged = await fileFaults(file, manifest);
  if (damaged.length > 0) return damaged;
  const database = await source.database();
  if (database !== databaseOf(manifest.environment)) {
    return [`The manifest says that it is of ${manifest.environment}; the backup itself does not.`];
  }
  return await differences(source, manifest.collections, signal);
}
