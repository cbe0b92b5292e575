import { set, unset } from "../draft.ts";
import { type BrokenCase, onPostgres } from "./case.ts";

export const data: BrokenCase[] = [
  {
    name: "Redis of an environment whose platform has none",
    edit: (d) => {
      unset(d, "platform.redis");
      unset(d, "platform.variables.REDIS_URL");
      unset(d, "dev.environment.redis");
      unset(d, "prod.environment.redis");
    },
    faults: [
      "staging.environment.redis: given, but the platform has no redis\n      fix: remove it, or add redis to the platform in Pulumi.yaml",
    ],
  },
  {
    name: "one database for two environments",
    edit: (d) => set(d, "dev.environment.database.name", "bondigoo-staging"),
    faults: [
      'dev.environment.database.name: database "coaching-platform-dev/bondigoo-staging" is already used by staging.environment.database.name (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one database user for two environments",
    edit: (d) => set(d, "dev.environment.database.user", "bondigoo-prod-user"),
    faults: [
      'dev.environment.database.user: database user "bondigoo-prod-user" is already used by prod.environment.database.user (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "production's cluster in staging",
    edit: (d) => set(d, "staging.environment.database.cluster.existing", "bondigoo-prod-cluster"),
    faults: [
      'staging.environment.database.cluster.existing: "bondigoo-prod-cluster" is production\'s cluster (allowed: a cluster of its own, or one that production does not use)',
    ],
  },
  {
    name: "clusters that Atlas cannot tell apart",
    edit: (d) => {
      set(d, "prod.environment.database.cluster.name", "bondigoo-platform-cluster-a");
      set(d, "dev.environment.database.cluster", { name: "bondigoo-platform-cluster-b" });
    },
    faults: [
      'dev.environment.database.cluster.name: start of a cluster name "bondigoo-platform-clust" is already used by prod.environment.database.cluster.name (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "adopted cluster under a new name",
    edit: (d) => set(d, "prod.environment.database.cluster.adopt", "old-cluster"),
    faults: [
      'prod.environment.database.cluster.name: "bondigoo-prod-cluster", but the adopted cluster is called "old-cluster" (allowed: old-cluster)',
    ],
  },
  {
    name: "backups of a free cluster",
    edit: (d) => set(d, "prod.environment.database.cluster.size", "M0"),
    faults: [
      "prod.environment.database.cluster.backups: true, but M0 has no backups (allowed: false, or a size of M10 and above)",
    ],
  },
  {
    name: "cluster sizes that other providers have",
    edit: (d) => {
      set(d, "prod.environment.database.cluster.size", "M90");
      set(d, "prod.environment.database.cluster.autoscaleTo", "M400");
    },
    faults: [
      'prod.environment.database.cluster.size: "M90" is not sold on AWS (allowed: M0, FLEX, M10, M20, M30, M40, M50, M60, M80, M100, M140, M200, M300)',
      'prod.environment.database.cluster.autoscaleTo: "M400" is not sold on AWS (allowed: M0, FLEX, M10, M20, M30, M40, M50, M60, M80, M100, M140, M200, M300)',
    ],
  },
  {
    name: "cluster that scales down",
    edit: (d) => set(d, "prod.environment.database.cluster.autoscaleTo", "M10"),
    faults: [
      'prod.environment.database.cluster.autoscaleTo: "M10" from M10 (allowed: a size above the cluster\'s own, both M10 and above)',
    ],
  },
  {
    name: "region in Amazon's spelling",
    edit: (d) => set(d, "prod.environment.database.cluster.region", "eu-central-1"),
    faults: [
      'prod.environment.database.cluster.region: "eu-central-1" is not a region of AWS; did you mean "EU_CENTRAL_1"? (allowed: US_EAST_1, US_EAST_2, US_WEST_1, US_WEST_2, CA_CENTRAL_1, CA_WEST_1, MX_CENTRAL_1, SA_EAST_1, EU_NORTH_1, EU_WEST_1, EU_WEST_2, EU_WEST_3, EU_CENTRAL_1, EU_CENTRAL_2, EU_SOUTH_1, EU_SOUTH_2, ME_SOUTH_1, ME_CENTRAL_1, IL_CENTRAL_1, AF_SOUTH_1, AP_EAST_1, AP_SOUTH_1, AP_SOUTH_2, AP_NORTHEAST_1, AP_NORTHEAST_2, AP_NORTHEAST_3, AP_SOUTHEAST_1, AP_SOUTHEAST_2, AP_SOUTHEAST_3, AP_SOUTHEAST_4, AP_SOUTHEAST_5, AP_SOUTHEAST_7)',
    ],
  },
  {
    name: "region that Amazon does not have",
    edit: (d) => set(d, "prod.environment.database.cluster.region", "EU_CENTRAL_9"),
    faults: [
      'prod.environment.database.cluster.region: "EU_CENTRAL_9" is not a region of AWS; did you mean "EU_CENTRAL_1"? (allowed: US_EAST_1, US_EAST_2, US_WEST_1, US_WEST_2, CA_CENTRAL_1, CA_WEST_1, MX_CENTRAL_1, SA_EAST_1, EU_NORTH_1, EU_WEST_1, EU_WEST_2, EU_WEST_3, EU_CENTRAL_1, EU_CENTRAL_2, EU_SOUTH_1, EU_SOUTH_2, ME_SOUTH_1, ME_CENTRAL_1, IL_CENTRAL_1, AF_SOUTH_1, AP_EAST_1, AP_SOUTH_1, AP_SOUTH_2, AP_NORTHEAST_1, AP_NORTHEAST_2, AP_NORTHEAST_3, AP_SOUTHEAST_1, AP_SOUTHEAST_2, AP_SOUTHEAST_3, AP_SOUTHEAST_4, AP_SOUTHEAST_5, AP_SOUTHEAST_7)',
    ],
  },
  {
    name: "two owners of the access list",
    edit: (d) => unset(d, "dev.environment.database.accessListFrom"),
    faults: [
      "dev.environment.database.accessListFrom: missing, but prod owns the access list of this Atlas project already (allowed: prod)\n      fix: write accessListFrom: prod",
    ],
  },
  {
    name: "access list of who does not own it",
    edit: (d) => set(d, "dev.environment.database.accessListFrom", "staging"),
    faults: [
      'dev.environment.database.accessListFrom: "staging" does not own the access list (allowed: prod)',
    ],
  },
  {
    name: "Postgres storage in odd sizes",
    edit: (d) => set(onPostgres(d), "dev.environment.database.diskSizeGb", 7),
    faults: [
      "dev.environment.database.diskSizeGb: 7 (allowed: 1 or a multiple of 5, on a paid plan)",
    ],
  },
  {
    name: "Redis of who shares it as well",
    edit: (d) => set(d, "dev.environment.redis.sharedFrom", "staging"),
    faults: ['dev.environment.redis.sharedFrom: "staging" has no Redis of its own (allowed: prod)'],
  },
  {
    name: "Redis of no stack",
    edit: (d) => set(d, "dev.environment.redis.sharedFrom", "pord"),
    faults: [
      'dev.environment.redis.sharedFrom: "pord" is not a stack of this project; did you mean "prod"? (allowed: prod)',
    ],
  },
  {
    name: "database of an environment whose platform has none",
    edit: (d) => {
      unset(d, "platform.database");
      unset(d, "platform.variables.DATABASE_URL");
      for (const stack of ["prod", "staging"]) unset(d, `${stack}.environment.database`);
      set(d, "dev.environment.database", {});
    },
    faults: [
      "dev.environment.database: given, but the platform has no database\n      fix: remove it, or add database to the platform in Pulumi.yaml",
    ],
  },
  {
    name: "reader who is another environment's user",
    edit: (d) => set(d, "prod.environment.database.readers", ["reader", "bondigoo-staging-user"]),
    faults: [
      'staging.environment.database.user: database user "bondigoo-staging-user" is already used by prod.environment.database.readers.1 (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "region in Google's spelling",
    edit: (d) => {
      set(d, "prod.environment.database.cluster.provider", "GCP");
      set(d, "prod.environment.database.cluster.region", "europe-west3");
    },
    faults: [
      'prod.environment.database.cluster.region: "europe-west3" is not a region of GCP; did you mean "EUROPE_WEST_3"? (allowed: EASTERN_US, US_EAST_4, US_EAST_5, US_WEST_2, US_WEST_3, US_WEST_4, US_SOUTH_1, CENTRAL_US, WESTERN_US, NORTH_AMERICA_NORTHEAST_1, NORTH_AMERICA_NORTHEAST_2, SOUTH_AMERICA_EAST_1, SOUTH_AMERICA_WEST_1, WESTERN_EUROPE, EUROPE_NORTH_1, EUROPE_WEST_2, EUROPE_WEST_3, EUROPE_WEST_4, EUROPE_WEST_6, EUROPE_WEST_8, EUROPE_WEST_9, EUROPE_WEST_10, EUROPE_WEST_12, EUROPE_SOUTHWEST_1, EUROPE_CENTRAL_2, MIDDLE_EAST_CENTRAL_1, MIDDLE_EAST_CENTRAL_2, MIDDLE_EAST_WEST_1, AUSTRALIA_SOUTHEAST_1, AUSTRALIA_SOUTHEAST_2, EASTERN_ASIA_PACIFIC, NORTHEASTERN_ASIA_PACIFIC, SOUTHEASTERN_ASIA_PACIFIC, ASIA_EAST_2, ASIA_NORTHEAST_2, ASIA_NORTHEAST_3, ASIA_SOUTH_1, ASIA_SOUTH_2, ASIA_SOUTHEAST_2)',
    ],
  },
  {
    name: "small cluster that scales up",
    edit: (d) =>
      set(d, "prod.environment.database.cluster", {
        name: "c",
        size: "FLEX",
        autoscaleTo: "M20",
      }),
    faults: [
      'prod.environment.database.cluster.autoscaleTo: "M20" from FLEX (allowed: a size above the cluster\'s own, both M10 and above)',
    ],
  },
  {
    name: "backups of a Flex cluster",
    edit: (d) => set(d, "prod.environment.database.cluster.size", "FLEX"),
    faults: [
      "prod.environment.database.cluster.backups: true, but FLEX has no backups (allowed: false, or a size of M10 and above)",
    ],
  },
  {
    name: "access list of no stack",
    edit: (d) => set(d, "dev.environment.database.accessListFrom", "pord"),
    faults: [
      'dev.environment.database.accessListFrom: "pord" is not a stack of this project; did you mean "prod"? (allowed: prod)',
    ],
  },
  {
    name: "access list that nobody owns",
    edit: (d) => set(d, "prod.environment.database.accessListFrom", "dev"),
    faults: [
      'prod.environment.database.accessListFrom: "dev" does not own the access list (allowed: prod)',
      'staging.environment.database.accessListFrom: "prod" does not own the access list (allowed: staging)',
      'dev.environment.database.accessListFrom: "prod" does not own the access list (allowed: dev)',
    ],
  },
  {
    name: "Postgres storage on a free plan",
    edit: (d) => set(onPostgres(d), "dev.environment.database", { plan: "free", diskSizeGb: 5 }),
    faults: [
      "dev.environment.database.diskSizeGb: 5, but the free plan's is fixed (allowed: 1 or a multiple of 5, on a paid plan)",
    ],
  },
  {
    name: "Redis that everybody shares",
    edit: (d) => set(d, "prod.environment.redis", { sharedFrom: "dev" }),
    faults: [
      'prod.environment.redis.sharedFrom: "dev" has no Redis of its own (allowed: a Redis of its own)',
      'staging.environment.redis.sharedFrom: "prod" has no Redis of its own (allowed: a Redis of its own)',
      'dev.environment.redis.sharedFrom: "prod" has no Redis of its own (allowed: a Redis of its own)',
    ],
  },
  {
    name: "Redis of oneself",
    edit: (d) => set(d, "dev.environment.redis", { sharedFrom: "dev" }),
    faults: ['dev.environment.redis.sharedFrom: "dev" has no Redis of its own (allowed: prod)'],
  },
];
