import { badRequest } from "./refusals.ts";
import type { EnvSpecificDetails, Schemas, ServiceDetails, ServiceRow } from "./tables.ts";

/** Everything the body of any service type may say in its details. */
export type DetailsInput = Partial<
  Omit<Schemas["webServiceDetailsPOST"], "disk" | "envSpecificDetails" | "plan">
> &
  Pick<Partial<Schemas["webServiceDetailsPATCH"]>, "cache"> &
  Pick<Partial<Schemas["staticSiteDetailsPOST"]>, "buildCommand" | "publishPath"> & {
    headers?: Schemas["headerInput"][];
    routes?: Schemas["routePost"][];
    disk?: Schemas["serviceDisk"];
    plan?: Schemas["plan"];
    schedule?: string;
    envSpecificDetails?: EnvSpecificInput;
  };

type EnvSpecificInput = EnvSpecificDetails & { registryCredentialId?: string };

/** What Render fills in where a new service's body is silent. */
export function newDetails(
  type: ServiceRow["type"],
  input: DetailsInput,
  made: { plan: Schemas["plan"]; slug: string; id: string },
): ServiceDetails {
  const generation = previewsOf(input) ?? "off";
  const previews = { previews: { generation }, pullRequestPreviewsEnabled: mirrored(generation) };
  const url = `https://${made.slug}.onrender.com`;
  if (type === "static_site") {
    const publishPath = input.publishPath || "public";
    const buildCommand = input.buildCommand ?? "";
    const renderSubdomainPolicy = input.renderSubdomainPolicy ?? "enabled";
    return {
      buildCommand,
      publishPath,
      url,
      buildPlan: "starter",
      ...previews,
      renderSubdomainPolicy,
    };
  }
  const runtime = input.runtime!;
  const region = input.region ?? "oregon";
  const common: ServiceDetails = {
    env: runtime,
    runtime,
    region,
    plan: made.plan,
    buildPlan: "starter",
    envSpecificDetails: newEnvSpecific(type, runtime, input),
  };
  if (type === "cron_job") return { ...common, schedule: input.schedule! };
  const running: ServiceDetails = {
    ...common,
    ...previews,
    numInstances: input.numInstances ?? 1,
    maxShutdownDelaySeconds: input.maxShutdownDelaySeconds ?? 30,
    ...(input.autoscaling && { autoscaling: input.autoscaling }),
    sshAddress: `${made.id}@ssh.${region}.render.com`,
  };
  if (type === "background_worker") return running;
  const openPorts = [{ port: 10000, protocol: "TCP" as const }];
  if (type === "private_service") return { ...running, openPorts, url: `${made.slug}:10000` };
  return {
    ...running,
    openPorts,
    url,
    healthCheckPath: input.healthCheckPath ?? "",
    renderSubdomainPolicy: input.renderSubdomainPolicy ?? "enabled",
    ...(input.maintenanceMode && { maintenanceMode: input.maintenanceMode }),
    ...(input.ipAllowList && { ipAllowList: input.ipAllowList }),
    ...(input.internalRouting && { internalRouting: input.internalRouting }),
  };
}

/** The details after a PATCH; what the body leaves out stays. */
export function patchedDetails(
  service: ServiceRow,
  input: DetailsInput,
  plan: Schemas["plan"] | undefined,
): ServiceDetails {
  const { envSpecificDetails, preDeployCommand, previews, pullRequestPreviewsEnabled, ...plain } =
    input;
  const details: ServiceDetails = { ...service.serviceDetails, ...(plain as ServiceDetails) };
  if (plan) details.plan = plan;
  if (input.runtime) details.env = input.runtime;
  const generation = previewsOf({ previews, pullRequestPreviewsEnabled });
  if (generation) {
    details.previews = { generation };
    details.pullRequestPreviewsEnabled = mirrored(generation);
  }
  if (service.type === "static_site") return details;
  const { registryCredentialId: _, ...commands } = envSpecificDetails ?? {};
  details.envSpecificDetails = withoutEmptyPreDeploy({
    ...(input.runtime && sourceKind(input.runtime) !== sourceKind(service.serviceDetails.runtime!)
      ? { ...preDeployOf(service), ...newEnvSpecific(service.type, input.runtime, input) }
      : service.serviceDetails.envSpecificDetails),
    ...commands,
    ...(preDeployCommand !== undefined && { preDeployCommand }),
  });
  return details;
}

/**
 * Commands as they are read. A pre-deploy command goes in beside these details and comes out
 * among them, or not at all when empty; other text that was not given comes out empty.
 */
function newEnvSpecific(
  type: ServiceRow["type"],
  runtime: Schemas["serviceRuntime"],
  input: DetailsInput,
): EnvSpecificDetails {
  const given = input.envSpecificDetails ?? {};
  const { preDeployCommand } = input;
  const preDeploy = type !== "cron_job" && preDeployCommand ? { preDeployCommand } : {};
  if (!isContainer(runtime)) {
    const { buildCommand = "", startCommand = "" } = given;
    return { buildCommand, startCommand, ...preDeploy };
  }
  const docker = runtime === "docker";
  return {
    dockerCommand: given.dockerCommand ?? "",
    dockerContext: given.dockerContext ?? (docker ? "." : ""),
    dockerfilePath: given.dockerfilePath ?? (docker ? "./Dockerfile" : ""),
    ...preDeploy,
  };
}

function preDeployOf({ serviceDetails }: ServiceRow): EnvSpecificDetails {
  const { preDeployCommand } = serviceDetails.envSpecificDetails ?? {};
  return preDeployCommand ? { preDeployCommand } : {};
}

/** What decides which commands a service has. */
function sourceKind(runtime: string): "docker" | "image" | "native" {
  return runtime === "docker" || runtime === "image" ? runtime : "native";
}

function withoutEmptyPreDeploy(details: EnvSpecificDetails): EnvSpecificDetails {
  const { preDeployCommand, ...rest } = details;
  return preDeployCommand ? details : rest;
}

/** Refuses what a service of that plan and shape cannot have. */
export function checkDetails(type: ServiceRow["type"], details: ServiceDetails): void {
  if (type === "static_site") return;
  const { disk, numInstances = 1, autoscaling, plan } = details;
  if (disk && numInstances > 1)
    throw badRequest("services with disks cannot have multiple instances");
  if (disk && autoscaling?.enabled) throw badRequest("services with disks cannot autoscale");
  if (autoscaling && autoscaling.min > autoscaling.max) {
    throw badRequest("autoscaling min exceeds max");
  }
  if (plan !== "free") return;
  if (disk) throw badRequest("disks are not supported for free services");
  if (numInstances > 1) throw badRequest("free services cannot have multiple instances");
  if (autoscaling) throw badRequest("autoscaling is not supported for free services");
  if (details.envSpecificDetails?.preDeployCommand) {
    throw badRequest("pre-deploy command is not supported for free services");
  }
  if (details.maintenanceMode) {
    throw badRequest("maintenance mode is not supported for free services");
  }
}

/** `nginx` -> `docker.io/library/nginx:latest`, as Render reads an image back. */
export function normalisedImage(path: string): string {
  const [first = "", ...rest] = path.split("/");
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const full = hasHost ? path : `docker.io/${rest.length > 0 ? path : `library/${path}`}`;
  const last = full.split("/").at(-1)!;
  return last.includes(":") || last.includes("@") ? full : `${full}:latest`;
}

/** An image's host, repository and name, without tag and digest. */
export function repositoryOf(image: string): string {
  return image.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
}

export function isContainer(runtime: string): boolean {
  return runtime === "docker" || runtime === "image";
}

function previewsOf(input: Pick<DetailsInput, "previews" | "pullRequestPreviewsEnabled">) {
  const old = input.pullRequestPreviewsEnabled;
  return input.previews?.generation ?? (old && (old === "yes" ? "automatic" : "off"));
}

function mirrored(generation: "off" | "manual" | "automatic"): "yes" | "no" {
  return generation === "automatic" ? "yes" : "no";
}
