import { set, unset } from "../draft.ts";
import { type BrokenCase, onPostgres } from "./case.ts";

export const services: BrokenCase[] = [
  {
    name: "service that waits for its own address",
    edit: (d) => {
      unset(d, "dev.environment.services.api.domain");
      set(d, "dev.environment.variables.SELF", "${services.api.url}");
    },
    faults: [
      "dev.environment.services.api.domain: missing, and these wait for each other: api -> variables -> api (allowed: a domain, which makes the address known beforehand)\n      fix: give the service api a domain, or take the reference out",
    ],
  },
  {
    name: "services that wait for each other",
    edit: (d) => {
      set(d, "platform.services.a", {
        type: "private",
        start: "x",
        variables: { B: "${services.b.internalHost}" },
      });
      set(d, "platform.services.b", {
        type: "private",
        start: "x",
        variables: { A: "${services.a.internalHost}" },
      });
    },
    faults: [
      "prod.environment.services.a.domain: missing, and these wait for each other: a -> b -> a (allowed: a domain, which makes the address known beforehand)\n      fix: give the service a a domain, or take the reference out",
      "staging.environment.services.a.domain: missing, and these wait for each other: a -> b -> a (allowed: a domain, which makes the address known beforehand)\n      fix: give the service a a domain, or take the reference out",
      "dev.environment.services.a.domain: missing, and these wait for each other: a -> b -> a (allowed: a domain, which makes the address known beforehand)\n      fix: give the service a a domain, or take the reference out",
    ],
  },
  {
    name: "plan beyond the budget",
    edit: (d) => {
      set(d, "dev.environment.budget", { monthlyUsd: 30 });
      set(d, "dev.environment.services.api.plan", "standard");
    },
    faults: [
      "dev.environment.budget.monthlyUsd: $30, but the environment costs $32 a month (allowed: 32 or more, or smaller plans)\n      fix: npx infra cost -s dev shows what costs how much",
    ],
  },
  {
    name: "free worker",
    edit: (d) => set(d, "dev.environment.services.worker", { plan: "free" }),
    faults: [
      'dev.environment.services.worker.plan: "free", but Render sells no free worker service any more (allowed: starter, standard, pro, pro_plus, pro_max, pro_ultra, 0.5c-512mb, 1c-2g, 2c-4g, 2c-8g, 2c-16g, 4c-8g, 4c-16g, 4c-32g, 8c-16g, 8c-32g, 8c-64g, 12c-24g, 12c-48g, 12c-96g)\n      fix: write plan: starter; suspended: true saves its cost while nobody needs it',
    ],
  },
  {
    name: "plan nobody sells",
    edit: (d) => set(d, "dev.environment.services.api.plan", "standart"),
    faults: [
      'dev.environment.services.api.plan: "standart" is not a plan; did you mean "standard"? (allowed: free, starter, standard, pro, pro_plus, pro_max, pro_ultra, 0.5c-512mb, 1c-2g, 2c-4g, 2c-8g, 2c-16g, 4c-8g, 4c-16g, 4c-32g, 8c-16g, 8c-32g, 8c-64g, 12c-24g, 12c-48g, 12c-96g)',
    ],
  },
  {
    name: "Key Value plan nobody sells",
    edit: (d) => set(d, "prod.environment.redis.plan", "pro_max"),
    faults: [
      'prod.environment.redis.plan: "pro_max" is not a plan (allowed: free, starter, standard, pro, pro_plus, 256mb, 1g, 5g, 10g, 20g, 40g)',
    ],
  },
  {
    name: "static site with a plan and a start command",
    edit: (d) => {
      set(d, "platform.services.docs", { type: "static", publish: "dist" });
      set(d, "dev.environment.services.docs", { plan: "pro", start: "x" });
    },
    faults: [
      "dev.environment.services.docs.plan: static sites have no plan; they are free\n      fix: remove it",
      "dev.environment.services.docs.start: a static service has no start\n      fix: remove it",
    ],
  },
  {
    name: "worker with a domain",
    edit: (d) => set(d, "dev.environment.services.worker", { domain: "worker.bondigoo.ch" }),
    faults: [
      "dev.environment.services.worker.domain: a worker service has no domain\n      fix: remove it",
    ],
  },
  {
    name: "native service without start command",
    edit: (d) => unset(d, "platform.services.api.start"),
    faults: [
      "platform.services.api.start: missing, and the runtime node has no default (allowed: a start command here or in every environment)",
    ],
  },
  {
    name: "image without its runtime",
    edit: (d) => set(d, "platform.services.worker.image", "docker.io/x/y:1"),
    faults: [
      "platform.services.worker.image: given, but the runtime is node (allowed: an image exactly when runtime is image)",
    ],
  },
  {
    name: "bounds the wrong way round, beside instances",
    edit: (d) =>
      set(d, "prod.environment.services.api", {
        domain: "api.bondigoo.ch",
        plan: "pro",
        instances: 2,
        autoscaling: { min: 3, max: 2 },
      }),
    faults: [
      "prod.environment.services.api.autoscaling.min: 3 (allowed: at most its max, 2)",
      "prod.environment.services.api.autoscaling: neither cpu nor memory (allowed: at least one of them, in percent)",
      "prod.environment.services.api.instances: given beside autoscaling (allowed: one of the two)",
    ],
  },
  {
    name: "disk for two instances",
    edit: (d) =>
      set(d, "prod.environment.services.worker", {
        instances: 2,
        disk: { mount: "/data", sizeGb: 1 },
      }),
    faults: [
      "prod.environment.services.worker.instances: a disk allows one instance (allowed: 1, or no disk)",
    ],
  },
  {
    name: "disk on a free plan",
    edit: (d) =>
      set(d, "dev.environment.services.api.disk", { mount: "/data", sizeGb: 1 }) &&
      set(d, "dev.environment.services.api.plan", "free"),
    faults: ["dev.environment.services.api.disk: the free plan has no disk (allowed: a paid plan)"],
  },
  {
    name: "schedule with an hour too many",
    edit: (d) =>
      set(d, "platform.services.nightly", { type: "cron", start: "x", schedule: "0 24 * * *" }),
    faults: [
      'platform.services.nightly.schedule: "0 24 * * *" is not a cron expression (allowed: minute hour day month weekday, in UTC, e.g. 0 3 * * *)',
    ],
  },
  {
    name: "schedules that cannot be read",
    edit: (d) => {
      const schedules = { a: "@daily", b: "1//2 * * * *", c: "*/0 * * * *", e: "1-2-3 * * * *" };
      for (const [key, schedule] of Object.entries(schedules))
        set(d, `platform.services.${key}`, { type: "cron", start: "x", schedule });
      set(d, "platform.services.f", { type: "cron", start: "x", schedule: "* * * * monday" });
    },
    faults: [
      'platform.services.a.schedule: "@daily" is not a cron expression (allowed: minute hour day month weekday, in UTC, e.g. 0 3 * * *)',
      'platform.services.b.schedule: "1//2 * * * *" is not a cron expression (allowed: minute hour day month weekday, in UTC, e.g. 0 3 * * *)',
      'platform.services.c.schedule: "*/0 * * * *" is not a cron expression (allowed: minute hour day month weekday, in UTC, e.g. 0 3 * * *)',
      'platform.services.e.schedule: "1-2-3 * * * *" is not a cron expression (allowed: minute hour day month weekday, in UTC, e.g. 0 3 * * *)',
      'platform.services.f.schedule: "* * * * monday" is not a cron expression (allowed: minute hour day month weekday, in UTC, e.g. 0 3 * * *)',
    ],
  },
  {
    name: "image service without its image",
    edit: (d) => {
      set(d, "platform.services.worker.runtime", "image");
      unset(d, "platform.services.worker.build");
    },
    faults: [
      "platform.services.worker.image: missing, but the runtime is image (allowed: an image exactly when runtime is image)",
    ],
  },
  {
    name: "image that is built",
    edit: (d) => {
      set(d, "platform.services.worker.runtime", "image");
      set(d, "platform.services.worker.image", "docker.io/x/y:1");
    },
    faults: [
      "platform.services.worker.build: given, but a ready image is not built\n      fix: remove it",
    ],
  },
  {
    name: "Dockerfile for what is not built with Docker",
    edit: (d) => {
      set(d, "platform.services.worker.dockerfile", "docker/worker.Dockerfile");
      set(d, "platform.services.worker.dockerContext", "services");
    },
    faults: [
      "platform.services.worker.dockerfile: given, but the runtime is node (allowed: with runtime docker only)",
      "platform.services.worker.dockerContext: given, but the runtime is node (allowed: with runtime docker only)",
    ],
  },
  {
    name: "Dockerfile beside a build command",
    edit: (d) => set(d, "platform.services.worker.runtime", "docker"),
    faults: [
      "platform.services.worker.build: given, but the Dockerfile says how it is built\n      fix: remove it",
    ],
  },
  {
    name: "start command in one environment only",
    edit: (d) => {
      unset(d, "platform.services.api.start");
      set(d, "prod.environment.services.api.start", "npm start");
    },
    faults: [
      "platform.services.api.start: missing, and the runtime node has no default (allowed: a start command here or in every environment)",
    ],
  },
  {
    name: "several instances on a free plan",
    edit: (d) => {
      set(d, "dev.environment.services.api.plan", "free");
      set(d, "dev.environment.services.api.instances", 2);
    },
    faults: [
      "dev.environment.services.api.instances: the free plan has one instance (allowed: a paid plan)",
    ],
  },
  {
    name: "autoscaling on a free plan",
    edit: (d) => {
      set(d, "dev.environment.services.api.plan", "free");
      set(d, "dev.environment.services.api.autoscaling", { min: 1, max: 2, cpu: 80 });
    },
    faults: [
      "dev.environment.services.api.autoscaling: the free plan has one instance (allowed: a paid plan)",
    ],
  },
  {
    name: "disk of a service that scales",
    edit: (d) =>
      set(d, "prod.environment.services.worker", {
        autoscaling: { min: 1, max: 1, memory: 80 },
        disk: { mount: "/data", sizeGb: 1 },
      }),
    faults: [
      "prod.environment.services.worker.autoscaling: a disk allows one instance (allowed: 1, or no disk)",
    ],
  },
  {
    name: "migration on a free plan",
    edit: (d) => {
      set(d, "platform.services.api.preDeploy", "npm run migrate");
      set(d, "dev.environment.services.api.plan", "free");
    },
    faults: [
      'dev.environment.services.api.plan: "free", but it has a preDeploy command (allowed: a paid plan)',
    ],
  },
  {
    name: "Postgres plan nobody sells",
    edit: (d) => set(onPostgres(d), "dev.environment.database.plan", "basic_2gb"),
    faults: [
      'dev.environment.database.plan: "basic_2gb" is not a plan; did you mean "basic_1gb"? (allowed: free, basic_256mb, basic_1gb, basic_4gb, pro_4gb, pro_8gb, pro_16gb, pro_32gb, pro_64gb, pro_128gb, pro_192gb, pro_256gb, pro_384gb, pro_512gb, accelerated_16gb, accelerated_32gb, accelerated_64gb, accelerated_128gb, accelerated_256gb, accelerated_384gb, accelerated_512gb, accelerated_768gb, accelerated_1024gb, 0.1c-256mb, 0.5c-1g, 1c-2g, 1c-4g, 2c-4g, 2c-8g, 2c-16g, 4c-16g, 4c-32g, 8c-32g, 8c-64g, 16c-64g, 16c-128g, 32c-128g, 32c-256g, 48c-192g, 48c-384g, 64c-256g, 64c-512g, 96c-384g, 96c-768g, 128c-512g, 128c-1024g)',
    ],
  },
  {
    name: "what a private service does not have",
    edit: (d) => {
      set(d, "platform.services.search", { type: "private", start: "x" });
      set(d, "dev.environment.services.search", { domain: "search.bondigoo.ch", plan: "free" });
    },
    faults: [
      'dev.environment.services.search.plan: "free", but Render sells no free private service any more (allowed: starter, standard, pro, pro_plus, pro_max, pro_ultra, 0.5c-512mb, 1c-2g, 2c-4g, 2c-8g, 2c-16g, 4c-8g, 4c-16g, 4c-32g, 8c-16g, 8c-32g, 8c-64g, 12c-24g, 12c-48g, 12c-96g)\n      fix: write plan: starter; suspended: true saves its cost while nobody needs it',
      "dev.environment.services.search.domain: a private service has no domain\n      fix: remove it",
    ],
  },
  {
    name: "what a cron job does not have",
    edit: (d) => {
      set(d, "platform.services.night", { type: "cron", start: "x", schedule: "0 3 * * *" });
      set(d, "dev.environment.services.night", { domain: "night.bondigoo.ch", instances: 1 });
      set(d, "staging.environment.services.night", { disk: { mount: "/data", sizeGb: 1 } });
      set(d, "prod.environment.services.night", { autoscaling: { min: 1, max: 2, cpu: 80 } });
    },
    faults: [
      "prod.environment.services.night.autoscaling: a cron service has no autoscaling\n      fix: remove it",
      "staging.environment.services.night.disk: a cron service has no disk\n      fix: remove it",
      "dev.environment.services.night.domain: a cron service has no domain\n      fix: remove it",
      "dev.environment.services.night.instances: a cron service has no instances\n      fix: remove it",
    ],
  },
  {
    name: "what a static site does not have",
    edit: (d) => {
      set(d, "platform.services.docs", { type: "static", publish: "dist" });
      set(d, "dev.environment.services.docs", { instances: 1 });
      set(d, "staging.environment.services.docs", { disk: { mount: "/data", sizeGb: 1 } });
      set(d, "prod.environment.services.docs", { autoscaling: { min: 1, max: 2, cpu: 80 } });
    },
    faults: [
      "prod.environment.services.docs.autoscaling: a static service has no autoscaling\n      fix: remove it",
      "staging.environment.services.docs.disk: a static service has no disk\n      fix: remove it",
      "dev.environment.services.docs.instances: a static service has no instances\n      fix: remove it",
    ],
  },
];
