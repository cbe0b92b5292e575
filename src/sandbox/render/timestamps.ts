import type { World } from "../world.ts";

const last = new WeakMap<World, { millisecond: string; count: number }>();

/**
 * The world's time to the microsecond, as Render writes it. Two calls never get the same, so that
 * the newest of several things made within a millisecond is still the newest.
 */
export function timestamp(world: World): string {
  const millisecond = world.timestamp();
  const previous = last.get(world);
  const count = previous?.millisecond === millisecond ? previous.count + 1 : 0;
  last.set(world, { millisecond, count });
  return millisecond.replace("Z", `${String(count).padStart(3, "0")}Z`);
}
