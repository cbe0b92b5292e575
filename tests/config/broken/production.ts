import { set } from "../draft.ts";
import { type BrokenCase, launched, onPostgres } from "./case.ts";

export const production: BrokenCase[] = [
  {
    name: "no production",
    edit: (d) => set(d, "prod.environment.purpose", "staging"),
    faults: [
      "prod.environment.purpose, staging.environment.purpose, dev.environment.purpose: no environment has the purpose production (allowed: exactly one)\n      fix: write purpose: production in the stack file of the environment users see; while nobody manages that one here, name what it has: platform.unmanagedProduction",
      "prod.environment.variables.SENDGRID_API_KEY: a real mail sender in staging (allowed: the SMTP URL of a mail sandbox)",
      'prod.environment.variables.EMAIL_ALLOWLIST: missing, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
    ],
  },
  {
    name: "two productions",
    edit: (d) => set(d, "staging.environment.purpose", "production"),
    faults: [
      'staging.environment.purpose: "production", as prod has already (allowed: staging, development)\n      fix: write purpose: staging',
      'staging.environment.frontends.platform.variables.REACT_APP_LAUNCHED: "true", but launched is false (allowed: ${environment.launched})',
    ],
  },
  {
    name: "launched outside production",
    edit: (d) => set(d, "staging.environment.launched", true),
    faults: ["staging.environment.launched: true (allowed: false outside production)"],
  },
  {
    name: "hardened outside production",
    edit: (d) => set(d, "dev.environment.hardened", true),
    faults: ["dev.environment.hardened: true (allowed: false outside production)"],
  },
  {
    name: "hardened with everything open",
    edit: (d) => {
      set(d, "prod.environment.hardened", true);
      set(d, "prod.environment.redis", { plan: "free" });
    },
    faults: [
      'staging.environment.redis.sharedFrom: "prod", but production is hardened (allowed: a Redis of its own)\n      fix: remove it',
      'dev.environment.redis.sharedFrom: "prod", but production is hardened (allowed: a Redis of its own)\n      fix: remove it',
      'prod.environment.redis.plan: "free", but production is hardened (allowed: a paid plan)',
      "prod.environment.seeded: missing, but production is hardened (allowed: the day on which the initial data was put in)\n      fix: put the data in, then write seeded: 2026-01-31 with that day",
      "prod.environment.alerts: missing, but production is hardened (allowed: the addresses of those who are told when production fails)\n      fix: write alerts: { emails: [ops@bondigoo.ch] }; with their addresses",
      "prod.environment.variables.SENTRY_DSN: no variable holds a Sentry DSN, but production is hardened (allowed: a secret of the kind sentry-dsn, in a variable of any name)\n      fix: write SENTRY_DSN: ${secrets.sentryDsn}",
      "prod.secrets.stripePublishableKey: a test key, but production is hardened (allowed: a live key)\n      fix: npx infra secrets set stripePublishableKey -s prod",
      "prod.secrets.stripeSecretKey: a test key, but production is hardened (allowed: a live key)\n      fix: npx infra secrets set stripeSecretKey -s prod",
    ],
  },
  {
    name: "hardened, and the page open already",
    edit: (d) => {
      set(launched(d), "prod.environment.launched", false);
      set(d, "prod.environment.hardened", true);
      set(d, "prod.environment.frontends.platform.variables.REACT_APP_LAUNCHED", "true");
    },
    faults: [
      'prod.environment.frontends.platform.variables.REACT_APP_LAUNCHED: "true", but launched is false (allowed: ${environment.launched})',
    ],
  },
  {
    name: "launch with everything open",
    edit: (d) => {
      set(d, "prod.environment.launched", true);
      set(d, "prod.environment.database.cluster", { name: "c", size: "FLEX" });
    },
    faults: [
      'staging.environment.redis.sharedFrom: "prod", but production is launched (allowed: a Redis of its own)\n      fix: remove it',
      'dev.environment.redis.sharedFrom: "prod", but production is launched (allowed: a Redis of its own)\n      fix: remove it',
      "prod.environment.database.cluster.backups: no backups, but production is launched (allowed: a cluster of its own of size M10 or above with backups: true)\n      fix: write database.cluster: { name: c, provider: AWS, region: EU_CENTRAL_1, size: M10, backups: true }",
      "prod.environment.seeded: missing, but production is launched (allowed: the day on which the initial data was put in)\n      fix: put the data in, then write seeded: 2026-01-31 with that day",
      "prod.environment.alerts: missing, but production is launched (allowed: the addresses of those who are told when production fails)\n      fix: write alerts: { emails: [ops@bondigoo.ch] }; with their addresses",
      "prod.environment.variables.SENTRY_DSN: no variable holds a Sentry DSN, but production is launched (allowed: a secret of the kind sentry-dsn, in a variable of any name)\n      fix: write SENTRY_DSN: ${secrets.sentryDsn}",
      "prod.secrets.stripePublishableKey: a test key, but production is launched (allowed: a live key)\n      fix: npx infra secrets set stripePublishableKey -s prod",
      "prod.secrets.stripeSecretKey: a test key, but production is launched (allowed: a live key)\n      fix: npx infra secrets set stripeSecretKey -s prod",
    ],
  },
  {
    name: "launch on an existing cluster",
    edit: (d) => set(launched(d), "prod.environment.database.cluster", { existing: "old" }),
    faults: [
      'prod.environment.database.cluster.existing: "old", whose backups are not ours to switch on, but production is launched (allowed: a cluster of its own of size M10 or above with backups: true)\n      fix: write database.cluster: { size: M10, backups: true }',
    ],
  },
  {
    name: "launch on free plans",
    edit: (d) => {
      launched(d);
      set(d, "prod.environment.services.api.plan", "free");
      set(d, "prod.environment.redis.plan", "free");
    },
    faults: [
      'prod.environment.services.api.plan: "free", but production is launched (allowed: a paid plan)',
      'prod.environment.redis.plan: "free", but production is launched (allowed: a paid plan)',
    ],
  },
  {
    name: "launch on free Postgres",
    edit: (d) => set(onPostgres(launched(d)), "prod.environment.database.plan", "free"),
    faults: [
      'prod.environment.database.plan: "free", but production is launched (allowed: a paid plan)',
    ],
  },
  {
    name: "launch with a suspended service",
    edit: (d) => set(launched(d), "prod.environment.services.worker", { suspended: true }),
    faults: [
      "prod.environment.services.worker.suspended: true, but production is launched (allowed: false)",
    ],
  },
  {
    name: "launched page before launch",
    edit: (d) => set(d, "prod.environment.frontends.platform.variables.REACT_APP_LAUNCHED", "true"),
    faults: [
      'prod.environment.frontends.platform.variables.REACT_APP_LAUNCHED: "true", but launched is false (allowed: ${environment.launched})',
    ],
  },
  {
    name: "unlaunched page after launch",
    edit: (d) =>
      set(launched(d), "prod.environment.frontends.platform.variables.REACT_APP_LAUNCHED", "false"),
    faults: [
      'prod.environment.frontends.platform.variables.REACT_APP_LAUNCHED: "false", but launched is true (allowed: ${environment.launched})',
    ],
  },
  {
    name: "one branch for two environments",
    edit: (d) => set(d, "dev.environment.branch", "staging"),
    faults: [
      'dev.environment.branch: branch "staging" is already used by staging.environment.branch (allowed: a branch of its own)\n      fix: write branch: dev; create that branch where the repository has none',
    ],
  },
  {
    name: "branch pattern",
    edit: (d) => set(d, "dev.environment.branch", "feature/*"),
    faults: [
      'dev.environment.branch: "feature/*" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
    ],
  },
  {
    name: "production without review",
    edit: (d) => set(d, "prod.environment.protection.reviews", 0),
    faults: [
      "prod.environment.protection.reviews: 0 (allowed: at least 1: production needs a review, and as many as any environment)\n      fix: write protection: { reviews: 1 }; where nobody else is there to review, team: 1 in the platform",
    ],
  },
  {
    name: "production guarded less than staging",
    edit: (d) => set(d, "staging.environment.protection.reviews", 2),
    faults: [
      "prod.environment.protection.reviews: 1 (allowed: at least 2: production needs a review, and as many as any environment)",
    ],
  },
  {
    name: "administrators free in production",
    edit: (d) => set(d, "prod.environment.protection.admins", false),
    faults: ["prod.environment.protection.admins: false (allowed: true in production)"],
  },
  {
    name: "deploys that wait for checks which nobody named",
    edit: (d) => set(d, "prod.environment.deploy", "afterChecks"),
    faults: [
      "prod.environment.deploy: afterChecks, and no check is named (allowed: with protection.checks: their names as they appear on commits)\n      fix: write onCommit; or name the checks under protection.checks",
    ],
  },
  {
    name: "deploys of services that nobody builds",
    edit: (d) => {
      set(d, "platform.services", {
        api: {
          type: "web",
          runtime: "image",
          image: "ghcr.io/bondigoo/api:1",
          healthCheck: "/api/health",
        },
      });
      set(d, "prod.environment.services", { api: { domain: "api.bondigoo.ch" } });
      for (const stack of ["staging", "dev"]) {
        const { api } = d.stacks[stack]!.environment!["services"] as { api: object };
        set(d, `${stack}.environment.services`, { api });
      }
      set(d, "prod.environment.deploy", "manual");
    },
    faults: [
      "prod.environment.deploy: manual, and no service is built from the branch\n      fix: remove it",
    ],
  },
  {
    name: "check as the web page shows it",
    edit: (d) => set(d, "prod.environment.protection.checks", ["test (pull_request)"]),
    faults: [
      'prod.environment.protection.checks.0: "test (pull_request)" ends with the event, which the web page adds (allowed: a job\'s own name, `<calling job> / <job>` of a reusable workflow, or an app\'s check such as "Vercel")',
    ],
  },
  {
    name: "check by its workflow's file",
    edit: (d) => set(d, "prod.environment.protection.checks", ["checks.yml"]),
    faults: [
      'prod.environment.protection.checks.0: "checks.yml" is a workflow\'s file, not a check (allowed: a job\'s own name, `<calling job> / <job>` of a reusable workflow, or an app\'s check such as "Vercel")',
    ],
  },
  {
    name: "launch on a free cluster",
    edit: (d) => set(launched(d), "prod.environment.database.cluster", { name: "c", size: "M0" }),
    faults: [
      "prod.environment.database.cluster.backups: no backups, but production is launched (allowed: a cluster of its own of size M10 or above with backups: true)\n      fix: write database.cluster: { name: c, provider: AWS, region: EU_CENTRAL_1, size: M10, backups: true }",
      'prod.environment.database.cluster.size: "M0", but production is launched (allowed: a paid plan)',
    ],
  },
  {
    name: "launch of production that shares staging's Redis",
    edit: (d) => set(launched(d), "prod.environment.redis", { sharedFrom: "staging" }),
    faults: [
      'prod.environment.redis.sharedFrom: "staging", but production is launched (allowed: a Redis of its own)\n      fix: remove it',
    ],
  },
  {
    name: "branch names that Git or we do not take",
    edit: (d) => {
      set(d, "prod.environment.branch", "-main");
      set(d, "staging.environment.branch", "a..b");
      set(d, "dev.environment.branch", "dev.lock");
    },
    faults: [
      'prod.environment.branch: "-main" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
      'staging.environment.branch: "a..b" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
      'dev.environment.branch: "dev.lock" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
    ],
  },
  {
    name: "branch names of parts that Git does not take",
    edit: (d) => {
      set(d, "prod.environment.branch", "main/");
      set(d, "staging.environment.branch", "a//b");
      set(d, "dev.environment.branch", "a/.b");
    },
    faults: [
      'prod.environment.branch: "main/" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
      'staging.environment.branch: "a//b" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
      'dev.environment.branch: "a/.b" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
    ],
  },
  {
    name: "branch name that ends with a dot",
    edit: (d) => set(d, "prod.environment.branch", "main."),
    faults: [
      'prod.environment.branch: "main." is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
    ],
  },
  {
    name: "checks with space around them on either side",
    edit: (d) => set(d, "prod.environment.protection.checks", [" test", "lint "]),
    faults: [
      'prod.environment.protection.checks.0: " test" has space around it (allowed: a job\'s own name, `<calling job> / <job>` of a reusable workflow, or an app\'s check such as "Vercel")',
      'prod.environment.protection.checks.1: "lint " has space around it (allowed: a job\'s own name, `<calling job> / <job>` of a reusable workflow, or an app\'s check such as "Vercel")',
    ],
  },
  {
    name: "checks of other events and files",
    edit: (d) =>
      set(d, "prod.environment.protection.checks", [
        "test (push)",
        "test (pull_request_target)",
        "test (merge_group)",
        "checks.yaml",
      ]),
    faults: [
      'prod.environment.protection.checks.0: "test (push)" ends with the event, which the web page adds (allowed: a job\'s own name, `<calling job> / <job>` of a reusable workflow, or an app\'s check such as "Vercel")',
      'prod.environment.protection.checks.1: "test (pull_request_target)" ends with the event, which the web page adds (allowed: a job\'s own name, `<calling job> / <job>` of a reusable workflow, or an app\'s check such as "Vercel")',
      'prod.environment.protection.checks.2: "test (merge_group)" ends with the event, which the web page adds (allowed: a job\'s own name, `<calling job> / <job>` of a reusable workflow, or an app\'s check such as "Vercel")',
      'prod.environment.protection.checks.3: "checks.yaml" is a workflow\'s file, not a check (allowed: a job\'s own name, `<calling job> / <job>` of a reusable workflow, or an app\'s check such as "Vercel")',
    ],
  },
];
