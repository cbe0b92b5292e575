import { type Draft, set, unset } from "../draft.ts";
import type { BrokenCase } from "./case.ts";

/** Bondigoo at the vendors' own addresses. */
function withoutZone(draft: Draft): Draft {
  unset(draft, "platform.domain");
  for (const stack of ["prod", "staging", "dev"]) {
    const page = `${stack}.environment.frontends.platform`;
    set(draft, `${page}.domains`, [`bondigoo-${stack}.vercel.app`]);
    unset(draft, `${stack}.environment.services.api`);
  }
  unset(draft, "prod.environment.frontends.platform.redirects");
  return draft;
}

export const noZone: BrokenCase[] = [
  {
    name: "names of its own without a zone",
    edit: (d) => {
      unset(d, "platform.domain");
      set(d, "prod.environment.frontends.platform.proofs", ["vc-domain-verify=x.vercel.app,abc"]);
      set(d, "platform.caa", ["letsencrypt.org", "pki.goog"]);
      set(d, "prod.environment.records", [
        { name: "mail.bondigoo.ch", type: "CNAME", content: "mail.example.net" },
      ]);
    },
    faults: [
      'prod.environment.frontends.platform.domains.0: "www.bondigoo.ch", but the platform has no domain (allowed: a name below vercel.app, or platform.domain)',
      'prod.environment.frontends.platform.redirects.0: "bondigoo.ch", but the platform has no domain (allowed: a name below vercel.app, or platform.domain)',
      'prod.environment.services.api.domain: "api.bondigoo.ch", but the platform has no domain (allowed: no domain: Render gives it a name below onrender.com)\n      fix: remove it',
      'staging.environment.frontends.platform.domains.0: "staging.bondigoo.ch", but the platform has no domain (allowed: a name below vercel.app, or platform.domain)',
      'staging.environment.services.api.domain: "api.staging.bondigoo.ch", but the platform has no domain (allowed: no domain: Render gives it a name below onrender.com)\n      fix: remove it',
      'dev.environment.frontends.platform.domains.0: "dev.bondigoo.ch", but the platform has no domain (allowed: a name below vercel.app, or platform.domain)',
      'dev.environment.services.api.domain: "api.dev.bondigoo.ch", but the platform has no domain (allowed: no domain: Render gives it a name below onrender.com)\n      fix: remove it',
      'prod.environment.frontends.platform.proofs.0: of "x.vercel.app", which is not a domain of this frontend (allowed: www.bondigoo.ch, bondigoo.ch)',
      "platform.caa: given, but the platform has no domain (allowed: no list)\n      fix: remove it",
      'prod.environment.records.0.name: "mail.bondigoo.ch", but the platform has no domain (allowed: records only where platform.domain names their zone)',
    ],
  },
  {
    name: "an address of Vercel's with records and proofs of a zone",
    edit: (d) => {
      set(d, "dev.environment.frontends.platform.domains", ["bondigoo-dev.vercel.app"]);
      set(d, "dev.environment.frontends.platform.proofs", [
        "vc-domain-verify=bondigoo-dev.vercel.app,abc",
      ]);
    },
    faults: [
      'dev.environment.frontends.platform.proofs.0: of "bondigoo-dev.vercel.app", which is not a domain of this frontend (allowed: none: nobody else has a name of Vercel\'s)',
    ],
  },
  {
    name: "a Vercel project's own name, as an address",
    edit: (d) => {
      set(d, "staging.environment.frontends.platform.domains", [
        "bondigoo-platform-staging.vercel.app",
      ]);
      set(d, "dev.environment.frontends.platform.domains", ["bondigoo-platform-prod.vercel.app"]);
    },
    faults: [
      'staging.environment.frontends.platform.domains.0: "bondigoo-platform-staging.vercel.app" is a Vercel project\'s own name (allowed: another name below vercel.app)\n      fix: write bondigoo-staging-platform.vercel.app',
      'dev.environment.frontends.platform.domains.0: "bondigoo-platform-prod.vercel.app" is a Vercel project\'s own name (allowed: another name below vercel.app)\n      fix: write bondigoo-dev-platform.vercel.app',
    ],
  },
  {
    name: "mail to anybody from a platform without a domain",
    edit: (d) => unset(withoutZone(d), "staging.environment.variables.EMAIL_ALLOWLIST"),
    faults: [
      "staging.environment.variables.EMAIL_ALLOWLIST: missing, but services here send mail (allowed: addresses or domains that may get mail, e.g. @example.com)",
    ],
  },
  {
    name: "a service below vercel.app, and a page two labels below it",
    edit: (d) => {
      set(d, "dev.environment.services.api.domain", "bondigoo-api.vercel.app");
      set(d, "dev.environment.frontends.platform.domains", ["dev.bondigoo.vercel.app"]);
    },
    faults: [
      'dev.environment.frontends.platform.domains.0: "dev.bondigoo.vercel.app" is not in the zone bondigoo.ch (allowed: bondigoo.ch or a name that ends in .bondigoo.ch)\n      fix: write dev.bondigoo.ch',
      'dev.environment.services.api.domain: "bondigoo-api.vercel.app" is not in the zone bondigoo.ch (allowed: bondigoo.ch or a name that ends in .bondigoo.ch)',
    ],
  },
];
