import type { StateResource } from "../../../src/engine/pulumi.ts";
import type { BackgroundWorkerArgs } from "../../../src/render/background-worker.ts";
import type { CronJobArgs } from "../../../src/render/cron-job.ts";
import type { CustomDomainArgs } from "../../../src/render/custom-domain.ts";
import type { EnvGroupArgs } from "../../../src/render/env-group.ts";
import type { EnvironmentArgs } from "../../../src/render/environment.ts";
import type { KeyValueArgs } from "../../../src/render/key-value.ts";
import type { PostgresArgs } from "../../../src/render/postgres.ts";
import type { PrivateServiceArgs } from "../../../src/render/private-service.ts";
import type { ProjectArgs } from "../../../src/render/project.ts";
import { autoscalingBody } from "../../../src/render/providers/service/scaling.ts";
import type { RegistryCredentialArgs } from "../../../src/render/registry-credential.ts";
import type { StaticSiteArgs } from "../../../src/render/static-site.ts";
import type { WebServiceArgs } from "../../../src/render/web-service.ts";
import { groupLinks } from "./group-links.ts";

/** A call of somebody at Render's dashboard, which uses the same API. */
export type Call = (method: string, path: string, body?: object) => Promise<unknown>;

/** One property of one thing, to be given another value. */
export interface Target {
  call: Call;
  resource: StateResource;
  /** As the config has it, secrets in the clear as anything. */
  before: never;
  value: never;
}

/** How somebody edits a property; `other` where not any value of its form will do. */
export interface Editor {
  other?(before: unknown): unknown;
  write(target: Target): Promise<unknown>;
}

/** Fixed for a thing's life: all that a hand can do is take it away. */
type Fixed = "fixed";
/** Inputs that steer this program; src/changes/render.ts says that nobody sees them. */
type Steering =
  | ("adopt" | "allowReplace" | "firstEnvironment" | "managedBy" | "mayBeSuspended")
  | ("variablesMode" | "waitForVerification");

/** Every property of a kind: one forgotten does not compile. */
type Editors<Args> = Record<Exclude<keyof Args & string, Steering>, Editor | Fixed>;

const at = ({ resource }: Target) => resource.id!;

/** A property that a PATCH of the thing takes. */
const patched = (
  list: string,
  body: (value: never, before: never, resource: StateResource) => object,
  other?: (before: unknown) => unknown,
): Editor => ({
  ...(other && { other }),
  write: ({ call, resource, value, before }) =>
    call("PATCH", `/${list}/${resource.id!}`, body(value, before, resource)),
});

const service = (name: string) => patched("services", (value) => ({ [name]: value }));
const detail = (name: string, other?: (before: unknown) => unknown) =>
  patched("services", (value) => ({ serviceDetails: { [name]: value } }), other);
const command = (name: string) =>
  patched("services", (value) => ({ serviceDetails: { envSpecificDetails: { [name]: value } } }));

/** What a container starts with has another name. */
const started = patched("services", (value, _before, { inputs }) => {
  const name = /docker|image/.test(`${inputs?.["runtime"]}`) ? "dockerCommand" : "startCommand";
  return { serviceDetails: { envSpecificDetails: { [name]: value } } };
});

/** The one of the values that it is not. */
const oneOf =
  (...values: string[]) =>
  (before: unknown) =>
    values.find((value) => value !== before);

const moved: Editor = {
  other: () => undefined,
  write: ({ call, resource, before }) =>
    call("DELETE", `/environments/${before}/resources?resourceIds=${resource.id}`),
};

/** Variables or files: what is new or other is set, and what is not there any more is taken out. */
const entries = (list: string, kind: string, body: (value: string) => object): Editor => ({
  write: async ({ call, resource, before, value }) => {
    const [old, now] = [before, value] as Record<string, string>[];
    const path = (key: string) => `/${list}/${resource.id}/${kind}/${encodeURIComponent(key)}`;
    for (const key of Object.keys(old!)) {
      if (!Object.hasOwn(now!, key)) await call("DELETE", path(key));
    }
    for (const [key, text] of Object.entries(now!)) {
      if (old![key] !== text) await call("PUT", path(key), body(text));
    }
  },
});

const variables = (list: string) => entries(list, "env-vars", (value) => ({ value }));
const files = (list: string) => entries(list, "secret-files", (content) => ({ content }));

const suspended = (list: string): Editor => ({
  write: (target) =>
    target.call("POST", `/${list}/${at(target)}/${target.value ? "suspend" : "resume"}`),
});

const addresses = (list: string, inDetails = false): Editor => {
  const body = (value: never) => ({ ipAllowList: value });
  const other = () => [{ cidrBlock: "198.51.100.7/32", description: "by hand" }];
  return patched(list, inDetails ? (value) => ({ serviceDetails: body(value) }) : body, other);
};

const ofService = {
  name: service("name"),
  environmentId: moved,
  repo: service("repo"),
  branch: service("branch"),
  rootDir: service("rootDir"),
  buildFilter: service("buildFilter"),
  autoDeploy: patched(
    "services",
    (value) => ({ autoDeploy: value === "off" ? "no" : "yes", autoDeployTrigger: value }),
    oneOf("off", "commit"),
  ),
  variables: variables("services"),
  envGroups: groupLinks,
  secretFiles: files("services"),
  suspended: suspended("services"),
  previews: patched(
    "services",
    (generation) => ({ serviceDetails: { previews: { generation } } }),
    oneOf("manual", "off"),
  ),
} satisfies Partial<Record<string, Editor>>;

const processes = {
  ...ofService,
  region: "fixed" as const,
  plan: detail("plan", oneOf("standard", "pro")),
  runtime: detail("runtime", oneOf("python", "node")),
  buildCommand: command("buildCommand"),
  startCommand: started,
  dockerfilePath: command("dockerfilePath"),
  dockerContext: command("dockerContext"),
  image: {
    other: (before: unknown) => ({ ...(before as object), url: "docker.io/library/nginx:1.28" }),
    write: async (target: Target) => {
      const { url: imagePath } = target.value as { url: string };
      const ownerId = target.resource.outputs?.["ownerId"];
      await target.call("PATCH", `/services/${at(target)}`, { image: { ownerId, imagePath } });
    },
  },
};

const longRunning = {
  ...processes,
  preDeployCommand: detail("preDeployCommand"),
  maxShutdownDelaySeconds: detail("maxShutdownDelaySeconds"),
  instances: {
    write: (target: Target) =>
      target.call("POST", `/services/${at(target)}/scale`, { numInstances: target.value }),
  },
  autoscaling: {
    other: (before: unknown) => ({ ...(before as object), max: 9 }),
    write: (target: Target) =>
      target.call("PUT", `/services/${at(target)}/autoscaling`, autoscalingBody(target.value)),
  },
  disk: {
    // A disk only grows, by hand too.
    other: (before: unknown) => ({ ...(before as object), name: "by-hand", sizeGB: 200 }),
    write: async (target: Target) => {
      const found = (await target.call("GET", `/disks?serviceId=${at(target)}`)) as {
        disk: { id: string };
      }[];
      await target.call("PATCH", `/disks/${found[0]!.disk.id}`, target.value);
    },
  },
};

const subdomain = detail("renderSubdomainPolicy", oneOf("disabled", "enabled"));
const listOf = (kind: string): Editor => ({
  write: (target) => target.call("PUT", `/services/${at(target)}/${kind}`, target.value),
});

const web: Editors<WebServiceArgs> = {
  ...longRunning,
  healthCheckPath: detail("healthCheckPath"),
  maintenanceMode: detail("maintenanceMode", () => ({ enabled: true, uri: "" })),
  renderSubdomain: subdomain,
  ipAllowList: addresses("services", true),
};
const cron: Editors<CronJobArgs> = {
  ...processes,
  schedule: detail("schedule", oneOf("0 4 * * *", "0 5 * * *")),
};
const site: Editors<StaticSiteArgs> = {
  ...ofService,
  buildCommand: detail("buildCommand"),
  publishPath: detail("publishPath"),
  headers: listOf("headers"),
  routes: listOf("routes"),
  renderSubdomain: subdomain,
  ipAllowList: addresses("services", true),
};
const group: Editors<EnvGroupArgs> = {
  name: patched("env-groups", (name) => ({ name })),
  environmentId: moved,
  variables: variables("env-groups"),
  secretFiles: files("env-groups"),
};
const keyValue: Editors<KeyValueArgs> = {
  name: patched("key-value", (name) => ({ name })),
  plan: patched("key-value", (plan) => ({ plan }), oneOf("standard", "pro")),
  region: "fixed",
  environmentId: moved,
  maxmemoryPolicy: patched(
    "key-value",
    (maxmemoryPolicy) => ({ maxmemoryPolicy }),
    oneOf("allkeys_lru", "noeviction"),
  ),
  persistence: patched(
    "key-value",
    (persistenceMode) => ({ persistenceMode }),
    oneOf("off", "journal_snapshot"),
  ),
  ipAllowList: addresses("key-value"),
  suspended: suspended("key-value"),
};
const postgres: Editors<PostgresArgs> = {
  name: patched("postgres", (name) => ({ name })),
  plan: patched("postgres", (plan) => ({ plan }), oneOf("pro_4gb", "pro_8gb")),
  version: "fixed",
  region: "fixed",
  environmentId: moved,
  databaseName: "fixed",
  databaseUser: "fixed",
  diskSizeGB: patched(
    "postgres",
    (diskSizeGB) => ({ diskSizeGB }),
    () => 500,
  ),
  diskAutoscaling: patched("postgres", (enableDiskAutoscaling) => ({ enableDiskAutoscaling })),
  highAvailability: patched("postgres", (enableHighAvailability) => ({ enableHighAvailability })),
  readReplicas: patched("postgres", (names: string[]) => ({
    readReplicas: names.map((name) => ({ name })),
  })),
  ipAllowList: addresses("postgres"),
  suspended: suspended("postgres"),
};
const environment: Editors<EnvironmentArgs> = {
  name: patched("environments", (name) => ({ name })),
  projectId: "fixed",
  protected: patched("environments", (value) => ({
    protectedStatus: value ? "protected" : "unprotected",
  })),
  networkIsolation: patched("environments", (networkIsolationEnabled) => ({
    networkIsolationEnabled,
  })),
};
const project: Editors<ProjectArgs> = { name: patched("projects", (name) => ({ name })) };
const domain: Editors<CustomDomainArgs> = { name: "fixed", serviceId: "fixed" };
const credentials = "registrycredentials";
const credential: Editors<Omit<RegistryCredentialArgs, "authToken">> = {
  name: patched(credentials, (name) => ({ name })),
  registry: patched(credentials, (registry) => ({ registry }), oneOf("GITLAB", "GITHUB")),
  username: patched(credentials, (username) => ({ username })),
};

const longRunningKinds: Editors<PrivateServiceArgs & BackgroundWorkerArgs> = longRunning;

/** How each property is edited, by kind of resource. */
export const renderEditors: Readonly<Record<string, Readonly<Record<string, Editor | Fixed>>>> = {
  WebService: web,
  PrivateService: longRunningKinds,
  BackgroundWorker: longRunningKinds,
  CronJob: cron,
  StaticSite: site,
  EnvGroup: group,
  KeyValue: keyValue,
  Postgres: postgres,
  Environment: environment,
  Project: project,
  CustomDomain: domain,
  RegistryCredential: credential,
};
