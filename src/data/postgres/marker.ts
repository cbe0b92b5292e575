import type { Marker } from "../kind.ts";
import { type Connection, failed } from "./connection.ts";

/** Of its own, so that no migration of the application comes upon it. */
export const markerSchema = "infra_refresh";

const table = `${markerSchema}.target`;

/** Asked of the catalogs, which everybody may read. */
export async function isMarked({ client }: Connection): Promise<boolean> {
  try {
    const { rows } = await client.query(
      "SELECT FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = 'target'",
      [markerSchema],
    );
    return rows.length > 0;
  } catch (error) {
    throw failed("Looking for a marker", error);
  }
}

export async function readMarker(target: Connection): Promise<Marker | undefined> {
  if (!(await isMarked(target))) return undefined;
  try {
    const { rows } = await target.client.query(`SELECT environment, id FROM ${table}`);
    // What it holds is replaced in one transaction, so that it is never partly old.
    return rows.length === 0 ? undefined : { ...rows[0], isPartial: false };
  } catch (error) {
    throw failed("Reading the marker", error);
  }
}

export async function writeMarker({ client }: Connection, environment: string, id: string) {
  try {
    await client.query("BEGIN");
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${markerSchema}`);
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${table} (environment text NOT NULL, id text NOT NULL)`,
    );
    await client.query(`INSERT INTO ${table} VALUES ($1, $2)`, [environment, id]);
    await client.query("COMMIT");
  } catch (error) {
    throw failed("Writing the marker", error);
  }
}
