import {
  clusterProviders,
  clusterRegions,
  clusterScaling,
  clusterSizes,
} from "../../../changes/mongodb-atlas/cluster.ts";
import { mongodbAtlas } from "../../../changes/mongodb-atlas.ts";
import { always } from "../../../changes/outcome.ts";
import type { DatabaseKind } from "../kind.ts";
import type { environmentSchema, platformSchema } from "./schema.ts";

const { inputs: cluster } = mongodbAtlas["mongodbatlas:index/advancedCluster:AdvancedCluster"];
const { inputs: user, deleted: userDeleted } =
  mongodbAtlas["mongodbatlas:index/databaseUser:DatabaseUser"];

const atFirst = {
  effect: "in place",
  means: "Read by the up that takes it over; changes nothing afterwards.",
} as const;

/**
 * What each change of the config does to the database: what the resources' own table says of the
 * inputs that follow from a field, and here what follows from the field alone.
 */
export const changes: DatabaseKind<
  "mongodb-atlas",
  typeof platformSchema,
  typeof environmentSchema
>["changes"] = {
  platform: {
    type: always(
      "loses",
      "Nothing is copied to a database of another kind; an own cluster is destroyed.",
    ),
    project: cluster.projectId,
    version: cluster.mongoDbMajorVersion,
  },
  environment: {
    cluster: {
      existing: [
        {
          when: "another existing cluster",
          effect: "replaces",
          means:
            "Users move there and services are deployed with its address; the data stays where it was.",
        },
        {
          when: "in place of an own cluster",
          effect: "loses",
          means: "The own cluster is destroyed; nothing is copied.",
        },
        {
          when: "an own cluster in its place",
          effect: "replaces",
          means: "An own cluster is created, empty; the existing one keeps its data.",
        },
      ],
      name: cluster.name,
      adopt: [
        { when: "the cluster's name stays", ...atFirst },
        {
          when: "taken away without giving the same name",
          effect: "loses",
          means: "The cluster would get its default name, which makes another.",
        },
      ],
      size: clusterSizes,
      autoscaleTo: clusterScaling,
      provider: clusterProviders,
      region: clusterRegions,
      backups: cluster.backupEnabled,
    },
    name: always(
      "replaces",
      "Services start with an empty database of that name; the old one stays beside it.",
    ),
    user: user.username,
    adoptUser: [atFirst],
    readers: [
      { when: "one more", effect: "in place", means: "A user who may only read is made." },
      { when: "one less", ...userDeleted[0] },
    ],
    accessListFrom: always(
      "interrupts",
      "Bring up the old owner first, then the new one: Atlas deletes entries by address, and " +
        "between the two nothing new can connect.",
    ),
  },
};
