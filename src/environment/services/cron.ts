import { CronJob } from "../../render/cron-job.ts";
import { runtimeArgs } from "./args.ts";
import type { MakeService } from "./service.ts";

export const makeCronJob: MakeService<"cron"> = (request) => {
  const args = { ...runtimeArgs(request), schedule: request.spec.service.schedule };
  const { id, outboundIps } = new CronJob(request.name, args, request.opts);
  return { id, values: {}, outboundIps };
};
