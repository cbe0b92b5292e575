import type { Account } from "./call.ts";
import type { EventRow } from "./tables.ts";
import { timestamp } from "./timestamps.ts";

/** Writes what happened to a service into its list of events. */
export function recordEvent(
  { world, tables }: Account,
  serviceId: string,
  type: EventRow["type"],
  details: object = {},
): void {
  const id = world.id("evt-", serviceId);
  tables.events[id] = {
    id,
    timestamp: timestamp(world),
    serviceId,
    type,
    details: details as EventRow["details"],
  };
}
