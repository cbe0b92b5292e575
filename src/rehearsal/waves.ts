import type { EnvironmentSpec } from "../config/spec.ts";
import { UserError } from "../shared/errors.ts";

/**
 * The order in which stacks are brought up: each list can go side by side, and uses only what the
 * lists before it have made. Throws a UserError where stacks wait for each other in a circle.
 */
export function wavesOf(specs: readonly EnvironmentSpec[]): string[][] {
  const waves: string[][] = [];
  const ready = new Set<string>();
  let left = [...specs];
  while (left.length > 0) {
    const wave = left.filter(({ dependencies }) =>
      Object.keys(dependencies).every((stack) => ready.has(stack)),
    );
    if (wave.length === 0) {
      const names = left.map(({ stack }) => stack).join(", ");
      throw new UserError(`These stacks depend on one another in a cycle: ${names}.`);
    }
    for (const { stack } of wave) ready.add(stack);
    left = left.filter((spec) => !wave.includes(spec));
    waves.push(wave.map(({ stack }) => stack).toSorted());
  }
  return waves;
}
