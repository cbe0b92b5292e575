import { WebService } from "../../render/web-service.ts";
import { addressesKept } from "./addresses-kept.ts";
import { longRunningArgs } from "./args.ts";
import type { MakeService } from "./service.ts";

export const makeWebService: MakeService<"web"> = (request) => {
  const { maintenance } = request.spec.settings;
  const args = {
    ...longRunningArgs(request),
    healthCheckPath: request.spec.service.healthCheck,
    maintenanceMode: maintenance && { enabled: maintenance.enabled, uri: maintenance.page ?? "" },
  };
  const service = new WebService(request.name, args, request.opts);
  const { id, outboundIps } = service;
  const names = ["url", "host", "slug"] as const;
  const { url, host, slug } = addressesKept(service, names, request.context.outputsBefore);
  return { id, values: { url, host, internalHost: slug }, outboundIps };
};
