import { environmentOf, requireOwner, requirePayment, serviceOf } from "../account.ts";
import { type Account, accepted, created, type Handlers, noContent, ok } from "../call.ts";
import { startDeploy } from "../deploying.ts";
import { listAnswer } from "../lists.ts";
import { echoedPlan } from "../plans.ts";
import { badRequest, conflict, forbidden } from "../refusals.ts";
import {
  checkDetails,
  type DetailsInput,
  isContainer,
  newDetails,
  normalisedImage,
  patchedDetails,
} from "../service-details.ts";
import type { Schemas, ServiceRow } from "../tables.ts";
import { readSecretFiles, readVariables } from "../variables.ts";

export const serviceHandlers: Handlers = {
  "list-services": ({ tables, query }) => {
    const previews = query.includePreviews ?? true;
    const rows = Object.values(tables.services);
    const shown = previews ? rows : rows.filter((row) => !row.serviceDetails.parentServer);
    return listAnswer(query, shown, {
      noun: "service",
      fields: {
        region: (row) => row.serviceDetails.region,
        env: (row) => row.serviceDetails.runtime,
      },
    });
  },

  "create-service": (call) => {
    const service = createService(call, call.body);
    const deploy = startDeploy(call, service, { trigger: "other" });
    return created({ service, deployId: deploy.id });
  },

  "retrieve-service": (call) => ok(serviceOf(call, call.path.serviceId)),

  "update-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    Object.assign(service, patchOf(call, service, call.body));
    service.updatedAt = call.world.timestamp();
    return ok(service);
  },

  "delete-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    requireDestroyable(call, service.environmentId);
    removeService(call, service.id);
    return noContent();
  },

  "suspend-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    service.suspended = "suspended";
    service.suspenders = ["user"];
    service.updatedAt = call.world.timestamp();
    return accepted();
  },

  "resume-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    if (service.suspended === "not_suspended") return accepted();
    service.suspended = "not_suspended";
    service.suspenders = [];
    service.updatedAt = call.world.timestamp();
    startDeploy(call, service, { trigger: "service_resumed" });
    return accepted();
  },

  "restart-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    if (service.type === "cron_job") throw badRequest("cron jobs cannot be restarted");
    return ok();
  },
};

/** Refuses what an API key of a non-admin may not destroy. */
export function requireDestroyable(account: Account, environmentId: string | undefined): void {
  const environment = environmentId && account.tables.environments[environmentId];
  if (!environment || environment.protectedStatus === "unprotected") return;
  if (account.options.role === "admin") return;
  throw forbidden(`environment ${environment.id} is protected`);
}

function createService(account: Account, body: Schemas["servicePOST"]): ServiceRow {
  const { world, tables } = account;
  requireOwner(account, body.ownerId);
  if (body.environmentId) environmentOf(account, body.environmentId);
  requireFreeName(account, body.name, undefined);
  const input = (body.serviceDetails ?? {}) as DetailsInput;
  requireSource(body, input.runtime);
  const asked = body.type === "static_site" ? undefined : (input.plan ?? "0.5c-512mb");
  requirePayment(account, asked);
  const variables = readVariables(world, body.name, body.envVars);
  const files = readSecretFiles(body.secretFiles);
  const id = world.id(body.type === "cron_job" ? "crn-" : "srv-", body.name);
  const slug = newSlug(account, body);
  const plan = echoedPlan(account.options, "compute", asked ?? "starter");
  const details = newDetails(body.type, input, { plan, slug, id });
  checkDetails(body.type, { ...details, disk: input.disk as never });
  const now = world.timestamp();
  const service: ServiceRow = {
    id,
    type: body.type,
    name: body.name,
    slug,
    ownerId: body.ownerId,
    ...(body.environmentId && { environmentId: body.environmentId }),
    ...deployTriggers(body, "yes"),
    ...sourceOf(body),
    rootDir: body.rootDir ?? "",
    ...(body.buildFilter && { buildFilter: body.buildFilter }),
    notifyOnFail: "default",
    suspended: "not_suspended",
    suspenders: [],
    dashboardUrl: `https://dashboard.render.com/${dashboardPath[body.type]}/${id}`,
    createdAt: now,
    updatedAt: now,
    serviceDetails: details,
  };
  tables.services[id] = service;
  tables.envVars[id] = variables;
  tables.secretFiles[id] = files;
  return service;
}

function patchOf(
  account: Account,
  service: ServiceRow,
  body: Schemas["servicePATCH"],
): Partial<ServiceRow> {
  const input = (body.serviceDetails ?? {}) as DetailsInput;
  if (body.name !== undefined) requireFreeName(account, body.name, service.id);
  requirePayment(account, input.plan);
  const image = service.imagePath !== undefined;
  const toImage = input.runtime ? input.runtime === "image" : image;
  if (toImage !== image || (body.image && !image) || (body.repo && image)) {
    throw badRequest("cannot change between a repository and an image");
  }
  const plan = input.plan && echoedPlan(account.options, "compute", input.plan);
  const serviceDetails = patchedDetails(service, input, plan);
  checkDetails(service.type, serviceDetails);
  return {
    ...(body.name !== undefined && { name: body.name }),
    ...(body.rootDir !== undefined && { rootDir: body.rootDir }),
    ...(body.buildFilter && { buildFilter: body.buildFilter }),
    ...deployTriggers(body, undefined),
    ...sourceOf(body),
    serviceDetails,
  };
}

/** Removes a service and everything that exists only with it. */
function removeService({ tables }: Account, id: string): void {
  delete tables.services[id];
  delete tables.envVars[id];
  delete tables.secretFiles[id];
  for (const table of [tables.deploys, tables.customDomains]) {
    for (const row of Object.values(table)) if (row.serviceId === id) delete table[row.id];
  }
  for (const group of Object.values(tables.envGroups)) {
    group.serviceIds = group.serviceIds.filter((serviceId) => serviceId !== id);
  }
}

/** Names are unique in a workspace; the slug of a web address is unique in the world. */
function requireFreeName({ tables }: Account, name: string, self: string | undefined): void {
  if (name === "") throw badRequest("name must not be empty");
  const taken = Object.values(tables.services).some(
    (service) => service.name === name && service.id !== self,
  );
  if (taken) throw conflict(`name is already in use: ${name}`);
}

function newSlug({ world, tables, options }: Account, body: Schemas["servicePOST"]): string {
  const slug = body.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const taken =
    options.takenSlugs.includes(slug) ||
    Object.values(tables.services).some((service) => service.slug === slug);
  const always = body.type === "background_worker" || body.type === "cron_job";
  return taken || always ? `${slug}-${world.id("", `slug/${slug}`, 4)}` : slug;
}

function requireSource(body: Schemas["servicePOST"], runtime: string | undefined): void {
  if (runtime === "image") {
    if (!body.image) throw badRequest("image is required when runtime is image");
    return;
  }
  if (body.image) throw badRequest("image needs runtime image");
  if (!body.repo) throw badRequest("repo is required");
  const details = body.serviceDetails as DetailsInput | undefined;
  const needsCommands = runtime !== undefined && !isContainer(runtime);
  if (needsCommands && !details?.envSpecificDetails) {
    throw badRequest("envSpecificDetails is required: buildCommand and startCommand");
  }
}

function sourceOf(
  body: Pick<Schemas["servicePOST"], "repo" | "branch" | "image">,
): Partial<ServiceRow> {
  if (body.image) return { imagePath: normalisedImage(body.image.imagePath) };
  return {
    ...(body.repo !== undefined && { repo: body.repo.replace(/\.git$/, "") }),
    ...(body.branch !== undefined && { branch: body.branch }),
  };
}

/** `autoDeploy` and `autoDeployTrigger` say the same; the newer of the two wins. */
function deployTriggers(
  body: Pick<Schemas["servicePOST"], "autoDeploy" | "autoDeployTrigger">,
  usual: "yes" | undefined,
): Pick<Partial<ServiceRow>, "autoDeployTrigger"> & { autoDeploy: "yes" | "no" } {
  const old = body.autoDeploy ?? usual;
  const trigger = body.autoDeployTrigger ?? (old && (old === "yes" ? "commit" : "off"));
  if (!trigger) return {} as { autoDeploy: "yes" | "no" };
  return { autoDeploy: trigger === "off" ? "no" : "yes", autoDeployTrigger: trigger };
}

const dashboardPath = {
  static_site: "static",
  web_service: "web",
  private_service: "pserv",
  background_worker: "worker",
  cron_job: "cron",
};
