import type { EnvironmentSpec } from "./spec.ts";

/** Vendor-side names of what an environment has that its config can consent to interrupt. */
export function interruptible(spec: EnvironmentSpec): string[] {
  const { database, redis, services, frontends } = spec;
  const used: readonly string[] = database?.uses ?? [];
  return [
    ...(database !== undefined && !used.includes(database.instance) ? [database.instance] : []),
    ...(redis?.own ? [redis.name] : []),
    ...services.map(({ name }) => name),
    ...frontends.flatMap(({ project }) => (project.own ? [project.name] : [])),
  ];
}

/** Of what it has that its config can consent to delete; what it no longer has, nobody can list. */
export function deletable(spec: EnvironmentSpec): string[] {
  return [...interruptible(spec), spec.renderEnvironment, spec.branch, spec.stack];
}
