import type { Row, World } from "../../src/sandbox/world.ts";

/** What a world holds at one moment, by table and id. */
export type Picture = Record<string, Record<string, Row>>;

export function pictureOf(world: World): Picture {
  return structuredClone(world.state());
}

/** Puts everything back to that moment. */
export function restore(world: World, picture: Picture): void {
  for (const name of Object.keys(world.state())) {
    const table = world.table(name);
    for (const id of Object.keys(table)) delete table[id];
    Object.assign(table, structuredClone(picture[name] ?? {}));
  }
}
