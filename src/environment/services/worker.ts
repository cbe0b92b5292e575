import { BackgroundWorker } from "../../render/background-worker.ts";
import { longRunningArgs } from "./args.ts";
import type { MakeService } from "./service.ts";

export const makeBackgroundWorker: MakeService<"worker"> = (request) => {
  const args = longRunningArgs(request);
  const { id, outboundIps } = new BackgroundWorker(request.name, args, request.opts);
  return { id, values: {}, outboundIps };
};
