import { placeholder } from "../../../src/config/secret-kinds.ts";
import { set, unset } from "../draft.ts";
import { type BrokenCase, servicesAlone } from "./case.ts";

/** Who may call an API, and who may get mail, by every spelling that lets more in than it seems. */
export const originsAndMail: BrokenCase[] = [
  {
    name: "origins that begin like this machine's name",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.extraOrigins", [
        "http://localhost.evil.com",
        "http://127.evil.com",
        "http://127.0.0.1.evil.com:3000",
        "http://0.0.0.0.example.com",
        "http://999.1.1.1",
      ]),
    faults: [
      'dev.environment.frontends.platform.extraOrigins.0: "http://localhost.evil.com" (allowed: an origin with https://)',
      'dev.environment.frontends.platform.extraOrigins.1: "http://127.evil.com" (allowed: an origin with https://)',
      'dev.environment.frontends.platform.extraOrigins.2: "http://127.0.0.1.evil.com:3000" (allowed: an origin with https://)',
      'dev.environment.frontends.platform.extraOrigins.3: "http://0.0.0.0.example.com" (allowed: an origin with https://)',
      'dev.environment.frontends.platform.extraOrigins.4: "http://999.1.1.1" (allowed: an origin as browsers send it, without the usual port)',
    ],
  },
  {
    name: "this machine in other spellings outside development",
    edit: (d) =>
      set(d, "prod.environment.frontends.platform.extraOrigins", [
        "https://127.1",
        "https://2130706433",
        "https://0x7f.1",
        "https://app.localhost:3000",
      ]),
    faults: [
      'prod.environment.frontends.platform.extraOrigins.0: "https://127.1" in production (allowed: localhost in development only)\n      fix: remove it',
      'prod.environment.frontends.platform.extraOrigins.1: "https://2130706433" in production (allowed: localhost in development only)\n      fix: remove it',
      'prod.environment.frontends.platform.extraOrigins.2: "https://0x7f.1" in production (allowed: localhost in development only)\n      fix: remove it',
      'prod.environment.frontends.platform.extraOrigins.3: "https://app.localhost:3000" in production (allowed: localhost in development only)\n      fix: remove it',
    ],
  },
  {
    name: "origins of other environments",
    edit: (d) => {
      set(d, "prod.environment.frontends.platform.extraOrigins", ["https://staging.bondigoo.ch"]);
      set(d, "staging.environment.frontends.platform.extraOrigins", ["https://bondigoo.ch:8443"]);
      set(d, "dev.environment.frontends.platform.extraOrigins", ["http://api.bondigoo.ch"]);
    },
    faults: [
      'prod.environment.frontends.platform.extraOrigins.0: "https://staging.bondigoo.ch" is a page of staging (allowed: pages of this environment)\n      fix: remove it',
      'staging.environment.frontends.platform.extraOrigins.0: "https://bondigoo.ch:8443" is a page of prod (allowed: pages of this environment)\n      fix: remove it',
      'dev.environment.frontends.platform.extraOrigins.0: "http://api.bondigoo.ch" is a page of prod (allowed: pages of this environment)\n      fix: remove it',
    ],
  },
  {
    name: "everybody, by other names of the list of origins",
    edit: (d) => {
      const variables = {
        CORS_ALLOW_ORIGIN: "*",
        CORS_ALLOW_ORIGINS: "${frontends.platform.origins},*",
        CORS_ORIGIN_WHITELIST: "https://*.bondigoo.ch",
        ACCESS_CONTROL_ALLOW_ORIGIN: "null",
        corsAllowedOrigins: '["*"]',
        CORS_ALLOW_ALL_ORIGINS: "true",
        TRUSTED_ORIGINS: "https://staging.bondigoo.ch",
        CORS: "https://evil.com",
      };
      set(d, "prod.environment.services.api.variables", variables);
    },
    faults: [
      'prod.environment.services.api.variables.ACCESS_CONTROL_ALLOW_ORIGIN: "null" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.CORS: "https://evil.com" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.CORS_ALLOW_ALL_ORIGINS: "true" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.CORS_ALLOW_ORIGIN: "*" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.CORS_ALLOW_ORIGINS: "https://www.bondigoo.ch,*" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.CORS_ORIGIN_WHITELIST: "https://*.bondigoo.ch" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.TRUSTED_ORIGINS: "https://staging.bondigoo.ch" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.corsAllowedOrigins: "["*"]" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
    ],
  },
  {
    name: "regular expressions that let more in than our pages",
    edit: (d) => {
      const variables = {
        CORS_ORIGIN_REGEX: ".*",
        CORS_ALLOWED_ORIGIN_PATTERNS: "^https?://.+$",
        CORS_ALLOW_ORIGIN: "^https://www.bondigoo.ch$",
        CORS_ORIGIN_REGEXES: "/^https:\\/\\/[a-z]+\\.bondigoo\\.ch$/i",
        ALLOW_ORIGIN: "(",
        CORS_REGEX: "https://www\\.bondigoo\\.ch",
      };
      set(d, "prod.environment.services.api.variables", variables);
    },
    faults: [
      'prod.environment.services.api.variables.ALLOW_ORIGIN: "(" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.CORS_ALLOWED_ORIGIN_PATTERNS: "^https?://.+$" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.CORS_ALLOW_ORIGIN: "^https://www.bondigoo.ch$" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.CORS_ORIGIN_REGEX: ".*" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.CORS_ORIGIN_REGEXES: "/^https:\\/\\/[a-z]+\\.bondigoo\\.ch$/i" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
      'prod.environment.services.api.variables.CORS_REGEX: "https://www\\.bondigoo\\.ch" (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))',
    ],
  },
  {
    name: "origins that nobody knows beforehand",
    edit: (d) =>
      set(d, "prod.environment.services.api.variables", {
        CORS_ALLOW_ORIGIN: "${secrets.jwtSecret}",
        CORS_ORIGIN: "${services.worker.internalHost}",
      }),
    faults: [
      'prod.environment.services.api.variables.CORS_ORIGIN: unknown reference ${services.worker.internalHost}; did you mean "services.api.internalHost"? (allowed: services.api.url, services.api.host, services.api.internalHost)',
      "prod.environment.services.api.variables.CORS_ALLOW_ORIGIN: not known from the config (allowed: ${frontends.platform.origins} (https://www.bondigoo.ch))",
    ],
  },
  {
    name: "mail lists that name nobody",
    edit: (d) => {
      set(d, "staging.environment.variables.EMAIL_ALLOWLIST", "@,");
      set(d, "dev.environment.variables.EMAIL_ALLOWLIST", "@bondigoo.ch, @*");
    },
    faults: [
      'staging.environment.variables.EMAIL_ALLOWLIST: lets everybody in, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
      'dev.environment.variables.EMAIL_ALLOWLIST: lets everybody in, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
    ],
  },
  {
    name: "mail lists of what is no address",
    edit: (d) => {
      set(d, "staging.environment.variables.EMAIL_ALLOWLIST", "@ch");
      set(d, "dev.environment.variables.EMAIL_ALLOWLIST", "${secrets.jwtSecret}");
    },
    faults: [
      'staging.environment.variables.EMAIL_ALLOWLIST: "@ch" holds what is no address and no domain, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
      'dev.environment.variables.EMAIL_ALLOWLIST: not known from the config, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
    ],
  },
  {
    name: "mail list in the page alone",
    edit: (d) => {
      unset(d, "staging.environment.variables.EMAIL_ALLOWLIST");
      set(d, "staging.environment.frontends.platform.variables", {
        EMAIL_ALLOWLIST: "@bondigoo.ch",
      });
    },
    faults: [
      'staging.environment.variables.EMAIL_ALLOWLIST: missing, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
    ],
  },
  {
    name: "mail list for one of two senders, another's undone",
    edit: (d) => {
      unset(d, "staging.environment.variables.EMAIL_ALLOWLIST");
      set(d, "staging.environment.services.worker", {
        variables: { EMAIL_ALLOWLIST: "@bondigoo.ch" },
      });
      set(d, "dev.environment.services.worker", { variables: { EMAIL_ALLOWLIST: "," } });
    },
    faults: [
      'staging.environment.variables.EMAIL_ALLOWLIST: missing, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
      'dev.environment.services.worker.variables.EMAIL_ALLOWLIST: lets everybody in, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
    ],
  },
  {
    name: "mail from a page, a static site and a workflow, and by names alone",
    edit: (d) => {
      set(d, "dev.environment.frontends.platform.variables", { SMTP_URL: "${secrets.smtpUrl}" });
      set(d, "platform.services.docs", {
        type: "static",
        publish: "dist",
        variables: { MAIL: "smtp://mail.example.com" },
      });
      set(d, "staging.environment.actionsSecrets", { MAILGUN_KEY: "${secrets.jwtSecret}" });
      unset(d, "staging.environment.variables.SMTP_URL");
      unset(d, "staging.environment.variables.EMAIL_ALLOWLIST");
    },
    faults: [
      'staging.environment.services.docs.variables.EMAIL_ALLOWLIST: missing, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
      'staging.environment.actionsSecrets.EMAIL_ALLOWLIST: missing, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
      'dev.environment.services.docs.variables.EMAIL_ALLOWLIST: missing, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
      'dev.environment.frontends.platform.variables.EMAIL_ALLOWLIST: missing, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
    ],
  },
  {
    name: "real mail sender under another kind",
    edit: (d) => {
      set(d, "platform.secrets.mail", { kind: "opaque" });
      set(d, "dev.environment.variables.SENDGRID_KEY", "${secrets.mail}");
      set(d, "dev.secrets.mail", placeholder("opaque", "dev"));
    },
    faults: [
      "dev.environment.variables.SENDGRID_KEY: a real mail sender in development (allowed: the SMTP URL of a mail sandbox)",
    ],
  },
  {
    name: "mail where there is no process",
    edit: (d) => {
      servicesAlone(d);
      unset(d, "platform.services");
      unset(d, "platform.variables");
      for (const stack of ["prod", "staging", "dev"]) unset(d, `${stack}.environment.services`);
      unset(d, "staging.environment.variables.EMAIL_ALLOWLIST");
    },
    faults: [
      'staging.environment.variables.EMAIL_ALLOWLIST: missing, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)\n      fix: write EMAIL_ALLOWLIST: "@bondigoo.ch"',
    ],
  },
];
