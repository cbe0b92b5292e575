import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { Digest } from "../digest.ts";
import type { Putting } from "../kind.ts";
import { Unverified } from "../refresh/unverified.ts";
import { type Connection, failed, quoted, tableName } from "./connection.ts";
import { fileOf, loadedPositions } from "./copy-folder.ts";
import { setPositions } from "./positions.ts";
import { columnsOf, rowsOf } from "./source.ts";
import type { Structure, Table } from "./structure.ts";
import { triggersOff, triggersOn } from "./triggers.ts";

export interface PutArgs extends Putting {
  target: Connection;
  /** Of the target, which is also that of the source. */
  structure: Structure;
}

/**
 * Replaces the rows of all tables in one transaction: they are emptied, loaded, read back and compared,
 * foreign keys are built anew over what is there, and only then does anybody see it. A failure or a kill
 * up to there leaves the target as it was, and nothing of the run in it.
 */
export async function putRows(args: PutArgs): Promise<void> {
  const { target, structure, journal, signal, onStep } = args;
  const { tables } = structure;
  const positions = loadedPositions(journal.data, structure);
  await inTransaction(target, async () => {
    onStep("emptying the tables");
    const names = tables.map(({ name }) => tableName(target, name)).join(", ");
    if (names === "") return;
    await statement(target, "Taking the tables", `LOCK TABLE ${names} IN ACCESS EXCLUSIVE MODE`);
    const triggers = await triggersOff(target);
    const keys = keysOf(target, tables);
    // Foreign keys go first: they would be asked for row by row, and some refer in a circle.
    for (const { drop } of keys) await statement(target, "Taking foreign keys away", drop);
    await statement(target, "Emptying the tables", `TRUNCATE ${names}`);
    for (const table of tables) {
      signal.throwIfAborted();
      onStep(`loading ${table.name}`);
      await load(args, table);
    }
    for (const table of tables) {
      signal.throwIfAborted();
      onStep(`verifying ${table.name}`);
      await compare(args, table);
    }
    onStep("building foreign keys");
    for (const { table, add } of keys) await statement(target, `Building keys of ${table}`, add);
    await triggersOn(target, triggers);
    await setPositions(target, positions);
    onStep("putting all in place");
  });
  journal.update({ stage: "cleaning" });
}

async function inTransaction(target: Connection, work: () => Promise<void>): Promise<void> {
  await statement(target, "Beginning", "BEGIN");
  try {
    await work();
  } catch (error) {
    await target.client.query("ROLLBACK").catch(() => {});
    throw error;
  }
  await statement(target, "Putting all in place", "COMMIT");
}

async function statement({ client }: Connection, doing: string, text: string): Promise<void> {
  try {
    await client.query(text);
  } catch (error) {
    throw failed(doing, error);
  }
}

function keysOf(target: Connection, tables: readonly Table[]) {
  return tables.flatMap(({ name: table, foreignKeys }) =>
    foreignKeys.map(({ name, definition }) => {
      const alter = `ALTER TABLE ${tableName(target, table)}`;
      const constraint = `CONSTRAINT ${quoted(name)}`;
      return {
        table,
        drop: `${alter} DROP ${constraint}`,
        add: `${alter} ADD ${constraint} ${definition}`,
      };
    }),
  );
}

async function load({ target, journal, signal }: PutArgs, table: Table): Promise<void> {
  const columns = columnsOf(table);
  const name = tableName(target, table.name);
  const into = target.client.query(
    copyFrom(`COPY ${name} ${columns === "" ? "" : `(${columns})`} FROM STDIN`),
  );
  try {
    const file = createReadStream(fileOf(journal.data, table.name), { highWaterMark: 1 << 18 });
    await pipeline(file, into, { signal: AbortSignal.any([signal, target.lost]) });
  } catch (error) {
    signal.throwIfAborted();
    throw failed(`Loading ${table.name}`, target.lost.aborted ? target.lost.reason : error);
  }
}

async function compare({ target, journal, signal }: PutArgs, table: Table): Promise<void> {
  const { written, digest } = journal.record.collections[table.name]!;
  const found = new Digest();
  for await (const lines of rowsOf(target, table, signal)) {
    for (const line of lines) found.add(line);
  }
  if (found.count === written && `${found}` === digest) return;
  throw new Unverified(
    `${table.name} arrived otherwise than it was sent: ${found.count} rows of ${written}` +
      `${found.count === written ? ", some of them changed" : ""}. The target is as it was.`,
  );
}
