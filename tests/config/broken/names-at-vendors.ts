import { set, unset } from "../draft.ts";
import { type BrokenCase, launched, onPostgres } from "./case.ts";

/** Values that a vendor refuses, or reads as something else. */
export const namesAtVendors: BrokenCase[] = [
  {
    name: "one record, one domain and one variable adopted twice",
    edit: (d) => {
      set(d, "prod.environment.adoptRecords", { "api.bondigoo.ch": "zone/1" });
      set(d, "staging.environment.adoptRecords", { "api.staging.bondigoo.ch": "zone/1" });
      set(d, "prod.environment.frontends.platform.adoptDomains", {
        "bondigoo.ch": "prj_a/bondigoo.ch",
      });
      set(d, "staging.environment.frontends.platform.adoptVariables", {
        REACT_APP_API_URL: "prj_a/bondigoo.ch",
      });
    },
    faults: [
      'staging.environment.frontends.platform.adoptVariables.REACT_APP_API_URL: adopted id "prj_a/bondigoo.ch" is already used by prod.environment.frontends.platform.adoptDomains.bondigoo.ch (allowed: one that nothing else uses)',
      'staging.environment.adoptRecords.api.staging.bondigoo.ch: adopted id "zone/1" is already used by prod.environment.adoptRecords.api.bondigoo.ch (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "MongoDB's own databases",
    edit: (d) => {
      set(d, "prod.environment.database.name", "admin");
      set(d, "staging.environment.database.name", "Local");
      set(d, "dev.environment.database.name", "config");
    },
    faults: [
      'prod.environment.database.name: "admin" is MongoDB\'s own (allowed: any other name)',
      'staging.environment.database.name: "Local" is MongoDB\'s own (allowed: any other name)',
      'dev.environment.database.name: "config" is MongoDB\'s own (allowed: any other name)',
    ],
  },
  {
    name: "databases that differ in case alone",
    edit: (d) => set(d, "dev.environment.database.name", "Bondigoo-Staging"),
    faults: [
      'dev.environment.database.name: database "coaching-platform-dev/bondigoo-staging" is already used by staging.environment.database.name (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "Postgres's own database and users",
    edit: (d) => {
      set(onPostgres(d), "prod.environment.database.name", "template1");
      set(d, "staging.environment.database.user", "pg_monitor");
      set(d, "dev.environment.database.user", "postgres");
    },
    faults: [
      'prod.environment.database.name: "template1" is Postgres\'s own (allowed: any other name)',
      'staging.environment.database.user: "pg_monitor" is Postgres\'s own (allowed: any other name)',
      'dev.environment.database.user: "postgres" is Postgres\'s own (allowed: any other name)',
    ],
  },
  {
    name: "names that outgrow Postgres",
    edit: (d) => {
      set(onPostgres(d), "platform.name", "a".repeat(40));
      const { prod, ...others } = d.stacks;
      d.stacks = { ...others, ["p".repeat(30)]: prod! };
    },
    faults: [
      'dev.environment.frontends.platform.previewOf: "prod" is not a stack of this project (allowed: pppppppppppppppppppppppppppppp, staging)',
      'staging.environment.redis.sharedFrom: "prod" is not a stack of this project (allowed: pppppppppppppppppppppppppppppp)',
      'dev.environment.redis.sharedFrom: "prod" is not a stack of this project (allowed: pppppppppppppppppppppppppppppp)',
      'pppppppppppppppppppppppppppppp.environment.frontends.platform.project: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-platform-pppppppppppppppppppppppppppppp" has 80 characters (allowed: at most 52)\n      fix: give it a shorter name at project',
      'pppppppppppppppppppppppppppppp.environment.services.api.name: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-api-pppppppppppppppppppppppppppppp" has 75 characters (allowed: at most 63)\n      fix: give it a shorter name at name',
      'pppppppppppppppppppppppppppppp.environment.services.worker.name: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-worker-pppppppppppppppppppppppppppppp" has 78 characters (allowed: at most 63)\n      fix: give it a shorter name at name',
      'pppppppppppppppppppppppppppppp.environment.redis.name: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-redis-pppppppppppppppppppppppppppppp" has 77 characters (allowed: at most 63)\n      fix: give it a shorter name at name',
      'pppppppppppppppppppppppppppppp.environment.database.name: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-pppppppppppppppppppppppppppppp" has 71 characters (allowed: at most 63)\n      fix: give it a shorter name at name',
      'pppppppppppppppppppppppppppppp.environment.database.user: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-pppppppppppppppppppppppppppppp-user" has 76 characters (allowed: at most 63)\n      fix: give it a shorter name at user',
      'staging.environment.frontends.platform.project: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-platform-staging" has 57 characters (allowed: at most 52)\n      fix: give it a shorter name at project',
    ],
  },
  {
    name: "clouds with Amazon's default region, and a region of Azure on Google",
    edit: (d) => {
      set(d, "prod.environment.database.cluster.provider", "GCP");
      set(d, "dev.environment.database.cluster", { provider: "AZURE" });
      set(d, "staging.environment.database.cluster", { provider: "AZURE", region: "US_WEST_4" });
    },
    faults: [
      'prod.environment.database.cluster.region: "EU_CENTRAL_1" is not a region of GCP (allowed: EASTERN_US, US_EAST_4, US_EAST_5, US_WEST_2, US_WEST_3, US_WEST_4, US_SOUTH_1, CENTRAL_US, WESTERN_US, NORTH_AMERICA_NORTHEAST_1, NORTH_AMERICA_NORTHEAST_2, SOUTH_AMERICA_EAST_1, SOUTH_AMERICA_WEST_1, WESTERN_EUROPE, EUROPE_NORTH_1, EUROPE_WEST_2, EUROPE_WEST_3, EUROPE_WEST_4, EUROPE_WEST_6, EUROPE_WEST_8, EUROPE_WEST_9, EUROPE_WEST_10, EUROPE_WEST_12, EUROPE_SOUTHWEST_1, EUROPE_CENTRAL_2, MIDDLE_EAST_CENTRAL_1, MIDDLE_EAST_CENTRAL_2, MIDDLE_EAST_WEST_1, AUSTRALIA_SOUTHEAST_1, AUSTRALIA_SOUTHEAST_2, EASTERN_ASIA_PACIFIC, NORTHEASTERN_ASIA_PACIFIC, SOUTHEASTERN_ASIA_PACIFIC, ASIA_EAST_2, ASIA_NORTHEAST_2, ASIA_NORTHEAST_3, ASIA_SOUTH_1, ASIA_SOUTH_2, ASIA_SOUTHEAST_2)',
      'staging.environment.database.cluster.region: "US_WEST_4" is not a region of AZURE; did you mean "US_WEST_2"? (allowed: US_CENTRAL, US_EAST, US_EAST_2, US_NORTH_CENTRAL, US_WEST, US_SOUTH_CENTRAL, EUROPE_NORTH, EUROPE_WEST, US_WEST_CENTRAL, US_WEST_2, US_WEST_3, CANADA_EAST, CANADA_CENTRAL, BRAZIL_SOUTH, BRAZIL_SOUTHEAST, AUSTRALIA_EAST, AUSTRALIA_SOUTH_EAST, AUSTRALIA_CENTRAL, AUSTRALIA_CENTRAL_2, UAE_NORTH, GERMANY_CENTRAL, GERMANY_NORTH_EAST, GERMANY_WEST_CENTRAL, GERMANY_NORTH, SWITZERLAND_NORTH, SWITZERLAND_WEST, SWEDEN_CENTRAL, SWEDEN_SOUTH, UK_SOUTH, UK_WEST, INDIA_CENTRAL, INDIA_WEST, INDIA_SOUTH, ASIA_EAST, JAPAN_EAST, JAPAN_WEST, ASIA_SOUTH_EAST, KOREA_CENTRAL, KOREA_SOUTH, FRANCE_CENTRAL, FRANCE_SOUTH, SOUTH_AFRICA_NORTH, SOUTH_AFRICA_WEST, NORWAY_EAST, NORWAY_WEST, UAE_CENTRAL, QATAR_CENTRAL, POLAND_CENTRAL, ITALY_NORTH)',
      'dev.environment.database.cluster.region: "EU_CENTRAL_1" is not a region of AZURE; did you mean "US_CENTRAL"? (allowed: US_CENTRAL, US_EAST, US_EAST_2, US_NORTH_CENTRAL, US_WEST, US_SOUTH_CENTRAL, EUROPE_NORTH, EUROPE_WEST, US_WEST_CENTRAL, US_WEST_2, US_WEST_3, CANADA_EAST, CANADA_CENTRAL, BRAZIL_SOUTH, BRAZIL_SOUTHEAST, AUSTRALIA_EAST, AUSTRALIA_SOUTH_EAST, AUSTRALIA_CENTRAL, AUSTRALIA_CENTRAL_2, UAE_NORTH, GERMANY_CENTRAL, GERMANY_NORTH_EAST, GERMANY_WEST_CENTRAL, GERMANY_NORTH, SWITZERLAND_NORTH, SWITZERLAND_WEST, SWEDEN_CENTRAL, SWEDEN_SOUTH, UK_SOUTH, UK_WEST, INDIA_CENTRAL, INDIA_WEST, INDIA_SOUTH, ASIA_EAST, JAPAN_EAST, JAPAN_WEST, ASIA_SOUTH_EAST, KOREA_CENTRAL, KOREA_SOUTH, FRANCE_CENTRAL, FRANCE_SOUTH, SOUTH_AFRICA_NORTH, SOUTH_AFRICA_WEST, NORWAY_EAST, NORWAY_WEST, UAE_CENTRAL, QATAR_CENTRAL, POLAND_CENTRAL, ITALY_NORTH)',
    ],
  },
  {
    name: "two free clusters in one project",
    edit: (d) => {
      set(d, "staging.environment.database.cluster", { size: "M0" });
      set(d, "dev.environment.database.cluster", { size: "M0" });
    },
    faults: [
      'dev.environment.database.cluster.size: "M0", which another environment has already (allowed: one M0 per Atlas project; FLEX is the smallest paid one)',
    ],
  },
  {
    name: "two free stores in one workspace",
    edit: (d) => {
      onPostgres(d);
      for (const stack of ["staging", "dev"]) {
        set(d, `${stack}.environment.redis`, { plan: "free" });
        set(d, `${stack}.environment.database`, { plan: "free" });
      }
    },
    faults: [
      'dev.environment.redis.plan: "free", which another environment has already (allowed: one free plan per workspace)',
      'dev.environment.database.plan: "free", which another environment has already (allowed: one free plan per workspace)',
    ],
  },
  {
    name: "seeded on a day that is none",
    edit: (d) => set(launched(d), "prod.environment.seeded", "2026-13-45"),
    faults: [
      'prod.environment.seeded: "2026-13-45" is not a day that has come (allowed: the day on which the initial data was put in)',
    ],
  },
  {
    name: "seeded on the 30th of February",
    edit: (d) => set(launched(d), "prod.environment.seeded", "2026-02-30"),
    faults: [
      'prod.environment.seeded: "2026-02-30" is not a day that has come (allowed: the day on which the initial data was put in)',
    ],
  },
  {
    name: "seeded in the future, before launch already",
    edit: (d) => set(d, "prod.environment.seeded", "2999-01-31 00:00:00 +0000 UTC"),
    faults: [
      'prod.environment.seeded: "2999-01-31 00:00:00 +0000 UTC" is not a day that has come (allowed: the day on which the initial data was put in)',
    ],
  },
  {
    name: "branches that Git reads as something else",
    edit: (d) => {
      set(d, "prod.environment.branch", "refs/heads/main");
      set(d, "staging.environment.branch", "HEAD");
      set(d, "dev.environment.branch", "0123456789abcdef0123456789abcdef01234567");
    },
    faults: [
      'prod.environment.branch: "refs/heads/main" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
      'staging.environment.branch: "HEAD" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
      'dev.environment.branch: "0123456789abcdef0123456789abcdef01234567" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
    ],
  },
  {
    name: "branches that Git and GitHub keep for themselves",
    edit: (d) => {
      set(d, "prod.environment.branch", "a.lock/b");
      set(d, "staging.environment.branch", "gh-readonly-queue/main/x");
      set(d, "dev.environment.branch", `b${"/b".repeat(130)}`);
    },
    faults: [
      'prod.environment.branch: "a.lock/b" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
      'staging.environment.branch: "gh-readonly-queue/main/x" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
      'dev.environment.branch: "b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b/b" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
    ],
  },
  {
    name: "branches below one another",
    edit: (d) => {
      set(d, "staging.environment.branch", "main/next");
      set(d, "dev.environment.branch", "main/next/x");
    },
    faults: [
      'staging.environment.branch: branch "main/next" cannot exist beside "main" of prod.environment.branch (allowed: a branch of its own)\n      fix: write branch: staging; create that branch where the repository has none',
      'dev.environment.branch: branch "main/next/x" cannot exist beside "main" of prod.environment.branch (allowed: a branch of its own)\n      fix: write branch: dev; create that branch where the repository has none',
    ],
  },
  {
    name: "disks over what is there",
    edit: (d) => {
      const mounts = { prod: "/proc/1", staging: "/opt/render/project/src", dev: "/sys/x" };
      for (const [stack, mount] of Object.entries(mounts)) {
        set(d, `${stack}.environment.services.worker`, { disk: { mount, sizeGb: 1 } });
      }
    },
    faults: [
      'prod.environment.services.worker.disk.mount: "/proc/1" holds what the service needs to run (allowed: a folder of its own such as /data)',
      'staging.environment.services.worker.disk.mount: "/opt/render/project/src" holds what the service needs to run (allowed: a folder of its own such as /data)',
      'dev.environment.services.worker.disk.mount: "/sys/x" holds what the service needs to run (allowed: a folder of its own such as /data)',
    ],
  },
  {
    name: "framework Vercel does not have",
    edit: (d) => set(d, "platform.frontends.platform.framework", "create-react-ap"),
    faults: [
      'platform.frontends.platform.framework: "create-react-ap" is not a preset of Vercel; did you mean "create-react-app"? (allowed: angular, astro, blitzjs, brunch, create-react-app, docusaurus, docusaurus-2, dojo, eleventy, elysia, ember, express, fastapi, fasthtml, fastify, flask, gatsby, gridsome, h3, hexo, hono, hugo, hydrogen, ionic-angular, ionic-react, jekyll, middleman, nestjs, nextjs, nitro, nuxtjs, parcel, polymer, preact, react-router, redwoodjs, remix, saber, sanity, sanity-v3, sapper, scully, solidstart, solidstart-1, stencil, storybook, svelte, sveltekit, sveltekit-1, tanstack-start, umijs, vite, vitepress, vue, vuepress, xmcp, zola)\n      fix: correct it, or leave it out and say build and output',
    ],
  },
  {
    name: "Redis name that outgrows Render",
    edit: (d) => {
      set(d, "dev.environment.redis", { name: "r".repeat(64) });
      unset(d, "staging.environment.protection");
    },
    faults: [
      'dev.environment.redis.name: "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr" has 64 characters (allowed: at most 63)\n      fix: give it a shorter name at name',
    ],
  },
];
