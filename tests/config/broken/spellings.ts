import { set, unset } from "../draft.ts";
import type { BrokenCase } from "./case.ts";

/** Text that no vendor, or no program, reads as it was meant. */
export const spellings: BrokenCase[] = [
  {
    name: "folders outside the repository",
    edit: (d) => {
      set(d, "platform.frontends.platform.root", "../..");
      set(d, "platform.frontends.platform.output", "build/../../x");
      set(d, "platform.services.api.root", "/apps/api");
      set(d, "platform.services.docs", { type: "static", publish: "dist/.." });
    },
    faults: [
      'platform.frontends.platform.output: "build/../../x" (allowed: a folder inside the repository such as apps/web, without .. and .git and not starting with /)',
      'platform.frontends.platform.root: "../.." (allowed: a folder inside the repository such as apps/web, without .. and .git and not starting with /)',
      'platform.services.api.root: "/apps/api" (allowed: a folder inside the repository such as apps/web, without .. and .git and not starting with /)',
      'platform.services.docs.publish: "dist/.." (allowed: a folder inside the repository such as apps/web, without .. and .git and not starting with /)',
    ],
  },
  {
    name: "ways up in names, ids and paths",
    edit: (d) => {
      set(d, "prod.environment.services.api.name", "../../api");
      set(d, "prod.environment.services.api.adopt", "srv-../x");
      set(d, "prod.environment.redis.adopt", "red-1/../2");
      set(d, "prod.environment.redis.name", "a..b");
      set(d, "prod.environment.frontends.platform.adopt", "prj_../x");
      set(d, "prod.environment.frontends.platform.adoptDomains", { "bondigoo.ch": "prj_a/../b" });
      set(d, "prod.environment.adoptRecords", { "bondigoo.ch": "zone/.." });
      set(d, "prod.environment.database.cluster.adopt", "../c");
      set(d, "prod.environment.database.user", "a/../b");
      set(d, "platform.services.api.healthCheck", "/health/../admin");
    },
    faults: [
      'platform.services.api.healthCheck: "/health/../admin" (allowed: a path such as /health, without .. and #)',
      'prod.environment.adoptRecords.bondigoo.ch: "zone/.." (allowed: an id such as <zone>/<record>)',
      'prod.environment.frontends.platform.adopt: "prj_../x" (allowed: an id such as prj_...)',
      'prod.environment.frontends.platform.adoptDomains.bondigoo.ch: "prj_a/../b" (allowed: an id such as prj_.../www.example.com)',
      'prod.environment.services.api.name: "../../api" (allowed: letters, digits, spaces, dots, hyphens and underscores, starting and ending with a letter or digit)',
      'prod.environment.services.api.adopt: "srv-../x" (allowed: an id such as srv-... or crn-...)',
      'prod.environment.database.cluster.adopt: "../c" (allowed: letters, digits and hyphens, at most 64, ending with a letter or digit)',
      'prod.environment.database.user: "a/../b" (allowed: letters, digits and . _ @ + -, at most 100)',
      'prod.environment.redis.name: "a..b" (allowed: letters, digits, spaces, dots, hyphens and underscores, starting and ending with a letter or digit)',
      'prod.environment.redis.adopt: "red-1/../2" (allowed: an id such as red-...)',
    ],
  },
  {
    name: "disk at the root, above it, and in itself",
    edit: (d) => {
      const mounts = { prod: "/", staging: "/data/../etc", dev: "/data/./x" };
      for (const [stack, mount] of Object.entries(mounts)) {
        set(d, `${stack}.environment.services.worker`, { disk: { mount, sizeGb: 1 } });
      }
    },
    faults: [
      'dev.environment.services.worker.disk.mount: "/data/./x" (allowed: an absolute path such as /data, without ..)',
      'prod.environment.services.worker.disk.mount: "/" (allowed: an absolute path such as /data, without ..)',
      'staging.environment.services.worker.disk.mount: "/data/../etc" (allowed: an absolute path such as /data, without ..)',
    ],
  },
  {
    name: "MongoDB that nobody sells",
    edit: (d) => set(d, "platform.database.version", "99.0"),
    faults: ['platform.database.version: "99.0"; did you mean "8.0"? (allowed: 6.0, 7.0, 8.0)'],
  },
  {
    name: "repository of nothing",
    edit: (d) => set(d, "platform.repository", "x/.."),
    faults: ['platform.repository: "x/.." (allowed: owner/name)'],
  },
  {
    name: "repository as it is cloned",
    edit: (d) => set(d, "platform.repository", "bondigoo/platform.git"),
    faults: ['platform.repository: "bondigoo/platform.git" (allowed: owner/name)'],
  },
  {
    name: "owner that GitHub does not let exist",
    edit: (d) => set(d, "platform.repository", "-bondigoo-/platform"),
    faults: ['platform.repository: "-bondigoo-/platform" (allowed: owner/name)'],
  },
  {
    name: "image with a space",
    edit: (d) =>
      set(d, "platform.services.worker", {
        type: "worker",
        runtime: "image",
        image: "docker.io/x y",
      }),
    faults: [
      'platform.services.worker.image: "docker.io/x y" (allowed: an image such as docker.io/prefecthq/prefect:3)',
    ],
  },
  {
    name: "characters that nobody sees",
    edit: (d) => {
      set(d, "platform.variables.GREETING", "a\u0007b");
      set(d, "platform.services.api.build", "npm ci\n\u202enpm start");
      set(d, "prod.environment.services.api.name", "api\u200b");
      set(d, "dev.environment.branch", "develop\n");
      set(d, "staging.environment.protection.checks", ["te\u001bst"]);
    },
    faults: [
      "platform.services.api.build: holds the character \\u{202e}, which nobody sees (allowed: visible characters, spaces and line breaks)",
      "platform.variables.GREETING: holds the character \\u{7}, which nobody sees (allowed: visible characters, spaces and line breaks)",
      "dev.environment.branch: holds the character \\u{a}, which nobody sees (allowed: visible characters and spaces)",
      "prod.environment.services.api.name: holds the character \\u{200b}, which nobody sees (allowed: visible characters and spaces)",
      'prod.environment.services.api.name: "api\\u{200b}" (allowed: letters, digits, spaces, dots, hyphens and underscores, starting and ending with a letter or digit)',
      "staging.environment.protection.checks.0: holds the character \\u{1b}, which nobody sees (allowed: visible characters and spaces)",
      'dev.environment.branch: "develop\\u{a}" is not the name of one branch (allowed: letters, digits, dots, hyphens, underscores and single slashes)',
    ],
  },
  {
    name: "keys with characters that a terminal obeys",
    edit: (d) => {
      set(d, "dev.environment.\u001b[2Jx", 1);
      set(d, "dev.environment.variables.A\u009bB", "x");
    },
    faults: [
      "dev.environment.variables.A\\u{9b}B: holds the character \\u{9b}, which nobody sees (allowed: visible characters and spaces)",
      "dev.environment.\\u{1b}[2Jx: holds the character \\u{1b}, which nobody sees (allowed: visible characters and spaces)",
      'dev.environment.variables.A\\u{9b}B: "A\\u{9b}B" cannot be a key here (allowed: a variable name of letters, digits and underscores, at most 255)',
      "dev.environment.\\u{1b}[2Jx: unknown key (allowed: purpose, branch, deploy, adoptBranch, pullRequest, adoptRecords, launched, hardened, frontends, services, database, redis, variables, actionsSecrets, protection, rotations, records, alerts, budget, seeded, deletionProtection, allowDeletion, allowInterruption)",
    ],
  },
  {
    name: "services by the names of every object",
    edit: (d) => {
      set(d, "platform.services.constructor", { type: "worker", start: "x" });
      set(d, "platform.services.toString", { type: "worker", start: "x" });
    },
    faults: [
      "platform.services.constructor: a name that every JavaScript object has already (allowed: another)",
      "platform.services.toString: a name that every JavaScript object has already (allowed: another)",
    ],
  },
  {
    name: "other keys by the names of every object",
    edit: (d) => {
      const proto = JSON.parse('{ "__proto__": { "plan": "pro" } }');
      set(d, "prod.environment.services", {
        ...(d.stacks["prod"]!.environment["services"] as object),
      });
      Object.defineProperty(d.stacks["prod"]!.environment["services"], "__proto__", {
        ...{ value: {}, enumerable: true },
      });
      set(d, "dev.environment.services.api.variables", proto);
      set(d, "dev.environment.frontends.hasOwnProperty", {});
      set(d, "platform.secrets.valueOf", { kind: "opaque" });
      set(d, "dev.secrets.constructor", "x");
    },
    faults: [
      "platform.secrets.valueOf: a name that every JavaScript object has already (allowed: another)",
      "dev.environment.frontends.hasOwnProperty: a name that every JavaScript object has already (allowed: another)",
      "dev.environment.services.api.variables.__proto__: a name that every JavaScript object has already (allowed: another)",
      "prod.environment.services.__proto__: a name that every JavaScript object has already (allowed: another)",
      "dev.secrets.constructor: unknown key (allowed: stripeSecretKey, stripePublishableKey, cloudinaryUrl, sendgridApiKey, sentryDsn, smtpUrl, sessionSecret, csrfSecret, jwtSecret)",
    ],
  },
  {
    name: "stacks by names that commands leave out",
    edit: (d) => {
      for (const [stack, name] of Object.entries({ staging: "QA", dev: "qa.eu" })) {
        const { [stack]: given, ...rest } = d.stacks;
        d.stacks = { ...rest, [name]: given! };
      }
    },
    faults: [
      'Pulumi.QA.yaml: "QA" is not a stack name (allowed: lower-case letters, digits and hyphens, at most 40, such as prod)',
      'Pulumi.qa.eu.yaml: "qa.eu" is not a stack name (allowed: lower-case letters, digits and hyphens, at most 40, such as prod)',
    ],
  },
  {
    name: "origin that no browser sends",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.extraOrigins", [
        "https://app.example.com.",
        "https://a..b",
        "https://app.example.com:0",
      ]),
    faults: [
      'dev.environment.frontends.platform.extraOrigins.0: "https://app.example.com." (allowed: an origin such as https://app.example.com, no path)',
      'dev.environment.frontends.platform.extraOrigins.1: "https://a..b" (allowed: an origin such as https://app.example.com, no path)',
      'dev.environment.frontends.platform.extraOrigins.2: "https://app.example.com:0" (allowed: an origin such as https://app.example.com, no path)',
    ],
  },
  {
    name: "text of spaces alone",
    edit: (d) => {
      set(d, "platform.services.worker.start", "  ");
      unset(d, "platform.services.worker.build");
    },
    faults: ['platform.services.worker.start: "  " (allowed: text that is not empty)'],
  },
];
