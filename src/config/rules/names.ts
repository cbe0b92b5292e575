import { aboutDatabase, databaseKinds } from "../databases/kinds.ts";
import type { ConfigFault } from "../fault.ts";
import { adoptions } from "./adoption.ts";
import { at, duplicates, type EnvironmentView, each, type Rule, type Use } from "./rule.ts";

/** A vendor refuses, or takes for ours, an object whose name another environment uses. */
function uniqueness(
  name: string,
  what: string,
  uses: (environment: EnvironmentView) => Use[],
  sameAs: (value: string) => string = (value) => value,
): Rule {
  return {
    name,
    reason: `A ${what} belongs to one environment; two with one name would fight over one object.`,
    source: "Own rule: isolation",
    check: ({ environments }) => duplicates(environments.flatMap(uses), what, sameAs),
  };
}

/** Render makes a host name of each, which knows no case. */
function inHosts(name: string): string {
  return name.toLowerCase();
}

/** Judges names as they will stand at Vercel, those by default included. */
export const vercelProjectsDiffer = uniqueness(
  "vercel-projects-differ",
  "Vercel project",
  (environment) =>
    environment.spec.frontends.flatMap(({ key, project }) =>
      project.own
        ? [{ value: project.name, path: at(environment, "frontends", key, "project") }]
        : [],
    ),
);

/** Judges names as they will stand at Render, those by default included. */
export const servicesDiffer = uniqueness(
  "services-differ",
  "Render service name",
  (environment) =>
    environment.spec.services.map(({ key, name }) => ({
      value: name,
      path: at(environment, "services", key, "name"),
    })),
  inHosts,
);

/** Judges names as they will stand at Render, those by default included. */
export const redisNamesDiffer = uniqueness(
  "redis-names-differ",
  "Redis name",
  (environment) =>
    environment.spec.redis?.own
      ? [{ value: environment.spec.redis.name, path: at(environment, "redis", "name") }]
      : [],
  inHosts,
);

/** Judges every id under which something will be imported, of all environments and kinds. */
export const adoptedOnce = uniqueness("adopted-once", "adopted id", (environment) => {
  const { spec } = environment;
  const uses = [
    ...spec.frontends.map(({ key, project }) => ({
      id: project.own ? project.adopt : undefined,
      path: at(environment, "frontends", key, "adopt"),
    })),
    ...spec.services.map(({ key, settings }) => ({
      id: settings.adopt,
      path: at(environment, "services", key, "adopt"),
    })),
    {
      id: spec.redis?.own ? spec.redis.adopt : undefined,
      path: at(environment, "redis", "adopt"),
    },
    ...adoptions(environment).flatMap(({ path, given }) =>
      Object.entries(given).map(([name, id]) => ({ id, path: at(environment, ...path, name) })),
    ),
    ...aboutDatabase(spec.database, ({ adoption }, database) => adoption.ids(database)).map(
      ({ path, value }) => ({ id: value, path: at(environment, "database", ...path) }),
    ),
  ];
  return uses.flatMap(({ id, path }) => (id === undefined ? [] : [{ value: id, path }]));
});

const databaseLimits = databaseKinds.flatMap(({ nameLimits }) => nameLimits.source ?? []);

/** Judges the length of names as they will stand at the vendors, those by default included. */
export const namesFit: Rule = {
  name: "names-fit",
  reason: "Names made of the platform, the part and the stack can outgrow what a vendor takes.",
  source: ["Vercel: at most 52 characters", "Render's dashboard: 63", ...databaseLimits].join("; "),
  check: each((environment) => {
    const { spec } = environment;
    const faults: ConfigFault[] = [];
    const limit = (path: string[], name: string, most: number) => {
      if (name.length <= most) return;
      faults.push({
        path: at(environment, ...path),
        problem: `"${name}" has ${name.length} characters`,
        allowed: `at most ${most}`,
        fix: `give it a shorter name at ${path.at(-1)}`,
      });
    };
    for (const { key, project } of spec.frontends) {
      if (project.own) limit(["frontends", key, "project"], project.name, 52);
    }
    for (const { key, name } of spec.services) limit(["services", key, "name"], name, 63);
    if (spec.redis?.own) limit(["redis", "name"], spec.redis.name, 63);
    const limits = aboutDatabase(spec.database, (kind, database) => kind.nameLimits.of(database));
    for (const { path, value, most } of limits) limit(["database", ...path], value, most);
    return faults;
  }),
};
