import type { Outcome } from "../changes.ts";
import type { DatabaseKind } from "../kind.ts";
import type { environmentSchema, platformSchema } from "./schema.ts";

const modify = "https://www.mongodb.com/docs/atlas/scale-cluster/";

const atFirst: [Outcome] = [
  { effect: "in place", means: "Read by the up that takes it over; changes nothing afterwards." },
];

/** What each change of the config does to the database. */
export const changes: DatabaseKind<
  "mongodb-atlas",
  typeof platformSchema,
  typeof environmentSchema
>["changes"] = {
  platform: {
    type: [
      {
        effect: "loses",
        means: "Nothing is copied to a database of another kind; an own cluster is destroyed.",
      },
    ],
    project: [
      {
        effect: "loses",
        means:
          "Cluster, users and access list are made anew in the other project, and destroyed here.",
        source: "Schema of the provider's AdvancedCluster: projectId replaces",
      },
    ],
    version: [
      {
        when: "raised",
        effect: "interrupts",
        means:
          "Upgraded node by node, one major version at a time; each hand-over breaks connections.",
        source: "https://www.mongodb.com/docs/atlas/tutorial/major-version-change/",
      },
      {
        when: "lowered",
        effect: "impossible",
        means: "Atlas refuses it: restore a snapshot to a new cluster instead.",
        source: "https://www.mongodb.com/docs/atlas/tutorial/major-version-downgrade/",
      },
    ],
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
      name: [
        {
          effect: "loses",
          means: "A cluster cannot be renamed: another is made, empty.",
          source: "Schema of the provider's AdvancedCluster: name replaces",
        },
      ],
      adopt: [
        { when: "the cluster's name stays", ...atFirst[0] },
        {
          when: "taken away without giving the same name",
          effect: "loses",
          means: "The cluster would get its default name, which makes another.",
        },
      ],
      size: [
        {
          when: "between M10 and larger",
          effect: "interrupts",
          means: "Replaced node by node, longer with more data; an election takes about 5 seconds.",
          source: modify,
        },
        {
          when: "raised from M0 or FLEX",
          effect: "interrupts",
          means: "Moved to the larger size, alone in its change, and out of reach meanwhile.",
          source: modify,
        },
        {
          when: "lowered to M0 or FLEX",
          effect: "impossible",
          means: "Atlas refuses it: only a new cluster can be so small.",
          source: modify,
        },
      ],
      autoscaleTo: [
        { effect: "in place", means: "Atlas scales between the two sizes from then on." },
      ],
      provider: [
        {
          effect: "interrupts",
          means:
            "Atlas moves the data node by node, each with an initial sync: longer with more data.",
          source: modify,
        },
      ],
      region: [
        {
          effect: "interrupts",
          means:
            "Atlas moves the data node by node, each with an initial sync: longer with more data.",
          source: modify,
        },
      ],
      backups: [
        { when: "turned on", effect: "in place", means: "Restore is possible from then on." },
        {
          when: "turned off",
          effect: "in place",
          means: "No more snapshots, and no restore to a point in time.",
        },
      ],
    },
    name: [
      {
        effect: "replaces",
        means: "Services start with an empty database of that name; the old one stays beside it.",
      },
    ],
    user: [
      {
        effect: "replaces",
        means:
          "Another user with another password; the old one goes when the services run on the new.",
      },
    ],
    adoptUser: atFirst,
    readers: [
      { when: "one more", effect: "in place", means: "A user who may only read is made." },
      { when: "one less", effect: "in place", means: "That user's login stops working." },
    ],
    accessListFrom: [
      {
        effect: "interrupts",
        means:
          "Bring up the old owner first, then the new one: Atlas deletes entries by address, and " +
          "between the two nothing new can connect.",
      },
    ],
    alertEmail: [{ effect: "in place", means: "Alerts go to the new address." }],
  },
};
