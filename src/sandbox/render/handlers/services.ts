import { requireDestroyable, requirePayment, serviceOf } from "../account.ts";
import { type Account, accepted, created, type Handlers, noContent, ok } from "../call.ts";
import { redeploy, startDeploy } from "../deploying.ts";
import { recordEvent } from "../events.ts";
import { listAnswer } from "../lists.ts";
import { echoedPlan } from "../plans.ts";
import { badRequest } from "../refusals.ts";
import { createService, requireFreeName } from "../service-creation.ts";
import { checkDetails, type DetailsInput, patchedDetails } from "../service-details.ts";
import {
  buildCredential,
  buildFilterOf,
  deployTriggers,
  patchedSource,
} from "../service-source.ts";
import type { Schemas, ServiceRow } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

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
    const changes = changesOf(call, service, call.body);
    const plans = { from: service.serviceDetails.plan, to: changes.serviceDetails?.plan };
    if (plans.from !== plans.to) recordEvent(call, service.id, "plan_changed", plans);
    Object.assign(service, changes, { updatedAt: timestamp(call.world) });
    redeploy(call, service.id);
    return ok(service);
  },

  "delete-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    requireDestroyable(call, service.environmentId);
    call.tables.removeService(service.id);
    return noContent();
  },

  "suspend-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    if (service.suspended === "suspended") return accepted();
    suspend(call, service, ["user"]);
    recordEvent(call, service.id, "service_suspended");
    return accepted();
  },

  "resume-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    if (service.suspended === "not_suspended") return accepted();
    suspend(call, service, []);
    recordEvent(call, service.id, "service_resumed");
    startDeploy(call, service, { trigger: "service_resumed" });
    return accepted();
  },

  "restart-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    if (service.type === "cron_job") throw badRequest("cron jobs cannot be restarted");
    recordEvent(call, service.id, "server_restarted", { triggeredByUser: "usr-sandbox" });
    return ok();
  },
};

function suspend({ world }: Account, service: ServiceRow, by: ServiceRow["suspenders"]): void {
  service.suspended = by.length > 0 ? "suspended" : "not_suspended";
  service.suspenders = by;
  service.updatedAt = timestamp(world);
}

function changesOf(
  account: Account,
  service: ServiceRow,
  body: Schemas["servicePATCH"],
): Partial<ServiceRow> {
  const input = (body.serviceDetails ?? {}) as DetailsInput;
  if (body.name !== undefined) requireFreeName(account, body.name, service.id);
  requirePayment(account, input.plan);
  const source = patchedSource(account, service, body);
  const plan = input.plan && echoedPlan(account.options, "compute", input.plan);
  const serviceDetails = patchedDetails(service, input, plan);
  checkDetails(service.type, serviceDetails);
  if (serviceDetails.envSpecificDetails) {
    Object.assign(serviceDetails.envSpecificDetails, buildCredential(account, input));
  }
  return {
    ...(body.name !== undefined && { name: body.name }),
    ...(body.rootDir !== undefined && { rootDir: body.rootDir }),
    ...(body.buildFilter && { buildFilter: undefined, ...buildFilterOf(body.buildFilter) }),
    ...deployTriggers(body),
    ...source,
    serviceDetails,
  };
}
