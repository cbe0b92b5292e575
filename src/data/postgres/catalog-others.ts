import type { Connection } from "./connection.ts";
import { markerSchema } from "./marker.ts";

/** Types of the schema's own, how tables are divided, and what is in each part. */
export async function otherFacts({ client, schema }: Connection): Promise<Map<string, string>> {
  const { rows } = await client.query(
    `SELECT 'table ' || c.relname AS name, coalesce(pg_catalog.pg_get_partkeydef(c.oid), '') AS definition
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     UNION ALL
     SELECT 'partition ' || c.relname, pg_catalog.pg_get_expr(c.relpartbound, c.oid)
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relispartition AND c.relkind IN ('r', 'p')
     UNION ALL
     SELECT 'enum ' || t.typname, string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
     FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
     JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname = $1 GROUP BY t.typname
     UNION ALL
     SELECT 'domain ' || t.typname, concat_ws(' ', pg_catalog.format_type(t.typbasetype, t.typtypmod),
       CASE WHEN t.typnotnull THEN 'not null' END, (SELECT string_agg(pg_catalog.pg_get_constraintdef(o.oid), ' '
         ORDER BY o.conname) FROM pg_catalog.pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c'))
     FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
     WHERE n.nspname = $1 AND t.typtype = 'd'`,
    [schema],
  );
  return new Map(rows.map(({ name, definition }) => [name, definition]));
}

/** What is not read: it follows from tables, stands elsewhere, or is not of this schema. */
export async function leftOut({ client, schema }: Connection): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
       ELSE 'foreign table' END || ' ' || c.relname AS what
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('v', 'm', 'f')
     UNION ALL
     SELECT 'schema ' || n.nspname || ', with ' || count(*) || ' tables'
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname NOT IN ($1, $2, 'information_schema') AND n.nspname !~ '^pg_'
       AND c.relkind IN ('r', 'p') GROUP BY n.nspname
     UNION ALL
     SELECT count(*) || ' large objects' FROM pg_catalog.pg_largeobject_metadata HAVING count(*) > 0
     ORDER BY what`,
    [schema, markerSchema],
  );
  return rows.map(({ what }) => what);
}

/** Tables whose rows are also rows of others, or are referred to from elsewhere. */
export async function obstacles({ client, schema }: Connection): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT c.relname || ' inherits from another table, which cannot be carried over yet' AS what
     FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND NOT c.relispartition AND c.relkind IN ('r', 'f')
     UNION ALL
     SELECT o.conrelid::regclass || ' of another schema refers to ' || f.relname
     FROM pg_catalog.pg_constraint o JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
     JOIN pg_catalog.pg_class f ON f.oid = o.confrelid
     JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace
     WHERE o.contype = 'f' AND n.nspname = $1 AND c.relnamespace <> f.relnamespace`,
    [schema],
  );
  return rows.map(({ what }) => what);
}
