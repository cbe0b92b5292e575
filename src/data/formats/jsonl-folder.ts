import { createReadStream, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { createGunzip } from "node:zlib";
import { deserialize, EJSON, serialize } from "bson";
import { UserError } from "../../shared/errors.ts";
import { makePrivateFolder } from "../../shared/private-files.ts";
import type { Collection, Format, Item, Sink, Source } from "../streams.ts";
import { FileWriter } from "./files.ts";
import { linesOf } from "./lines.ts";

/**
 * A folder as of mongoexport: one file a collection, one document a line, in MongoDB Extended JSON.
 * It holds no indexes.
 */
export const jsonlFolder: Format = {
  source: (folder) => new JsonlFolderSource(folder),
  sink: (folder) => new JsonlFolderSink(folder),
};

const ending = /\.(?:jsonl|ndjson)(?:\.gz)?$/;

class JsonlFolderSource implements Source {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async collections(): Promise<Collection[]> {
    return this.#files().map(({ name }) => ({ name, indexes: [] }));
  }

  async *items(signal: AbortSignal): AsyncIterable<Item> {
    for (const { name, file } of this.#files()) {
      for await (const document of readDocuments(file)) {
        signal.throwIfAborted();
        yield { collection: name, document };
      }
    }
  }

  #files(): { name: string; file: string }[] {
    const names = namesIn(this.#folder).filter((name) => ending.test(name));
    if (names.length === 0) {
      throw new UserError(
        `${this.#folder} has no collections: write one file for each, as in users.jsonl, by ` +
          "`mongoexport --jsonFormat=canonical -c users -o users.jsonl`.",
      );
    }
    return names
      .toSorted()
      .map((name) => ({ name: name.replace(ending, ""), file: join(this.#folder, name) }));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new UserError(`Reading ${folder} failed: ${(error as Error).message}`);
  }
}

async function* readDocuments(file: string): AsyncIterable<Buffer> {
  const raw = createReadStream(file);
  const input = file.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  raw.on("error", (error) => input.destroy(error));
  try {
    for await (const { line, number } of linesOf(input, file)) {
      yield parsed(line, basename(file), number);
    }
  } finally {
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

class JsonlFolderSink implements Sink {
  readonly #folder: string;
  readonly #writers = new Map<string, FileWriter>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async begin(collections: readonly Collection[]): Promise<void> {
    makePrivateFolder(this.#folder);
    for (const { name } of collections) {
      this.#writers.set(name, new FileWriter(join(this.#folder, `${name}.jsonl`)));
    }
  }

  async write({ collection, document }: Item): Promise<void> {
    const value = deserialize(document, { promoteValues: false, bsonRegExp: true });
    const line = `${EJSON.stringify(value, { relaxed: false })}\n`;
    await this.#writers.get(collection)!.write(line);
  }

  async end(): Promise<void> {
    await Promise.all([...this.#writers.values()].map((writer) => writer.end()));
  }
}
