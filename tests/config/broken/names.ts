import { set, unset } from "../draft.ts";
import { type BrokenCase, onPostgres } from "./case.ts";

export const names: BrokenCase[] = [
  {
    name: "one Vercel project for two environments",
    edit: (d) => set(d, "staging.environment.frontends.platform.project", "bondigoo-platform-prod"),
    faults: [
      'staging.environment.frontends.platform.project: Vercel project "bondigoo-platform-prod" is already used by prod.environment.frontends.platform.project (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one Render name for two services",
    edit: (d) => set(d, "dev.environment.services.api.name", "bondigoo-api-prod"),
    faults: [
      'dev.environment.services.api.name: Render service name "bondigoo-api-prod" is already used by prod.environment.services.api.name (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one Redis name for two environments",
    edit: (d) => set(d, "dev.environment.redis", { name: "bondigoo-redis-prod" }),
    faults: [
      'dev.environment.redis.name: Redis name "bondigoo-redis-prod" is already used by prod.environment.redis.name (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one service adopted twice",
    edit: (d) => {
      set(d, "dev.environment.services.api.adopt", "srv-abc");
      set(d, "prod.environment.services.api.adopt", "srv-abc");
    },
    faults: [
      'dev.environment.services.api.adopt: adopted id "srv-abc" is already used by prod.environment.services.api.adopt (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "adopted names that the environment does not have",
    edit: (d) => {
      set(d, "prod.environment.frontends.platform.adoptDomains", {
        "www.bondigo.ch": "prj_a/www.bondigo.ch",
        "bondigoo.ch": "prj_a/bondigoo.ch",
      });
      set(d, "dev.environment.frontends.platform.adoptVariables", { REACT_APP_OLD: "prj_a/1" });
      set(d, "prod.environment.adoptRecords", {
        "api.bondigoo.ch": "zone/1",
        "mail.bondigoo.ch": "zone/2",
      });
    },
    faults: [
      'prod.environment.frontends.platform.adoptDomains.www.bondigo.ch: nothing here has that name; did you mean "www.bondigoo.ch"? (allowed: www.bondigoo.ch, bondigoo.ch)',
      'prod.environment.adoptRecords.mail.bondigoo.ch: nothing here has that name; did you mean "www.bondigoo.ch"? (allowed: www.bondigoo.ch, bondigoo.ch, api.bondigoo.ch)',
      "dev.environment.frontends.platform.adoptVariables.REACT_APP_OLD: nothing here has that name (allowed: REACT_APP_API_URL, REACT_APP_LAUNCHED, REACT_APP_STRIPE_PKEY)",
    ],
  },
  {
    name: "names that outgrow Vercel and Atlas",
    edit: (d) => {
      set(d, "platform.name", "a-platform-with-quite-a-long-name-indeed");
      unset(d, "prod.environment.database.name");
    },
    faults: [
      'prod.environment.frontends.platform.project: "a-platform-with-quite-a-long-name-indeed-platform-prod" has 54 characters (allowed: at most 52)\n      fix: give it a shorter name at project',
      'prod.environment.database.name: "a-platform-with-quite-a-long-name-indeed-prod" has 45 characters (allowed: at most 38)\n      fix: give it a shorter name at name',
      'staging.environment.frontends.platform.project: "a-platform-with-quite-a-long-name-indeed-platform-staging" has 57 characters (allowed: at most 52)\n      fix: give it a shorter name at project',
    ],
  },
  {
    name: "one Vercel project adopted twice",
    edit: (d) => {
      set(d, "prod.environment.frontends.platform.adopt", "prj_1");
      set(d, "staging.environment.frontends.platform.adopt", "prj_1");
    },
    faults: [
      'staging.environment.frontends.platform.adopt: adopted id "prj_1" is already used by prod.environment.frontends.platform.adopt (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one Redis adopted twice",
    edit: (d) => {
      set(d, "prod.environment.redis.adopt", "red-1");
      set(d, "dev.environment.redis", { adopt: "red-1" });
    },
    faults: [
      'dev.environment.redis.adopt: adopted id "red-1" is already used by prod.environment.redis.adopt (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "one Postgres adopted twice",
    edit: (d) => {
      set(onPostgres(d), "prod.environment.database.adopt", "dpg-1");
      set(d, "dev.environment.database.adopt", "dpg-1");
    },
    faults: [
      'dev.environment.database.adopt: adopted id "dpg-1" is already used by prod.environment.database.adopt (allowed: one that nothing else uses)',
    ],
  },
  {
    name: "variable adopted where there is none",
    edit: (d) => {
      unset(d, "platform.frontends.platform.variables");
      unset(d, "prod.environment.frontends.platform.variables");
      set(d, "dev.environment.frontends.platform.adoptVariables", { A: "prj_a/1" });
    },
    faults: [
      "dev.environment.frontends.platform.adoptVariables.A: nothing here has that name (allowed: none)",
    ],
  },
  {
    name: "records adopted by names that nearly exist",
    edit: (d) => {
      set(d, "platform.caa", ["letsencrypt.org", "pki.goog"]);
      set(d, "prod.environment.frontends.platform.proofs", ["vc-domain-verify=www.bondigoo.ch,1"]);
      set(d, "prod.environment.adoptRecords", {
        "caa-pki.good": "zone/1",
        "proof-ww.bondigoo.ch": "zone/2",
      });
    },
    faults: [
      'prod.environment.adoptRecords.caa-pki.good: nothing here has that name; did you mean "caa-pki.goog"? (allowed: www.bondigoo.ch, bondigoo.ch, api.bondigoo.ch, proof-www.bondigoo.ch, caa-letsencrypt.org, caa-pki.goog)',
      'prod.environment.adoptRecords.proof-ww.bondigoo.ch: nothing here has that name; did you mean "proof-www.bondigoo.ch"? (allowed: www.bondigoo.ch, bondigoo.ch, api.bondigoo.ch, proof-www.bondigoo.ch, caa-letsencrypt.org, caa-pki.goog)',
    ],
  },
  {
    name: "cluster name that outgrows Atlas",
    edit: (d) => set(d, "prod.environment.database.cluster", { adopt: "c".repeat(65) }),
    faults: [
      'prod.environment.database.cluster.adopt: "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" (allowed: letters, digits and hyphens, at most 64, ending with a letter or digit)',
    ],
  },
  {
    name: "service name that outgrows Render",
    edit: (d) => set(d, "prod.environment.services.api.name", "a".repeat(64)),
    faults: [
      'prod.environment.services.api.name: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" has 64 characters (allowed: at most 63)\n      fix: give it a shorter name at name',
    ],
  },
  {
    name: "verification of a part that does not exist",
    edit: (d) => {
      set(d, "platform.verify.services", { apo: {}, worker: {} });
      set(d, "platform.verify.frontends", { shop: {} });
      set(d, "platform.verify.actions", { buy: { steps: [{ service: "worker", path: "/" }] } });
    },
    faults: [
      'platform.verify.services.apo: "apo" is not a web service; did you mean "api"? (allowed: api)',
      'platform.verify.services.worker: "worker" is not a web service (allowed: api)',
      'platform.verify.actions.buy.steps.0.service: "worker" is not a web service (allowed: api)',
      'platform.verify.frontends.shop: "shop" is not a frontend (allowed: platform)',
    ],
  },
  {
    name: "verification of a web service where the platform has none",
    edit: (d) => {
      set(d, "platform.services.api", { type: "private", build: "npm ci", start: "npm start" });
      set(d, "platform.frontends.platform.variables", {});
      for (const stack of ["prod", "staging", "dev"]) {
        unset(d, `${stack}.environment.services.api.domain`);
      }
      set(d, "platform.verify.services", { api: {} });
    },
    faults: [
      'platform.verify.services.api: "api" is not a web service (allowed: none: the platform has none)',
    ],
  },
];
