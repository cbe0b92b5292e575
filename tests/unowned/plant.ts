import { renderType } from "../../src/unowned/owned.ts";
import { type Stage, tables } from "../rehearsal/stage.ts";

/** One thing of every kind that somebody may leave at a vendor, within what the environments consist of. */
interface Planted {
  /** The resource that the program would have made. */
  type: string;
  /** As the survey calls it. */
  label: string;
  stack: string;
  /** Makes it by hand. */
  make(stage: Stage): void | Promise<void>;
}

const environments = "github:index/repositoryEnvironment:RepositoryEnvironment";
const actionsVariables = "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";
const policies =
  "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy";
const zones = "cloudflare:index/zone:Zone";

function put(stage: Stage, table: string, id: string, row: object): void {
  stage.sandbox.world.table(table)[id] = { id, ...row };
  stage.sandbox.world.touch();
}

/** What somebody makes in Render's dashboard, through the same API. */
async function post(stage: Stage, path: string, body: object): Promise<{ id: string }> {
  const { url, apiKey } = stage.sandbox.render;
  const answer = await fetch(`${url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const made = (await answer.json()) as { id: string };
  if (!answer.ok) throw new Error(`POST ${path}: ${JSON.stringify(made)}`);
  return made;
}

const inRender = (stage: Stage, name: string) => ({
  ...{ name, ownerId: stage.sandbox.render.ownerId },
  environmentId: String(stage.row(tables.renderEnvironments, { name: "dev" })["id"]),
});

const service = (stage: Stage, name: string, type: string, serviceDetails: object) =>
  post(stage, "/services", {
    ...{ ...inRender(stage, name), type, repo: "https://github.com/bondigoo/bondigoo-platform" },
    serviceDetails,
  });

const runs = {
  ...{ runtime: "node", plan: "starter", region: "frankfurt" },
  envSpecificDetails: { buildCommand: "npm ci", startCommand: "npm start" },
};

const zoneOf = (stage: Stage) => stage.row(zones, { name: "bondigoo.ch" })["id"];

function record(stage: Stage, type: string, name: string, content: string): void {
  const row = { zoneId: zoneOf(stage), name, type, content, ttl: 1, proxied: false };
  put(stage, tables.dnsRecords, `planted-${type}-${name}`, row);
}

const projectOf = (stage: Stage) =>
  String(stage.row(tables.vercelProjects, { name: "bondigoo-platform-prod" })["id"]);
const atlasProject = "64b5f0c2a1d3e4f5a6b7c8d9";
const hostOfApi = (stage: Stage) => {
  const { serviceDetails } = stage.row(tables.services, { name: "bondigoo-api-dev" });
  return new URL((serviceDetails as { url: string }).url).hostname;
};

export const planted: readonly Planted[] = [
  {
    type: renderType("Environment"),
    label: "Render: environment playground",
    stack: "prod",
    make: async (stage) => {
      const { projectId } = stage.row(tables.renderEnvironments, { name: "dev" });
      await post(stage, "/environments", { name: "playground", projectId });
    },
  },
  {
    type: renderType("WebService"),
    label: "Render: web service old-api",
    stack: "dev",
    make: async (stage) => void (await service(stage, "old-api", "web_service", runs)),
  },
  {
    type: renderType("BackgroundWorker"),
    label: "Render: background worker old-worker",
    stack: "dev",
    make: async (stage) => void (await service(stage, "old-worker", "background_worker", runs)),
  },
  {
    type: renderType("PrivateService"),
    label: "Render: private service old-inner",
    stack: "dev",
    make: async (stage) => void (await service(stage, "old-inner", "private_service", runs)),
  },
  {
    type: renderType("CronJob"),
    label: "Render: cron job old-nightly",
    stack: "dev",
    make: async (stage) =>
      void (await service(stage, "old-nightly", "cron_job", { ...runs, schedule: "0 3 * * *" })),
  },
  {
    type: renderType("StaticSite"),
    label: "Render: static site old-pages",
    stack: "dev",
    make: async (stage) =>
      void (await service(stage, "old-pages", "static_site", { publishPath: "dist" })),
  },
  {
    type: renderType("KeyValue"),
    label: "Render: Key Value old-cache",
    stack: "dev",
    make: async (stage) =>
      void (await post(stage, "/key-value", {
        ...{ ...inRender(stage, "old-cache"), plan: "starter", region: "frankfurt" },
      })),
  },
  {
    type: renderType("Postgres"),
    label: "Render: Postgres old-tables",
    stack: "dev",
    make: async (stage) =>
      void (await post(stage, "/postgres", {
        ...{ ...inRender(stage, "old-tables"), plan: "basic_256mb", version: "17" },
        region: "frankfurt",
      })),
  },
  {
    type: renderType("EnvGroup"),
    label: "Render: env group old-settings",
    stack: "dev",
    make: async (stage) =>
      void (await post(stage, "/env-groups", { ...inRender(stage, "old-settings"), envVars: [] })),
  },
  {
    type: renderType("CustomDomain"),
    label: "Render: custom domain beta.bondigoo.ch",
    stack: "dev",
    make: async (stage) => {
      const { id } = stage.row(tables.services, { name: "bondigoo-api-dev" });
      await post(stage, `/services/${id}/custom-domains`, { name: "beta.bondigoo.ch" });
    },
  },
  {
    type: tables.vercelVariables,
    label: "Vercel: variable REACT_APP_BETA (production) of bondigoo-platform-prod",
    stack: "prod",
    make: (stage) =>
      put(stage, tables.vercelVariables, "planted-variable", {
        ...{ projectId: projectOf(stage), key: "REACT_APP_BETA", targets: ["production"] },
        ...{ value: "1", sensitive: false },
      }),
  },
  {
    type: tables.vercelDomains,
    label: "Vercel: domain beta.example",
    stack: "prod",
    make: (stage) =>
      put(stage, tables.vercelDomains, "planted-domain", {
        ...{ projectId: projectOf(stage), domain: "beta.example" },
      }),
  },
  {
    type: environments,
    label: "GitHub: deployment environment hotfix",
    stack: "prod",
    make: (stage) =>
      put(stage, environments, "planted-environment", {
        ...{ repository: "bondigoo-platform", environment: "hotfix" },
      }),
  },
  {
    type: actionsVariables,
    label: "GitHub: Actions variable BETA of staging",
    stack: "staging",
    make: (stage) =>
      put(stage, actionsVariables, "planted-actions-variable", {
        ...{ repository: "bondigoo-platform", environment: "staging", variableName: "BETA" },
        value: "1",
      }),
  },
  {
    type: tables.actionsSecrets,
    label: "GitHub: Actions secret BETA_KEY of staging",
    stack: "staging",
    make: (stage) =>
      put(stage, tables.actionsSecrets, "planted-actions-secret", {
        ...{ repository: "bondigoo-platform", environment: "staging", secretName: "BETA_KEY" },
      }),
  },
  {
    type: policies,
    label: "GitHub: branch that may deploy hotfix/* to staging",
    stack: "staging",
    make: (stage) =>
      put(stage, policies, "planted-policy", {
        ...{ repository: "bondigoo-platform", environment: "staging", policyId: 7 },
        branchPattern: "hotfix/*",
      }),
  },
  {
    type: tables.dnsRecords,
    label: "Cloudflare: DNS record AAAA www.bondigoo.ch -> 2001:db8::1",
    stack: "prod",
    make: (stage) => record(stage, "AAAA", "www.bondigoo.ch", "2001:db8::1"),
  },
  {
    type: tables.dnsRecords,
    label: "Cloudflare: DNS record CNAME beta.bondigoo.ch -> HOST",
    stack: "dev",
    make: (stage) => record(stage, "CNAME", "beta.bondigoo.ch", hostOfApi(stage)),
  },
  {
    type: tables.databaseUsers,
    label: "MongoDB Atlas: database user somebody",
    stack: "prod",
    make: (stage) =>
      put(stage, tables.databaseUsers, "planted-user", {
        ...{ projectId: atlasProject, username: "somebody", authDatabaseName: "admin" },
        roles: [{ roleName: "readWriteAnyDatabase", databaseName: "admin" }],
      }),
  },
  {
    type: tables.accessList,
    label: "MongoDB Atlas: access list entry 0.0.0.0/0",
    stack: "prod",
    make: (stage) =>
      put(stage, tables.accessList, "planted-entry", {
        ...{ projectId: atlasProject, cidrBlock: "0.0.0.0/0", comment: "for the weekend" },
      }),
  },
  {
    type: tables.clusters,
    label: "MongoDB Atlas: cluster old-cluster",
    stack: "prod",
    make: (stage) =>
      put(stage, tables.clusters, "planted-cluster", {
        ...{ projectId: atlasProject, name: "old-cluster" },
      }),
  },
];

/** Kinds of the program of which nobody is told that one stands there unowned, and why. */
export const inNobodysScope: Readonly<Record<string, string>> = {
  [renderType("Project")]: "other projects of the workspace are no environment's",
  [renderType("RegistryCredential")]: "belongs to the workspace, and is used by what names it",
  [tables.vercelProjects]: "other projects of the team are no environment's",
  [tables.vercelDeployments]: "each push makes one",
  [tables.vercelExceptions]: "no page of Vercel's says how they are listed",
  [tables.branches]: "everybody who works on the repository makes them",
  [tables.protections]: "GitHub's REST API lists none; a stricter one harms no environment",
  [tables.backupSchedules]: "each cluster has one",
  [tables.alerts]: "sends mail, and changes no environment",
  "random:index/randomPassword:RandomPassword": "no vendor has it",
  "pulumi:providers:github": "no vendor has it",
};

/** What others make by themselves, or what goes by itself: nobody is to be told of it. */
export function plantWhatIsInOrder(stage: Stage): void {
  for (const environment of ["Production", "Preview – bondigoo-platform-prod", "deploy-prod"]) {
    put(stage, environments, `order-${environment}`, {
      ...{ repository: "bondigoo-platform", environment },
    });
  }
  record(stage, "CNAME", "blog.bondigoo.ch", "ghs.googlehosted.com");
  record(stage, "CNAME", "shop.bondigoo.ch", "cname.vercel-dns.com");
  record(stage, "TXT", "www.bondigoo.ch", "a note");
  put(stage, tables.databaseUsers, "order-user", {
    ...{ projectId: atlasProject, username: "others", authDatabaseName: "admin" },
    roles: [{ roleName: "readWrite", databaseName: "others" }],
  });
  put(stage, tables.accessList, "order-entry", {
    ...{
      projectId: atlasProject,
      cidrBlock: "192.0.2.7/32",
      deleteAfterDate: "2026-01-08T00:00:00Z",
    },
  });
}

export { hostOfApi };
