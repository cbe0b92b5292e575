import { serviceOf } from "../account.ts";
import { type Account, accepted, type Handlers, noContent, ok } from "../call.ts";
import { recordEvent } from "../events.ts";
import { badRequest, paymentRequired } from "../refusals.ts";
import { checkDetails } from "../service-details.ts";
import type { ServiceRow } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

/** How many instances a service has, by number or by load. */
export const scalingHandlers: Handlers = {
  "scale-service": (call) => {
    const service = scalableOf(call, call.path.serviceId);
    const { numInstances } = call.body;
    const details = service.serviceDetails;
    if (numInstances < 1) throw badRequest("numInstances must be at least 1");
    checkDetails(service.type, { ...details, numInstances });
    // The number is ignored while the load decides.
    if (details.autoscaling?.enabled) return accepted();
    const counts = { fromInstances: details.numInstances, toInstances: numInstances };
    recordEvent(call, service.id, "instance_count_changed", counts);
    details.numInstances = numInstances;
    service.updatedAt = timestamp(call.world);
    return accepted();
  },

  "autoscale-service": (call) => {
    const service = scalableOf(call, call.path.serviceId);
    requireAutoscaling(call);
    const fromConfig = service.serviceDetails.autoscaling;
    checkDetails(service.type, { ...service.serviceDetails, autoscaling: call.body });
    service.serviceDetails.autoscaling = call.body;
    service.updatedAt = timestamp(call.world);
    const configs = { ...(fromConfig && { fromConfig }), toConfig: call.body };
    recordEvent(call, service.id, "autoscaling_config_changed", configs);
    return ok(call.body);
  },

  "delete-autoscaling-config": (call) => {
    const service = scalableOf(call, call.path.serviceId);
    delete service.serviceDetails.autoscaling;
    service.updatedAt = timestamp(call.world);
    return noContent();
  },

  "list-instances": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    const running = service.suspended === "not_suspended";
    const count = running ? (service.serviceDetails.numInstances ?? 0) : 0;
    const instances = Array.from({ length: count }, (_, index) => ({
      id: `${service.id}-${String(index).padStart(5, "0")}`,
      createdAt: service.createdAt,
    }));
    return ok(instances);
  },
};

/** Autoscaling is sold from the Pro workspace up. */
export function requireAutoscaling({ options }: Account): void {
  if (options.tier === "hobby") throw paymentRequired("autoscaling needs a Pro workspace");
}

function scalableOf(account: Account, id: string): ServiceRow {
  const service = serviceOf(account, id);
  if (service.serviceDetails.numInstances === undefined) {
    throw badRequest("this type of service cannot be scaled");
  }
  return service;
}
