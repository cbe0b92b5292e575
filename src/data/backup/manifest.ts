import { createHash } from "node:crypto";
import {
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { UserError } from "../../shared/errors.ts";
import { writePrivately } from "../../shared/private-files.ts";
import { collectionSchema } from "./contents.ts";

const manifestSchema = z.strictObject({
  version: z.literal(1),
  tool: z.string(),
  environment: z.string(),
  source: z.string().describe("hosts and database"),
  /** What is written to the database between the two may be in it, or not. */
  readBetween: z.tuple([z.iso.datetime(), z.iso.datetime()]),
  file: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  recipients: z.array(z.string()),
  collections: z.record(z.string(), collectionSchema),
  notCarried: z.array(z.string()).describe("views, and options of collections"),
});

/** Stands beside a backup and tells what is in it; names, counts and digests, never a value. */
export type Manifest = z.infer<typeof manifestSchema>;

export const backupEnding = ".archive.gz.age";
const manifestEnding = ".manifest.json";
const drillEnding = ".drill.json";

/** The file beside a backup that tells what is in it. */
export function manifestOf(file: string): string {
  return `${file.slice(0, -backupEnding.length)}${manifestEnding}`;
}

/** The file beside a backup that tells of the last drill that passed. */
export function drillOf(file: string): string {
  return `${file.slice(0, -backupEnding.length)}${drillEnding}`;
}

/** What an archive says that it is of. A manifest can be edited; this is encrypted with the rest. */
export function databaseOf(environment: string): string {
  return `backup-of-${environment}`;
}

export function writeManifest(file: string, manifest: Manifest): void {
  const aside = `${manifestOf(file)}.partial`;
  writePrivately(aside, `${JSON.stringify(manifest, undefined, 2)}\n`);
  renameSync(aside, manifestOf(file));
}

export function readManifest(file: string): Manifest {
  if (!file.endsWith(backupEnding)) {
    throw new UserError(`${file} is not a backup: the name of one ends in ${backupEnding}.`);
  }
  let text: string;
  try {
    text = readFileSync(manifestOf(file), "utf8");
  } catch {
    throw new UserError(
      `${manifestOf(file)} is missing. A backup is only used together with its manifest.`,
    );
  }
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new UserError(`${manifestOf(file)} is not the manifest of a backup, or is damaged.`);
  }
}

/** The complete backups in a folder, the newest first; of one environment where that is named. */
function backupsIn(folder: string, environment?: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(backupEnding))
    .map((name) => join(folder, name))
    .filter((file) => existsSync(manifestOf(file)))
    .map((file) => ({ file, manifest: readManifest(file) }))
    .filter(({ manifest }) => environment === undefined || manifest.environment === environment)
    .toSorted((a, b) => (a.manifest.readBetween[1] < b.manifest.readBetween[1] ? 1 : -1))
    .map(({ file }) => file);
}

/** A backup itself, or of a folder the newest one; of one environment where that is named. */
export function newestAt(path: string, environment?: string): string {
  if (!existsSync(path)) throw new UserError(`${path} is not there.`);
  if (path.endsWith(backupEnding)) return path;
  const [newest] = backupsIn(path, environment);
  if (newest !== undefined) return newest;
  const whose = environment === undefined ? "" : ` of ${environment}`;
  throw new UserError(`${path} holds no backup${whose}: npx infra data backup makes one.`);
}

/** When the newest backup of an environment in a folder was made; none where there is none. */
export function newestBackup(folder: string, environment: string): string | undefined {
  const [newest] = existsSync(folder) ? backupsIn(folder, environment) : [];
  return newest && readManifest(newest).readBetween[1];
}

/** A drill that passed. */
export const drillSchema = z.object({ status: z.literal("passed"), endedAt: z.iso.datetime() });

export type Passed = z.infer<typeof drillSchema>;

export const drillText = (drilled: Passed): string => `${JSON.stringify(drilled, undefined, 2)}\n`;

/** Leaves beside a backup that it could be restored, and when. */
export function writeDrill(file: string, drilled: Passed): void {
  writePrivately(drillOf(file), drillText(drilled));
}

/** When a backup of an environment in a folder was last restored on trial; none where never. */
export function lastDrill(folder: string, environment: string): string | undefined {
  const backups = existsSync(folder) ? backupsIn(folder, environment) : [];
  const times = backups.map(drillOf).filter((file) => existsSync(file));
  return times
    .map((file) => drillSchema.parse(JSON.parse(readFileSync(file, "utf8"))).endedAt)
    .toSorted()
    .at(-1);
}

/** Removes all but the newest backups of an environment; gives the names of those removed. */
export function removeOlder(folder: string, environment: string, keep: number): string[] {
  return backupsIn(folder, environment)
    .slice(keep)
    .map((file) => {
      rmSync(file);
      rmSync(manifestOf(file));
      rmSync(drillOf(file), { force: true });
      return basename(file);
    });
}

/** Why a file is not the one that its manifest tells of, before it is decrypted. */
export async function fileFaults(file: string, manifest: Manifest): Promise<string[]> {
  const sum = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    sum.update(chunk);
    bytes += chunk.length;
  }
  const where = `${basename(file)} in ${dirname(file)}`;
  if (bytes !== manifest.bytes) {
    return [`${where} has ${bytes} bytes, and its manifest says ${manifest.bytes}.`];
  }
  if (sum.digest("hex") === manifest.sha256) return [];
  return [`${where} is damaged, or the manifest is another's: its SHA-256 differs.`];
}
