import type { Context } from "../../src/render/providers/implementation.ts";
import type { ResourceKind } from "../../src/render/resource.ts";

/** A web service whose config sets everything there is to set. */
export const service = {
  name: "shop",
  plan: "standard",
  region: "frankfurt",
  runtime: "node",
  repo: "https://github.com/shop/shop",
  branch: "main",
  rootDir: "api",
  buildFilter: { paths: ["api/**"], ignoredPaths: ["**/*.md"] },
  autoDeploy: "off",
  buildCommand: "npm ci",
  startCommand: "npm start",
  preDeployCommand: "npm run migrate",
  healthCheckPath: "/health",
  maxShutdownDelaySeconds: 60,
  maintenanceMode: { enabled: false, uri: "" },
  renderSubdomain: "enabled",
  previews: "off",
  ipAllowList: [{ cidrBlock: "203.0.113.0/24", description: "office" }],
  instances: 2,
  suspended: false,
  variables: { A: "1", B: "two-is-a-secret", EMPTY: "" },
  secretFiles: { "key.pem": "-----KEY-----" },
};

const image = { ...service, runtime: "image", image: { url: "docker.io/library/nginx:1.27" } };
const {
  repo: _r,
  branch: _b,
  buildCommand: _c,
  rootDir: _d,
  buildFilter: _f,
  ...fromImage
} = image;

const site = {
  name: "site",
  repo: "https://github.com/shop/site",
  buildCommand: "npm run build",
  publishPath: "dist",
  headers: [{ path: "/*", name: "X-Frame-Options", value: "DENY" }],
  routes: [
    { type: "redirect", source: "/old", destination: "/new" },
    { type: "rewrite", source: "/*", destination: "/index.html" },
  ],
};

type Id = { path: { serviceId: string } };
type ByHand = (context: Context, params: Id) => Promise<{ error?: unknown; response: Response }>;

/** A change of a service as its PATCH takes it. */
function patch(body: object): ByHand {
  return ({ http }, params) => http.PATCH("/services/{serviceId}", { params, body });
}

export function patchDetails(serviceDetails: object): ByHand {
  return patch({ serviceDetails });
}

/** Every property of a service, and how somebody changes it behind our back. */
export const edits: [
  input: string,
  kind: ResourceKind,
  inputs: object,
  edit: ByHand,
  deploys: boolean,
][] = [
  ["name", "WebService", service, patch({ name: "renamed" }), false],
  ["repo", "WebService", service, patch({ repo: "https://github.com/other/repo" }), true],
  ["branch", "WebService", service, patch({ branch: "feature" }), true],
  ["rootDir", "WebService", service, patch({ rootDir: "other" }), true],
  [
    "buildFilter",
    "WebService",
    service,
    patch({ buildFilter: { paths: [], ignoredPaths: [] } }),
    false,
  ],
  [
    "autoDeploy",
    "WebService",
    service,
    patch({ autoDeploy: "yes", autoDeployTrigger: "commit" }),
    false,
  ],
  ["plan", "WebService", service, patchDetails({ plan: "pro" }), true],
  ["healthCheckPath", "WebService", service, patchDetails({ healthCheckPath: "/" }), true],
  ["preDeployCommand", "WebService", service, patchDetails({ preDeployCommand: "true" }), true],
  [
    "maxShutdownDelaySeconds",
    "WebService",
    service,
    patchDetails({ maxShutdownDelaySeconds: 90 }),
    true,
  ],
  [
    "maintenanceMode",
    "WebService",
    service,
    patchDetails({ maintenanceMode: { enabled: true, uri: "" } }),
    false,
  ],
  [
    "renderSubdomain",
    "WebService",
    service,
    patchDetails({ renderSubdomainPolicy: "disabled" }),
    false,
  ],
  ["previews", "WebService", service, patchDetails({ previews: { generation: "manual" } }), false],
  ["ipAllowList", "WebService", service, patchDetails({ ipAllowList: [] }), false],
  [
    "buildCommand",
    "WebService",
    service,
    patchDetails({ envSpecificDetails: { buildCommand: "make", startCommand: "npm start" } }),
    true,
  ],
  [
    "startCommand",
    "WebService",
    service,
    patchDetails({ envSpecificDetails: { buildCommand: "npm ci", startCommand: "node x" } }),
    true,
  ],
  [
    "instances",
    "WebService",
    service,
    ({ http }, params) =>
      http.POST("/services/{serviceId}/scale", { params, body: { numInstances: 5 } }),
    false,
  ],
  [
    "suspended",
    "WebService",
    service,
    ({ http }, params) => http.POST("/services/{serviceId}/suspend", { params }),
    false,
  ],
  [
    "variables, one changed",
    "WebService",
    service,
    ({ http }, { path }) =>
      http.PUT("/services/{serviceId}/env-vars/{envVarKey}", {
        params: { path: { ...path, envVarKey: "A" } },
        body: { value: "by hand" },
      }),
    true,
  ],
  [
    "variables, one added",
    "WebService",
    service,
    ({ http }, { path }) =>
      http.PUT("/services/{serviceId}/env-vars/{envVarKey}", {
        params: { path: { ...path, envVarKey: "FOREIGN" } },
        body: { value: "a secret of somebody" },
      }),
    true,
  ],
  [
    "variables, one removed",
    "WebService",
    service,
    ({ http }, { path }) =>
      http.DELETE("/services/{serviceId}/env-vars/{envVarKey}", {
        params: { path: { ...path, envVarKey: "B" } },
      }),
    true,
  ],
  [
    "secretFiles",
    "WebService",
    service,
    ({ http }, { path }) =>
      http.PUT("/services/{serviceId}/secret-files/{secretFileName}", {
        params: { path: { ...path, secretFileName: "key.pem" } },
        body: { content: "other" },
      }),
    true,
  ],
  [
    "image",
    "PrivateService",
    withoutWeb(fromImage),
    ({ http, ownerId }, params) =>
      http.PATCH("/services/{serviceId}", {
        params,
        body: { image: { ownerId, imagePath: "docker.io/library/nginx:1.28" } },
      }),
    true,
  ],
  [
    "schedule",
    "CronJob",
    {
      name: "nightly",
      plan: "starter",
      runtime: "node",
      repo: service.repo,
      buildCommand: "npm ci",
      startCommand: "npm run nightly",
      schedule: "0 3 * * *",
    },
    patchDetails({ schedule: "0 4 * * *" }),
    false,
  ],
  ["publishPath", "StaticSite", site, patchDetails({ publishPath: "build" }), true],
  [
    "headers",
    "StaticSite",
    site,
    ({ http }, params) => http.PUT("/services/{serviceId}/headers", { params, body: [] }),
    false,
  ],
  [
    "routes",
    "StaticSite",
    site,
    ({ http }, params) =>
      http.PUT("/services/{serviceId}/routes", {
        params,
        body: [{ type: "rewrite", source: "/*", destination: "/index.html" }],
      }),
    false,
  ],
  [
    "autoscaling",
    "BackgroundWorker",
    {
      ...withoutWeb(service),
      instances: undefined,
      autoscaling: { min: 1, max: 3, cpuPercent: 70 },
    },
    ({ http }, params) => http.DELETE("/services/{serviceId}/autoscaling", { params }),
    false,
  ],
];

function withoutWeb(inputs: object): object {
  const { healthCheckPath, maintenanceMode, renderSubdomain, ipAllowList, ...rest } =
    inputs as typeof service;
  return rest;
}
