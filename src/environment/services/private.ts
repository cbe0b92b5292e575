import { PrivateService } from "../../render/private-service.ts";
import { addressesKept } from "./addresses-kept.ts";
import { longRunningArgs } from "./args.ts";
import type { MakeService } from "./service.ts";

export const makePrivateService: MakeService<"private"> = (request) => {
  const args = longRunningArgs(request);
  const service = new PrivateService(request.name, args, request.opts);
  const { id, outboundIps } = service;
  const { host } = addressesKept(service, ["host"], request.context.outputsBefore);
  return { id, values: { internalHost: host }, outboundIps };
};
