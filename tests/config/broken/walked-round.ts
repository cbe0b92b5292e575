import { set, unset } from "../draft.ts";
import { type BrokenCase, launched } from "./case.ts";

/** Edits that look as if they kept the rules, until one asks what will stand at the vendor. */
export const walkedRound: BrokenCase[] = [
  {
    name: "address that continues after its API's",
    edit: (d) =>
      set(
        d,
        "platform.frontends.platform.variables.REACT_APP_API_URL",
        "${services.api.url}.evil.com",
      ),
    faults: [
      'prod.environment.frontends.platform.variables.REACT_APP_API_URL: "https://api.bondigoo.ch.evil.com" is not an address of this environment\'s API (allowed: ${services.api.url} (https://api.bondigoo.ch))',
      'staging.environment.frontends.platform.variables.REACT_APP_API_URL: "https://api.staging.bondigoo.ch.evil.com" is not an address of this environment\'s API (allowed: ${services.api.url} (https://api.staging.bondigoo.ch))',
      'dev.environment.frontends.platform.variables.REACT_APP_API_URL: "https://api.dev.bondigoo.ch.evil.com" is not an address of this environment\'s API (allowed: ${services.api.url} (https://api.dev.bondigoo.ch))',
    ],
  },
  {
    name: "address whose user is its API's",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.variables", {
        REACT_APP_API_URL: "${services.api.url}@evil.com",
      }),
    faults: [
      'dev.environment.frontends.platform.variables.REACT_APP_API_URL: "https://api.dev.bondigoo.ch@evil.com" is not an address of this environment\'s API (allowed: ${services.api.url} (https://api.dev.bondigoo.ch))',
    ],
  },
  {
    name: "address that continues after what only Render will tell",
    edit: (d) => {
      unset(d, "dev.environment.services.api.domain");
      set(d, "dev.environment.frontends.platform.variables", {
        REACT_APP_API_URL: "https://${services.api.host}.evil.com",
      });
    },
    faults: [
      'dev.environment.frontends.platform.variables.REACT_APP_API_URL: "https://${services.api.host}.evil.com" is not an address of this environment\'s API (allowed: ${services.api.url})',
    ],
  },
  {
    name: "API's address under other names, with another's host, and without encryption",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.variables", {
        VUE_APP_BACKEND_URL: "https://evil.com/${services.api.host}",
        NEXT_PUBLIC_API_HOST: "evil.${services.api.host}",
        VITE_API_BASE_URL: "http://${services.api.host}",
      }),
    faults: [
      'dev.environment.frontends.platform.variables.NEXT_PUBLIC_API_HOST: "evil.api.dev.bondigoo.ch" is not an address of this environment\'s API (allowed: ${services.api.url} (https://api.dev.bondigoo.ch))',
      'dev.environment.frontends.platform.variables.VITE_API_BASE_URL: "http://api.dev.bondigoo.ch" is not an address of this environment\'s API (allowed: ${services.api.url} (https://api.dev.bondigoo.ch))',
      'dev.environment.frontends.platform.variables.VUE_APP_BACKEND_URL: "https://evil.com/api.dev.bondigoo.ch" is not an address of this environment\'s API (allowed: ${services.api.url} (https://api.dev.bondigoo.ch))',
    ],
  },
  {
    name: "production's API under a name that says nothing",
    edit: (d) => {
      set(d, "dev.environment.frontends.platform.variables", {
        REACT_APP_X: "wss://api.bondigoo.ch:443/x",
      });
      set(
        d,
        "dev.environment.variables.UPSTREAM",
        "https://a:${secrets.jwtSecret}@api.bondigoo.ch./",
      );
      set(d, "dev.environment.services.worker", { variables: { PEER: "api.bondigoo.ch" } });
    },
    faults: [
      "dev.environment.variables.UPSTREAM: leads to prod, not to dev (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "dev.environment.services.worker.variables.PEER: leads to prod, not to dev (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "dev.environment.frontends.platform.variables.REACT_APP_X: leads to prod, not to dev (allowed: references to the environment's own parts, such as ${services.<key>.url})",
    ],
  },
  {
    name: "production's services by their names on Render",
    edit: (d) => {
      set(d, "staging.environment.variables.UPSTREAM", "http://bondigoo-api-prod:10000");
      set(d, "staging.environment.variables.PEER", "bondigoo-worker-prod-ab12:8080");
      set(d, "staging.environment.variables.ALSO", "https://bondigoo-api-prod.onrender.com/x");
    },
    faults: [
      "staging.environment.variables.ALSO: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "staging.environment.variables.PEER: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "staging.environment.variables.UPSTREAM: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
    ],
  },
  {
    name: "production's data by its names",
    edit: (d) => {
      set(d, "staging.environment.variables.MONGO_DB", "bondigoo-prod");
      set(d, "staging.environment.variables.DB_USER", "bondigoo-prod-user");
      set(d, "staging.environment.variables.PGDATABASE", "${environment.name}");
      set(d, "staging.environment.variables.ATLAS_CLUSTER", "bondigoo-prod-${platform.name}");
      set(d, "prod.environment.database.cluster.name", "bondigoo-prod-bondigoo");
    },
    faults: [
      "staging.environment.variables.ATLAS_CLUSTER: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "staging.environment.variables.DB_USER: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "staging.environment.variables.MONGO_DB: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
    ],
  },
  {
    name: "stores by hand",
    edit: (d) => {
      launched(d);
      set(d, "staging.environment.variables.REDIS_URL", "redis://red-abc123:6379");
      set(
        d,
        "staging.environment.variables.CACHE",
        "rediss://:${secrets.jwtSecret}@cache.example.com",
      );
      set(
        d,
        "staging.environment.variables.MONGO",
        "mongodb+srv://x.abcde.mongodb.net/bondigoo-prod",
      );
      set(d, "staging.environment.variables.REDIS_HOST", "red-c0ffeec0ffeec0ffee01");
    },
    faults: [
      "staging.environment.variables.MONGO: leads to prod, not to staging (allowed: references to the environment's own parts, such as ${services.<key>.url})",
      "staging.environment.variables.CACHE: the address of a store, by hand (not shown) (allowed: ${redis.url})",
      "staging.environment.variables.MONGO: the address of a store, by hand (not shown) (allowed: ${database.url})",
      "staging.environment.variables.REDIS_HOST: the address of a store, by hand (not shown) (allowed: ${redis.url})",
      "staging.environment.variables.REDIS_URL: the address of a store, by hand (not shown) (allowed: ${redis.url})",
    ],
  },
  {
    name: "Postgres of another platform where there is no database",
    edit: (d) => {
      unset(d, "platform.database");
      for (const stack of ["prod", "staging", "dev"]) unset(d, `${stack}.environment.database`);
      set(d, "platform.variables.DATABASE_URL", "postgres://dpg-c0ffeec0ffeec0ffee01-a/main");
    },
    faults: [
      "prod.environment.variables.DATABASE_URL: the address of a store, by hand (not shown) (allowed: ${database.url})",
      "staging.environment.variables.DATABASE_URL: the address of a store, by hand (not shown) (allowed: ${database.url})",
      "dev.environment.variables.DATABASE_URL: the address of a store, by hand (not shown) (allowed: ${database.url})",
    ],
  },
  {
    name: "test key in a launched page, written out and put together",
    edit: (d) => {
      launched(d);
      set(
        d,
        "prod.environment.frontends.platform.variables.REACT_APP_STRIPE_PKEY",
        "pk_test_51Habcdefgh",
      );
      set(
        d,
        "prod.environment.frontends.platform.variables.REACT_APP_OTHER",
        "pk_test_${environment.name}_abcdefgh",
      );
    },
    faults: [
      "prod.environment.frontends.platform.variables.REACT_APP_OTHER: a test key, but production is launched (allowed: a live key)\n      fix: declare it in platform.secrets, as a publishable key, and refer to it",
      "prod.environment.frontends.platform.variables.REACT_APP_STRIPE_PKEY: a test key, but production is launched (allowed: a live key)\n      fix: declare it in platform.secrets, as a publishable key, and refer to it",
    ],
  },
  {
    name: "live key in a page of dev, put together",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.variables", {
        REACT_APP_KEY: "pk_live_${environment.name}abcdefgh",
      }),
    faults: [
      "dev.environment.frontends.platform.variables.REACT_APP_KEY: a live key in development (allowed: a test key)\n      fix: declare it in platform.secrets, as a publishable key, and refer to it",
      "dev.environment.frontends.platform.variables.REACT_APP_KEY: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write REACT_APP_KEY: ${secrets.<key>}",
    ],
  },
  {
    name: "production as a preview of staging",
    edit: (d) => {
      set(d, "prod.environment.frontends.platform.previewOf", "staging");
      unset(d, "dev.environment.frontends.platform.previewOf");
      unset(d, "dev.environment.frontends.platform.deploymentProtection");
    },
    faults: [
      'prod.environment.frontends.platform.previewOf: "staging", but production\'s pages are no previews\n      fix: remove it: production has projects of its own',
    ],
  },
];
