import type { EnvironmentSpec } from "../config/spec.ts";

/** A value for each variable that key user actions take from whoever runs them, as in a team's CI. */
export function testUserVariables(
  environments: readonly EnvironmentSpec[],
): Record<string, string> {
  const actions = JSON.stringify(environments.map(({ verify }) => verify.actions));
  const names = [...actions.matchAll(/\$\{env\.(\w+)\}/g)].map(([, name]) => name!);
  return Object.fromEntries(names.map((name) => [name, `sandbox-${name}`]));
}
