import { basename, join } from "node:path";
import { UserError } from "../../shared/errors.ts";
import type { Bucket } from "./bucket.ts";
import {
  backupEnding,
  drillOf,
  drillSchema,
  drillText,
  manifestOf,
  type Passed,
} from "./manifest.ts";

/*
 * Backups in a bucket: the same files as in a folder. The manifest goes up last and comes down first,
 * so that a backup without one is none there, either.
 */

/** As `infra data backup` names one. */
const backupName = new RegExp(
  `^(?<environment>.+)-(?<time>\\d{8}T\\d{6}\\.\\d{3}Z)${backupEnding.replaceAll(".", "\\.")}$`,
);

/** Among names, those of complete backups, the newest first; of one environment where that is named. */
function backupsAmong(names: readonly string[], environment?: string): string[] {
  return names
    .flatMap((name) => {
      const { environment: whose, time = "" } = backupName.exec(name)?.groups ?? {};
      const isWanted = whose !== undefined && (environment ?? whose) === whose;
      return isWanted && names.includes(manifestOf(name)) ? [{ name, time }] : [];
    })
    .toSorted((a, b) => (a.time < b.time ? 1 : -1))
    .map(({ name }) => name);
}

/** Stores a backup that was just made, and gives the place where it stands. */
export async function storeThere(
  bucket: Bucket,
  file: string,
  signal: AbortSignal,
): Promise<string> {
  await bucket.upload(file, signal);
  await bucket.upload(manifestOf(file), signal);
  return `${bucket.place}/${basename(file)}`;
}

/** Removes all but the newest backups of an environment; gives the names of those removed. */
export async function removeOlderThere(
  bucket: Bucket,
  environment: string,
  keep: number,
): Promise<string[]> {
  const older = backupsAmong(await bucket.names(), environment).slice(keep);
  for (const name of older) {
    // The manifest first: what is left of a backup that is cut short is none.
    for (const one of [manifestOf(name), drillOf(name), name]) await bucket.remove(one);
  }
  return older;
}

/** The newest backup there, of one environment where that is named. */
export async function newestThere(bucket: Bucket, environment?: string): Promise<string> {
  const [newest] = backupsAmong(await bucket.names(), environment);
  if (newest !== undefined) return newest;
  const whose = environment === undefined ? "" : ` of ${environment}`;
  throw new UserError(`${bucket.place} holds no backup${whose}: npx infra data backup makes one.`);
}

/** Brings a backup and its manifest into a folder, and gives the file's path. */
export async function fetchBackup(
  bucket: Bucket,
  name: string,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  for (const one of [manifestOf(name), name]) await bucket.download(one, join(folder, one), signal);
  return join(folder, name);
}

/** Leaves beside a backup that it could be restored, and when. */
export async function writeDrillThere(
  bucket: Bucket,
  file: string,
  drilled: Passed,
): Promise<void> {
  await bucket.write(drillOf(basename(file)), drillText(drilled));
}

/**
 * When the newest backup of an environment there was begun, and when one was last restored on trial;
 * none where there is none.
 */
export async function timesThere(
  bucket: Bucket,
  environment: string,
): Promise<[backup: string | undefined, drill: string | undefined]> {
  const names = await bucket.names();
  const backups = backupsAmong(names, environment);
  const digits = backups[0] && backupName.exec(backups[0])!.groups!["time"]!;
  const drills = backups.map(drillOf).filter((name) => names.includes(name));
  const times = await Promise.all(
    drills.map(async (name) => drillSchema.parse(JSON.parse(await bucket.read(name))).endedAt),
  );
  return [digits?.replace(/^(....)(..)(..T..)(..)/, "$1-$2-$3:$4:"), times.toSorted().at(-1)];
}
