import { isDeepStrictEqual } from "node:util";
import { answer, type Render } from "../../client/client.ts";
import { markerVariable } from "../marker.ts";
import { moveToEnvironment } from "../placement.ts";
import { differingKeys, recordChange, sizeOf } from "../records.ts";
import type { Service, ServiceType } from "../wire.ts";
import { groupVariables, isSameInput, ownVariables, patchBody } from "./bodies.ts";
import { syncDisk } from "./disk.ts";
import { link, linkedGroups, unlink, unlinkForMove } from "./groups.ts";
import type { ServiceInputs } from "./inputs.ts";
import { syncScaling } from "./scaling.ts";
import { readHeaders, readRoutes, writeHeaders, writeRoutes } from "./site-rules.ts";
import { readSecretFiles, readVariables, writeSecretFiles, writeVariables } from "./variables.ts";

/** A service on its way from what it is to what the config wants. */
interface Change {
  render: Render;
  type: ServiceType;
  /** The service as Render showed it just now. */
  service: Service;
  /** What the config wanted last time, or what the last refresh saw; empty for a takeover. */
  olds: Partial<ServiceInputs>;
  news: ServiceInputs;
}

/**
 * Changes whatever differs, each thing with one call, and says whether the running service needs a
 * deploy to see it. A repeat after an interruption finds nothing left to do.
 */
export async function syncService(change: Change): Promise<boolean> {
  const deploys = [
    await syncProperties(change),
    await syncScaling(change.render, change.service, change.olds, change.news),
    await syncDisk(change.render, change.service, change.olds, change.news),
    await syncSecretFiles(change),
    await syncEnvironmentVariables(change),
  ];
  await syncSiteRules(change);
  return deploys.includes(true);
}

async function syncProperties({ render, type, service, olds, news }: Change): Promise<boolean> {
  const patch = patchBody(type, service, olds, news);
  if (!patch) return false;
  const params = { path: { serviceId: service.id } };
  const call = render.http.PATCH("/services/{serviceId}", { params, body: patch.body });
  await answer(`change ${patch.changed.join(", ")} of "${service.name}"`, call);
  return patch.deploys;
}

async function syncSecretFiles({ render, service, olds, news }: Change): Promise<boolean> {
  const wanted = news.secretFiles ?? (olds.secretFiles && {});
  if (!wanted) return false;
  const present = await readSecretFiles(render, service);
  // A read may lag behind the last write; what the config changed is written all the same.
  const isSuspect = olds.secretFiles && differingKeys(olds.secretFiles, wanted).size > 0;
  if (isDeepStrictEqual(present, wanted) && !isSuspect) return false;
  await writeSecretFiles(render, service, wanted);
  return true;
}

/**
 * Environment, groups and variables together, because they depend on each other: a service moves
 * only without the groups of its environment, and a variable inlined for the first deploy may go
 * only when its group is linked.
 */
async function syncEnvironmentVariables(change: Change): Promise<boolean> {
  const { render, service, olds, news } = change;
  const wantsGroups = (news.envGroups ?? olds.envGroups) !== undefined;
  const moves =
    (news.environmentId ?? olds.environmentId) !== undefined &&
    !isSameInput("environmentId", service.environmentId, news.environmentId);
  let linked = wantsGroups || moves ? await linkedGroups(render, service) : [];
  const linkedBefore = new Set(linked.map(({ id }) => id));
  if (moves) {
    linked = await unlinkForMove(render, service, linked);
    const { id, environmentId } = service;
    await moveToEnvironment(render, `"${service.name}"`, id, environmentId, news.environmentId);
  }
  if (wantsGroups) {
    const wanted = (news.envGroups ?? []).map(({ id }) => id);
    const present = new Set(linked.map(({ id }) => id));
    for (const id of wanted) if (!present.has(id)) await link(render, id, service);
    for (const id of present) if (!wanted.includes(id)) await unlink(render, id, service);
  }
  return await syncVariables(change, linkedBefore);
}

/** Whether the variables that reach the process differ from those before, whatever their source. */
async function syncVariables(
  { render, service, olds, news }: Change,
  linkedBefore: ReadonlySet<string>,
): Promise<boolean> {
  const known = (news.envGroups ?? []).filter(({ id }) => linkedBefore.has(id));
  const foreign = [...linkedBefore].some((id) => !known.some((group) => group.id === id));
  const manages = news.variables ?? olds.variables ?? news.envGroups ?? news.managedBy;
  if (manages === undefined) return foreign;
  const present = await readVariables(render, service);
  const wanted = ownVariables(news);
  const inlined = groupVariables(news);
  const mayRemove = (key: string) =>
    present[key] === inlined[key] ||
    key === markerVariable ||
    (news.variablesMode === "additive" || news.variables === undefined
      ? key in (olds.variables ?? {})
      : true);
  const suspect = olds.variables ? differingKeys(olds.variables, news.variables) : undefined;
  const change = recordChange(present, wanted, mayRemove, suspect);
  if (sizeOf(change) > 0) await writeVariables(render, service, present, change);
  const kept = Object.entries(present).filter(([key]) => !change.remove.includes(key));
  const before: Record<string, string> = { ...groupVariables({ envGroups: known }), ...present };
  const after: Record<string, string> = { ...inlined, ...Object.fromEntries(kept), ...change.put };
  // The mark of whose the service is means nothing to the process.
  for (const variables of [before, after]) delete variables[markerVariable];
  return foreign || !isDeepStrictEqual(before, after);
}

async function syncSiteRules({ render, service, olds, news }: Change): Promise<void> {
  const headers = news.headers ?? (olds.headers && []);
  if (headers && !isSameInput("headers", await readHeaders(render, service), headers)) {
    await writeHeaders(render, service, headers);
  }
  const routes = news.routes ?? (olds.routes && []);
  if (routes && !isSameInput("routes", await readRoutes(render, service), routes)) {
    await writeRoutes(render, service, routes);
  }
}

/**
 * Whether two runs' inputs differ in what a running service sees only after a deploy. Needed beside
 * what was found to differ: an interrupted run may have written everything and not deployed.
 */
export function deployRelevant(
  olds: Partial<ServiceInputs>,
  news: ServiceInputs,
  relevant: readonly (keyof ServiceInputs & string)[],
): boolean {
  const effective = (inputs: Partial<ServiceInputs>) => ({
    ...groupVariables(inputs),
    ...inputs.variables,
  });
  return (
    relevant.some((name) => !isSameInput(name, olds[name], news[name])) ||
    !isDeepStrictEqual(effective(olds), effective(news))
  );
}
