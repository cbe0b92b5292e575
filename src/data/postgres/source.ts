import { addAbortSignal } from "node:stream";
import { to as copyTo } from "pg-copy-streams";
import type { Collection, Item, Source } from "../streams.ts";
import { type Connection, failed, giveUp, quoted, tableName } from "./connection.ts";
import { linesOf } from "./copy-text.ts";
import { type Structure, stored, type Table } from "./structure.ts";

/** A database as it was at one point in time. */
export interface Snapshot extends Connection {
  asOf: string;
}

/** Opens the one transaction that all is read in; the point in time is that of its first look. */
export async function beginSnapshot(connection: Connection): Promise<Snapshot> {
  const { client } = connection;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { rows } = await client.query("SELECT pg_catalog.now() AS now");
    return { ...connection, asOf: rows[0].now.toISOString() };
  } catch (error) {
    throw failed("Beginning to read", error);
  }
}

/** The tables of a schema; a document is a row as COPY writes it. Those of `omitted` have no rows. */
export class PostgresSource implements Source {
  readonly asOf: string;
  readonly #connection: Connection;
  readonly #tables: readonly Table[];
  readonly #omitted: ReadonlySet<string>;

  constructor(connection: Snapshot, { tables }: Structure, omitted: ReadonlySet<string>) {
    this.asOf = connection.asOf;
    this.#connection = connection;
    this.#tables = tables;
    this.#omitted = omitted;
  }

  async collections(): Promise<Collection[]> {
    return this.#tables.map(({ name }) => ({ name, indexes: [] }));
  }

  async *items(signal: AbortSignal): AsyncIterable<Item> {
    for (const table of this.#tables) {
      if (this.#omitted.has(table.name)) continue;
      const collection = table.name;
      for await (const rows of rowsOf(this.#connection, table, signal)) {
        for (const document of rows) yield { collection, document };
      }
    }
  }
}

/** The rows of a table, some at a time, as they stand in the transaction that is open. */
export async function* rowsOf(
  connection: Connection,
  table: Table,
  signal: AbortSignal,
): AsyncIterable<Buffer[]> {
  const { client, lost } = connection;
  const stream = client.query(copyTo(copyOut(connection, table)));
  addAbortSignal(lost, stream);
  let isWhole = false;
  try {
    for await (const lines of linesOf(stream)) {
      signal.throwIfAborted();
      yield lines;
    }
    isWhole = true;
  } catch (error) {
    signal.throwIfAborted();
    throw failed(`Reading ${table.name}`, lost.aborted ? lost.reason : error);
  } finally {
    if (!isWhole) giveUp(connection);
  }
}

function copyOut(connection: Connection, table: Table): string {
  const [name, columns] = [tableName(connection, table.name), columnsOf(table)];
  // COPY of a divided table by its name would read what is above its parts: nothing.
  if (table.isPartitioned) return `COPY (SELECT ${columns} FROM ${name}) TO STDOUT`;
  return columns === "" ? `COPY ${name} TO STDOUT` : `COPY ${name} (${columns}) TO STDOUT`;
}

/** The columns that come and go, as SQL lists them. */
export function columnsOf(table: Table): string {
  return stored(table)
    .map(({ name }) => quoted(name))
    .join(", ");
}
