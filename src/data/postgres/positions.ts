import { UserError } from "../../shared/errors.ts";
import { type Connection, failed, tableName } from "./connection.ts";
import type { Sequence } from "./structure.ts";

/** How far a sequence has come. */
export interface Position {
  name: string;
  lastValue: string;
  isCalled: boolean;
}

/** The positions of all sequences, none of which may be less than a number in what was read. */
export async function positionsOf(
  connection: Connection,
  sequences: readonly Sequence[],
): Promise<Position[]> {
  const positions: Position[] = [];
  for (const { name } of sequences) {
    try {
      const { rows } = await connection.client.query(
        `SELECT last_value AS "lastValue", is_called AS "isCalled" FROM ${tableName(connection, name)}`,
      );
      positions.push({ name, ...rows[0] });
    } catch (error) {
      if ((error as { code?: string }).code !== "42501") throw failed(`Reading ${name}`, error);
      throw new UserError(
        `The source's role may not read the position of the sequence ${name}: GRANT SELECT ON ALL ` +
          "SEQUENCES IN SCHEMA to it.",
      );
    }
  }
  return positions;
}

export async function setPositions(
  target: Connection,
  positions: readonly Position[],
): Promise<void> {
  for (const { name, lastValue, isCalled } of positions) {
    try {
      await target.client.query("SELECT pg_catalog.setval($1::regclass, $2, $3)", [
        tableName(target, name),
        lastValue,
        isCalled,
      ]);
    } catch (error) {
      throw failed(`Setting the sequence ${name}`, error);
    }
  }
}
