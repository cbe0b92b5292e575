import { set, unset } from "../draft.ts";
import type { BrokenCase } from "./case.ts";

export const referencesAndSecrets: BrokenCase[] = [
  {
    name: "service the platform does not have",
    edit: (d) => set(d, "dev.environment.services.wroker", { plan: "starter" }),
    faults: [
      'dev.environment.services.wroker: unknown key; did you mean "worker"? (allowed: api, worker)',
    ],
  },
  {
    name: "frontend the platform does not have",
    edit: (d) => set(d, "dev.environment.frontends.admin", { domains: ["admin.bondigoo.ch"] }),
    faults: ["dev.environment.frontends.admin: unknown key (allowed: platform)"],
  },
  {
    name: "frontend an environment forgets",
    edit: (d) => unset(d, "prod.environment.frontends"),
    faults: [
      "prod.environment.frontends.platform: missing (allowed: an object with at least its domains)\n      fix: write platform: { domains: [platform.prod.bondigoo.ch] }",
    ],
  },
  {
    name: "unknown reference",
    edit: (d) => set(d, "dev.environment.variables.REDIS", "${redis.ulr}"),
    faults: [
      'dev.environment.variables.REDIS: unknown reference ${redis.ulr}; did you mean "redis.url"? (allowed: redis.url)',
    ],
  },
  {
    name: "reference to a service that has no address",
    edit: (d) => set(d, "dev.environment.variables.W", "${services.worker.url}"),
    faults: [
      'dev.environment.variables.W: unknown reference ${services.worker.url}; did you mean "services.api.url"? (allowed: services.api.url, services.api.host, services.api.internalHost)',
    ],
  },
  {
    name: "unknown secret in the platform's variables, named once",
    edit: (d) => set(d, "platform.variables.K", "${secrets.stripeKey}"),
    faults: [
      "platform.variables.K: unknown reference ${secrets.stripeKey} (allowed: secrets.stripeSecretKey, secrets.stripePublishableKey, secrets.cloudinaryUrl, secrets.sendgridApiKey, secrets.sentryDsn, secrets.smtpUrl, secrets.sessionSecret, secrets.csrfSecret, secrets.jwtSecret)",
    ],
  },
  {
    name: "reference that is not closed",
    edit: (d) => set(d, "dev.environment.variables.A", "x${redis.url"),
    faults: [
      'dev.environment.variables.A: "${redis.url" is not closed with }\n      fix: close it with }, or write $${ for a literal ${',
    ],
  },
  {
    name: "missing secret",
    edit: (d) => unset(d, "prod.secrets.stripeSecretKey"),
    faults: [
      "prod.secrets.stripeSecretKey: missing; Stripe secret or restricted key, from: Stripe dashboard: Developers, API keys (allowed: sk_test_..., sk_live_..., rk_test_... or rk_live_...)\n      fix: npx infra secrets set stripeSecretKey -s prod",
    ],
  },
  {
    name: "missing secret whose place is told",
    edit: (d) => unset(d, "dev.secrets.smtpUrl"),
    faults: [
      "dev.secrets.smtpUrl: missing; SMTP server with its login, from: the mail sandbox's SMTP settings (allowed: smtp://<user>:<password>@<host>:<port>, or smtps://)\n      fix: npx infra secrets set smtpUrl -s dev",
    ],
  },
  {
    name: "secret nobody declared",
    edit: (d) => set(d, "prod.secrets.stripeSecretkey", "sk_test_fake_x"),
    faults: [
      'prod.secrets.stripeSecretkey: unknown key; "stripeSecretKey" is given already (allowed: stripeSecretKey, stripePublishableKey, cloudinaryUrl, sendgridApiKey, sentryDsn, smtpUrl, sessionSecret, csrfSecret, jwtSecret)\n      fix: remove it',
    ],
  },
  {
    name: "secret of the wrong form",
    edit: (d) => set(d, "prod.secrets.stripeSecretKey", "hunter2-hunter2"),
    faults: [
      "prod.secrets.stripeSecretKey: does not look like a stripe-secret-key (not shown) (allowed: sk_test_..., sk_live_..., rk_test_... or rk_live_...)\n      fix: npx infra secrets set stripeSecretKey -s prod",
    ],
  },
  {
    name: "value for a generated secret",
    edit: (d) => set(d, "prod.secrets.jwtSecret", "x".repeat(40)),
    faults: [
      "prod.secrets.jwtSecret: given, but secrets of this kind are generated, different in every environment\n      fix: remove it",
    ],
  },
  {
    name: "fingerprint that is not the value's",
    edit: (d) => set(d, "prod.secretInfo.cloudinaryUrl", { fingerprint: "A".repeat(22) }),
    faults: [
      "prod.secretInfo.cloudinaryUrl.fingerprint: does not match the value, which was changed without it (allowed: the value's own fingerprint)\n      fix: npx infra secrets set cloudinaryUrl -s prod",
    ],
  },
  {
    name: "fingerprint that is none",
    edit: (d) => set(d, "prod.secretInfo.cloudinaryUrl", { fingerprint: "abc" }),
    faults: [
      'prod.secretInfo.cloudinaryUrl.fingerprint: "abc" (allowed: a fingerprint of 22 characters)',
    ],
  },
  {
    name: "everything at once",
    edit: (d) => {
      set(d, "platform.reigon", "ohio");
      set(d, "prod.environment.branch", "");
      set(d, "dev.environment.services.api.instances", 0);
    },
    faults: [
      'platform.reigon: unknown key; "region" is given already (allowed: name, domain, repository, team, contact, testUsers, vercelTeam, region, renderProject, unmanagedProduction, outboundAddresses, caa, frontends, services, database, redis, variables, actionsSecrets, secrets, notSecret, verify, duties, backups)\n      fix: remove it',
      "dev.environment.services.api.instances: 0 (allowed: at least 1)",
      'prod.environment.branch: "" (allowed: text that is not empty)',
    ],
  },
];
