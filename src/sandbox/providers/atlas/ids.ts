import type { World } from "../../world.ts";

/** An id as Atlas makes them. */
export function hex(world: World, key: string): string {
  return world.random(`atlas/${key}`, 24, "0123456789abcdef");
}
