import { createHash } from "node:crypto";
import type { Action, CompiledPolicy } from "../policy/compile.ts";
import { fillerText } from "../sanitise/filler.ts";
import { Draw } from "../sanitise/generators.ts";
import { type Connection, failed, quoted, tableName } from "./connection.ts";
import { becomesNull } from "./policy-faults.ts";
import { fits, type RuledColumn, ruledColumns } from "./row-rules.ts";
import type { Column, Structure, Table } from "./structure.ts";
import { dayTypes, jsonTypes } from "./types.ts";

/** How many fakes of each kind a check is asked about. */
const samples = 64;

/** What the server says of values that a policy would write, without writing any. */
export interface Probed {
  /** By `table.column`: what `set` writes, as the server writes it. */
  setTexts: Map<string, string>;
  faults: string[];
}

/**
 * Asks the source, in the transaction that is open, whether made values would be of their column's type
 * and pass its checks. A check over several columns is asked by the target alone, when it is loaded.
 */
export async function probe(
  connection: Connection,
  structure: Structure,
  policy: CompiledPolicy,
): Promise<Probed> {
  const probed: Probed = { setTexts: new Map(), faults: [] };
  const tables = new Map(structure.tables.map((table) => [table.name, table]));
  for (const [name, columns] of ruledColumns(structure, policy)) {
    for (const ruled of columns) {
      const fault = await faultOf(connection, tables.get(name)!, ruled, policy.emailHost, probed);
      if (fault !== undefined) probed.faults.push(`${name}.${ruled.column.name}: ${fault}`);
    }
  }
  return probed;
}

async function faultOf(
  connection: Connection,
  table: Table,
  { column, node }: RuledColumn,
  emailHost: string,
  { setTexts }: Probed,
): Promise<string | undefined> {
  const action = node?.action;
  if (action === undefined || action.kind === "keep" || becomesNull(action)) return undefined;
  if (action.kind === "set") {
    const text = await writtenAs(connection, column, action.given);
    if (text === undefined) return `what it is set to is not a value of ${column.declared}`;
    setTexts.set(`${table.name}.${column.name}`, text);
    return await refusal(connection, table, column, [text]);
  }
  if (column.isArray || jsonTypes.has(column.type) || !fits(action, column.type)) return undefined;
  const made = await madeSamples(connection, table, column, action, emailHost);
  return await refusal(connection, table, column, made);
}

/** A value as the server writes it; undefined where it is none of the column's type. */
async function writtenAs(
  { client }: Connection,
  { declared, type, isArray, maxLength }: Column,
  given: string | number | boolean | null,
): Promise<string | undefined> {
  const text = jsonTypes.has(type) && !isArray ? JSON.stringify(given) : String(given);
  // A cast would cut it.
  if (!isArray && maxLength !== null && [...text].length > maxLength) return undefined;
  const query = `SELECT CAST($1::pg_catalog.text AS ${declared})::pg_catalog.text AS text`;
  return (await attempt(client, query, [text]))?.[0]?.["text"];
}

async function madeSamples(
  connection: Connection,
  table: Table,
  { name, type }: Column,
  action: Extract<Action, { kind: "fake" | "scrub" | "drop" }>,
  emailHost: string,
): Promise<string[]> {
  const digests = Array.from({ length: samples }, (_, i) =>
    createHash("sha256").update(String(i)).digest("hex"),
  );
  if (action.kind === "fake") {
    // Those of dates depend on the original.
    if (dayTypes.has(type)) return [];
    const { generator } = action;
    return digests.map((digest) => generator.make(new Draw(digest), { emailHost, original: "" }));
  }
  if (!table.checks.some(({ columns }) => columns.join() === name)) return [];
  const lengths = await connection.client.query(
    `SELECT DISTINCT pg_catalog.length(${quoted(name)}) AS length FROM ${tableName(connection, table.name)}
     WHERE ${quoted(name)} IS NOT NULL LIMIT 20`,
  );
  return lengths.rows.flatMap(({ length }) =>
    digests.slice(0, 4).map((digest) => fillerText(length, digest).toString("latin1")),
  );
}

/** Why the server would not take one of some values; undefined where it would take each. */
async function refusal(
  { client }: Connection,
  { checks }: Table,
  { name, declared }: Column,
  values: readonly string[],
): Promise<string | undefined> {
  const from = `FROM (SELECT CAST(v AS ${declared}) AS ${quoted(name)} FROM pg_catalog.unnest($1::pg_catalog.text[]) v) made`;
  if ((await attempt(client, `SELECT pg_catalog.count(made) ${from}`, [values])) === undefined) {
    return `what it makes is not a value of ${declared}`;
  }
  for (const check of checks.filter(({ columns }) => columns.join() === name)) {
    const found = await attempt(
      client,
      `SELECT 1 ${from} WHERE NOT (${check.expression}) LIMIT 1`,
      [values],
    );
    if (found?.length !== 0)
      return `what it makes does not pass the check ${check.name}: ${check.expression}`;
  }
  return undefined;
}

/** The rows of a query; undefined where the server refuses the values, and the transaction goes on. */
async function attempt(client: Connection["client"], text: string, values: unknown[]) {
  try {
    await client.query("SAVEPOINT probe");
    const answer = await client.query(text, values).catch((error: { code?: string }) => {
      // Data exceptions, and those of constraints.
      if (/^2[23]/.test(error.code ?? "")) return undefined;
      throw error;
    });
    await client.query("ROLLBACK TO probe");
    return answer?.rows as Record<string, string>[] | undefined;
  } catch (error) {
    throw failed("Asking whether made values fit", error);
  }
}
