import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { loadFromFiles } from "../../config/load-from-files.ts";
import { projectAt } from "../../config/project.ts";
import { Bucket, backupsOf, isBucket } from "../../data/backup/bucket.ts";
import { fetchBackup, newestThere } from "../../data/backup/in-bucket.ts";
import { backupEnding, newestAt } from "../../data/backup/manifest.ts";

/** A place of backups as somebody names it: a folder, or a bucket. */
export type Place = { folder: string } | { bucket: Bucket };

/** Where an environment's are, as the platform says; a folder for a database of none. */
export function defaultPlace(environment: string): string {
  const project = projectAt(process.cwd());
  const platform = project === undefined ? undefined : loadFromFiles(project).platform;
  return backupsOf(platform, environment);
}

export async function placeOf(named: string): Promise<Place> {
  if (!isBucket(named)) return { folder: resolve(named) };
  return { bucket: await Bucket.at(named, process.env) };
}

/** A folder to write to, or to read from, while something runs: of a bucket one that is removed again. */
export async function inFolder<T>(place: Place, run: (folder: string) => Promise<T>): Promise<T> {
  if ("folder" in place) return await run(place.folder);
  // What lies there is encrypted, as it is in the bucket.
  const folder = mkdtempSync(join(tmpdir(), "infra-backup-"));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A backup to be read. */
export interface Found {
  /** On this machine. */
  file: string;
  /** Where it is kept: `file`, or its address in the bucket. */
  kept: string;
  place: Place;
}

/** The named backup, or the newest of a place, while something runs. */
export async function withBackup<T>(
  from: string,
  environment: string | undefined,
  signal: AbortSignal,
  run: (found: Found) => Promise<T>,
): Promise<T> {
  const isFile = isBucket(from) && from.endsWith(backupEnding);
  const place = await placeOf(isFile ? from.slice(0, from.lastIndexOf("/")) : from);
  if ("folder" in place) {
    const file = newestAt(place.folder, environment);
    return await run({ file, kept: file, place });
  }
  const { bucket } = place;
  const name = isFile ? basename(from) : await newestThere(bucket, environment);
  return await inFolder(place, async (folder) => {
    const file = await fetchBackup(bucket, name, folder, signal);
    return await run({ file, kept: `${bucket.place}/${name}`, place });
  });
}
