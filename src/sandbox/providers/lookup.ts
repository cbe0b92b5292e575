import type { Row, World } from "../world.ts";

/** The rows of one table as a list. */
export function rows(world: World, type: string): Row[] {
  return Object.values(world.table(type));
}

/** Removes the rows of a table that match, as a vendor does with what belongs to a removed thing. */
export function removeWhere(world: World, type: string, matches: (row: Row) => boolean): void {
  const table = world.table(type);
  for (const [key, row] of Object.entries(table)) {
    if (matches(row)) delete table[key];
  }
  world.touch();
}
