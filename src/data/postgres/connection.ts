import type { Socket } from "node:net";
import pg from "pg";
import { UserError } from "../../shared/errors.ts";

/** How long a server may take to answer at all. */
const connectTimeoutMs = 15_000;

/** A database, and one schema of it. */
export interface Connection {
  client: pg.Client;
  schema: string;
  /** Which cluster it is of: no two that were made apart have the same. */
  cluster: string;
  /** Aborted when the connection is lost, or given up. */
  lost: AbortSignal;
}

/** So that every server writes the same values as the same text, whatever it is set to. */
const settings = {
  client_encoding: "UTF8",
  datestyle: "ISO, YMD",
  intervalstyle: "postgres",
  timezone: "UTC",
  extra_float_digits: "1",
  bytea_output: "hex",
  lc_monetary: "C",
  standard_conforming_strings: "on",
  // With nothing in it, definitions come with the schema of every name.
  search_path: "",
  // Rows that a policy of the table hides are an error, not a shorter table.
  row_security: "off",
  statement_timeout: "0",
  idle_in_transaction_session_timeout: "0",
  lock_timeout: "60s",
};

/**
 * Connects to the database that a URL names; `role` names it in errors, which never show the URL. What
 * is done in one that is the source can only be reading.
 */
export async function connect(role: "source" | "target", url: string): Promise<Connection> {
  const { connectionString, schema } = parsed(role, url);
  const client = new pg.Client({
    connectionString,
    application_name: "infra data",
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
  });
  const lost = new AbortController();
  // Whatever is asked next fails, too; a COPY that is on its way would wait forever.
  for (const event of ["error", "end"] as const) {
    client.on(event, () => lost.abort(new UserError(`The connection to the ${role} was lost.`)));
  }
  try {
    await client.connect();
    const all = role === "source" ? { ...settings, default_transaction_read_only: "on" } : settings;
    for (const [name, value] of Object.entries(all)) {
      await client.query("SELECT pg_catalog.set_config($1, $2, false)", [name, value]);
    }
    const { rows } = await client.query(
      "SELECT system_identifier::text AS cluster FROM pg_catalog.pg_control_system()",
    );
    return { client, schema, cluster: rows[0].cluster, lost: lost.signal };
  } catch (error) {
    await client.end().catch(() => {});
    throw failed(`Connecting to the ${role}`, error);
  }
}

/** Ends a connection in good order; what its transaction has done is taken back by the server. */
export async function close({ client, lost }: Connection): Promise<void> {
  if (!lost.aborted) await client.end();
}

/** Lets go of a connection on which a COPY was left halfway: nothing else can be asked on it. */
export function giveUp({ client }: Connection): void {
  (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
}

function parsed(role: string, text: string): { connectionString: string; schema: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
    throw new UserError(
      `The URL of the ${role} is not one of a PostgreSQL database: ` +
        "postgresql://user:password@host/name, the password percent-encoded.",
    );
  }
  // As Prisma has it in its URLs; a server would not know it.
  const schema = url.searchParams.get("schema") ?? "public";
  url.searchParams.delete("schema");
  return { connectionString: url.href, schema };
}

/**
 * The server's own words where they cannot hold a value; of those that can, what they are about: the
 * table and the column, as far as it tells them.
 */
export function failed(doing: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  const code = (error as { code?: string }).code;
  if (!(error instanceof pg.DatabaseError)) {
    const isOfNetwork = code !== undefined || /connection|timeout/i.test(error.message);
    return isOfNetwork ? new UserError(`${doing} failed: ${error.message}`) : error;
  }
  if (code === "55P03") {
    return new UserError(
      `${doing} failed: another session holds a lock on it. Stop the application, and run it again.`,
    );
  }
  // Data exceptions, whose messages quote the value, and those of functions, which may.
  const [, table, column] =
    /^COPY ([^,]+), line \d+(?:, column ([^:]+))?/.exec(error.where ?? "") ?? [];
  const place = table ? ` (in ${column ? `${table}.${column}` : table})` : "";
  const words = /^(?:22|P0)/.test(code ?? "") ? "a value does not fit its column" : error.message;
  return new UserError(`${doing} failed: ${words}${place} (code ${code})`);
}

export const quoted = (name: string) => pg.escapeIdentifier(name);

/** A table as SQL names it. */
export function tableName({ schema }: Connection, table: string): string {
  return `${quoted(schema)}.${quoted(table)}`;
}
