import { type Connection, failed, quoted, tableName } from "./connection.ts";

interface Trigger {
  table: string;
  name: string;
  /** As pg_trigger has it: O, R or A. */
  enabled: string;
}

/**
 * Turns the application's own triggers off, as what they would do is in the data already; gives those
 * that were on. Who else changes the tables meanwhile waits for the end of the transaction.
 */
export async function triggersOff(target: Connection): Promise<Trigger[]> {
  const { client, schema } = target;
  try {
    const { rows } = await client.query(
      `SELECT c.relname AS "table", t.tgname AS name, t.tgenabled AS enabled
       FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = $1 AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND c.relkind IN ('r', 'p')
       ORDER BY c.relispartition, 1, 2`,
      [schema],
    );
    for (const { table, name } of rows) {
      await client.query(`ALTER TABLE ${tableName(target, table)} DISABLE TRIGGER ${quoted(name)}`);
    }
    return rows;
  } catch (error) {
    throw failed("Turning triggers off", error);
  }
}

export async function triggersOn(target: Connection, triggers: readonly Trigger[]): Promise<void> {
  const how: Record<string, string> = { R: "REPLICA ", A: "ALWAYS " };
  try {
    for (const { table, name, enabled } of triggers) {
      await target.client.query(
        `ALTER TABLE ${tableName(target, table)} ENABLE ${how[enabled] ?? ""}TRIGGER ${quoted(name)}`,
      );
    }
  } catch (error) {
    throw failed("Turning triggers on", error);
  }
}
