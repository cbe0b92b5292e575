import { answer, type Render, removed } from "../../client/client.ts";
import { undefinedIfGone } from "../../client/errors.ts";
import { markerVariable } from "../marker.ts";
import type { Service } from "../wire.ts";

/**
 * Value of the marker while a service is being adopted: what it says when all is done, because the
 * deploy that ends the adoption runs with it. The engine knows an adopted service only when all is
 * done; a run that is killed between its changes and the deploy would leave one that looks as the
 * config wants and runs what was before. A marked service that the engine does not know is that one.
 */
export function adoptionMark(managedBy: string | undefined): string {
  return managedBy ?? "pulumi";
}

const path = "/services/{serviceId}/env-vars/{envVarKey}";

/** Whose a service is, as far as the service itself says. */
export async function readMarker({ http }: Render, { id, name }: Service) {
  const params = { path: { serviceId: id, envVarKey: markerVariable } };
  const read = answer(`read whose "${name}" is`, http.GET(path, { params }));
  return (await read.catch(undefinedIfGone))?.value;
}

/** An adoption that has something to deploy. */
export interface Adoption {
  /** Whether an earlier run changed something and did not come to its end. */
  wasInterrupted: boolean;
}

/** Marks the service before its first change; undefined where nothing is to be deployed. */
export async function beginAdoption(
  render: Render,
  service: Service,
  managedBy: string | undefined,
  deployDue: boolean,
): Promise<Adoption | undefined> {
  const mark = adoptionMark(managedBy);
  const wasInterrupted = (await readMarker(render, service)) === mark;
  if (deployDue && !wasInterrupted) await writeMarker(render, service, mark);
  return deployDue || wasInterrupted ? { wasInterrupted } : undefined;
}

/** Takes the mark away, unless it says from now on whose the service is. */
export async function endAdoption(
  render: Render,
  service: Service,
  managedBy: string | undefined,
): Promise<void> {
  if (managedBy !== undefined) return;
  const params = { path: { serviceId: service.id, envVarKey: markerVariable } };
  const call = render.http.DELETE(path, { params });
  await removed(`end the adoption of "${service.name}"`, call);
}

async function writeMarker({ http }: Render, { id, name }: Service, value: string): Promise<void> {
  const params = { path: { serviceId: id, envVarKey: markerVariable } };
  await answer(`mark "${name}" as ours`, http.PUT(path, { params, body: { value } }));
}
