import type { ServiceType } from "../../config/services/kinds.ts";
import { placeCron } from "./cron.ts";
import { placePrivate } from "./private.ts";
import type { PlacedService, PlaceService, ServiceRequest } from "./service.ts";
import { placeStatic } from "./static.ts";
import { placeWeb } from "./web.ts";
import { placeWorker } from "./worker.ts";

/** What each type of service is made by; one that is forgotten does not compile. */
const types: { [Type in ServiceType]: PlaceService<Type> } = {
  web: placeWeb,
  private: placePrivate,
  worker: placeWorker,
  cron: placeCron,
  static: placeStatic,
};

/** Makes the Render service that the platform's `type` asks for. */
export function placeService(request: ServiceRequest<ServiceType>): PlacedService {
  const place = types[request.spec.service.type] as PlaceService<ServiceType>;
  return place(request);
}
