import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { makePrivateFolder, writePrivately } from "../../shared/private-files.ts";
import { damaged, FileWriter } from "../formats/files.ts";
import { Unverified } from "../refresh/unverified.ts";
import type { Collection, Format, Item, Sink, Source } from "../streams.ts";
import { linesOf } from "./copy-text.ts";
import type { Position } from "./positions.ts";
import { type Structure, stored } from "./structure.ts";

const ending = ".copy";
const aboutFile = "database.json";
const lineFeed = Buffer.from("\n");

/** How many bytes go to a file at once: a row alone is too little. */
const blockBytes = 1 << 16;

/** What stands beside the rows, in `database.json`. */
interface About {
  /** By table: the columns of its rows. */
  columns: Record<string, string[]>;
  positions: readonly Position[];
}

/**
 * A folder with a file for each table, `users.copy`, as psql's `\copy` reads it, and in `database.json`
 * which columns those are, and how far the sequences have come.
 */
export function copyFolder(structure: Structure, positions: readonly Position[]): Format {
  const columns = columnsOf(structure);
  return {
    source: (folder) => new CopyFolderSource(folder, Object.keys(columns)),
    sink: (folder) => new CopyFolderSink(folder, { columns, positions }),
  };
}

function columnsOf({ tables }: Structure): About["columns"] {
  return Object.fromEntries(
    tables.map((table) => [table.name, stored(table).map(({ name }) => name)]),
  );
}

/** How far the sequences had come when a folder was written, for tables that are still the same. */
export function loadedPositions(folder: string, structure: Structure): readonly Position[] {
  const about: About = JSON.parse(readFileSync(join(folder, aboutFile), "utf8"));
  if (JSON.stringify(about.columns) === JSON.stringify(columnsOf(structure)))
    return about.positions;
  throw new Unverified(
    `The tables changed since ${folder} was written: remove the run's folder, and begin anew.`,
  );
}

class CopyFolderSource implements Source {
  readonly #folder: string;
  readonly #tables: readonly string[];

  constructor(folder: string, tables: readonly string[]) {
    this.#folder = folder;
    this.#tables = tables;
  }

  async collections(): Promise<Collection[]> {
    return this.#tables.map((name) => ({ name, indexes: [] }));
  }

  async *items(signal: AbortSignal): AsyncIterable<Item> {
    for (const collection of this.#tables) {
      const file = fileOf(this.#folder, collection);
      try {
        for await (const lines of linesOf(createReadStream(file))) {
          signal.throwIfAborted();
          for (const document of lines) yield { collection, document };
        }
      } catch (error) {
        signal.throwIfAborted();
        throw damaged(file, (error as NodeJS.ErrnoException).code ?? "a row is cut off");
      }
    }
  }
}

class CopyFolderSink implements Sink {
  readonly #folder: string;
  readonly #about: About;
  readonly #writers = new Map<string, LineWriter>();

  constructor(folder: string, about: About) {
    this.#folder = folder;
    this.#about = about;
  }

  async begin(collections: readonly Collection[]): Promise<void> {
    makePrivateFolder(this.#folder);
    const about = `${JSON.stringify(this.#about, undefined, 2)}\n`;
    writePrivately(join(this.#folder, aboutFile), about);
    for (const { name } of collections) {
      this.#writers.set(name, new LineWriter(new FileWriter(fileOf(this.#folder, name))));
    }
  }

  async write({ collection, document }: Item): Promise<void> {
    const writing = this.#writers.get(collection)!.write(document);
    if (writing !== undefined) await writing;
  }

  async end(): Promise<void> {
    await Promise.all([...this.#writers.values()].map((writer) => writer.end()));
  }
}

/** Puts lines together until they are worth a write. */
class LineWriter {
  readonly #writer: FileWriter;
  #lines: Buffer[] = [];
  #bytes = 0;

  constructor(writer: FileWriter) {
    this.#writer = writer;
  }

  /** Nothing to wait for, mostly. */
  write(line: Buffer): Promise<void> | undefined {
    this.#lines.push(line, lineFeed);
    this.#bytes += line.length + 1;
    return this.#bytes < blockBytes ? undefined : this.#flush();
  }

  async end(): Promise<void> {
    if (this.#bytes > 0) await this.#flush();
    await this.#writer.end();
  }

  #flush(): Promise<void> {
    const block = Buffer.concat(this.#lines, this.#bytes);
    this.#lines = [];
    this.#bytes = 0;
    return this.#writer.write(block);
  }
}

/** The file of one table in such a folder. */
export function fileOf(folder: string, table: string): string {
  return join(folder, `${encodeURIComponent(table)}${ending}`);
}
