import { BackgroundWorker } from "../../render/background-worker.ts";
import { longRunningArgs } from "./args.ts";
import type { PlaceService } from "./service.ts";

export const placeWorker: PlaceService<"worker"> = (request) => {
  const args = longRunningArgs(request);
  const { id, outboundIps } = new BackgroundWorker(request.name, args, request.opts);
  return { id, values: {}, outboundIps };
};
