import { set, unset } from "../draft.ts";
import type { BrokenCase } from "./case.ts";

export const schemaValues: BrokenCase[] = [
  {
    name: "unknown key of the platform",
    edit: (d) => set(d, "platform.reigon", "ohio"),
    faults: [
      'platform.reigon: unknown key; "region" is given already (allowed: name, domain, repository, team, contact, testUsers, vercelTeam, region, renderProject, unmanagedProduction, outboundAddresses, caa, frontends, services, database, redis, variables, actionsSecrets, secrets, notSecret, verify, duties, backups)\n      fix: remove it',
    ],
  },
  {
    name: "unknown key of a service",
    edit: (d) => set(d, "platform.services.api.strat", "x"),
    faults: [
      'platform.services.api.strat: unknown key; "start" is given already (allowed: type, root, buildFilter, build, variables, runtime, image, dockerfile, dockerContext, preDeploy, start, healthCheck)\n      fix: remove it',
    ],
  },
  {
    name: "unknown key of an environment",
    edit: (d) => set(d, "prod.environment.databse", {}),
    faults: [
      'prod.environment.databse: unknown key; "database" is given already (allowed: purpose, branch, deploy, adoptBranch, pullRequest, adoptRecords, launched, hardened, frontends, services, database, redis, variables, actionsSecrets, protection, rotations, records, alerts, budget, seeded, deletionProtection, allowDeletion, allowInterruption)\n      fix: remove it',
    ],
  },
  {
    name: "rotation of a secret that nobody generates",
    edit: (d) => set(d, "prod.environment.rotations", { sessionSecret: 1, cloudinaryUrl: 1 }),
    faults: [
      "prod.environment.rotations.cloudinaryUrl: unknown key (allowed: sessionSecret, csrfSecret, jwtSecret)",
    ],
  },
  {
    name: "unknown key deep in an environment",
    edit: (d) => set(d, "prod.environment.services.api.paln", "pro"),
    faults: [
      'prod.environment.services.api.paln: unknown key; did you mean "plan"? (allowed: name, adopt, domain, start, plan, instances, autoscaling, disk, suspended, maintenance, previews, variables)',
    ],
  },
  {
    name: "no platform at all",
    edit: (d) => set(d, "platform", undefined),
    faults: ["platform: missing (allowed: an object)"],
  },
  {
    name: "no environment at all",
    edit: (d) => set(d, "dev.environment", undefined),
    faults: ["dev.environment: missing (allowed: an object)"],
  },
  {
    name: "missing purpose",
    edit: (d) => unset(d, "dev.environment.purpose"),
    faults: ["dev.environment.purpose: missing (allowed: production, staging, development)"],
  },
  {
    name: "mistyped purpose",
    edit: (d) => set(d, "dev.environment.purpose", "developement"),
    faults: [
      'dev.environment.purpose: "developement"; did you mean "development"? (allowed: production, staging, development)',
    ],
  },
  {
    name: "number where a variable's text belongs",
    edit: (d) => set(d, "dev.environment.variables.PORT", 3000),
    faults: [
      'dev.environment.variables.PORT: 3000 (allowed: text)\n      fix: write it in quotes: "3000"',
    ],
  },
  {
    name: "boolean where a variable's text belongs",
    edit: (d) => set(d, "platform.variables.DEBUG", true),
    faults: [
      'platform.variables.DEBUG: true (allowed: text)\n      fix: write it in quotes: "true"',
    ],
  },
  {
    name: "empty variable",
    edit: (d) => set(d, "platform.variables.DEBUG", null),
    faults: ["platform.variables.DEBUG: empty (allowed: text)"],
  },
  {
    name: "variable name with a hyphen",
    edit: (d) => set(d, "platform.variables.LOG-LEVEL", "x"),
    faults: [
      'platform.variables.LOG-LEVEL: "LOG-LEVEL" cannot be a key here (allowed: a variable name of letters, digits and underscores, at most 255)',
    ],
  },
  {
    name: "text where a number belongs",
    edit: (d) => set(d, "dev.environment.services.api.instances", "two"),
    faults: ['dev.environment.services.api.instances: "two" (allowed: a number)'],
  },
  {
    name: "half an instance",
    edit: (d) => set(d, "dev.environment.services.api.instances", 1.5),
    faults: ["dev.environment.services.api.instances: 1.5 (allowed: a whole number)"],
  },
  {
    name: "no instances",
    edit: (d) => set(d, "dev.environment.services.api.instances", 0),
    faults: ["dev.environment.services.api.instances: 0 (allowed: at least 1)"],
  },
  {
    name: "too many reviews",
    edit: (d) => set(d, "dev.environment.protection.reviews", 7),
    faults: ["dev.environment.protection.reviews: 7 (allowed: at most 6)"],
  },
  {
    name: "text where a list belongs",
    edit: (d) => set(d, "dev.environment.frontends.platform.domains", "dev.bondigoo.ch"),
    faults: ['dev.environment.frontends.platform.domains: "dev.bondigoo.ch" (allowed: a list)'],
  },
  {
    name: "no domains",
    edit: (d) => set(d, "dev.environment.frontends.platform.domains", []),
    faults: [
      "dev.environment.frontends.platform.domains: an empty list (allowed: at least one entry)",
    ],
  },
  {
    name: "domain with its scheme",
    edit: (d) => set(d, "prod.environment.services.api.domain", "https://api.bondigoo.ch"),
    faults: [
      'prod.environment.services.api.domain: "https://api.bondigoo.ch" (allowed: a full host name such as api.example.com, without https:// or a trailing dot)',
    ],
  },
  {
    name: "origin with a path",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.extraOrigins", ["http://localhost:3000/"]),
    faults: [
      'dev.environment.frontends.platform.extraOrigins.0: "http://localhost:3000/" (allowed: an origin such as https://app.example.com, no path)',
    ],
  },
  {
    name: "upper-case platform name",
    edit: (d) => set(d, "platform.name", "Bondigoo"),
    faults: ['platform.name: "Bondigoo" (allowed: lower-case letters, digits and hyphens)'],
  },
];
