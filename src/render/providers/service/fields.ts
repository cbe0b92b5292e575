import type { Service, ServiceType } from "../wire.ts";
import type { InputName, ServiceInputs } from "./inputs.ts";
import { isProcess } from "./types.ts";

/** A body of POST or PATCH under construction; Render's document has one shape per type. */
export interface ServiceBody {
  [name: string]: unknown;
  serviceDetails: Record<string, unknown> & { envSpecificDetails?: Record<string, unknown> };
}

/** A service's details without the division by type: each type has some of them. */
interface Details {
  autoscaling?: {
    enabled: boolean;
    min: number;
    max: number;
    criteria: Record<"cpu" | "memory", { enabled: boolean; percentage: number }>;
  };
  buildCommand?: string;
  disk?: { id: string; name: string; mountPath: string; sizeGB: number };
  envSpecificDetails?: {
    buildCommand?: string;
    startCommand?: string;
    dockerCommand?: string;
    dockerContext?: string;
    dockerfilePath?: string;
    preDeployCommand?: string;
    registryCredential?: { id: string };
  };
  healthCheckPath?: string;
  ipAllowList?: { cidrBlock: string; description: string }[] | null;
  maintenanceMode?: { enabled: boolean; uri: string };
  maxShutdownDelaySeconds?: number;
  numInstances?: number;
  parentServer?: { id: string };
  plan?: string;
  preDeployCommand?: string;
  previews?: { generation?: "off" | "manual" | "automatic" };
  publishPath?: string;
  region?: string;
  renderSubdomainPolicy?: "enabled" | "disabled";
  runtime?: string;
  schedule?: string;
  url?: string;
}

export function detailsOf(service: Service): Details {
  return service.serviceDetails as Details;
}

/** One property that a service's creation and PATCH take, how it is read back, and its effect. */
interface Field<Name extends InputName = InputName> {
  name: Name;
  /** Whether a change is only seen by the running service after a deploy. */
  deploys: boolean;
  /** The value Render shows, in the words of our inputs. */
  read(service: Service): ServiceInputs[Name] | undefined;
  write(body: ServiceBody, value: NonNullable<ServiceInputs[Name]>, context: WriteContext): void;
  /** What stands for "not set" when the config no longer sets it. Absent: it then stays as it is. */
  reset?: NonNullable<ServiceInputs[Name]>;
}

interface WriteContext {
  type: ServiceType;
  ownerId: string;
  inputs: ServiceInputs;
  /** What the config wanted last time; empty for what is new. */
  olds: Partial<ServiceInputs>;
}

function field<Name extends InputName>(definition: Field<Name>): Field {
  return definition as unknown as Field;
}

/** A property that has one name at the top of the body and of the answer. */
function topLevel(name: "name" | "repo" | "branch" | "rootDir", deploys: boolean): Field {
  return field({
    name,
    deploys,
    read: (service) => service[name],
    write: (body, value) => {
      body[name] = value;
    },
    ...(name === "rootDir" && { reset: "" }),
  });
}

type DetailName =
  | "plan"
  | "runtime"
  | "healthCheckPath"
  | "maxShutdownDelaySeconds"
  | "ipAllowList"
  | "schedule"
  | "publishPath";

/** A property that has one name in the details of the body and of the answer. */
function detail(name: DetailName, deploys: boolean, reset?: string): Field {
  return field({
    name,
    deploys,
    read: (service) => (detailsOf(service)[name] ?? undefined) as ServiceInputs[typeof name],
    write: (body, value) => {
      body.serviceDetails[name] = value;
    },
    ...(reset !== undefined && { reset }),
  });
}

/** Whether commands of that runtime are overrides of an image's own. */
export function isContainer(runtime: string | undefined): boolean {
  return runtime === "docker" || runtime === "image";
}

function envSpecific(body: ServiceBody): Record<string, unknown> {
  body.serviceDetails.envSpecificDetails ??= {};
  return body.serviceDetails.envSpecificDetails;
}

const commands: Field[] = [
  field({
    name: "buildCommand",
    deploys: true,
    read: (service) => {
      const details = detailsOf(service);
      return details.envSpecificDetails?.buildCommand ?? details.buildCommand;
    },
    write: (body, value, { type }) => {
      const target = isProcess(type) ? envSpecific(body) : body.serviceDetails;
      target["buildCommand"] = value;
    },
    reset: "",
  }),
  field({
    name: "startCommand",
    deploys: true,
    read: (service) => {
      const env = detailsOf(service).envSpecificDetails;
      return env?.startCommand ?? env?.dockerCommand;
    },
    write: (body, value, { inputs }) => {
      const name = isContainer(inputs.runtime) ? "dockerCommand" : "startCommand";
      envSpecific(body)[name] = value;
    },
    reset: "",
  }),
  field({
    name: "dockerfilePath",
    deploys: true,
    read: (service) => detailsOf(service).envSpecificDetails?.dockerfilePath,
    write: (body, value) => {
      envSpecific(body)["dockerfilePath"] = value;
    },
    reset: "./Dockerfile",
  }),
  field({
    name: "dockerContext",
    deploys: true,
    read: (service) => detailsOf(service).envSpecificDetails?.dockerContext,
    write: (body, value) => {
      envSpecific(body)["dockerContext"] = value;
    },
    reset: ".",
  }),
  field({
    name: "preDeployCommand",
    deploys: true,
    // It goes in under the details and comes out under the runtime's own.
    read: (service) => {
      const details = detailsOf(service);
      return details.envSpecificDetails?.preDeployCommand ?? details.preDeployCommand ?? "";
    },
    write: (body, value) => {
      body.serviceDetails["preDeployCommand"] = value;
    },
    reset: "",
  }),
];

/**
 * The image a service shows, without a credential of which no config knows: it was given by hand,
 * or Render kept it although it was taken off, and to send the same again would not help.
 */
export function shownImage(
  { imagePath, registryCredential }: Service,
  ...configs: (ServiceInputs["image"] | undefined)[]
): ServiceInputs["image"] | undefined {
  if (!imagePath) return undefined;
  const isConfigured = configs.some((image) => image?.registryCredentialId);
  return { url: imagePath, ...(isConfigured && { registryCredentialId: registryCredential?.id }) };
}

/** Every property of the creation and PATCH bodies that a config may set. */
export const fields: readonly Field[] = [
  topLevel("name", false),
  topLevel("repo", true),
  topLevel("branch", true),
  topLevel("rootDir", true),
  field({
    name: "buildFilter",
    deploys: false,
    read: ({ buildFilter }) => buildFilter && { ...buildFilter },
    write: (body, { paths, ignoredPaths }) => {
      body["buildFilter"] = { paths: paths ?? [], ignoredPaths: ignoredPaths ?? [] };
    },
    reset: { paths: [], ignoredPaths: [] },
  }),
  field({
    name: "autoDeploy",
    deploys: false,
    read: ({ autoDeploy, autoDeployTrigger }) =>
      autoDeployTrigger ?? (autoDeploy === "yes" ? "commit" : "off"),
    write: (body, value) => {
      // Both are sent, because Render does not say which of the two wins.
      body["autoDeployTrigger"] = value;
      body["autoDeploy"] = value === "off" ? "no" : "yes";
    },
  }),
  field({
    name: "image",
    deploys: true,
    read: ({ imagePath, registryCredential }) =>
      imagePath ? { url: imagePath, registryCredentialId: registryCredential?.id } : undefined,
    write: (body, { url, registryCredentialId }, { ownerId, olds }) => {
      // Left out, it stays as it is; no source says what takes it off but the empty id.
      const removes = olds.image?.registryCredentialId && !registryCredentialId;
      const credential = removes ? "" : registryCredentialId;
      body["image"] = { ownerId, imagePath: url, registryCredentialId: credential };
    },
  }),
  detail("plan", true),
  detail("runtime", true),
  ...commands,
  detail("healthCheckPath", true, ""),
  detail("maxShutdownDelaySeconds", true),
  field({
    name: "maintenanceMode",
    deploys: false,
    read: (service) => detailsOf(service).maintenanceMode,
    write: (body, { enabled, uri }) => {
      body.serviceDetails["maintenanceMode"] = { enabled, uri: uri ?? "" };
    },
    reset: { enabled: false, uri: "" },
  }),
  field({
    name: "renderSubdomain",
    deploys: false,
    read: (service) => detailsOf(service).renderSubdomainPolicy,
    write: (body, value) => {
      body.serviceDetails["renderSubdomainPolicy"] = value;
    },
  }),
  field({
    name: "previews",
    deploys: false,
    read: (service) => detailsOf(service).previews?.generation ?? "off",
    write: (body, value) => {
      body.serviceDetails["previews"] = { generation: value };
    },
  }),
  detail("ipAllowList", false),
  detail("schedule", false),
  detail("publishPath", true),
];
