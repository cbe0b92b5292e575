import type { EnvironmentSpec } from "../../config/spec.ts";
import { UserError } from "../../shared/errors.ts";

/**
 * The order in which stacks are brought up: each list can go side by side, and uses only what the
 * lists before it have made. Throws a UserError where stacks wait for each other in a circle.
 */
export function wavesOf(specs: readonly EnvironmentSpec[]): string[][] {
  const waves: string[][] = [];
  const ready = new Set<string>();
  let left = [...specs];
  while (left.length > 0) {
    const wave = left.filter((spec) => usedStacks(spec).every((stack) => ready.has(stack)));
    if (wave.length === 0) {
      const names = left.map(({ stack }) => stack).join(", ");
      throw new UserError(`These stacks use one another in a circle: ${names}.`);
    }
    for (const { stack } of wave) ready.add(stack);
    left = left.filter((spec) => !wave.includes(spec));
    waves.push(wave.map(({ stack }) => stack).toSorted());
  }
  return waves;
}

/** The stacks whose outputs this one reads. */
function usedStacks({ renderProject, frontends, database, redis }: EnvironmentSpec): string[] {
  const stacks = new Set<string>();
  if (!renderProject.owner) stacks.add(renderProject.stack);
  for (const { project } of frontends) if (!project.own) stacks.add(project.stack);
  if (redis && !redis.own) stacks.add(redis.stack);
  if (database?.type === "mongodb-atlas" && !database.accessList.owner) {
    stacks.add(database.accessList.stack);
  }
  return [...stacks];
}
