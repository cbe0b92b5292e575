import { type Connection, failed } from "./connection.ts";

/** Roles of the server itself that only show things. */
const readingRoles = [
  "pg_read_all_data",
  "pg_read_all_settings",
  "pg_read_all_stats",
  "pg_stat_scan_tables",
  "pg_monitor",
];

/**
 * All that a role may do beyond reading, by itself or as a member of another one, whether it takes a SET
 * ROLE or not (https://www.postgresql.org/docs/current/functions-info.html).
 */
const query = `
WITH roles AS (
  SELECT oid, rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication
  FROM pg_catalog.pg_roles WHERE pg_catalog.pg_has_role(session_user, oid, 'MEMBER')
), own AS (
  SELECT oid, nspname FROM pg_catalog.pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), relations AS (
  SELECT c.oid, relkind, relowner, n.nspname || '.' || relname AS name
  FROM pg_catalog.pg_class c JOIN own n ON n.oid = relnamespace
)
SELECT 1 AS rank, 'is superuser' AS what FROM roles WHERE rolsuper
UNION SELECT 2, 'creates roles' FROM roles WHERE rolcreaterole
UNION SELECT 2, 'creates databases' FROM roles WHERE rolcreatedb
UNION SELECT 2, 'replicates' FROM roles WHERE rolreplication
UNION SELECT 2, 'is a member of ' || rolname FROM roles
  WHERE rolname ~ '^pg_' AND rolname <> ALL ($1)
UNION SELECT 3, 'owns ' || name FROM relations JOIN roles r ON relowner = r.oid
UNION SELECT 4, right_of || ' on ' || name
  FROM relations, roles r, unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) right_of
  WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND pg_catalog.has_table_privilege(r.oid, relations.oid, right_of)
UNION SELECT 4, right_of || ' on columns of ' || name
  FROM relations, roles r, unnest(ARRAY['INSERT', 'UPDATE']) right_of
  WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
    AND pg_catalog.has_any_column_privilege(r.oid, relations.oid, right_of)
    AND NOT pg_catalog.has_table_privilege(r.oid, relations.oid, right_of)
UNION SELECT 4, right_of || ' on ' || name
  FROM relations, roles r, unnest(ARRAY['USAGE', 'UPDATE']) right_of
  WHERE relkind = 'S' AND pg_catalog.has_sequence_privilege(r.oid, relations.oid, right_of)
UNION SELECT 5, 'CREATE on schema ' || nspname FROM own, roles r
  WHERE pg_catalog.has_schema_privilege(r.oid, own.oid, 'CREATE')
UNION SELECT 5, 'CREATE on the database' FROM roles r
  WHERE pg_catalog.has_database_privilege(r.oid, pg_catalog.current_database(), 'CREATE')
ORDER BY rank, what`;

/** Why a source is not read: its role could write to it as well. */
export async function readerRefusals({ client }: Connection): Promise<string[]> {
  try {
    const { rows } = await client.query(query, [readingRoles]);
    if (rows.length === 0) return [];
    const more = rows.length > 5 ? `, and ${rows.length - 5} more` : "";
    return [
      "The source's role may do more than read: " +
        `${rows.slice(0, 5).map(({ what }) => what)}${more}. Make one that may only ` +
        "SELECT: docs/guide/data.md has the lines.",
    ];
  } catch (error) {
    throw failed("Asking for the rights of the source's role", error);
  }
}
