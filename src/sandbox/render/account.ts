import type { Account } from "./call.ts";
import { badRequest, forbidden, notFound, paymentRequired } from "./refusals.ts";
import type { EnvironmentRow, ProjectRow, ServiceRow, Settling } from "./tables.ts";

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

export function projectOf({ tables }: Account, id: string): ProjectRow {
  const project = tables.projects[id];
  if (!project) throw notFound(id);
  return project;
}

/** Refuses what the API key of a non-admin may not destroy: what is in a protected environment. */
export function requireDestroyable(account: Account, environmentId: string | undefined): void {
  const environment = environmentId && account.tables.environments[environmentId];
  if (!environment || environment.protectedStatus === "unprotected") return;
  if (account.options.role === "admin") return;
  throw forbidden(`environment is protected: ${environment.id}`);
}

/** Refuses a paid plan while no payment method is on file. */
export function requirePayment({ options }: Account, plan: string | undefined): void {
  if (options.payment || plan === "free" || plan === undefined) return;
  throw paymentRequired("Payment information is required to complete this request");
}

/** Moves a thing to the status it has reached by the clock, or by being read once more. */
export function settle<Status extends string>(
  { world, options }: Account,
  row: Settling<Status>,
  read = false,
): void {
  while (row.ahead.length > 0) {
    if (options.pace.by === "reads") {
      if (!read) return;
    } else if (world.now() - row.since < options.pace.phaseMs) return;
    row.since += options.pace.by === "clock" ? options.pace.phaseMs : 0;
    row.status = row.ahead.shift();
    if (options.pace.by === "reads") return;
  }
}
