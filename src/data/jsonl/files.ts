import { createReadStream, createWriteStream, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { deserialize, EJSON, serialize } from "bson";
import { UserError } from "../../shared/errors.ts";

/** A collection as a file: one document a line, in MongoDB Extended JSON. */
export interface CollectionFile {
  collection: string;
  file: string;
}

const ending = /\.(?:jsonl|ndjson)(?:\.gz)?$/;

/** The collections of a folder: `users.jsonl`, `bookings.jsonl.gz`. */
export function collectionFiles(folder: string): CollectionFile[] {
  const names = namesIn(folder).filter((name) => ending.test(name));
  if (names.length === 0) {
    throw new UserError(
      `${folder} has no collections: write one file for each, as in users.jsonl, by ` +
        "`mongoexport --jsonFormat=canonical -c users -o users.jsonl`.",
    );
  }
  return names
    .toSorted()
    .map((name) => ({ collection: name.replace(ending, ""), file: join(folder, name) }));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new UserError(`Reading ${folder} failed: ${(error as Error).message}`);
  }
}

/** The documents of a file, in BSON. What cannot be read is an error, never a shorter file. */
export async function* readDocuments({ file }: CollectionFile): AsyncIterable<Buffer> {
  const raw = createReadStream(file);
  const input = file.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  raw.on("error", (error) => input.destroy(error));
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  input.on("error", failed.reject);
  const next = lines[Symbol.asyncIterator]();
  let number = 0;
  try {
    while (true) {
      const { done, value } = await Promise.race([next.next(), failed.promise]);
      if (done) break;
      number++;
      if (value.trim() !== "") yield parsed(value, basename(file), number);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `Reading ${file} failed after line ${number}: it is damaged or cut off (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`,
    );
  } finally {
    lines.close();
    raw.destroy();
  }
}

/** The parser's own message would quote the line. */
function parsed(line: string, file: string, number: number): Buffer {
  try {
    return Buffer.from(serialize(EJSON.parse(line, { relaxed: false })));
  } catch {
    throw new UserError(`${file}:${number} is not a document in Extended JSON, or is cut off.`);
  }
}

/** Writes documents to a file, for its owner's eyes only. */
export class DocumentWriter {
  readonly #stream;

  constructor(file: string) {
    this.#stream = createWriteStream(file, { mode: 0o600, flags: "wx" });
  }

  async write(document: Buffer): Promise<void> {
    const value = deserialize(document, { promoteValues: false, bsonRegExp: true });
    const isTaken = this.#stream.write(`${EJSON.stringify(value, { relaxed: false })}\n`);
    if (!isTaken) await new Promise<void>((done) => this.#stream.once("drain", done));
  }

  async close(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
  }
}
