import type { ServiceType } from "../../config/services/kinds.ts";
import { makeCronJob } from "./cron.ts";
import { makePrivateService } from "./private.ts";
import type { MakeService, RenderService, ServiceRequest } from "./service.ts";
import { makeStaticSite } from "./static.ts";
import { makeWebService } from "./web.ts";
import { makeBackgroundWorker } from "./worker.ts";

/** What each type of service is made by; one that is forgotten does not compile. */
const types: { [Type in ServiceType]: MakeService<Type> } = {
  web: makeWebService,
  private: makePrivateService,
  worker: makeBackgroundWorker,
  cron: makeCronJob,
  static: makeStaticSite,
};

/** Makes the Render service that the platform's `type` asks for. */
export function makeService(request: ServiceRequest<ServiceType>): RenderService {
  const make = types[request.spec.service.type] as MakeService<ServiceType>;
  return make(request);
}
