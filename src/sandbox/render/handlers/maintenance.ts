import { type Handlers, ok } from "../call.ts";
import { notFound } from "../refusals.ts";

/** Maintenance that Render schedules for data stores. In the sandbox none ever is. */
export const maintenanceHandlers: Handlers = {
  "list-maintenance": () => ok([]),
  "retrieve-maintenance": (call) => {
    throw notFound(call.path.maintenanceRunParam);
  },
  "update-maintenance": (call) => {
    throw notFound(call.path.maintenanceRunParam);
  },
  "trigger-maintenance": (call) => {
    throw notFound(call.path.maintenanceRunParam);
  },
};
