import { targetRefusals } from "../refresh/marked.ts";
import { structureOf } from "./catalog.ts";
import { type Connection, failed } from "./connection.ts";
import { isMarked, readMarker } from "./marker.ts";
import { readerRefusals } from "./rights.ts";
import { differences } from "./structure.ts";

/** More differences than this say no more than that it is another database. */
const mostShown = 20;

/** Why this source may not replace this target; every reason at once. */
export async function refusals(
  source: Connection,
  target: Connection,
  environment: string,
): Promise<string[]> {
  return [
    ...(await readerRefusals(source)),
    ...((await isMarked(source)) ? ["The source carries a marker: it is somebody's target."] : []),
    ...targetRefusals(await readMarker(target), environment),
    ...(source.cluster === target.cluster ? ["Source and target are on the same cluster."] : []),
    ...(await ownerRefusals(target)),
    ...(await structureRefusals(source, target)),
  ];
}

/** Foreign keys and triggers are the owner's to take away and put back. */
async function ownerRefusals({ client, schema }: Connection): Promise<string[]> {
  try {
    const { rows } = await client.query(
      `SELECT c.relname AS name FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = $1 AND c.relkind IN ('r', 'p')
         AND NOT pg_catalog.pg_has_role(c.relowner, 'USAGE') ORDER BY 1`,
      [schema],
    );
    if (rows.length === 0) return [];
    const names = rows.slice(0, 5).map(({ name }) => name);
    return [`The target's role does not own ${names.join(", ")}: use the one that migrates it.`];
  } catch (error) {
    throw failed("Asking who owns the target's tables", error);
  }
}

async function structureRefusals(source: Connection, target: Connection): Promise<string[]> {
  const [from, to] = [await structureOf(source), await structureOf(target)];
  const found = differences(from, to);
  if (found.length === 0) return to.faults;
  const more = found.length > mostShown ? [`and ${found.length - mostShown} more`] : [];
  return [
    "The target's tables differ from the source's. Bring it to the version of the source by the " +
      `application's migrations, and run this again: ${[...found.slice(0, mostShown), ...more].join("; ")}.`,
  ];
}
