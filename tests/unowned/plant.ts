import { type Stage, tables } from "../rehearsal/stage.ts";

/** One thing of every kind that somebody may leave at a vendor, within what the environments consist of. */
interface Planted {
  /** As the survey calls it. */
  label: string;
  stack: string;
  /** Makes it by hand. */
  make(stage: Stage): void | Promise<void>;
}

const environments = "github:index/repositoryEnvironment:RepositoryEnvironment";
const actionsVariables = "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";
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
    label: "Render: environment playground",
    stack: "prod",
    make: async (stage) => {
      const { projectId } = stage.row(tables.renderEnvironments, { name: "dev" });
      await post(stage, "/environments", { name: "playground", projectId });
    },
  },
  {
    label: "Render: web service old-api",
    stack: "dev",
    make: async (stage) => void (await service(stage, "old-api", "web_service", runs)),
  },
  {
    label: "Render: background worker old-worker",
    stack: "dev",
    make: async (stage) => void (await service(stage, "old-worker", "background_worker", runs)),
  },
  {
    label: "Render: Key Value old-cache",
    stack: "dev",
    make: async (stage) =>
      void (await post(stage, "/key-value", {
        ...{ ...inRender(stage, "old-cache"), plan: "starter", region: "frankfurt" },
      })),
  },
  {
    label: "Render: Postgres old-tables",
    stack: "dev",
    make: async (stage) =>
      void (await post(stage, "/postgres", {
        ...{ ...inRender(stage, "old-tables"), plan: "basic_256mb", version: "17" },
        region: "frankfurt",
      })),
  },
  {
    label: "Render: env group old-settings",
    stack: "dev",
    make: async (stage) =>
      void (await post(stage, "/env-groups", { ...inRender(stage, "old-settings"), envVars: [] })),
  },
  {
    label: "Render: custom domain beta.bondigoo.ch",
    stack: "dev",
    make: async (stage) => {
      const { id } = stage.row(tables.services, { name: "bondigoo-api-dev" });
      await post(stage, `/services/${id}/custom-domains`, { name: "beta.bondigoo.ch" });
    },
  },
  {
    label: "Vercel: variable REACT_APP_BETA (production) of bondigoo-platform-prod",
    stack: "prod",
    make: (stage) =>
      put(stage, tables.vercelVariables, "planted-variable", {
        ...{ projectId: projectOf(stage), key: "REACT_APP_BETA", targets: ["production"] },
        ...{ value: "1", sensitive: false },
      }),
  },
  {
    label: "Vercel: domain beta.example",
    stack: "prod",
    make: (stage) =>
      put(stage, tables.vercelDomains, "planted-domain", {
        ...{ projectId: projectOf(stage), domain: "beta.example" },
      }),
  },
  {
    label: "GitHub: deployment environment hotfix",
    stack: "prod",
    make: (stage) =>
      put(stage, environments, "planted-environment", {
        ...{ repository: "bondigoo-platform", environment: "hotfix" },
      }),
  },
  {
    label: "GitHub: Actions variable BETA of staging",
    stack: "staging",
    make: (stage) =>
      put(stage, actionsVariables, "planted-actions-variable", {
        ...{ repository: "bondigoo-platform", environment: "staging", variableName: "BETA" },
        value: "1",
      }),
  },
  {
    label: "GitHub: Actions secret BETA_KEY of staging",
    stack: "staging",
    make: (stage) =>
      put(stage, tables.actionsSecrets, "planted-actions-secret", {
        ...{ repository: "bondigoo-platform", environment: "staging", secretName: "BETA_KEY" },
      }),
  },
  {
    label: "Cloudflare: DNS record AAAA www.bondigoo.ch -> 2001:db8::1",
    stack: "prod",
    make: (stage) => record(stage, "AAAA", "www.bondigoo.ch", "2001:db8::1"),
  },
  {
    label: "Cloudflare: DNS record CNAME beta.bondigoo.ch -> HOST",
    stack: "dev",
    make: (stage) => record(stage, "CNAME", "beta.bondigoo.ch", hostOfApi(stage)),
  },
  {
    label: "MongoDB Atlas: database user somebody",
    stack: "prod",
    make: (stage) =>
      put(stage, tables.databaseUsers, "planted-user", {
        ...{ projectId: atlasProject, username: "somebody", authDatabaseName: "admin" },
        roles: [{ roleName: "readWriteAnyDatabase", databaseName: "admin" }],
      }),
  },
  {
    label: "MongoDB Atlas: access list entry 0.0.0.0/0",
    stack: "prod",
    make: (stage) =>
      put(stage, tables.accessList, "planted-entry", {
        ...{ projectId: atlasProject, cidrBlock: "0.0.0.0/0", comment: "for the weekend" },
      }),
  },
  {
    label: "MongoDB Atlas: cluster old-cluster",
    stack: "prod",
    make: (stage) =>
      put(stage, tables.clusters, "planted-cluster", {
        ...{ projectId: atlasProject, name: "old-cluster" },
      }),
  },
];

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
