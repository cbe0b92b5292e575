import type { Account } from "./call.ts";
import { badRequest, notFound, paymentRequired } from "./refusals.ts";
import type { EnvironmentRow, ServiceRow, Settling } from "./tables.ts";

/** The sandbox's one workspace; its id comes from the world's seed, so it survives a reset. */
export function ensureOwner({ world, tables }: Account): string {
  const existing = Object.keys(tables.owners)[0];
  if (existing) return existing;
  const id = world.id("tea-", "workspace");
  tables.owners[id] = { id, name: "Sandbox", email: "sandbox@example.com", type: "team" };
  return id;
}

export function ownerOf({ tables }: Account, id: string) {
  const owner = tables.owners[id];
  if (!owner) throw notFound(id);
  return owner;
}

/** A workspace named in a body: one that the key cannot reach is a bad request. */
export function requireOwner({ tables }: Account, id: string): void {
  if (!tables.owners[id]) throw badRequest(`invalid ownerId: ${id}`);
}

export function serviceOf({ tables }: Account, id: string): ServiceRow {
  const service = tables.services[id];
  if (!service) throw notFound(id);
  return service;
}

export function environmentOf({ tables }: Account, id: string): EnvironmentRow {
  const environment = tables.environments[id];
  if (!environment) throw notFound(id);
  return environment;
}

/** Refuses a paid plan while no payment method is on file. */
export function requirePayment({ options }: Account, plan: string | undefined): void {
  if (options.payment || plan === "free" || plan === undefined) return;
  throw paymentRequired("Payment information is required to complete this request");
}

/** Moves a data store to the statuses it has earned by the clock, or by one read. */
export function settle(
  { world, options }: Account,
  row: Settling & { status: string },
  read: boolean,
): void {
  while (row.ahead.length > 0) {
    if (options.pace.by === "reads") {
      if (!read) return;
    } else if (world.now() - row.since < options.pace.phaseMs) return;
    row.since += options.pace.by === "clock" ? options.pace.phaseMs : 0;
    row.status = row.ahead.shift()!;
    if (options.pace.by === "reads") return;
  }
}
