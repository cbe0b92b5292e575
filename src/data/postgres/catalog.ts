import { foreignKeys, keysAndChecks } from "./catalog-constraints.ts";
import { leftOut, obstacles, otherFacts } from "./catalog-others.ts";
import { type Connection, failed } from "./connection.ts";
import type { Column, Sequence, Structure, Table } from "./structure.ts";

/** Reads what a schema has from the server's catalogs, in the transaction that is open. */
export async function structureOf(connection: Connection): Promise<Structure> {
  try {
    const [tables, sequences] = [await tablesOf(connection), await sequencesOf(connection)];
    const { facts, keys, checks } = await keysAndChecks(connection);
    const references = await foreignKeys(connection);
    for (const table of tables.values()) {
      table.foreignKeys.push(...(references.get(table.name) ?? []));
      table.uniqueKeys.push(...(keys.get(table.name) ?? []));
      table.checks.push(...(checks.get(table.name) ?? []));
      for (const { name, definition } of table.columns) {
        facts.set(`column ${table.name}.${name}`, definition);
      }
      for (const { definition } of table.foreignKeys) {
        facts.set(`foreign key of ${table.name}: ${definition}`, "");
      }
    }
    for (const { name, definition } of sequences) facts.set(`sequence ${name}`, definition);
    for (const [name, definition] of await otherFacts(connection)) facts.set(name, definition);
    return {
      tables: [...tables.values()],
      sequences,
      facts,
      leftOut: await leftOut(connection),
      faults: await obstacles(connection),
    };
  } catch (error) {
    throw failed("Reading the structure of the database", error);
  }
}

/** Types below domains, with the length that a domain gives them. */
const columnsQuery = `
WITH RECURSIVE below AS (
  SELECT oid AS top, oid, typtype, typbasetype, typname, typelem, typcategory, typtypmod,
    -1 AS length, false AS required FROM pg_catalog.pg_type
  UNION ALL
  SELECT top, b.oid, b.typtype, b.typbasetype, b.typname, b.typelem, b.typcategory, b.typtypmod,
    below.typtypmod, required OR (SELECT typnotnull FROM pg_catalog.pg_type WHERE oid = below.oid)
  FROM below JOIN pg_catalog.pg_type b ON below.typtype = 'd' AND b.oid = below.typbasetype
), types AS (SELECT * FROM below WHERE typtype <> 'd')
SELECT c.relname AS "table", c.relkind = 'p' AS partitioned, a.attname AS name,
  t.typcategory = 'A' AS "isArray", coalesce(e.typname, t.typname) AS type,
  coalesce(e.typtype, t.typtype) AS kind,
  pg_catalog.format_type(a.atttypid, a.atttypmod) AS declared,
  CASE WHEN coalesce(e.typname, t.typname) IN ('varchar', 'bpchar')
    AND greatest(a.atttypmod, t.length) > 4 THEN greatest(a.atttypmod, t.length) - 4 END AS "maxLength",
  a.attnotnull OR t.required AS "isNotNull", a.attgenerated <> '' AS "isGenerated",
  concat_ws(' ', pg_catalog.format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attnotnull THEN 'not null' END,
    CASE WHEN a.attidentity <> '' THEN 'identity ' || a.attidentity::text END,
    CASE WHEN a.attgenerated <> '' THEN 'generated' END,
    'default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)) AS definition
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
LEFT JOIN types t ON t.top = a.atttypid
LEFT JOIN types e ON t.typcategory = 'A' AND e.top = t.typelem
WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition
ORDER BY c.relname, a.attnum`;

const kinds: Record<string, string> = { e: "enum", c: "composite" };

async function tablesOf({ client, schema }: Connection): Promise<Map<string, Table>> {
  const { rows } = await client.query(columnsQuery, [schema]);
  const tables = new Map<string, Table>();
  for (const { table: name, partitioned: isPartitioned, kind, type, ...column } of rows) {
    const none = { columns: [], foreignKeys: [], uniqueKeys: [], checks: [] };
    const table: Table = tables.get(name) ?? { name, isPartitioned, ...none };
    tables.set(name, table);
    // A table can be without any column.
    if (column.name === null) continue;
    table.columns.push({ ...(column as Column), type: kinds[kind] ?? type });
  }
  return tables;
}

async function sequencesOf({ client, schema }: Connection): Promise<Sequence[]> {
  const { rows } = await client.query(
    `SELECT sequencename AS name, concat_ws(' ', data_type, 'start', start_value, 'by', increment_by,
       'from', min_value, 'to', max_value, CASE WHEN cycle THEN 'cycle' END) AS definition
     FROM pg_catalog.pg_sequences WHERE schemaname = $1 ORDER BY sequencename`,
    [schema],
  );
  return rows;
}
