import { WebService } from "../../render/web-service.ts";
import { longRunningArgs } from "./args.ts";
import type { MakeService } from "./service.ts";

export const makeWebService: MakeService<"web"> = (request) => {
  const args = {
    ...longRunningArgs(request),
    healthCheckPath: request.spec.service.healthCheck,
  };
  const { id, url, host, slug, outboundIps } = new WebService(request.name, args, request.opts);
  return { id, values: { url, host, internalHost: slug }, outboundIps };
};
