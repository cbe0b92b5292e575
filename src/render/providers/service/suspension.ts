import { UserError } from "../../../shared/errors.ts";
import { poll } from "../../../shared/poll.ts";
import { answer, type Render } from "../../client/client.ts";
import { lagPace } from "../polling.ts";
import type { Service } from "../wire.ts";
import { newestDeploy } from "./deploys.ts";
import type { ServiceInputs } from "./inputs.ts";

/** Whether somebody may stop the service for a while, as `infra suspend` does. */
export function isSuspendedMeanwhile({
  suspended,
  mayBeSuspended,
}: Pick<ServiceInputs, "suspended" | "mayBeSuspended">): boolean {
  return suspended === false && mayBeSuspended === true;
}

/** Stops a service; its data and its settings stay. */
export async function suspend({ http }: Render, { id, name }: Service): Promise<void> {
  const call = http.POST("/services/{serviceId}/suspend", { params: { path: { serviceId: id } } });
  await answer(`suspend "${name}"`, call);
}

/**
 * Starts a suspended service again. Returns the deploy that Render makes of it, which runs with
 * everything that was changed meanwhile; undefined where none is seen.
 */
export async function resume(
  render: Render,
  service: Service,
  before: string | undefined,
): Promise<string | undefined> {
  const others = service.suspenders.filter((suspender) => suspender !== "user");
  if (others.length > 0) {
    throw new UserError(
      `Could not resume "${service.name}": it is suspended by ${others.join(", ")}, which the API ` +
        `cannot lift. See ${service.dashboardUrl}.`,
    );
  }
  const params = { path: { serviceId: service.id } };
  const call = render.http.POST("/services/{serviceId}/resume", { params });
  await answer(`resume "${service.name}"`, call);
  return await poll(render.clock, lagPace, async () => {
    const newest = await newestDeploy(render, service);
    return newest && newest.id !== before ? newest.id : undefined;
  });
}
