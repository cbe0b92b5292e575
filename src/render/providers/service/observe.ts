import type { Context } from "../implementation.ts";
import { withoutMarkerVariable } from "../marker.ts";
import { hideForeign } from "../records.ts";
import type { Service, ServiceType } from "../wire.ts";
import { isSameInput } from "./bodies.ts";
import { detailsOf, fields, shownImage } from "./fields.ts";
import { observedGroups } from "./groups.ts";
import type { InputName, ServiceInputs, ServiceOutputs } from "./inputs.ts";
import { observedAutoscaling } from "./scaling.ts";
import { readHeaders, readRoutes } from "./site-rules.ts";
import { isProcess, serviceTypes } from "./types.ts";
import { readSecretFiles, readVariables } from "./variables.ts";

/**
 * A service as Render shows it, in the words of its inputs: those in `state` and no others, because
 * what the config leaves out is not drift. A value that means the same keeps the config's spelling.
 */
export async function observeInputs(
  context: Context,
  service: Service,
  state: Partial<ServiceInputs>,
): Promise<Partial<ServiceInputs>> {
  const observed: Partial<Record<InputName, unknown>> = {};
  const shown = { ...plainInputs(service), image: shownImage(service, state.image) };
  for (const [name, value] of Object.entries(shown) as [name: InputName, value: unknown][]) {
    if (state[name] !== undefined) observed[name] = value;
  }
  const listed = {
    variables: async () => shownVariables(await readVariables(context, service), state),
    secretFiles: async () =>
      hideForeign(await readSecretFiles(context, service), state.secretFiles),
    envGroups: () => observedGroups(context, service, state.envGroups ?? []),
    headers: () => readHeaders(context, service),
    routes: () => readRoutes(context, service),
  };
  const reads = Object.entries(listed).map(async ([name, read]) => {
    if (state[name as InputName] !== undefined) observed[name as InputName] = await read();
  });
  await Promise.all(reads);
  for (const name of Object.keys(observed) as InputName[]) {
    if (isSameInput(name, observed[name], state[name])) observed[name] = state[name];
  }
  return observed as Partial<ServiceInputs>;
}

/** What the service's own answer carries of its inputs. */
function plainInputs(service: Service): Partial<Record<InputName, unknown>> {
  const details = detailsOf(service);
  const disk = details.disk;
  return {
    ...Object.fromEntries(fields.map(({ name, read }) => [name, read(service) ?? ""])),
    region: details.region,
    environmentId: service.environmentId ?? "",
    instances: details.numInstances,
    autoscaling: observedAutoscaling(service),
    disk: disk && { name: disk.name, mountPath: disk.mountPath, sizeGB: disk.sizeGB },
    suspended: service.suspended === "suspended",
  };
}

function shownVariables(
  present: Record<string, string>,
  state: Partial<ServiceInputs>,
): Record<string, string> {
  const own = withoutMarkerVariable(present);
  if (state.variablesMode !== "additive") return hideForeign(own, state.variables);
  return Object.fromEntries(Object.entries(own).filter(([key]) => key in (state.variables ?? {})));
}

/** What a service has that its inputs do not say. */
export async function outputsOf(
  context: Context,
  type: ServiceType,
  service: Service,
  deployDue: boolean,
): Promise<ServiceOutputs> {
  const { url = "", region = "oregon" } = detailsOf(service);
  const { slug, dashboardUrl, ownerId } = service;
  // A static site connects to nothing.
  const outboundIps = isProcess(type) ? await context.reads.outboundIps(service, region) : [];
  const answers = { common: { slug, dashboardUrl, ownerId }, url, outboundIps };
  return { ...serviceTypes[type].outputs(answers), deployDue };
}
