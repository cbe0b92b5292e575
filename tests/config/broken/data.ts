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
      "staging.environment.redis: given, but the platform has no redis\n      fix: add redis to the platform in Pulumi.yaml, or remove it here",
    ],
  },
  {
    name: "one database for two environments",
    edit: (d) => set(d, "dev.environment.database.name", "bondigoo-staging"),
    faults: [
      'dev.environment.database.name: database "coaching-platform-dev/bondigoo-staging" is taken by staging.environment.database.name (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one database user for two environments",
    edit: (d) => set(d, "dev.environment.database.user", "bondigoo-prod-user"),
    faults: [
      'dev.environment.database.user: database user "bondigoo-prod-user" is taken by prod.environment.database.user (allowed: one that nothing else uses)',
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
      'dev.environment.database.cluster.name: start of a cluster name "bondigoo-platform-clust" is taken by prod.environment.database.cluster.name (allowed: one that nothing else uses)',
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
      'prod.environment.database.cluster.region: "eu-central-1" is no region of AWS; did you mean "EU_CENTRAL_1"? (allowed: US_EAST_1, US_EAST_2, US_WEST_1, US_WEST_2, CA_CENTRAL_1, CA_WEST_1, MX_CENTRAL_1, SA_EAST_1, EU_NORTH_1, EU_WEST_1, EU_WEST_2, EU_WEST_3, EU_CENTRAL_1, EU_CENTRAL_2, EU_SOUTH_1, EU_SOUTH_2, ME_SOUTH_1, ME_CENTRAL_1, IL_CENTRAL_1, AF_SOUTH_1, AP_EAST_1, AP_SOUTH_1, AP_SOUTH_2, AP_NORTHEAST_1, AP_NORTHEAST_2, AP_NORTHEAST_3, AP_SOUTHEAST_1, AP_SOUTHEAST_2, AP_SOUTHEAST_3, AP_SOUTHEAST_4, AP_SOUTHEAST_5, AP_SOUTHEAST_7)',
    ],
  },
  {
    name: "two owners of the access list",
    edit: (d) => unset(d, "dev.environment.database.accessListFrom"),
    faults: [
      "dev.environment.database.accessListFrom: missing, but prod owns the access list of this Atlas project already (allowed: prod)\n      fix: pulumi config set --path 'environment.database.accessListFrom' prod -s dev",
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
    faults: ['dev.environment.redis.sharedFrom: "pord" is no stack (allowed: prod)'],
  },
  {
    name: "one Vercel project for two environments",
    edit: (d) => set(d, "staging.environment.frontends.platform.project", "bondigoo-platform-prod"),
    faults: [
      'staging.environment.frontends.platform.project: Vercel project "bondigoo-platform-prod" is taken by prod.environment.frontends.platform.project (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one Render name for two services",
    edit: (d) => set(d, "dev.environment.services.api.name", "bondigoo-api-prod"),
    faults: [
      'dev.environment.services.api.name: Render service name "bondigoo-api-prod" is taken by prod.environment.services.api.name (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one Redis name for two environments",
    edit: (d) => set(d, "dev.environment.redis", { name: "bondigoo-redis-prod" }),
    faults: [
      'dev.environment.redis.name: Redis name "bondigoo-redis-prod" is taken by prod.environment.redis.name (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one service adopted twice",
    edit: (d) => {
      set(d, "dev.environment.services.api.adopt", "srv-abc");
      set(d, "prod.environment.services.api.adopt", "srv-abc");
    },
    faults: [
      'dev.environment.services.api.adopt: adopted id "srv-abc" is taken by prod.environment.services.api.adopt (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "adopted names that the environment does not have",
    edit: (d) => {
      set(d, "prod.environment.frontends.platform.adoptDomains", {
        "www.bondigo.ch": "prj_a/www.bondigo.ch",
        "bondigoo.ch": "prj_a/bondigoo.ch",
      });
      set(d, "dev.environment.frontends.platform.adoptVariables", { REACT_APP_OLD: "prj_a/1" });
      set(d, "prod.environment.adoptRecords", {
        "api.bondigoo.ch": "zone/1",
        "mail.bondigoo.ch": "zone/2",
      });
    },
    faults: [
      'prod.environment.frontends.platform.adoptDomains.www.bondigo.ch: nothing here is called so; did you mean "www.bondigoo.ch"? (allowed: www.bondigoo.ch, bondigoo.ch)',
      'prod.environment.adoptRecords.mail.bondigoo.ch: nothing here is called so; did you mean "api.bondigoo.ch"? (allowed: www.bondigoo.ch, bondigoo.ch, api.bondigoo.ch)',
      "dev.environment.frontends.platform.adoptVariables.REACT_APP_OLD: nothing here is called so (allowed: REACT_APP_API_URL, REACT_APP_LAUNCHED, REACT_APP_STRIPE_PKEY)",
    ],
  },
  {
    name: "names that outgrow Vercel and Atlas",
    edit: (d) => {
      set(d, "platform.name", "a-platform-with-quite-a-long-name-indeed");
      unset(d, "prod.environment.database.name");
    },
    faults: [
      'prod.environment.frontends.platform.project: "a-platform-with-quite-a-long-name-indeed-platform-prod" has 54 characters (allowed: at most 52)\n      fix: give it a shorter name at project',
      'prod.environment.database.name: "a-platform-with-quite-a-long-name-indeed-prod" has 45 characters (allowed: at most 38)\n      fix: give it a shorter name at name',
      'staging.environment.frontends.platform.project: "a-platform-with-quite-a-long-name-indeed-platform-staging" has 57 characters (allowed: at most 52)\n      fix: give it a shorter name at project',
    ],
  },
];
