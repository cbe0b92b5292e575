import { WebService } from "../../render/web-service.ts";
import { longRunningArgs } from "./args.ts";
import type { PlaceService } from "./service.ts";

export const placeWeb: PlaceService<"web"> = (request) => {
  const args = {
    ...longRunningArgs(request),
    healthCheckPath: request.spec.service.healthCheck,
  };
  const { id, url, host, slug, outboundIps } = new WebService(request.name, args, request.opts);
  return { id, values: { url, host, internalHost: slug }, outboundIps };
};
