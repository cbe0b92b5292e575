import { set, unset } from "../draft.ts";
import type { BrokenCase } from "./case.ts";

export const schemaParts: BrokenCase[] = [
  {
    name: "repository without owner",
    edit: (d) => set(d, "platform.repository", "bondigoo-platform"),
    faults: ['platform.repository: "bondigoo-platform" (allowed: owner/name)'],
  },
  {
    name: "region Render does not have",
    edit: (d) => set(d, "platform.region", "franfurt"),
    faults: [
      'platform.region: "franfurt"; did you mean "frankfurt"? (allowed: oregon, ohio, virginia, frankfurt, singapore)',
    ],
  },
  {
    name: "service of unknown type",
    edit: (d) => set(d, "platform.services.api.type", "wbe"),
    faults: [
      'platform.services.api.type: "wbe"; did you mean "web"? (allowed: web, private, worker, cron, static)',
    ],
  },
  {
    name: "service without type",
    edit: (d) => unset(d, "platform.services.worker.type"),
    faults: [
      "platform.services.worker.type: missing (allowed: web, private, worker, cron, static)",
    ],
  },
  {
    name: "cron job without schedule",
    edit: (d) => set(d, "platform.services.nightly", { type: "cron", start: "x" }),
    faults: ["platform.services.nightly.schedule: missing (allowed: text)"],
  },
  {
    name: "database of unknown type",
    edit: (d) => set(d, "platform.database", { type: "mysql" }),
    faults: ['platform.database.type: "mysql" (allowed: mongodb-atlas, render-postgres)'],
  },
  {
    name: "Atlas project that is no id",
    edit: (d) => set(d, "platform.database.project", "bondigoo"),
    faults: [
      'platform.database.project: "bondigoo" (allowed: an Atlas project id of 24 hexadecimal digits)',
    ],
  },
  {
    name: "unknown kind of secret",
    edit: (d) => set(d, "platform.secrets.x", { kind: "stripe-secret" }),
    faults: [
      'platform.secrets.x.kind: "stripe-secret"; did you mean "stripe-secret-key"? (allowed: stripe-secret-key, stripe-publishable-key, clerk-secret-key, clerk-publishable-key, convex-deploy-key, cloudinary-url, sendgrid-api-key, smtp-url, webhook-secret, auth0-client-secret, sentry-dsn, slack-webhook-url, url, generated, opaque)',
    ],
  },
  {
    name: "secret value in place of its kind",
    edit: (d) => set(d, "platform.secrets.x", "sk_live_51H8abcdefgh"),
    faults: ["platform.secrets.x: text that looks like a secret (allowed: an object)"],
  },
  {
    name: "key of a service in upper case",
    edit: (d) => set(d, "platform.services.Mailer", { type: "worker", start: "x" }),
    faults: [
      'platform.services.Mailer: "Mailer" cannot be a key here (allowed: a key of letters and digits that starts with a lower-case letter)',
    ],
  },
  {
    name: "cluster without name of the existing one",
    edit: (d) => set(d, "dev.environment.database.cluster", { existing: "" }),
    faults: [
      'dev.environment.database.cluster.existing: "" (allowed: letters, digits and hyphens, at most 64, ending with a letter or digit)',
    ],
  },
  {
    name: "existing cluster with a size",
    edit: (d) => set(d, "dev.environment.database.cluster.size", "M20"),
    faults: ["dev.environment.database.cluster.size: unknown key (allowed: existing)"],
  },
  {
    name: "cluster size Atlas does not sell",
    edit: (d) => set(d, "prod.environment.database.cluster.size", "M15"),
    faults: [
      'prod.environment.database.cluster.size: "M15"; did you mean "M20"? (allowed: M0, FLEX, M10, M20, M30, M40, M50, M60, M80, M90, M100, M140, M200, M250, M300, M400)',
    ],
  },
  {
    name: "Redis shared and sized",
    edit: (d) => set(d, "dev.environment.redis.plan", "pro"),
    faults: ["dev.environment.redis.plan: unknown key (allowed: sharedFrom)"],
  },
  {
    name: "fields of Postgres for an Atlas database",
    edit: (d) => set(d, "dev.environment.database.diskSizeGb", 5),
    faults: [
      "dev.environment.database.diskSizeGb: unknown key (allowed: cluster, name, user, adoptUser, readers, accessListFrom)",
    ],
  },
  {
    name: "fields of Atlas for a Postgres database",
    edit: (d) => set(d, "platform.database", { type: "render-postgres" }),
    faults: [
      "dev.environment.database.cluster: unknown key (allowed: plan, name, user, diskSizeGb, adopt)",
      "dev.environment.database.accessListFrom: unknown key (allowed: plan, name, user, diskSizeGb, adopt)",
      "prod.environment.database.cluster: unknown key (allowed: plan, name, user, diskSizeGb, adopt)",
      "prod.environment.database.readers: unknown key (allowed: plan, name, user, diskSizeGb, adopt)",
      "staging.environment.database.cluster: unknown key (allowed: plan, name, user, diskSizeGb, adopt)",
      "staging.environment.database.accessListFrom: unknown key (allowed: plan, name, user, diskSizeGb, adopt)",
    ],
  },
  {
    name: "alert address that is no address",
    edit: (d) => set(d, "prod.environment.alerts", { emails: ["ops"] }),
    faults: ['prod.environment.alerts.emails.0: "ops" (allowed: an e-mail address)'],
  },
  {
    name: "alert address where it stood in an older version",
    edit: (d) => set(d, "prod.environment.database.alertEmail", "ops@bondigoo.ch"),
    faults: [
      "prod.environment.database.alertEmail: unknown key (allowed: cluster, name, user, adoptUser, readers, accessListFrom)\n      fix: remove it; its address belongs into the environment's alerts: { emails: [...] }",
    ],
  },
  {
    name: "Vercel id of the wrong sort",
    edit: (d) => set(d, "prod.environment.frontends.platform.adopt", "bondigoo"),
    faults: [
      'prod.environment.frontends.platform.adopt: "bondigoo" (allowed: an id such as prj_...)',
    ],
  },
];
