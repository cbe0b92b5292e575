import { createWriteStream } from "node:fs";
import { basename } from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { ZipFile as NewZipFile } from "yazl";
import { UserError } from "../../shared/errors.ts";
import type { Collection, Format, Item, Sink, Source } from "../streams.ts";
import { formatConvex, parseConvex } from "./convex-values.ts";
import { damaged } from "./files.ts";
import { linesOf } from "./lines.ts";

/**
 * What `npx convex export` writes: a zip with a folder for each table, its documents a line each. A
 * component's tables are those below `_components/NAME/`; `_tables` names the tables, `_storage` the
 * files. Source: get-convex/convex-backend, crates/exports/src/zip_uploader.rs.
 */
export const convexExport: Format = {
  source: (file) => new ConvexExportSource(file),
  sink: (file) => new ConvexExportSink(file),
};

const entryName =
  /^(?<table>(?:_components\/[^/]+\/)*[^/]+)\/(?<file>documents|generated_schema)\.jsonl$/;
const storedFile = /^(?:_components\/[^/]+\/)*_storage\/[^/]+$/;
const readme = "README.md";

/** Convex's own tables: their shape is known, so that nothing says how their values are spelled. */
const isSystem = (table: string) => basename(table).startsWith("_");

/** What the file beside a table's documents holds where its values are spelled unambiguously. */
const spelling = '"uniform"';

interface Table {
  name: string;
  documents?: Entry;
  schema?: Entry;
}

class ConvexExportSource implements Source {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async collections(): Promise<Collection[]> {
    const tables = await this.#with(async (zip) => await this.#tables(zip));
    return tables.map(({ name }) => ({ name, indexes: [] }));
  }

  async *items(signal: AbortSignal): AsyncIterable<Item> {
    const zip = await this.#open();
    try {
      for (const { name, documents } of await this.#tables(zip)) {
        const label = `${name} in ${this.#file}`;
        for await (const { line, number } of this.#lines(zip, documents!, label)) {
          signal.throwIfAborted();
          yield { collection: name, document: parsed(line, label, number) };
        }
      }
    } finally {
      zip.close();
    }
  }

  async #with<T>(use: (zip: ZipFile) => Promise<T>): Promise<T> {
    const zip = await this.#open();
    try {
      return await use(zip);
    } finally {
      zip.close();
    }
  }

  async #open(): Promise<ZipFile> {
    try {
      return await openPromise(this.#file, { autoClose: false, lazyEntries: true });
    } catch {
      throw damaged(this.#file, "it is no whole zip file");
    }
  }

  /** In the order of the file. */
  async #tables(zip: ZipFile): Promise<Table[]> {
    const tables = new Map<string, Table>();
    let strangers = 0;
    try {
      for await (const entry of zip.eachEntry()) {
        const { fileName } = entry;
        // It stands twice in the file, and no checksum is of it: a changed one would be another table's.
        const { fileName: beside } = await zip.readLocalFileHeaderPromise(entry);
        if (!beside.equals(entry.fileNameRaw)) throw new Error("two names of one entry");
        const { table, file } = entryName.exec(fileName)?.groups ?? {};
        if (table !== undefined) {
          const known = tables.get(table) ?? { name: table };
          tables.set(table, { ...known, [file === "documents" ? "documents" : "schema"]: entry });
        } else if (fileName !== readme && !storedFile.test(fileName)) strangers++;
      }
    } catch {
      throw damaged(this.#file, "its list of entries is wrong");
    }
    // Their names are not printed: nobody knows what they are.
    if (strangers > 0 || tables.size === 0) {
      throw new UserError(
        `${this.#file} is not what \`npx convex export\` writes: it holds ${strangers} entries that are ` +
          `no part of an export, and ${tables.size} tables.`,
      );
    }
    const found = [...tables.values()].filter(({ documents }) => documents !== undefined);
    for (const table of found) await this.#requireSpelling(zip, table);
    return found;
  }

  /** Older exports describe each table by a shape that quotes its values, and decode by it. */
  async #requireSpelling(zip: ZipFile, { name, schema }: Table): Promise<void> {
    if (isSystem(name)) return;
    if (schema !== undefined) {
      const label = `the schema of ${name} in ${this.#file}`;
      for await (const { line } of this.#lines(zip, schema, label)) {
        if (line === spelling) return;
        break;
      }
    }
    throw new UserError(
      `${this.#file} does not say how the values of ${name} are spelled: its generated_schema.jsonl is ` +
        `not ${spelling}, so that an older Convex wrote it. Export it again with a current deployment.`,
    );
  }

  /** Lines of an entry whose checksum is right; that is known at its end. */
  async *#lines(zip: ZipFile, entry: Entry, label: string) {
    const stream = await this.#stream(zip, entry, label);
    let sum = 0;
    stream.on("data", (bytes: Buffer) => {
      sum = crc32(bytes, sum);
    });
    stream.pause();
    let isWhole = false;
    stream.once("end", () => {
      isWhole = true;
    });
    yield* linesOf(stream, label);
    if (!isWhole || sum !== entry.crc32) throw damaged(label, "its checksum is wrong");
  }

  async #stream(zip: ZipFile, entry: Entry, label: string): Promise<Readable> {
    try {
      return await zip.openReadStreamPromise(entry);
    } catch {
      throw damaged(label, "it cannot be unpacked");
    }
  }
}

/** The parser's own message would quote the line. */
function parsed(line: string, label: string, number: number): Buffer {
  try {
    return parseConvex(line);
  } catch {
    throw new UserError(`Line ${number} of ${label} is not a document of Convex, or is cut off.`);
  }
}

/** Tables come one after another, as they stand in such a file. */
class ConvexExportSink implements Sink {
  readonly #zip = new NewZipFile();
  readonly #written: Promise<void>;
  #left: string[] = [];
  #documents: PassThrough | undefined;
  #table: string | undefined;

  constructor(file: string) {
    const output = createWriteStream(file, { mode: 0o600, flags: "wx", flush: true });
    this.#written = pipeline(this.#zip.outputStream, output);
    // It is thrown by whichever call comes next.
    this.#written.catch(() => {});
  }

  async begin(collections: readonly Collection[]): Promise<void> {
    this.#left = collections.map(({ name }) => name);
  }

  async write({ collection, document }: Item): Promise<void> {
    if (basename(collection) === "_storage") {
      throw new UserError(
        `${collection} lists files, which cannot be sanitised and are left out. Write ` +
          `"${collection}: omit" into the policy.`,
      );
    }
    while (this.#table !== collection) this.#begin();
    if (this.#documents!.write(`${formatConvex(document)}\n`)) return;
    await Promise.race([
      new Promise((resolve) => this.#documents!.once("drain", resolve)),
      this.#written,
    ]);
  }

  async end(): Promise<void> {
    while (this.#left.length > 0) this.#begin();
    this.#documents?.end();
    this.#zip.end();
    await this.#written;
  }

  /** The next table, however few documents come. */
  #begin(): void {
    const table = this.#left.shift();
    if (table === undefined) throw new Error("documents of a table that has been written");
    this.#documents?.end();
    this.#table = table;
    this.#documents = new PassThrough();
    // At a fixed date, so that the same documents give the same file.
    const options = { mtime: new Date(2000, 0), mode: 0o100644, forceDosTimestamp: true };
    if (!isSystem(table)) {
      const bytes = Buffer.from(`${spelling}\n`);
      this.#zip.addBuffer(bytes, `${table}/generated_schema.jsonl`, options);
    }
    this.#zip.addReadStream(this.#documents, `${table}/documents.jsonl`, options);
  }
}
