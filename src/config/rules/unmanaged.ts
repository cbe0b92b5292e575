import type { ConfigFault } from "../fault.ts";
import { didYouMean } from "../nearest.ts";
import { at, each, type Rule } from "./rule.ts";

/** Judges every branch, host name and database against those of a production that is not ours. */
export const productionUntouched: Rule = {
  name: "production-untouched",
  reason:
    "A production that nobody manages here knows nothing of these environments: what takes its branch, " +
    "its name or its database would change what users see, and no state would tell.",
  source: "Own rule: isolation",
  check: each((environment, { platform: { unmanagedProduction: production } }) => {
    if (production === undefined || environment.spec.purpose === "production") return [];
    const { branch, hosts, records, database } = environment.spec;
    const uses: { value: string; path: string; taken: readonly string[] }[] = [
      { value: branch, path: at(environment, "branch"), taken: [production.branch] },
      ...hosts.map(({ name, path }) => ({
        value: name,
        path: at(environment, ...path),
        taken: production.domains,
      })),
      ...records.map(({ name }, index) => ({
        value: name,
        path: at(environment, "records", String(index), "name"),
        taken: production.domains,
      })),
      ...(database === undefined
        ? []
        : [
            {
              value: database.name,
              path: at(environment, "database", "name"),
              taken: production.databases,
            },
          ]),
    ];
    return uses
      .filter(({ value, taken }) => taken.includes(value))
      .map(({ value, path }) => ({
        path,
        problem: `"${value}", which production has, and nobody manages that here`,
        allowed: "one of its own",
      }));
  }),
};

/** Judges the secret that holds the address of a Redis which nobody manages here. */
export const externalRedisKnown: Rule = {
  name: "external-redis-known",
  reason: "Services reach a Redis that stands elsewhere by its address, which is a secret.",
  source: "Own rule: references lead somewhere",
  check: each((environment, { platform: { secrets } }): ConfigFault[] => {
    const { redis } = environment.spec;
    if (redis === undefined || redis.own || redis.stack !== undefined) return [];
    const path = at(environment, "redis", "external");
    const kind = secrets[redis.secret]?.kind;
    const urls = Object.keys(secrets).filter((key) => secrets[key]!.kind === "url");
    if (kind === "url") return [];
    const problem =
      kind === undefined
        ? `"${redis.secret}" is not a secret of the platform${didYouMean(redis.secret, urls)}`
        : `"${redis.secret}" is a secret of the kind ${kind}`;
    const fix = "declare it in Pulumi.yaml: secrets: { redisUrl: { kind: url } }";
    return [{ path, problem, allowed: urls.join(", ") || "a secret of the kind url", fix }];
  }),
};
