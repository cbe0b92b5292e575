import type { EnvironmentSpec } from "./spec.ts";

/** Environments that use this one's Redis. */
export function redisUsers(
  { stack }: Pick<EnvironmentSpec, "stack">,
  others: readonly EnvironmentSpec[],
): EnvironmentSpec[] {
  return others.filter(({ redis }) => redis?.own === false && redis.stack === stack);
}

/** Environments whose database is in this one's cluster or instance. */
export function databaseUsers(
  { database }: Pick<EnvironmentSpec, "database">,
  others: readonly EnvironmentSpec[],
): EnvironmentSpec[] {
  if (database === undefined) return [];
  return others.filter((other) => {
    const used: readonly string[] = other.database?.uses ?? [];
    return used.includes(database.instance);
  });
}
