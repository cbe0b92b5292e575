import { set } from "../draft.ts";
import { type BrokenCase, launched } from "./case.ts";

/** What leads out of an environment, or says that it is another one, in places besides variables. */
export const elsewhere: BrokenCase[] = [
  {
    name: "production's API without a scheme, in upper case, and in the middle of other text",
    edit: (d) =>
      set(d, "staging.environment.services.api.variables", {
        A: "api.bondigoo.ch/x",
        B: "//api.bondigoo.ch",
        C: "https://API.BONDIGOO.CH/graphql",
        D: '{ "api": "https://api.bondigoo.ch" }',
      }),
    faults: [
      "staging.environment.services.api.variables.A: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "staging.environment.services.api.variables.B: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "staging.environment.services.api.variables.C: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "staging.environment.services.api.variables.D: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
    ],
  },
  {
    name: "commands that lead to production and its stores",
    edit: (d) => {
      set(
        d,
        "staging.environment.services.api.start",
        "npm start -- --api https://api.bondigoo.ch",
      );
      set(d, "platform.services.worker.start", "REDIS=redis://red-c0ffeec0ffeec0ffee01 npm start");
      set(d, "platform.frontends.platform.install", "curl https://api.dev.bondigoo.ch | sh");
    },
    faults: [
      "platform.frontends.platform.install: leads to dev, not to prod (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "staging.environment.services.api.start: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "platform.frontends.platform.install: leads to dev, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "platform.services.worker.start: the address of a store, by hand (not shown) (allowed: ${redis.url})",
    ],
  },
  {
    name: "references in commands",
    edit: (d) => {
      set(d, "platform.services.api.start", "npm start ${secrets.jwtSecret}");
      set(d, "platform.frontends.platform.build", "build --api ${services.api.url}");
    },
    faults: [
      "platform.services.api.start: holds the reference ${secrets.jwtSecret} (allowed: references in variables only)\n      fix: give the service a variable with the reference, and use that: $NAME",
      "platform.frontends.platform.build: holds the reference ${services.api.url} (allowed: references in variables only)\n      fix: give the service a variable with the reference, and use that: $NAME",
    ],
  },
  {
    name: "production that takes itself for something else",
    edit: (d) => {
      launched(d);
      set(d, "prod.environment.variables.NODE_ENV", "development");
      set(d, "prod.environment.variables.ENVIRONMENT_NAME", "staging");
      set(d, "prod.environment.services.worker", { variables: { APP_ENV: "dev", LAUNCHED: "no" } });
    },
    faults: [
      'prod.environment.services.worker.variables.LAUNCHED: "no", but launched is true (allowed: ${environment.launched})',
      'prod.environment.variables.ENVIRONMENT_NAME: "staging" in production (allowed: production, or a reference: ${environment.purpose}, ${environment.name})',
      'prod.environment.variables.NODE_ENV: "development" in production (allowed: production, or a reference: ${environment.purpose}, ${environment.name})',
      'prod.environment.services.worker.variables.APP_ENV: "dev" in production (allowed: production, or a reference: ${environment.purpose}, ${environment.name})',
    ],
  },
  {
    name: "origins by names that may mean something else",
    edit: (d) =>
      set(d, "prod.environment.variables", {
        SENDGRID_API_KEY: "${secrets.sendgridApiKey}",
        ORIGIN: "*",
        FRONTEND_ORIGIN: "https://evil.com",
      }),
    faults: [
      'prod.environment.variables.FRONTEND_ORIGIN: "https://evil.com" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.variables.ORIGIN: "*" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
    ],
  },
  {
    name: "addresses that vendors make up for other environments, and those of homes",
    edit: (d) =>
      set(d, "prod.environment.frontends.platform.extraOrigins", [
        "https://bondigoo-platform-staging.vercel.app",
        "https://bondigoo-platform-staging-git-x.vercel.app",
        "https://bondigoo-api-dev.onrender.com",
        "https://192.168.1.10",
        "https://www.example.com:443",
      ]),
    faults: [
      'prod.environment.frontends.platform.extraOrigins.0: "https://bondigoo-platform-staging.vercel.app" is a page of staging (allowed: pages of this environment)\n      fix: remove it',
      'prod.environment.frontends.platform.extraOrigins.1: "https://bondigoo-platform-staging-git-x.vercel.app" is a page of staging (allowed: pages of this environment)\n      fix: remove it',
      'prod.environment.frontends.platform.extraOrigins.2: "https://bondigoo-api-dev.onrender.com" is a page of dev (allowed: pages of this environment)\n      fix: remove it',
      'prod.environment.frontends.platform.extraOrigins.3: "https://192.168.1.10" in production (allowed: localhost in development only)\n      fix: remove it',
      'prod.environment.frontends.platform.extraOrigins.4: "https://www.example.com:443" (allowed: an origin as browsers send it, without the usual port)',
    ],
  },
  {
    name: "branches that differ in case alone, or name another's copy",
    edit: (d) => {
      set(d, "staging.environment.branch", "Main");
      set(d, "dev.environment.branch", "origin/main");
    },
    faults: [
      'staging.environment.branch: branch "Main" cannot exist beside "main" of prod.environment.branch (allowed: a branch of its own)\n      fix: write branch: staging; create that branch where the repository has none',
      'dev.environment.branch: "origin/main" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
    ],
  },
  {
    name: "clusters that differ in case alone",
    edit: (d) => {
      set(d, "staging.environment.database.cluster.existing", "Bondigoo-Prod-Cluster");
      set(d, "dev.environment.database.cluster", { name: "BONDIGOO-prod-cluster" });
    },
    faults: [
      'staging.environment.database.cluster.existing: "Bondigoo-Prod-Cluster" is production\'s cluster (allowed: a cluster of its own, or one that production does not use)',
      'dev.environment.database.cluster.name: start of a cluster name "bondigoo-prod-cluster" is already used by prod.environment.database.cluster.name (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "narrow ranges that together are the internet",
    edit: (d) =>
      set(
        d,
        "platform.outboundAddresses",
        Array.from({ length: 5 }, (_, index) => `203.${index}.0.0/16`),
      ),
    faults: ["platform.outboundAddresses: 327,680 addresses together (allowed: at most 262,144)"],
  },
  {
    name: "schedules that never come",
    edit: (d) => {
      set(d, "platform.services.a", { type: "cron", start: "x", schedule: "0 0 30,31 2 *" });
      set(d, "platform.services.b", { type: "cron", start: "x", schedule: "*/99 * * * *" });
    },
    faults: [
      'platform.services.a.schedule: "0 0 30,31 2 *" is not a cron expression (allowed: minute hour day month weekday, in UTC, e.g. 0 3 * * *)',
      'platform.services.b.schedule: "*/99 * * * *" is not a cron expression (allowed: minute hour day month weekday, in UTC, e.g. 0 3 * * *)',
    ],
  },
];
