import type { Connection } from "./connection.ts";
import type { Check, ForeignKey, UniqueKey } from "./structure.ts";

/** Names of columns, by their numbers in an array of the catalogs. */
const columns = (table: string, numbers: string) => `ARRAY(
  SELECT a.attname::text FROM unnest(${numbers}) WITH ORDINALITY k (number, at)
  JOIN pg_catalog.pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.number ORDER BY k.at)`;

/** By table. Those of partitions follow from those of the whole. */
export async function foreignKeys({
  client,
  schema,
}: Connection): Promise<Map<string, ForeignKey[]>> {
  const { rows } = await client.query(
    `SELECT c.relname AS "table", o.conname AS name, pg_catalog.pg_get_constraintdef(o.oid) AS definition,
       ${columns("o.conrelid", "o.conkey")} AS columns,
       CASE WHEN f.relnamespace = c.relnamespace THEN f.relname ELSE f.oid::regclass::text END AS target,
       ${columns("o.confrelid", "o.confkey")} AS targets
     FROM pg_catalog.pg_constraint o
     JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
     JOIN pg_catalog.pg_class f ON f.oid = o.confrelid
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND o.contype = 'f' AND o.conparentid = 0 ORDER BY c.relname, o.conname`,
    [schema],
  );
  const keys = new Map<string, ForeignKey[]>();
  for (const { table, target, targets, ...key } of rows) {
    const own = keys.get(table) ?? [];
    own.push({ ...key, target: { table: target, columns: targets } });
    keys.set(table, own);
  }
  return keys;
}

/** Unique keys and checks by table, and the definitions of those and of all indexes. */
export async function keysAndChecks(connection: Connection) {
  const facts = new Map<string, string>();
  const keys = new Map<string, UniqueKey[]>();
  for (const { table, definition, unique, allowsNulls, columns } of await indexes(connection)) {
    facts.set(`index of ${table}: ${definition}`, "");
    if (unique) keys.set(table, [...(keys.get(table) ?? []), { columns, allowsNulls }]);
  }
  const checks = new Map<string, Check[]>();
  for (const { table, definition, expression, ...check } of await constraints(connection)) {
    facts.set(`constraint of ${table}: ${definition}`, "");
    if (expression) checks.set(table, [...(checks.get(table) ?? []), { ...check, expression }]);
  }
  return { facts, keys, checks };
}

async function indexes({ client, schema }: Connection) {
  const { rows } = await client.query(
    `SELECT c.relname AS "table", i.indisunique AS unique,
       replace(pg_catalog.pg_get_indexdef(i.indexrelid), ' ' || quote_ident(x.relname) || ' ON ', ' ON ')
         AS definition,
       NOT coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS "allowsNulls",
       ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND (
           a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]) OR EXISTS (
             SELECT FROM pg_catalog.pg_depend d WHERE i.indexprs IS NOT NULL
               AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = i.indexrelid
               AND d.refobjid = c.oid AND d.refobjsubid = a.attnum))) AS columns
     FROM pg_catalog.pg_index i
     JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
     JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND NOT c.relispartition AND c.relkind IN ('r', 'p') ORDER BY 1, 3`,
    [schema],
  );
  return rows;
}

/** What else there is but foreign keys; that a column is not null stands with the column. */
async function constraints({ client, schema }: Connection) {
  const { rows } = await client.query(
    `SELECT c.relname AS "table", o.conname AS name, pg_catalog.pg_get_constraintdef(o.oid) AS definition,
       pg_catalog.pg_get_expr(o.conbin, o.conrelid) AS expression,
       ${columns("o.conrelid", "o.conkey")} AS columns
     FROM pg_catalog.pg_constraint o
     JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND o.contype IN ('p', 'u', 'x', 'c') AND NOT c.relispartition ORDER BY 1, 3`,
    [schema],
  );
  return rows;
}
