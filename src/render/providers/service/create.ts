import { answer } from "../../client/client.ts";
import { type Context, Unfinished } from "../implementation.ts";
import { chooseOurs, createOnce } from "../once.ts";
import { untilKnown } from "../polling.ts";
import { toVariableList } from "../records.ts";
import { findServices } from "../shared-reads.ts";
import type { Service, ServiceType } from "../wire.ts";
import { readMarker } from "./adoption.ts";
import { creationBody, firstDeployVariables, ownVariables } from "./bodies.ts";
import { newestDeploy, waitUntilLive } from "./deploys.ts";
import { link } from "./groups.ts";
import type { ServiceInputs, ServiceOutputs } from "./inputs.ts";
import { outputsOf } from "./observe.ts";
import { type DeployMark, markOf } from "./running.ts";
import { suspend } from "./suspension.ts";

/**
 * A service of that name which an interrupted run of this stack left: one in this stack's own
 * Render environment or, where the config has none, one that carries our marker.
 */
export async function findOurs(
  context: Context,
  type: ServiceType,
  inputs: ServiceInputs,
): Promise<Service | undefined> {
  const named = (await context.reads.servicesNamed.load(inputs.name)) ?? [];
  const candidates = named.map(async (service) => ({
    id: service.id,
    isOurs: service.type === type && (await isOurs(context, service, inputs)),
    service,
  }));
  const what = `a service named "${inputs.name}"`;
  return chooseOurs(what, await Promise.all(candidates))?.service;
}

async function isOurs(
  context: Context,
  service: Service,
  { environmentId, managedBy }: ServiceInputs,
): Promise<boolean> {
  if (environmentId !== undefined) return service.environmentId === environmentId;
  return managedBy !== undefined && (await readMarker(context, service)) === managedBy;
}

/**
 * Creates a service with everything its first deploy needs, links its groups, takes the inlined
 * copies of their variables back, and waits until that deploy is live. A service of ours that is
 * there instead is only returned: it may be of an earlier run that wanted other things.
 */
export async function createService(
  context: Context,
  type: ServiceType,
  inputs: ServiceInputs,
): Promise<
  { made: { id: string; outputs: ServiceOutputs }; found?: undefined } | { found: Service }
> {
  const once = await post(context, type, inputs);
  if (once.found) return once;
  const { deployId } = once.made;
  const service = once.made.service!;
  let known: Partial<ServiceOutputs> = { ...plainOutputs(service), deployDue: true };
  try {
    const outputs = await untilKnown(context.clock, () => outputsOf(context, type, service, true));
    known = outputs;
    await linkGroups(context, service, inputs);
    let deployed: DeployMark | undefined;
    if (inputs.suspended) {
      await suspend(context, service);
    } else {
      const id = deployId ?? (await newestDeploy(context, service))?.id;
      if (id) deployed = markOf(context, service, await waitUntilLive(context, service, id));
    }
    return { made: { id: service.id, outputs: { ...outputs, deployDue: false, deployed } } };
  } catch (error) {
    throw new Unfinished(service.id, known, error);
  }
}

async function post(context: Context, type: ServiceType, inputs: ServiceInputs) {
  const operation = `create ${type.replace("_", " ")} "${inputs.name}"`;
  const body = creationBody(type, context.ownerId, inputs);
  const once = await createOnce(
    context,
    () => answer(operation, context.http.POST("/services", { body })),
    async () => {
      const named = (await findServices(context, [inputs.name])).get(inputs.name) ?? [];
      for (const service of named) {
        if (service.type === type && (await isOurs(context, service, inputs))) return service;
      }
      return undefined;
    },
  );
  context.reads.forget();
  return once;
}

/** The links can only be made now; what was inlined for the first deploy then comes from them. */
async function linkGroups(
  context: Context,
  service: Service,
  inputs: ServiceInputs,
): Promise<void> {
  const groups = inputs.envGroups ?? [];
  for (const { id } of groups) await link(context, id, service);
  const own = ownVariables(inputs);
  const inlined = Object.keys(firstDeployVariables(inputs)).some((key) => !(key in own));
  if (!inlined) return;
  const params = { path: { serviceId: service.id } };
  const call = context.http.PUT("/services/{serviceId}/env-vars", {
    params,
    body: toVariableList(own),
  });
  await answer(`take the group's variables back from "${service.name}"`, call);
}

function plainOutputs({ slug, dashboardUrl, ownerId }: Service) {
  return { slug, dashboardUrl, ownerId };
}
