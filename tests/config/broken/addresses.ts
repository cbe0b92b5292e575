import { placeholder } from "../../../src/config/secret-kinds.ts";
import { set, unset } from "../draft.ts";
import { type BrokenCase, servicesAlone } from "./case.ts";

export const addresses: BrokenCase[] = [
  {
    name: "one domain for two environments",
    edit: (d) => set(d, "dev.environment.frontends.platform.domains", ["staging.bondigoo.ch"]),
    faults: [
      'dev.environment.frontends.platform.domains.0: domain "staging.bondigoo.ch" is already used by staging.environment.frontends.platform.domains.0 (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one domain for page and API",
    edit: (d) => set(d, "prod.environment.services.api.domain", "www.bondigoo.ch"),
    faults: [
      'prod.environment.services.api.domain: domain "www.bondigoo.ch" is already used by prod.environment.frontends.platform.domains.0 (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "domain in another zone of the same name",
    edit: (d) => set(d, "dev.environment.services.api.domain", "api.dev.bondigoo.com"),
    faults: [
      'dev.environment.services.api.domain: "api.dev.bondigoo.com" is not in the zone bondigoo.ch (allowed: bondigoo.ch or a name that ends in .bondigoo.ch)\n      fix: write api.dev.bondigoo.ch',
    ],
  },
  {
    name: "domain of somebody else",
    edit: (d) => set(d, "dev.environment.services.api.domain", "api.notbondigoo.ch"),
    faults: [
      'dev.environment.services.api.domain: "api.notbondigoo.ch" is not in the zone bondigoo.ch (allowed: bondigoo.ch or a name that ends in .bondigoo.ch)',
    ],
  },
  {
    name: "localhost in production's CORS",
    edit: (d) =>
      set(d, "prod.environment.frontends.platform.extraOrigins", ["http://localhost:3000"]),
    faults: [
      'prod.environment.frontends.platform.extraOrigins.0: "http://localhost:3000" in production (allowed: localhost in development only)\n      fix: remove it',
    ],
  },
  {
    name: "extra origin without encryption",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.extraOrigins", ["http://app.example.com"]),
    faults: [
      'dev.environment.frontends.platform.extraOrigins.0: "http://app.example.com" (allowed: an origin with https://)',
    ],
  },
  {
    name: "previews of no stack",
    edit: (d) => set(d, "dev.environment.frontends.platform.previewOf", "production"),
    faults: [
      'dev.environment.frontends.platform.previewOf: "production" is not a stack of this project; did you mean "prod"? (allowed: prod, staging)',
    ],
  },
  {
    name: "previews of previews",
    edit: (d) => {
      set(d, "staging.environment.frontends.platform.previewOf", "dev");
    },
    faults: [
      'staging.environment.frontends.platform.previewOf: "dev" has no Vercel project of its own for it (allowed: prod)',
    ],
  },
  {
    name: "previews with a project of their own",
    edit: (d) => set(d, "dev.environment.frontends.platform.project", "mine"),
    faults: [
      "dev.environment.frontends.platform.project: given, but the project belongs to prod\n      fix: remove it, or remove previewOf",
    ],
  },
  {
    name: "previews with a protection of their own",
    edit: (d) => set(d, "dev.environment.frontends.platform.deploymentProtection", "all"),
    faults: [
      "dev.environment.frontends.platform.deploymentProtection: given, but the project belongs to prod\n      fix: remove it, or remove previewOf",
    ],
  },
  {
    name: "proof of another environment's domain",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.proofs", [
        "vc-domain-verify=www.bondigoo.ch,1a2b3c",
      ]),
    faults: [
      'dev.environment.frontends.platform.proofs.0: of "www.bondigoo.ch", which is not a domain of this frontend (allowed: dev.bondigoo.ch)',
    ],
  },
  {
    name: "CAA records that shut Render out",
    edit: (d) => set(d, "platform.caa", ["letsencrypt.org"]),
    faults: [
      "platform.caa: does not list pki.goog, which issues our domains' certificates (allowed: a list that includes it, or no list)\n      fix: write caa: [letsencrypt.org, pki.goog]",
    ],
  },
  {
    name: "access list for everybody",
    edit: (d) => set(d, "platform.outboundAddresses", ["0.0.0.0/0"]),
    faults: [
      'platform.outboundAddresses.0: "0.0.0.0/0" is too wide (allowed: ranges of at most 65,536 addresses: /16 to /32)',
    ],
  },
  {
    name: "CORS with a wildcard",
    edit: (d) => set(d, "platform.variables.CORS_ORIGIN", "*"),
    faults: [
      'prod.environment.variables.CORS_ORIGIN: "*" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'staging.environment.variables.CORS_ORIGIN: "*" (allowed: ${frontends.platform.origins} (https://staging.bondigoo.ch))',
      'dev.environment.variables.CORS_ORIGIN: "*" (allowed: ${frontends.platform.origins} (https://dev.bondigoo.ch,http://localhost:3000))',
    ],
  },
  {
    name: "CORS of another environment",
    edit: (d) => set(d, "dev.environment.variables.CORS_ORIGIN", "https://www.bondigoo.ch"),
    faults: [
      'dev.environment.variables.CORS_ORIGIN: "https://www.bondigoo.ch" (allowed: ${frontends.platform.origins} (https://dev.bondigoo.ch,http://localhost:3000))',
    ],
  },
  {
    name: "CORS without an extra origin",
    edit: (d) => set(d, "dev.environment.variables.CORS_ORIGIN", "https://dev.bondigoo.ch"),
    faults: [
      'dev.environment.variables.CORS_ORIGIN: "https://dev.bondigoo.ch" (allowed: ${frontends.platform.origins} (https://dev.bondigoo.ch,http://localhost:3000))',
    ],
  },
  {
    name: "page that calls another environment's API",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.variables", {
        REACT_APP_API_URL: "https://api.bondigoo.ch",
      }),
    faults: [
      'dev.environment.frontends.platform.variables.REACT_APP_API_URL: "https://api.bondigoo.ch" is not an address of this environment\'s API (allowed: ${services.api.url} (https://api.dev.bondigoo.ch))',
    ],
  },
  {
    name: "real mail sender in dev",
    edit: (d) => {
      set(d, "dev.environment.variables.SENDGRID_API_KEY", "${secrets.sendgridApiKey}");
      set(d, "dev.secrets.sendgridApiKey", placeholder("sendgrid-api-key", "dev"));
    },
    faults: [
      "dev.environment.variables.SENDGRID_API_KEY: a real mail sender in development (allowed: the SMTP URL of a mail sandbox)",
    ],
  },
  {
    name: "mail for everybody in staging",
    edit: (d) => set(d, "staging.environment.variables.EMAIL_ALLOWLIST", "*@*"),
    faults: [
      'staging.environment.variables.EMAIL_ALLOWLIST: lets everybody in, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
    ],
  },
  {
    name: "mail without an allow list in staging",
    edit: (d) => unset(d, "staging.environment.variables.EMAIL_ALLOWLIST"),
    faults: [
      'staging.environment.variables.EMAIL_ALLOWLIST: missing, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
    ],
  },
  {
    name: "redirect that is another environment's domain",
    edit: (d) =>
      set(d, "prod.environment.frontends.platform.redirects", ["bondigoo.ch", "dev.bondigoo.ch"]),
    faults: [
      'dev.environment.frontends.platform.domains.0: domain "dev.bondigoo.ch" is already used by prod.environment.frontends.platform.redirects.1 (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "other names of this machine outside development",
    edit: (d) =>
      set(d, "staging.environment.frontends.platform.extraOrigins", [
        "http://127.0.0.1:3000",
        "https://0.0.0.0",
      ]),
    faults: [
      'staging.environment.frontends.platform.extraOrigins.0: "http://127.0.0.1:3000" in staging (allowed: localhost in development only)\n      fix: remove it',
      'staging.environment.frontends.platform.extraOrigins.1: "https://0.0.0.0" in staging (allowed: localhost in development only)\n      fix: remove it',
    ],
  },
  {
    name: "previews with an adopted project",
    edit: (d) => set(d, "dev.environment.frontends.platform.adopt", "prj_1"),
    faults: [
      "dev.environment.frontends.platform.adopt: given, but the project belongs to prod\n      fix: remove it, or remove previewOf",
    ],
  },
  {
    name: "CAA records that shut Vercel out",
    edit: (d) => set(d, "platform.caa", ["pki.goog"]),
    faults: [
      "platform.caa: does not list letsencrypt.org, which issues our domains' certificates (allowed: a list that includes it, or no list)\n      fix: write caa: [pki.goog, letsencrypt.org]",
    ],
  },
  {
    name: "CAA records that shut out a platform of services alone",
    edit: (d) => set(servicesAlone(d), "platform.caa", ["digicert.com"]),
    faults: [
      "platform.caa: does not list letsencrypt.org, which issues our domains' certificates (allowed: a list that includes it, or no list)\n      fix: write caa: [digicert.com, letsencrypt.org]",
      "platform.caa: does not list pki.goog, which issues our domains' certificates (allowed: a list that includes it, or no list)\n      fix: write caa: [digicert.com, pki.goog]",
    ],
  },
  {
    name: "access list for a large network",
    edit: (d) => set(d, "platform.outboundAddresses", ["52.0.0.0/16", "52.0.0.0/15"]),
    faults: [
      'platform.outboundAddresses.1: "52.0.0.0/15" is too wide (allowed: ranges of at most 65,536 addresses: /16 to /32)',
    ],
  },
  {
    name: "CORS that only a vendor knows",
    edit: (d) => set(d, "dev.environment.variables.CORS_ORIGIN", "${redis.url}"),
    faults: [
      "dev.environment.variables.CORS_ORIGIN: not known from the config (allowed: ${frontends.platform.origins} (https://dev.bondigoo.ch,http://localhost:3000))",
    ],
  },
  {
    name: "CORS of a stranger's page beside ours",
    edit: (d) =>
      set(
        d,
        "dev.environment.variables.CORS_ORIGIN",
        "${frontends.platform.origins}, https://other.example.com",
      ),
    faults: [
      'dev.environment.variables.CORS_ORIGIN: "https://dev.bondigoo.ch,http://localhost:3000, https://other.example.com" (allowed: ${frontends.platform.origins} (https://dev.bondigoo.ch,http://localhost:3000))',
    ],
  },
  {
    name: "CORS of a page that a platform of services alone does not have",
    edit: (d) => set(servicesAlone(d), "platform.variables.CORS_ORIGIN", "https://www.bondigoo.ch"),
    faults: [
      'prod.environment.variables.CORS_ORIGIN: "https://www.bondigoo.ch" (allowed: ${services.api.url} (https://api.bondigoo.ch))',
      'staging.environment.variables.CORS_ORIGIN: "https://www.bondigoo.ch" (allowed: ${services.api.url} (https://api.staging.bondigoo.ch))',
      'dev.environment.variables.CORS_ORIGIN: "https://www.bondigoo.ch" (allowed: ${services.api.url} (https://api.dev.bondigoo.ch))',
    ],
  },
  {
    name: "CORS of a service's own API where a static site calls it",
    edit: (d) => {
      set(servicesAlone(d), "platform.services.docs", { type: "static", publish: "dist" });
      set(d, "platform.variables.CORS_ORIGIN", "${services.api.url}");
    },
    faults: [
      'prod.environment.variables.CORS_ORIGIN: "https://api.bondigoo.ch" (allowed: ${services.docs.url} (https://${services.docs.host}))',
      'staging.environment.variables.CORS_ORIGIN: "https://api.staging.bondigoo.ch" (allowed: ${services.docs.url} (https://${services.docs.host}))',
      'dev.environment.variables.CORS_ORIGIN: "https://api.dev.bondigoo.ch" (allowed: ${services.docs.url} (https://${services.docs.host}))',
    ],
  },
  {
    name: "page that calls any address while Render has not told the right one",
    edit: (d) => {
      unset(d, "dev.environment.services.api.domain");
      set(d, "dev.environment.frontends.platform.variables", { REACT_APP_API_URL: "https://x.ch" });
    },
    faults: [
      'dev.environment.frontends.platform.variables.REACT_APP_API_URL: "https://x.ch" is not an address of this environment\'s API (allowed: ${services.api.url})',
    ],
  },
  {
    name: "page that calls an address only a vendor knows",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.variables", {
        REACT_APP_API_URL: "${database.host}",
      }),
    faults: [
      'dev.environment.frontends.platform.variables.REACT_APP_API_URL: "?" is not an address of this environment\'s API (allowed: ${services.api.url} (https://api.dev.bondigoo.ch))',
    ],
  },
  {
    name: "page that calls an address which begins like its API's",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.variables", {
        REACT_APP_API_URL: "https://api.dev.bondigoo.chat",
      }),
    faults: [
      'dev.environment.frontends.platform.variables.REACT_APP_API_URL: "https://api.dev.bondigoo.chat" is not an address of this environment\'s API (allowed: ${services.api.url} (https://api.dev.bondigoo.ch))',
    ],
  },
  {
    name: "empty list of who may get mail in staging",
    edit: (d) => set(d, "staging.environment.variables.EMAIL_ALLOWLIST", " "),
    faults: [
      'staging.environment.variables.EMAIL_ALLOWLIST: lets everybody in, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
    ],
  },
];
