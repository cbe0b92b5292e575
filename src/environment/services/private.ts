import { PrivateService } from "../../render/private-service.ts";
import { longRunningArgs } from "./args.ts";
import type { MakeService } from "./service.ts";

export const makePrivateService: MakeService<"private"> = (request) => {
  const args = longRunningArgs(request);
  const { id, host, outboundIps } = new PrivateService(request.name, args, request.opts);
  return { id, values: { internalHost: host }, outboundIps };
};
