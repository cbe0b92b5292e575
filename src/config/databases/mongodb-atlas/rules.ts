import type { ConfigFault } from "../../fault.ts";
import { didYouMean } from "../../nearest.ts";
import {
  at,
  duplicates,
  type EnvironmentView,
  isUnread,
  meantStack,
  type PlatformView,
  production,
  type Rule,
} from "../../rules/rule.ts";
import type { DatabaseSpecOf } from "../kinds.ts";
import { dedicatedSizes, regions, type Size, sizeNames } from "./sizes.ts";

type AtlasView = EnvironmentView & { atlas: DatabaseSpecOf<"mongodb-atlas"> };

/** The environments whose database is of this kind. */
function onAtlas({ environments }: PlatformView): AtlasView[] {
  return environments.flatMap((environment) =>
    environment.spec.database?.type === "mongodb-atlas"
      ? [{ ...environment, atlas: environment.spec.database }]
      : [],
  );
}

/** Judges the names of the users that will stand in the Atlas project, readers included. */
const databaseUsersDiffer: Rule = {
  name: "database-users-differ",
  reason:
    "A user belongs to one environment and one right; Atlas keeps users per project, so a second " +
    "owner would overwrite its password and rights.",
  source: "Own rule: isolation",
  check: (view) =>
    duplicates(
      onAtlas(view).flatMap((environment) => [
        { value: environment.atlas.user, path: at(environment, "database", "user") },
        ...environment.atlas.readers.map((value, index) => ({
          value,
          path: at(environment, "database", "readers", String(index)),
        })),
      ]),
      "database user",
      (name) => name.toLowerCase(),
    ),
};

/** Judges the name of the database that each environment will write to, on whatever cluster. */
const productionNameAlone: Rule = {
  name: "production-name-alone",
  reason:
    "Dumps, restores and data refreshes pick a database by its name: one that is called as production's " +
    "is one wrong host away from it.",
  source: "https://www.mongodb.com/docs/database-tools/mongorestore/",
  check: (view) => {
    const live = production(view)?.spec.database;
    return onAtlas(view)
      .filter(({ spec, atlas }) => spec.purpose !== "production" && isNamed(atlas.name, live?.name))
      .filter(({ atlas }) => atlas.instance !== live?.instance)
      .map((environment) => ({
        path: at(environment, "database", "name"),
        problem: `"${environment.atlas.name}" is what production's database is called`,
        allowed: "a name of its own",
      }));
  },
};

function isNamed(name: string, other: string | undefined): boolean {
  return name.toLowerCase() === other?.toLowerCase();
}

/** Judges the cluster that each environment will use, by its name in Atlas, in any case. */
const productionClusterAlone: Rule = {
  name: "production-cluster-alone",
  reason: "Load or a mistake of another environment must not reach production's database.",
  source: "Own rule: isolation",
  check: (view) => {
    const live = production(view)?.spec.database;
    if (live?.type !== "mongodb-atlas") return [];
    return onAtlas(view)
      .filter(({ spec, atlas }) => spec.purpose !== "production" && !atlas.cluster.own)
      .filter(({ atlas }) => atlas.cluster.name.toLowerCase() === live.cluster.name.toLowerCase())
      .map((environment) => ({
        path: at(environment, "database", "cluster", "existing"),
        problem: `"${environment.atlas.cluster.name}" is production's cluster`,
        allowed: "a cluster of its own, or one that production does not use",
      }));
  },
};

/**
 * Judges the names of the clusters that will be made, as far as host names hold them, in any case.
 */
const clusterNamesDiffer: Rule = {
  name: "cluster-names-differ",
  reason:
    "Atlas builds host names from the first 23 letters: within a project they have to differ.",
  source: "https://www.mongodb.com/docs/atlas/reference/atlas-limits/",
  check: (view) =>
    duplicates(
      onAtlas(view)
        .filter(({ atlas }) => atlas.cluster.own)
        .map((environment) => ({
          value: environment.atlas.cluster.name.slice(0, 23).toLowerCase(),
          path: at(environment, "database", "cluster", "name"),
        })),
      "start of a cluster name",
    ),
};

/** Judges the name written beside the one of the cluster that is adopted, which it will keep. */
const clusterAdoption: Rule = {
  name: "cluster-adoption",
  reason: "A cluster cannot be renamed: adopting one means taking its name.",
  source: "https://www.mongodb.com/docs/atlas/reference/api-resources-spec/v2/",
  check: (view) =>
    onAtlas(view).flatMap((environment) => {
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

/**
 * Judges size, autoscaling and backups of the cluster that will be made, against what its cloud sells.
 */
const clusterSizes: Rule = {
  name: "cluster-sizes",
  reason:
    "Each cloud provider has sizes of its own; backups and autoscaling exist from M10 on, and " +
    "autoscaling grows.",
  source: "https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/",
  check: (view) =>
    onAtlas(view).flatMap((environment) => {
      const { cluster } = environment.atlas;
      if (!cluster.own) return [];
      const faults: ConfigFault[] = [];
      const sold = ["M0", "FLEX", ...dedicatedSizes[cluster.provider]];
      for (const key of ["size", "autoscaleTo"] as const) {
        const size = cluster[key];
        if (size === undefined || sold.includes(size)) continue;
        faults.push({
          path: at(environment, "database", "cluster", key),
          problem: `"${size}" is not sold on ${cluster.provider}`,
          allowed: sold.join(", "),
        });
      }
      if (cluster.backups && !cluster.dedicated) {
        faults.push({
          path: at(environment, "database", "cluster", "backups"),
          problem: `true, but ${cluster.size} has no backups`,
          allowed: "false, or a size of M10 and above",
        });
      }
      if (cluster.autoscaleTo !== undefined) {
        const rank = (size: Size) => sizeNames.indexOf(size);
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

/** Judges the region of the cluster that will be made, also one by default, against its cloud's. */
const clusterRegions: Rule = {
  name: "cluster-regions",
  reason:
    "A region that the cloud provider does not have stops the first up after minutes; each of them has names of its own.",
  source: "https://www.mongodb.com/docs/atlas/reference/amazon-aws/",
  check: (view) =>
    onAtlas(view).flatMap((environment) => {
      const { cluster } = environment.atlas;
      if (!cluster.own) return [];
      const { provider, region } = cluster;
      const known = regions[provider];
      if (known.includes(region)) return [];
      return [
        {
          path: at(environment, "database", "cluster", "region"),
          problem: `"${region}" is not a region of ${provider}${didYouMean(region, known)}`,
          allowed: known.join(", "),
        },
      ];
    }),
};

/** Judges names as they will stand in Atlas; MongoDB keeps its own under these three. */
const databaseNamesFree: Rule = {
  name: "database-names-free",
  reason:
    "MongoDB keeps its users, its settings and its replication in databases of these names: data " +
    "beside them is lost or refused.",
  source: "https://www.mongodb.com/docs/manual/reference/system-collections/",
  check: (view) =>
    onAtlas(view)
      .filter(({ atlas }) => ["admin", "local", "config"].includes(atlas.name.toLowerCase()))
      .map((environment) => ({
        path: at(environment, "database", "name"),
        problem: `"${environment.atlas.name}" is MongoDB's own`,
        allowed: "any other name",
      })),
};

/** Counts the clusters that will be made, in the one Atlas project that all environments share. */
const oneFreeCluster: Rule = {
  name: "one-free-cluster",
  reason: "Atlas gives one free cluster per project: the second up of two would stop half-way.",
  source: "https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/",
  check: (view) =>
    onAtlas(view)
      .filter(({ atlas: { cluster } }) => cluster.own && cluster.size === "M0")
      .slice(1)
      .map((environment) => ({
        path: at(environment, "database", "cluster", "size"),
        problem: '"M0", which another environment has already',
        allowed: "one M0 per Atlas project; FLEX is the smallest paid one",
      })),
};

/** Judges which stacks will write the Atlas project's one access list. */
const accessListOwner: Rule = {
  name: "access-list-owner",
  reason:
    "Atlas keeps one access list per project; with two owners, destroying one environment would " +
    "lock the other out.",
  source: "https://www.mongodb.com/docs/atlas/security/ip-access-list/",
  check: (view) => {
    const environments = onAtlas(view);
    const owners = environments.filter(({ atlas }) => atlas.accessList.owner);
    const names = owners.map(({ stack }) => stack);
    const faults: ConfigFault[] = owners.slice(1).map((environment) => ({
      path: at(environment, "database", "accessListFrom"),
      problem: `missing, but ${names[0]} owns the access list of this Atlas project already`,
      allowed: names[0] ?? "",
      fix: `write accessListFrom: ${names[0]}`,
    }));
    for (const environment of environments) {
      const { accessList } = environment.atlas;
      if (
        accessList.owner ||
        (accessList.stack !== undefined && names.includes(accessList.stack))
      ) {
        continue;
      }
      if (accessList.stack === undefined) {
        faults.push(...unmanagedBeside(environment, names));
        continue;
      }
      if (isUnread(accessList.stack, view)) continue;
      const why = view.stacks.includes(accessList.stack)
        ? "does not own the access list"
        : `is not a stack of this project${meantStack(accessList.stack, view)}`;
      faults.push({
        path: at(environment, "database", "accessListFrom"),
        problem: `"${accessList.stack}" ${why}`,
        allowed: names.join(", ") || environment.stack,
      });
    }
    return faults;
  },
};

/** Nobody does it by hand where a stack does. */
function unmanagedBeside(environment: EnvironmentView, [owner]: string[]): ConfigFault[] {
  if (owner === undefined) return [];
  const path = at(environment, "database", "accessListFrom");
  const problem = `unmanaged, but ${owner} owns the access list of this Atlas project`;
  return [{ path, problem, allowed: owner }];
}

export const rules: Rule[] = [
  databaseUsersDiffer,
  productionNameAlone,
  productionClusterAlone,
  clusterNamesDiffer,
  clusterAdoption,
  clusterSizes,
  clusterRegions,
  databaseNamesFree,
  oneFreeCluster,
  accessListOwner,
];
