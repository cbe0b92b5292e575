import type { z } from "zod";
import { atlasDatabase, isDedicated, ownCluster, postgresDatabase } from "../database.ts";
import type { EnvironmentConfig } from "../environment.ts";
import { names } from "../names.ts";
import type { Platform } from "../platform.ts";
import { ownership } from "./ownership.ts";

/** The database of one environment, of the kind that the platform has. */
export function composeDatabase(
  { name, database }: Platform,
  stack: string,
  own: EnvironmentConfig["database"],
) {
  if (database === undefined) return undefined;
  if (database.type === "render-postgres") {
    const given = postgresDatabase.parse(own ?? {});
    return {
      type: "render-postgres" as const,
      version: database.version,
      /** Name on Render, `<platform>-postgres-<stack>`. */
      instance: names.postgres(name, stack),
      name: given.name ?? names.database(name, stack),
      user: given.user ?? names.databaseUser(name, stack),
      plan: given.plan,
      diskSizeGb: given.diskSizeGb,
      adopt: given.adopt,
    };
  }
  const given = atlasDatabase.parse(own ?? {});
  return {
    type: "mongodb-atlas" as const,
    project: database.project,
    version: database.version,
    cluster: composeCluster(name, stack, given.cluster),
    name: given.name ?? names.database(name, stack),
    user: given.user ?? names.databaseUser(name, stack),
    adoptUser: given.adoptUser,
    readers: given.readers,
    accessList: ownership(given.accessListFrom ?? stack, stack),
    alertEmail: given.alertEmail,
  };
}

function composeCluster(
  platform: string,
  stack: string,
  cluster: z.infer<typeof atlasDatabase>["cluster"],
) {
  if ("existing" in cluster) return { own: false as const, name: cluster.existing };
  const given = ownCluster.parse(cluster);
  const dedicated = isDedicated(given.size);
  return {
    own: true as const,
    name: given.adopt ?? given.name ?? names.cluster(platform, stack),
    adopt: given.adopt,
    size: given.size,
    /** Machines of its own, and with them backups, a version and autoscaling. */
    dedicated,
    autoscaleTo: given.autoscaleTo,
    provider: given.provider,
    region: given.region,
    backups: given.backups ?? dedicated,
  };
}
