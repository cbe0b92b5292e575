import { atlasSizes } from "../database.ts";
import type { Fault } from "../fault.ts";
import { didYouMean } from "../nearest.ts";
import { atlasAwsRegions } from "../plans.ts";
import type { AtlasSpec } from "../spec.ts";
import { isUnread } from "./addresses.ts";
import {
  at,
  duplicates,
  type EnvironmentView,
  each,
  isGiven,
  production,
  type Rule,
  type World,
} from "./rule.ts";

/** The environments whose database is MongoDB on Atlas. */
function onAtlas({ environments }: World): (EnvironmentView & { atlas: AtlasSpec })[] {
  return environments.flatMap((environment) =>
    environment.spec.database?.type === "mongodb-atlas"
      ? [{ ...environment, atlas: environment.spec.database }]
      : [],
  );
}

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
        fix: `add ${part} to the platform in Pulumi.yaml, or remove it here`,
      })),
  ),
};

export const databasesDiffer: Rule = {
  name: "databases-differ",
  reason: "Two environments in one database change each other's data.",
  source: "Own rule: isolation",
  check: (world) =>
    duplicates(
      onAtlas(world).map((environment) => ({
        value: `${environment.atlas.cluster.name}/${environment.atlas.name}`,
        path: at(environment, "database", "name"),
      })),
      "database",
    ),
};

export const databaseUsersDiffer: Rule = {
  name: "database-users-differ",
  reason:
    "A user belongs to one environment and one right; Atlas keeps users per project, so a second " +
    "owner would overwrite its password and rights.",
  source: "Own rule: isolation",
  check: (world) =>
    duplicates(
      onAtlas(world).flatMap((environment) => [
        { value: environment.atlas.user, path: at(environment, "database", "user") },
        ...environment.atlas.readers.map((value, index) => ({
          value,
          path: at(environment, "database", "readers", String(index)),
        })),
      ]),
      "database user",
    ),
};

export const productionClusterAlone: Rule = {
  name: "production-cluster-alone",
  reason: "Load or a mistake of another environment must not reach production's database.",
  source: "Own rule: isolation",
  check: (world) => {
    const live = production(world)?.spec.database;
    if (live?.type !== "mongodb-atlas") return [];
    return onAtlas(world)
      .filter(({ spec, atlas }) => spec.purpose !== "production" && !atlas.cluster.own)
      .filter(({ atlas }) => atlas.cluster.name === live.cluster.name)
      .map((environment) => ({
        path: at(environment, "database", "cluster", "existing"),
        problem: `"${environment.atlas.cluster.name}" is production's cluster`,
        allowed: "a cluster of its own, or one that production does not use",
      }));
  },
};

export const clusterNamesDiffer: Rule = {
  name: "cluster-names-differ",
  reason:
    "Atlas builds host names from the first 23 letters: within a project they have to differ.",
  source: "https://www.mongodb.com/docs/atlas/reference/atlas-limits/",
  check: (world) =>
    duplicates(
      onAtlas(world)
        .filter(({ atlas }) => atlas.cluster.own)
        .map((environment) => ({
          value: environment.atlas.cluster.name.slice(0, 23),
          path: at(environment, "database", "cluster", "name"),
        })),
      "start of a cluster name",
    ),
};

export const clusterAdoption: Rule = {
  name: "cluster-adoption",
  reason: "A cluster cannot be renamed: adopting one means taking its name.",
  source: "https://www.mongodb.com/docs/atlas/reference/api-resources-spec/v2/",
  check: (world) =>
    onAtlas(world).flatMap((environment) => {
      const given = environment.config.database;
      if (given === undefined || !("cluster" in given) || "existing" in given.cluster) return [];
      const { adopt, name } = given.cluster;
      if (adopt === undefined || name === undefined || adopt === name) return [];
      return [
        {
          path: at(environment, "database", "cluster", "name"),
          problem: `"${name}", but the adopted cluster is called "${adopt}"`,
          allowed: adopt,
        },
      ];
    }),
};

export const clusterSizes: Rule = {
  name: "cluster-sizes",
  reason: "Backups and autoscaling exist from M10 on, and autoscaling grows.",
  source: "https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/",
  check: (world) =>
    onAtlas(world).flatMap((environment) => {
      const { cluster } = environment.atlas;
      if (!cluster.own) return [];
      const faults: Fault[] = [];
      if (cluster.backups && !cluster.dedicated) {
        faults.push({
          path: at(environment, "database", "cluster", "backups"),
          problem: `true, but ${cluster.size} has no backups`,
          allowed: "false, or a size of M10 and above",
        });
      }
      if (cluster.autoscaleTo !== undefined) {
        const rank = (size: string) => sizes.indexOf(size);
        if (!cluster.dedicated || rank(cluster.autoscaleTo) <= rank(cluster.size)) {
          faults.push({
            path: at(environment, "database", "cluster", "autoscaleTo"),
            problem: `"${cluster.autoscaleTo}" from ${cluster.size}`,
            allowed: "a size above the cluster's own, both M10 and above",
          });
        }
      }
      return faults;
    }),
};

export const clusterRegions: Rule = {
  name: "cluster-regions",
  reason: "A region that does not exist stops the first up after minutes; AWS's spelling differs.",
  source: "https://www.mongodb.com/docs/atlas/reference/amazon-aws/",
  check: (world) =>
    onAtlas(world).flatMap((environment) => {
      const { cluster } = environment.atlas;
      if (!cluster.own) return [];
      const { provider, region } = cluster;
      const known = provider === "AWS" ? atlasAwsRegions.includes(region) : shape.test(region);
      if (known) return [];
      return [
        {
          path: at(environment, "database", "cluster", "region"),
          problem: `"${region}" is no region of ${provider}${didYouMean(region, atlasAwsRegions)}`,
          allowed:
            provider === "AWS"
              ? atlasAwsRegions.join(", ")
              : "upper-case words, in Atlas's spelling",
        },
      ];
    }),
};

const sizes: readonly string[] = atlasSizes;

const shape = /^[A-Z]+(_[A-Z0-9]+)*$/;

export const accessListOwner: Rule = {
  name: "access-list-owner",
  reason:
    "Atlas keeps one access list per project; with two owners, destroying one environment would " +
    "lock the other out.",
  source: "https://www.mongodb.com/docs/atlas/security/ip-access-list/",
  check: (world) => {
    const environments = onAtlas(world);
    const owners = environments.filter(({ atlas }) => atlas.accessList.owner);
    const names = owners.map(({ stack }) => stack);
    const faults: Fault[] = owners.slice(1).map((environment) => ({
      path: at(environment, "database", "accessListFrom"),
      problem: `missing, but ${names[0]} owns the access list of this Atlas project already`,
      allowed: names[0] ?? "",
      fix: `pulumi config set --path 'environment.database.accessListFrom' ${names[0]} -s ${environment.stack}`,
    }));
    for (const environment of environments) {
      const { accessList } = environment.atlas;
      if (accessList.owner || names.includes(accessList.stack)) continue;
      if (isUnread(accessList.stack, world)) continue;
      faults.push({
        path: at(environment, "database", "accessListFrom"),
        problem: `"${accessList.stack}" ${world.stacks.includes(accessList.stack) ? "does not own the access list" : "is no stack"}`,
        allowed: names.join(", ") || environment.stack,
      });
    }
    return faults;
  },
};

export const postgresDisks: Rule = {
  name: "postgres-disks",
  reason: "Render sells Postgres storage of 1 GB or in steps of 5 GB, and none for free plans.",
  source: "Render's OpenAPI document, schema postgresPOSTInput, diskSizeGB",
  check: each((environment) => {
    const { database } = environment.spec;
    if (database?.type !== "render-postgres" || database.diskSizeGb === undefined) return [];
    const { diskSizeGb, plan } = database;
    const fits = diskSizeGb === 1 || diskSizeGb % 5 === 0;
    if (fits && plan !== "free") return [];
    return [
      {
        path: at(environment, "database", "diskSizeGb"),
        problem: fits ? `${diskSizeGb}, but the free plan's is fixed` : `${diskSizeGb}`,
        allowed: "1 or a multiple of 5, on a paid plan",
      },
    ];
  }),
};
