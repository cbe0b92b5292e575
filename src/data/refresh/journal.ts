import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { UserError } from "../../shared/errors.ts";
import { makePrivateFolder } from "../../shared/private-files.ts";
import { isAlive } from "../../shared/processes.ts";

/** What a run belongs to: begun with one of these, it is not gone on with by another. */
const identitySchema = z.strictObject({
  policy: z.string().describe("digest of the policy"),
  key: z.string().describe("fingerprint of the key"),
  source: z.string().describe("hosts and database"),
  target: z.string().describe("the marker's id"),
});

const recordSchema = z.strictObject({
  run: z.string().regex(/^[0-9a-f]{8}$/),
  /** Who is at work. */
  pid: z.int(),
  identity: identitySchema,
  startedAt: z.string(),
  /** Up to `reading` nothing was changed; after `loading` everything is loaded and verified. */
  stage: z.enum(["reading", "loading", "swapping", "cleaning"]),
  readBetween: z.tuple([z.string(), z.string()]).optional(),
  /** Of the sanitised documents in the folder, by collection. */
  collections: z.record(
    z.string(),
    z.object({ read: z.int(), written: z.int(), digest: z.string() }),
  ),
  dangling: z.record(z.string(), z.object({ before: z.int(), after: z.int() })),
  unused: z.array(z.string()),
  /** By collection that is loaded and verified: the id that the server gave it, which it keeps. */
  loaded: z.record(z.string(), z.string()),
});

export type Identity = z.infer<typeof identitySchema>;
export type JournalRecord = z.infer<typeof recordSchema>;

/**
 * How far a run has come, in its folder. Each change is on the disk before the next step begins, so
 * that whoever goes on after a kill knows what is done for certain.
 */
export class Journal {
  readonly record: JournalRecord;
  /** Whether it goes on with what an earlier process has read. */
  readonly isResumed: boolean;
  readonly #folder: string;

  constructor(folder: string, identity: Identity, fresh: { run: string; startedAt: string }) {
    this.#folder = folder;
    makePrivateFolder(folder);
    const known = existsSync(this.#file) ? this.#load(identity) : undefined;
    this.isResumed = known !== undefined && known.stage !== "reading";
    this.record = known ?? {
      ...fresh,
      pid: process.pid,
      identity,
      stage: "reading",
      collections: {},
      dangling: {},
      unused: [],
      loaded: {},
    };
    this.update({ pid: process.pid });
  }

  /** Where the sanitised documents are. */
  get data(): string {
    return join(this.#folder, "sanitised");
  }

  get #file(): string {
    return join(this.#folder, "journal.json");
  }

  update(changes: Partial<JournalRecord>): void {
    Object.assign(this.record, changes);
    const aside = `${this.#file}.new`;
    const handle = openSync(aside, "w", 0o600);
    writeSync(handle, JSON.stringify(this.record));
    fsyncSync(handle);
    closeSync(handle);
    renameSync(aside, this.#file);
  }

  /** The run is over: what it has kept goes. */
  remove(): void {
    this.removeData();
    rmSync(this.#file);
  }

  /** Also what was being written when an earlier process was killed. */
  removeData(): void {
    const data = basename(this.data);
    for (const name of readdirSync(this.#folder).filter((each) => each.startsWith(data))) {
      rmSync(join(this.#folder, name), { recursive: true });
    }
  }

  #load(identity: Identity): JournalRecord {
    const record = recordSchema.parse(JSON.parse(readFileSync(this.#file, "utf8")));
    if (record.pid !== process.pid && isAlive(record.pid)) {
      throw new UserError(`Process ${record.pid} is at work in ${this.#folder}. Wait for its end.`);
    }
    const changed = Object.entries(identity).filter(
      ([key, value]) => record.identity[key as keyof Identity] !== value,
    );
    // Nothing of what was read before is used, so that it does not matter.
    if (record.stage === "reading") return { ...record, identity };
    if (changed.length === 0) return record;
    throw new UserError(
      `A run that was cut short (${record.stage}) is in ${this.#folder}, and since then ` +
        `${changed.map(([key]) => key).join(", ")} changed. Put that back to go on, or remove the ` +
        "folder to begin anew.",
    );
  }
}
