import { placeholder } from "../../../src/config/secret-kinds.ts";
import { type Draft, set, unset } from "../draft.ts";
import { launched, oneHook, onPostgres, servicesAlone } from "./case.ts";
import { harmless } from "./harmless.ts";

/** Config that comes close to breaking a rule and does not. */
export const kept: { name: string; edit: (draft: Draft) => void }[] = [
  ...harmless,
  { name: "launch with everything there", edit: launched },
  {
    name: "launch without Redis",
    edit: (d) => {
      launched(d);
      unset(d, "platform.redis");
      unset(d, "platform.variables.REDIS_URL");
      for (const stack of ["prod", "staging", "dev"]) unset(d, `${stack}.environment.redis`);
    },
  },
  {
    name: "launch without a database, which has nothing to be seeded",
    edit: (d) => {
      launched(d);
      unset(d, "platform.database");
      unset(d, "platform.variables.DATABASE_URL");
      unset(d, "prod.environment.seeded");
      for (const stack of ["prod", "staging", "dev"]) unset(d, `${stack}.environment.database`);
    },
  },
  {
    name: "launch on Postgres, and a free static site",
    edit: (d) => {
      launched(onPostgres(d));
      set(d, "platform.services.docs", { type: "static", publish: "dist" });
    },
  },
  {
    name: "suspended service and free plans outside a launched production",
    edit: (d) => {
      launched(d);
      set(d, "dev.environment.services.worker", { suspended: true });
      set(d, "dev.environment.services.api.plan", "free");
      set(d, "dev.environment.redis.plan", "free");
    },
  },
  {
    name: "branch of several parts, with dots and underscores",
    edit: (d) => set(d, "dev.environment.branch", "release/2.1_Beta-3"),
  },
  {
    name: "staging reviewed as much as production, which is reviewed twice",
    edit: (d) => {
      set(d, "prod.environment.protection.reviews", 2);
      set(d, "staging.environment.protection.reviews", 2);
    },
  },
  {
    name: "checks by their own names",
    edit: (d) =>
      set(d, "prod.environment.protection.checks", ["Vercel", "call / test (22)", "a.yml lint"]),
  },
  {
    name: "extra origin with https in production",
    edit: (d) =>
      set(d, "prod.environment.frontends.platform.extraOrigins", ["https://app.example.com"]),
  },
  {
    name: "the zone's own name as a domain",
    edit: (d) => {
      set(d, "prod.environment.frontends.platform.redirects", []);
      set(d, "prod.environment.services.api.domain", "bondigoo.ch");
    },
  },
  {
    name: "narrow outbound addresses",
    edit: (d) => set(d, "platform.outboundAddresses", ["52.0.0.0/16", "54.1.2.3/32"]),
  },
  {
    name: "CAA records of a platform on Vercel alone",
    edit: (d) => {
      for (const s of ["prod", "staging", "dev"]) unset(d, `${s}.environment.services.api.domain`);
      set(d, "platform.caa", ["letsencrypt.org"]);
    },
  },
  {
    name: "CAA records of a platform that neither Vercel nor Render serves under its domain",
    edit: (d) => {
      unset(servicesAlone(d), "platform.variables.CORS_ORIGIN");
      for (const s of ["prod", "staging", "dev"]) unset(d, `${s}.environment.services.api.domain`);
      set(d, "platform.caa", ["digicert.com"]);
    },
  },
  {
    name: "proofs of a domain and of a redirect",
    edit: (d) =>
      set(d, "prod.environment.frontends.platform.proofs", [
        "vc-domain-verify=www.bondigoo.ch,1a2b3c",
        "vc-domain-verify=bondigoo.ch,1a2b3c",
      ]),
  },
  {
    name: "everything adopted by the names it has",
    edit: (d) => {
      set(d, "platform.caa", ["letsencrypt.org", "pki.goog"]);
      set(d, "prod.environment.frontends.platform.proofs", ["vc-domain-verify=www.bondigoo.ch,1"]);
      set(d, "prod.environment.frontends.platform.adoptDomains", {
        "bondigoo.ch": "prj_a/bondigoo.ch",
      });
      set(d, "prod.environment.frontends.platform.adoptVariables", {
        REACT_APP_API_URL: "prj_a/1",
      });
      set(d, "prod.environment.adoptRecords", {
        "caa-pki.goog": "zone/1",
        "proof-www.bondigoo.ch": "zone/2",
        "bondigoo.ch": "zone/3",
        "api.bondigoo.ch": "zone/4",
      });
      set(d, "prod.environment.database.cluster", { adopt: "old-cluster", name: "old-cluster" });
    },
  },
  {
    name: "CORS of two pages, one of them a static site",
    edit: (d) => {
      set(d, "platform.services.docs", { type: "static", publish: "dist" });
      set(d, "dev.environment.services.docs", { domain: "docs.dev.bondigoo.ch" });
      set(
        d,
        "platform.variables.CORS_ORIGIN",
        "${frontends.platform.origins}, ${services.docs.url}",
      );
    },
  },
  { name: "CORS of a platform of services alone", edit: servicesAlone },
  {
    name: "CORS of a platform of services alone whose address Render tells",
    edit: (d) => {
      unset(servicesAlone(d), "platform.variables.CORS_ORIGIN");
      unset(d, "dev.environment.services.api.domain");
      set(d, "platform.services.worker.variables", { CORS_ORIGIN: "${services.api.url}" });
    },
  },
  {
    name: "page that calls a path of its API, and one of no API at all",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.variables", {
        REACT_APP_API_URL: "https://api.dev.bondigoo.ch/v1",
        REACT_APP_MAP_API_URL: "https://maps.example.com",
      }),
  },
  {
    name: "page without an API of its own",
    edit: (d) => {
      set(d, "platform.services.api.type", "private");
      unset(d, "platform.services.api.healthCheck");
      for (const s of ["prod", "staging", "dev"]) unset(d, `${s}.environment.services.api.domain`);
      set(d, "platform.frontends.platform.variables.REACT_APP_API_URL", "https://api.example.com");
    },
  },
  {
    name: "no mail in dev",
    edit: (d) => {
      unset(d, "dev.environment.variables.SMTP_URL");
      unset(d, "dev.environment.variables.EMAIL_ALLOWLIST");
    },
  },
  {
    name: "publishable key under a browser's name, in a page and where none is built",
    edit: (d) => {
      set(d, "platform.services.worker.variables", { VITE_KEY: "${secrets.stripePublishableKey}" });
      set(d, "platform.services.docs", {
        type: "static",
        publish: "dist",
        variables: { VITE_KEY: "${secrets.stripePublishableKey}" },
      });
    },
  },
  {
    name: "one webhook secret with the consent of both",
    edit: (d) => set(oneHook(d), "platform.secrets.hook.sharedBy", ["dev", "staging"]),
  },
  {
    name: "one Cloudinary account outside production",
    edit: (d) => set(d, "dev.secrets.cloudinaryUrl", placeholder("cloudinary-url", "staging")),
  },
  {
    name: "one test key in all environments",
    edit: (d) => {
      for (const stack of ["prod", "staging", "dev"])
        set(d, `${stack}.secrets.stripeSecretKey`, placeholder("stripe-secret-key", "x"));
    },
  },
  {
    name: "secrets of which nothing but their presence is known",
    edit: (d) => {
      set(d, "dev.secrets.stripeSecretKey", { state: "encrypted" });
      set(d, "staging.secrets.stripeSecretKey", { state: "encrypted" });
      set(d, "dev.secretInfo.stripeSecretKey", { changed: "2026-01-31" });
    },
  },
  {
    name: "start command in every environment instead of the platform",
    edit: (d) => {
      unset(d, "platform.services.worker.start");
      for (const stack of ["prod", "staging", "dev"])
        set(d, `${stack}.environment.services.worker`, { start: "npm run worker" });
    },
  },
  {
    name: "ready image without a start command, and a Dockerfile",
    edit: (d) => {
      set(d, "platform.services.worker", { type: "worker", runtime: "docker" });
      set(d, "platform.services.tool", { type: "worker", runtime: "image", image: "x.io/y/z:1" });
    },
  },
  {
    name: "autoscaling between equal bounds",
    edit: (d) => {
      set(d, "prod.environment.services.worker", { autoscaling: { min: 2, max: 2, cpu: 80 } });
      set(d, "prod.environment.services.api.autoscaling", { min: 1, max: 2, memory: 80 });
    },
  },
  {
    name: "one instance with a disk, one free, and a migration on a paid plan",
    edit: (d) => {
      set(d, "platform.services.api.preDeploy", "npm run migrate");
      set(d, "platform.services.tool", { type: "web", start: "x" });
      set(d, "dev.environment.services.tool", { plan: "free", instances: 1 });
      set(d, "dev.environment.services.worker", { disk: { mount: "/data", sizeGb: 1 } });
    },
  },
  {
    name: "schedule of lists, ranges, steps and names",
    edit: (d) =>
      set(d, "platform.services.night", {
        type: "cron",
        start: "x",
        schedule: "*/15 0-6 1,15 jan-mar MON",
      }),
  },
  {
    name: "existing cluster, region and size at their edges",
    edit: (d) => {
      set(d, "prod.environment.database.cluster", {
        provider: "GCP",
        region: "EUROPE_WEST_3",
        size: "M300",
        autoscaleTo: "M400",
      });
      set(d, "dev.environment.database.cluster", { size: "FLEX" });
    },
  },
  {
    name: "two clusters that differ in the last letter Atlas looks at",
    edit: (d) => {
      set(d, "prod.environment.database.cluster.name", "bondigoo-platform-cluster-a");
      set(d, "dev.environment.database.cluster", { name: "bondigoo-platform-clusx" });
    },
  },
  {
    name: "Postgres storage of 1 GB and of 10 GB",
    edit: (d) => {
      set(onPostgres(d), "prod.environment.database.diskSizeGb", 10);
      set(d, "dev.environment.database.diskSizeGb", 1);
    },
  },
  {
    name: "names as long as they may be",
    edit: (d) => {
      set(d, "prod.environment.frontends.platform.project", "p".repeat(52));
      set(d, "prod.environment.services.api.name", "s".repeat(63));
      set(d, "prod.environment.database.cluster", { adopt: "c".repeat(64) });
      set(d, "prod.environment.database.name", "d".repeat(38));
    },
  },
];
