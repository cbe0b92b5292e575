import { placeholder } from "../../../src/config/secret-kinds.ts";
import { type Draft, set, unset } from "../draft.ts";
import { type BrokenCase, launched } from "./case.ts";

/** Staging and development beside a production that nobody manages here. */
function unmanaged(draft: Draft): Draft {
  delete draft.stacks["prod"];
  set(draft, "platform.unmanagedProduction", {
    branch: "main",
    domains: ["www.bondigoo.ch", "api.bondigoo.ch"],
    databases: ["bondigoo-prod"],
  });
  set(draft, "platform.renderProject", "prj-made-by-hand");
  set(draft, "platform.secrets.redisUrl", { kind: "url" });
  for (const stack of ["staging", "dev"]) {
    set(draft, `${stack}.environment.redis`, { external: "redisUrl" });
    set(draft, `${stack}.environment.database.accessListFrom`, { unmanaged: true });
    set(draft, `${stack}.secrets.redisUrl`, placeholder("url", stack));
  }
  set(draft, "dev.environment.frontends.platform.previewOf", { project: "prj_made_by_hand" });
  return draft;
}

export const besideUnmanaged: BrokenCase[] = [
  {
    name: "beside an unmanaged production, and nothing wrong",
    edit: unmanaged,
    faults: [],
  },
  {
    name: "what an unmanaged production has",
    edit: (d) => {
      unmanaged(d);
      set(d, "staging.environment.branch", "main");
      set(d, "staging.environment.frontends.platform.domains", ["www.bondigoo.ch"]);
      set(d, "staging.environment.services.api.domain", "api.bondigoo.ch");
      set(d, "staging.environment.database.name", "bondigoo-prod");
      set(d, "staging.environment.records", [
        { name: "api.bondigoo.ch", type: "TXT", content: "for somebody" },
      ]);
    },
    faults: [
      'staging.environment.branch: "main", which production has, and nobody manages that here (allowed: one of its own)',
      'staging.environment.frontends.platform.domains.0: "www.bondigoo.ch", which production has, and nobody manages that here (allowed: one of its own)',
      'staging.environment.services.api.domain: "api.bondigoo.ch", which production has, and nobody manages that here (allowed: one of its own)',
      'staging.environment.records.0.name: "api.bondigoo.ch", which production has, and nobody manages that here (allowed: one of its own)',
      'staging.environment.database.name: "bondigoo-prod", which production has, and nobody manages that here (allowed: one of its own)',
      'staging.environment.records.0.name: "api.bondigoo.ch" is the name of staging.environment.services.api.domain too, and one of them is a CNAME (allowed: a name that nothing else uses)',
    ],
  },
  {
    name: "an unmanaged production beside one that is managed",
    edit: (d) =>
      set(d, "platform.unmanagedProduction", { branch: "main", domains: ["www.bondigoo.ch"] }),
    faults: [
      "platform.unmanagedProduction: given, but prod is production and managed here\n      fix: remove it",
    ],
  },
  {
    name: "a Redis elsewhere whose address is no secret",
    edit: (d) => set(unmanaged(d), "dev.environment.redis.external", "redisURL"),
    faults: [
      'dev.environment.redis.external: "redisURL" is not a secret of the platform; did you mean "redisUrl"? (allowed: redisUrl)\n      fix: declare it in Pulumi.yaml: secrets: { redisUrl: { kind: url } }',
    ],
  },
  {
    name: "a Redis elsewhere whose address is a secret of another kind",
    edit: (d) => set(unmanaged(d), "dev.environment.redis.external", "jwtSecret"),
    faults: [
      'dev.environment.redis.external: "jwtSecret" is a secret of the kind generated (allowed: redisUrl)\n      fix: declare it in Pulumi.yaml: secrets: { redisUrl: { kind: url } }',
    ],
  },
  {
    name: "an access list that somebody keeps by hand, and a stack",
    edit: (d) => set(d, "staging.environment.database.accessListFrom", { unmanaged: true }),
    faults: [
      "staging.environment.database.accessListFrom: unmanaged, but prod owns the access list of this Atlas project (allowed: prod)",
    ],
  },
  {
    name: "a project of its own beside previews of an unmanaged one",
    edit: (d) => set(unmanaged(d), "dev.environment.frontends.platform.project", "mine"),
    faults: [
      "dev.environment.frontends.platform.project: given, but the project belongs to somebody else\n      fix: remove it, or remove previewOf",
    ],
  },
  {
    name: "production as a preview of an unmanaged project",
    edit: (d) =>
      set(d, "prod.environment.frontends.platform.previewOf", { project: "prj_made_by_hand" }),
    faults: [
      'prod.environment.frontends.platform.previewOf: "prj_made_by_hand", but production\'s pages are no previews\n      fix: remove it: production has projects of its own',
      'dev.environment.frontends.platform.previewOf: "prod" has no Vercel project of its own for it (allowed: staging)',
    ],
  },
  {
    name: "every preview of one unmanaged project, twice",
    edit: (d) => {
      unmanaged(d);
      for (const stack of ["staging", "dev"]) {
        const page = `${stack}.environment.frontends.platform`;
        set(d, `${page}.previewOf`, { project: "prj_made_by_hand" });
        set(d, `${page}.previews`, "all");
        set(d, `${page}.deploymentProtection`, "none");
      }
    },
    faults: [
      'dev.environment.frontends.platform.previews: "all", as staging has already of that project (allowed: branch)\n      fix: write previews: branch',
    ],
  },
  {
    name: "a Redis elsewhere, once production is launched",
    edit: (d) => {
      launched(d);
      set(d, "platform.secrets.redisUrl", { kind: "url" });
      set(d, "dev.secrets.redisUrl", placeholder("url", "dev"));
      set(d, "dev.environment.redis", { external: "redisUrl" });
    },
    faults: [
      'dev.environment.redis.external: "redisUrl", but production is launched (allowed: a Redis of its own)\n      fix: remove it',
    ],
  },
  {
    name: "an unmanaged production's branch, without a database",
    edit: (d) => {
      unmanaged(d);
      unset(d, "platform.database");
      unset(d, "platform.variables.DATABASE_URL");
      for (const stack of ["staging", "dev"]) unset(d, `${stack}.environment.database`);
      set(d, "dev.environment.branch", "main");
    },
    faults: [
      'dev.environment.branch: "main", which production has, and nobody manages that here (allowed: one of its own)',
    ],
  },
  {
    name: "a Redis elsewhere where no secret is an address",
    edit: (d) => {
      unmanaged(d);
      unset(d, "platform.secrets.redisUrl");
      for (const stack of ["staging", "dev"]) unset(d, `${stack}.secrets.redisUrl`);
      set(d, "staging.environment.redis", {});
    },
    faults: [
      'dev.environment.redis.external: "redisUrl" is not a secret of the platform (allowed: a secret of the kind url)\n      fix: declare it in Pulumi.yaml: secrets: { redisUrl: { kind: url } }',
    ],
  },
];
