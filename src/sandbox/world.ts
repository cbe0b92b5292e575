import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { makePrivateFolder, writePrivately } from "../shared/private-files.ts";

/** One call a client made to a vendor, in the order in which it arrived. */
export interface RecordedCall {
  order: number;
  /** `render`, `vercel`, `mongodbatlas`, `github`, `cloudflare`, `random`. */
  vendor: string;
  /** `POST /services/{serviceId}/deploys` for HTTP, `Create vercel:index/project:Project` for plugins. */
  operation: string;
  /** HTTP status, or gRPC code (0 is success). */
  status: number;
  /** ISO time of the world's clock. */
  at: string;
}

/** A vendor's record: plain JSON, so that it survives from one command to the next. */
export type Row = Record<string, unknown>;

interface Snapshot {
  seed: string;
  /** When its clock began, in milliseconds since 1970. */
  began: number;
  elapsedMs: number;
  generations: Record<string, number>;
  tables: Record<string, Record<string, Row>>;
  calls: RecordedCall[];
}

/** What `World.copy` takes and `World.restore` brings back. */
export type WorldCopy = Pick<Snapshot, "generations" | "tables">;

/** Where a world is kept in its folder. */
export const worldFile = "world.json";
/** Where the world's clock starts; it moves with real time but never depends on today's date. */
/** So that the same life has the same times. */
const always = Date.UTC(2026, 0, 1);
const saveDelayMs = 200;

/**
 * Everything the sandbox's vendors hold: tables of rows, the log of calls, and the sandbox's
 * own time and ids. Kept as one file in `dir` and written after every change (gathered over
 * 200 ms, then renamed into place), so a killed sandbox never leaves half a file.
 */
export class World {
  readonly dir: string;
  #snapshot: Snapshot;
  #startedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** `began` is when the clock of a new world begins. */
  constructor(dir: string, seed = "sandbox", began = always) {
    this.dir = dir;
    makePrivateFolder(dir);
    const file = join(dir, worldFile);
    this.#snapshot = existsSync(file)
      ? // Worlds of older versions do not say when they began.
        { began: always, ...JSON.parse(readFileSync(file, "utf8")) }
      : emptySnapshot(seed, began);
  }

  /** The rows of one table by id, e.g. `render/services`. Change them in place, then `touch()`. */
  table<T extends object = Row>(name: string): Record<string, T> {
    this.#snapshot.tables[name] ??= {};
    return this.#snapshot.tables[name] as Record<string, T>;
  }

  /**
   * An id of `length` lowercase base32hex characters behind `prefix`, made from the seed and
   * `key`. The same key asked again gives another id, as a vendor gives a re-made thing a new one.
   */
  id(prefix: string, key: string, length = 20): string {
    return prefix + this.random(`${prefix}${key}`, length, "0123456789abcdefghijklmnopqrstuv");
  }

  /** `length` characters of `alphabet`, repeatable from the seed, never twice the same for a key. */
  random(key: string, length: number, alphabet: string): string {
    const generation = this.#snapshot.generations[key] ?? 0;
    this.#snapshot.generations[key] = generation + 1;
    let text = "";
    for (let block = 0; text.length < length; block++) {
      const seed = `${this.#snapshot.seed}/${key}/${generation}/${block}`;
      for (const byte of createHash("sha256").update(seed).digest()) {
        text += alphabet[byte % alphabet.length];
      }
    }
    this.touch();
    return text.slice(0, length);
  }

  /** Milliseconds of the world's clock. */
  now(): number {
    return this.#snapshot.began + this.#elapsedMs();
  }

  /** ISO time of the world's clock. */
  timestamp(): string {
    return new Date(this.now()).toISOString();
  }

  /** Moves the world's clock forward, e.g. past a rate limit's window, without waiting. */
  advance(ms: number): void {
    this.#snapshot.elapsedMs += ms;
    this.touch();
  }

  get calls(): readonly RecordedCall[] {
    return this.#snapshot.calls;
  }

  recordCall(vendor: string, operation: string, status: number): void {
    const order = this.#snapshot.calls.length + 1;
    this.#snapshot.calls.push({ order, vendor, operation, status, at: this.timestamp() });
    this.touch();
  }

  clearCalls(): void {
    this.#snapshot.calls = [];
    this.touch();
  }

  /** Every table, for `GET /state` and for tests that read what the vendors hold. */
  state(): Readonly<Record<string, Readonly<Record<string, Row>>>> {
    return this.#snapshot.tables;
  }

  /** What every vendor holds, and which ids are taken, to go back to with `restore`. */
  copy(): WorldCopy {
    const { generations, tables } = this.#snapshot;
    return structuredClone({ generations, tables });
  }

  /** Goes back to a copy, as often as wanted. The clock goes on, and no call is remembered. */
  restore(copy: WorldCopy): void {
    this.#snapshot = { ...this.#snapshot, ...structuredClone(copy), calls: [] };
    this.touch();
  }

  /** Empties the world: no rows, no calls, clock and ids from the start. */
  reset(): void {
    this.#snapshot = emptySnapshot(this.#snapshot.seed, this.#snapshot.began);
    this.#startedAt = performance.now();
    this.touch();
  }

  /** Says that something changed; the file is written soon after. */
  touch(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => this.#save(), saveDelayMs);
  }

  /**
   * Writes the file now, and never again: what a vendor still does for a call that was cut off is
   * lost, and the folder may be removed. Call it before the process ends.
   */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#save();
  }

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#snapshot.elapsedMs = this.#elapsedMs();
    this.#startedAt = performance.now();
    const file = join(this.dir, worldFile);
    writePrivately(`${file}.tmp`, JSON.stringify(this.#snapshot));
    renameSync(`${file}.tmp`, file);
  }

  #elapsedMs(): number {
    return this.#snapshot.elapsedMs + Math.round(performance.now() - this.#startedAt);
  }
}

function emptySnapshot(seed: string, began: number): Snapshot {
  return { seed, began, elapsedMs: 0, generations: {}, tables: {}, calls: [] };
}
