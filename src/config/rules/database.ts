import { at, duplicates, each, isGiven, type Rule } from "./rule.ts";

/** Judges what somebody wrote, as the built environment has no such part. */
export const partsExist: Rule = {
  name: "parts-exist",
  reason: "What the platform does not have cannot be set up in one environment.",
  source: "Own rule: environments are copies of one platform",
  check: each((environment, { platform }) =>
    (["database", "redis"] as const)
      .filter((part) => platform[part] === undefined && isGiven(environment, part))
      .map((part) => ({
        path: at(environment, part),
        problem: `given, but the platform has no ${part}`,
        fix: `remove it, or add ${part} to the platform in Pulumi.yaml`,
      })),
  ),
};

/** Judges cluster and name of the database that each environment will write to. */
export const databasesDiffer: Rule = {
  name: "databases-differ",
  reason: "Two environments in one database change each other's data.",
  source: "Own rule: isolation",
  check: ({ environments }) =>
    duplicates(
      environments.flatMap((environment) => {
        const { database } = environment.spec;
        if (database === undefined) return [];
        // MongoDB refuses a name that differs from another one in case alone.
        const value = `${database.instance}/${database.name}`.toLowerCase();
        return [{ value, path: at(environment, "database", "name") }];
      }),
      "database",
    ),
};
