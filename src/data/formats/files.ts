import { once } from "node:events";
import { closeSync, createReadStream, createWriteStream, openSync, readSync } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { UserError } from "../../shared/errors.ts";

/** What the bytes of a file go through on their way to the disk or from it: encryption, here. */
export type Passage = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/**
 * A new file for its owner's eyes only, compressed where its name ends in .gz; also where it is
 * encrypted, before that, as nothing could compress it afterwards.
 */
export class FileWriter {
  readonly #input: Writable;
  readonly #written: Promise<void>;

  constructor(file: string, encrypt?: Passage) {
    // Flushed: who goes on after a power cut relies on what was said to be there.
    const output = createWriteStream(file, { mode: 0o600, flags: "wx", flush: true });
    if (encrypt !== undefined) {
      const gzip = createGzip();
      this.#input = gzip;
      this.#written = pipeline(gzip, encrypt, output);
    } else if (file.endsWith(".gz")) {
      const gzip = createGzip();
      this.#input = gzip;
      this.#written = pipeline(gzip, output);
    } else {
      this.#input = output;
      this.#written = finished(output);
    }
    // It is thrown by whichever call comes next.
    this.#written.catch(() => {});
  }

  async write(bytes: Buffer | string): Promise<void> {
    if (this.#input.write(bytes)) return;
    await Promise.race([once(this.#input, "drain"), this.#written]);
  }

  async end(): Promise<void> {
    this.#input.end();
    await this.#written;
  }
}

/** The bytes of a file, taken apart piece by piece. */
export class FileReader {
  readonly #file: string;
  /** What feeds the chunks; it has to be let go of by itself where they are not read to their end. */
  readonly #raw: Readable;
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(file: string, decrypt?: Passage) {
    this.#file = file;
    const stored = createReadStream(file, { highWaterMark: 1 << 18 });
    const raw = decrypt ? Readable.from(decrypt(stored)) : stored;
    this.#raw = raw;
    const bytes = decrypt || isCompressed(file) ? raw.pipe(createGunzip()) : raw;
    raw.on("error", (error: Error) => bytes.destroy(error));
    this.#chunks = bytes[Symbol.asyncIterator]();
  }

  /** That many bytes, or none where the file ends; where it ends within them, it is cut off. */
  async read(length: number): Promise<Buffer | undefined> {
    if (this.#rest.length < length) await this.#fill(length);
    if (this.#rest.length === 0) return undefined;
    if (this.#rest.length < length) throw damaged(this.#file, "it is cut off");
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return bytes;
  }

  async #fill(length: number): Promise<void> {
    const parts = [this.#rest];
    for (let size = this.#rest.length; size < length; ) {
      const { done, value } = await this.#next();
      if (done) break;
      parts.push(value);
      size += value.length;
    }
    this.#rest = Buffer.concat(parts);
  }

  async #next(): Promise<IteratorResult<Buffer>> {
    try {
      return await this.#chunks.next();
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw damaged(this.#file, (error as NodeJS.ErrnoException).code ?? "unknown");
    }
  }

  /** A document, its length first. */
  async document(): Promise<Buffer | undefined> {
    const piece = await this.piece();
    if (piece === terminator) throw damaged(this.#file, "a length is wrong");
    return piece;
  }

  /** A document, or what stands in its place at the end of some. */
  async piece(): Promise<Buffer | typeof terminator | undefined> {
    const head = await this.read(4);
    if (head === undefined) return undefined;
    const length = head.readInt32LE(0);
    if (length === -1) return terminator;
    if (length < 5 || length > largestDocument) throw damaged(this.#file, "a length is wrong");
    const rest = await this.read(length - 4);
    if (rest === undefined) throw damaged(this.#file, "it is cut off");
    return Buffer.concat([head, rest]);
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
    this.#raw.destroy();
  }
}

/** Stands where the length of a document would, and is no length. */
export const terminator = Symbol("terminator");

/** By its first bytes: mongodump compresses without changing the name. */
function isCompressed(file: string): boolean {
  const head = headOf(file, 2);
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** The first bytes of a file; fewer where it is shorter, none where it is not there. */
export function headOf(file: string, length: number): Buffer {
  const head = Buffer.alloc(length);
  let handle: number;
  try {
    handle = openSync(file, "r");
  } catch {
    // Whoever reads on will say so.
    return head.subarray(0, 0);
  }
  try {
    return head.subarray(0, readSync(handle, head));
  } finally {
    closeSync(handle);
  }
}

/** 16 MB, and what the server's own bookkeeping may add. */
const largestDocument = 17 * 1024 * 1024;

export function damaged(file: string, why: string): UserError {
  return new UserError(`Reading ${file} failed: it is damaged or cut off (${why}).`);
}
