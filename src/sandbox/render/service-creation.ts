import { environmentOf, requireOwner, requirePayment } from "./account.ts";
import type { Account } from "./call.ts";
import { addDisk } from "./handlers/disks.ts";
import { requireAutoscaling } from "./handlers/scaling.ts";
import { addHeaders, addRoutes } from "./handlers/static-sites.ts";
import { echoedPlan } from "./plans.ts";
import { badRequest, conflict } from "./refusals.ts";
import { checkDetails, type DetailsInput, newDetails } from "./service-details.ts";
import {
  buildCredential,
  buildFilterOf,
  deployTriggers,
  requireSource,
  sourceOf,
} from "./service-source.ts";
import { serviceTypes } from "./service-types.ts";
import type { Schemas, ServiceRow } from "./tables.ts";
import { timestamp } from "./timestamps.ts";
import { readSecretFiles, readVariables } from "./variables.ts";

type ServiceBody = Schemas["servicePOST"];

/** Checks everything a new service says, then makes it with all that its body holds inline. */
export function createService(account: Account, body: ServiceBody): ServiceRow {
  const { world, tables, options } = account;
  const input = (body.serviceDetails ?? {}) as DetailsInput;
  const plan = input.plan ?? "0.5c-512mb";
  requireOwner(account, body.ownerId);
  if (body.environmentId) environmentOf(account, body.environmentId);
  requireFreeName(account, body.name, undefined);
  requireSource(body, input.runtime);
  if (serviceTypes[body.type].isProcess) requirePayment(account, plan);
  if (input.autoscaling) requireAutoscaling(account);
  const source = { ...(body.repo && { branch: "main" }), ...sourceOf(account, body) };
  const credential = buildCredential(account, input);
  const variables = readVariables(world, body.name, body.envVars);
  const files = readSecretFiles(body.secretFiles);

  const id = world.id(serviceTypes[body.type].idPrefix, body.name);
  const slug = newSlug(account, body);
  const made = { plan: echoedPlan(options, "compute", plan), slug, id };
  const details = newDetails(body.type, input, made);
  if (details.envSpecificDetails) Object.assign(details.envSpecificDetails, credential);
  checkDetails(body.type, { ...details, ...(input.disk && { disk: diskShape(id, input.disk) }) });

  tables.services[id] = newRow(account, body, { id, slug, source, details });
  tables.envVars[id] = variables;
  tables.secretFiles[id] = files;
  if (input.disk) addDisk(account, id, input.disk);
  addHeaders(account, id, input.headers ?? []);
  addRoutes(account, id, input.routes ?? []);
  return tables.services[id];
}

/** Names are unique in a workspace. */
export function requireFreeName({ tables }: Account, name: string, self: string | undefined): void {
  if (name === "") throw badRequest("name must not be empty");
  const taken = Object.values(tables.services).some(
    (service) => service.name === name && service.id !== self,
  );
  if (taken) throw conflict(`name is already in use: ${name}`);
}

/**
 * A slug is made from the name once and never changes. Workers and cron jobs always get a suffix,
 * others where the name is taken anywhere at Render.
 */
export function newSlug(
  { world, tables, options }: Account,
  { name, type }: Pick<ServiceBody, "name" | "type">,
): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const taken =
    options.takenSlugs.includes(slug) ||
    Object.values(tables.services).some((service) => service.slug === slug);
  const always = type === "background_worker" || type === "cron_job";
  return taken || always ? `${slug}-${world.id("", `slug/${slug}`, 4)}` : slug;
}

function newRow(
  { world }: Account,
  body: ServiceBody,
  made: Pick<ServiceRow, "id" | "slug"> & {
    source: Partial<ServiceRow>;
    details: ServiceRow["serviceDetails"];
  },
): ServiceRow {
  const now = timestamp(world);
  return {
    id: made.id,
    type: body.type,
    name: body.name,
    slug: made.slug,
    ownerId: body.ownerId,
    ...(body.environmentId && { environmentId: body.environmentId }),
    ...(deployTriggers(body) ?? { autoDeploy: "yes", autoDeployTrigger: "commit" }),
    ...made.source,
    rootDir: body.rootDir ?? "",
    ...buildFilterOf(body.buildFilter),
    notifyOnFail: "default",
    suspended: "not_suspended",
    suspenders: [],
    dashboardUrl: `https://dashboard.render.com/${serviceTypes[body.type].short}/${made.id}`,
    createdAt: now,
    updatedAt: now,
    serviceDetails: made.details,
  };
}

function diskShape(serviceId: string, disk: Schemas["serviceDisk"]): Schemas["disk"] {
  return { sizeGB: 10, ...disk, id: `dsk-of-${serviceId}` };
}
