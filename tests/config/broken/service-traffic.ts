import { set } from "../draft.ts";
import type { BrokenCase } from "./case.ts";

export const serviceTraffic: BrokenCase[] = [
  {
    name: "maintenance of a free API, and of what has no visitors",
    edit: (d) => {
      set(d, "dev.environment.services.api.plan", "free");
      set(d, "dev.environment.services.api.maintenance", { enabled: false });
      set(d, "dev.environment.services.worker", { maintenance: { enabled: true } });
    },
    faults: [
      "dev.environment.services.worker.maintenance: a worker service has no maintenance\n      fix: remove it",
      "dev.environment.services.api.maintenance: given, but the free plan has no maintenance mode (allowed: a paid plan)",
    ],
  },
  {
    name: "API whose maintenance page is its own",
    edit: (d) =>
      set(d, "prod.environment.services.api.maintenance", {
        enabled: true,
        page: "https://api.bondigoo.ch/down",
      }),
    faults: [
      'prod.environment.services.api.maintenance.page: "https://api.bondigoo.ch/down" is a page of the service itself (allowed: a page that something else serves, e.g. a static site)',
    ],
  },
  {
    name: "copies of production's API for pull requests",
    edit: (d) => set(d, "prod.environment.services.api.previews", "automatic"),
    faults: [
      'prod.environment.services.api.previews: "automatic" in production (allowed: off; previews belong to development)',
    ],
  },
  {
    name: "copies of a ready image for pull requests",
    edit: (d) => {
      set(d, "platform.services.tool", { type: "private", runtime: "image", image: "a/b:1" });
      set(d, "dev.environment.services.tool", { previews: "manual" });
    },
    faults: [
      'dev.environment.services.tool.previews: "manual", but it is a ready image (allowed: off)',
    ],
  },
  {
    name: "copies of a clock for pull requests",
    edit: (d) => {
      set(d, "platform.services.night", { type: "cron", start: "x", schedule: "0 3 * * *" });
      set(d, "dev.environment.services.night", { previews: "automatic" });
    },
    faults: [
      "dev.environment.services.night.previews: a cron service has no previews\n      fix: remove it",
    ],
  },
  {
    name: "Redis that half the internet may ask",
    edit: (d) =>
      set(d, "prod.environment.redis", {
        ipAllowList: [
          { cidrBlock: "0.0.0.0/1", description: "half" },
          { cidrBlock: "203.0.113.7/32", description: "office" },
          { cidrBlock: "203.0.113.7/32", description: "office" },
        ],
      }),
    faults: [
      'prod.environment.redis.ipAllowList.0.cidrBlock: "0.0.0.0/1" is too wide (allowed: ranges of at most 65,536 addresses: /16 to /32)',
      'prod.environment.redis.ipAllowList.2: "203.0.113.7/32" a second time (allowed: each entry once)\n      fix: remove it',
    ],
  },
];
