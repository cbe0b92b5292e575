import { createHash } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { makePrivateFolder } from "../../shared/private-files.ts";
import { ArchiveSink } from "../formats/archive.ts";
import type { Passage } from "../formats/files.ts";
import { type Connection, connect } from "../mongodb/connection.ts";
import { MongoSource } from "../mongodb/source.ts";
import { readerRefusals } from "../refresh/interlocks.ts";
import { placeOf } from "../refresh/place.ts";
import { encryptionFor } from "./age.ts";
import { Tally } from "./contents.ts";
import { backupEnding, databaseOf, type Manifest, removeOlder, writeManifest } from "./manifest.ts";

export interface BackupArgs {
  environment: string;
  /** Of a user who may only read; it is never shown. */
  sourceUrl: string;
  folder: string;
  /** Public keys of age: who can read the backup. */
  recipients: readonly string[];
  /** How many backups of the environment stay in the folder; all where it is not said. */
  keep?: number;
  tool: string;
  signal: AbortSignal;
  onStep: (step: string) => void;
}

/** What became of a backup. Names, counts and digests; never a value. */
export interface BackedUp {
  status: "written" | "refused";
  environment: string;
  source: string;
  reasons: string[];
  /** The backup, where it was written. */
  file?: string;
  manifest?: Manifest;
  /** Older backups that are gone. */
  removed: string[];
}

/** Writes a database to an encrypted archive, which gets its name once it is whole. */
export async function backup(args: BackupArgs): Promise<BackedUp> {
  const encrypt = encryptionFor(args.recipients);
  const { environment } = args;
  const about = { environment, source: placeOf(args.sourceUrl), reasons: [], removed: [] };
  const source = await connect("source", args.sourceUrl);
  try {
    const reasons = await readerRefusals(source);
    if (reasons.length > 0) return { ...about, status: "refused", reasons };
    const { file, manifest } = await write(source, encrypt, args);
    const removed = args.keep ? removeOlder(args.folder, environment, args.keep) : [];
    return { ...about, status: "written", file, manifest, removed };
  } finally {
    await source.client.close();
  }
}

async function write(
  source: Connection,
  encrypt: Passage,
  { environment, sourceUrl, folder, recipients, tool, signal, onStep }: BackupArgs,
): Promise<{ file: string; manifest: Manifest }> {
  const since = new Date().toISOString();
  makePrivateFolder(folder);
  const file = join(folder, `${environment}-${since.replaceAll(/[-:]/g, "")}${backupEnding}`);
  const aside = `${file}.partial`;
  const written = new Summed();
  try {
    const notCarried = await leftOut(source);
    const sink = new ArchiveSink(aside, databaseOf(environment), written.through(encrypt));
    const collections = await copy(new MongoSource(source), sink, signal, onStep);
    renameSync(aside, file);
    const manifest: Manifest = {
      version: 1,
      tool,
      environment,
      source: placeOf(sourceUrl),
      readBetween: [since, new Date().toISOString()],
      file: basename(file),
      bytes: written.bytes,
      sha256: written.sha256,
      recipients: [...recipients],
      collections,
      notCarried,
    };
    writeManifest(file, manifest);
    return { file, manifest };
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

async function copy(
  from: MongoSource,
  sink: ArchiveSink,
  signal: AbortSignal,
  onStep: (step: string) => void,
): Promise<Manifest["collections"]> {
  let current: string | undefined;
  try {
    const collections = await from.collections();
    if (collections.length === 0) {
      throw new UserError("The database has no collections: there is nothing to back up.");
    }
    const tally = new Tally(collections);
    await sink.begin(collections);
    for await (const item of from.items(signal)) {
      if (item.collection !== current) onStep(`reading ${item.collection}`);
      current = item.collection;
      tally.add(item);
      await sink.write(item);
    }
    return tally.contents();
  } finally {
    await sink.end();
  }
}

/** The size and SHA-256 of what comes out of a passage. */
class Summed {
  bytes = 0;
  readonly #sum = createHash("sha256");

  through(passage: Passage): Passage {
    return (bytes) => this.#count(passage(bytes));
  }

  async *#count(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of bytes) {
      this.bytes += chunk.length;
      this.#sum.update(chunk);
      yield chunk;
    }
  }

  get sha256(): string {
    return this.#sum.copy().digest("hex");
  }
}

/** What of a database an archive of ours does not hold, so that a person may know. */
async function leftOut({ database }: Connection): Promise<string[]> {
  const all = await database.listCollections().toArray();
  return all.flatMap((each) => {
    const { type, name, options = {} } = each as { type: string; name: string; options?: object };
    if (name.startsWith("system.")) return [];
    if (type === "view") return [`the view ${name}`];
    return Object.keys(options).map((option) => `the option ${option} of ${name}`);
  });
}
