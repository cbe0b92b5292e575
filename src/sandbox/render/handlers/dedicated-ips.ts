import { environmentOf, ownerOf, requireOwner, requirePayment, settle } from "../account.ts";
import { type Account, created, type Handlers, noContent, ok } from "../call.ts";
import { notFound } from "../refusals.ts";
import type { DedicatedIpRow, ServiceRow } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

/** Sets of outbound addresses that no other customer shares. Paid. */
export const dedicatedIpHandlers: Handlers = {
  "list-dedicated-ips": (call) => {
    const { ownerId, environmentId } = call.query;
    ownerOf(call, ownerId);
    const rows = Object.values(call.tables.dedicatedIps).filter(
      (row) => !environmentId || row.environmentIds.includes(environmentId),
    );
    for (const row of rows) progress(call, row, false);
    return ok(rows.map(answerOf));
  },

  "create-dedicated-ip": (call) => {
    const { world, tables, body } = call;
    requireOwner(call, body.ownerId);
    requirePayment(call, "dedicated");
    for (const id of body.environmentIds ?? []) environmentOf(call, id);
    const now = timestamp(world);
    const row: DedicatedIpRow = {
      description: "",
      environmentIds: [],
      ...body,
      id: world.id("egs-", body.name),
      ips: [],
      status: "CREATING",
      ahead: ["PENDING", "RUNNING"],
      since: world.now(),
      createdAt: now,
      updatedAt: now,
    };
    tables.dedicatedIps[row.id] = row;
    return created(answerOf(row));
  },

  "retrieve-dedicated-ip": (call) => {
    const row = dedicatedIpOf(call, call.path.dedicatedIpId);
    progress(call, row, true);
    return ok(answerOf(row));
  },

  "update-dedicated-ip": (call) => {
    const row = dedicatedIpOf(call, call.path.dedicatedIpId);
    for (const id of call.body.environmentIds ?? []) environmentOf(call, id);
    Object.assign(row, call.body, { updatedAt: timestamp(call.world) });
    return ok(answerOf(row));
  },

  "delete-dedicated-ip": (call) => {
    delete call.tables.dedicatedIps[dedicatedIpOf(call, call.path.dedicatedIpId).id];
    return noContent();
  },
};

/** The set that a service connects from: one of its environment and region, once it runs. */
export function runningSetOf(account: Account, service: ServiceRow): DedicatedIpRow | undefined {
  const { environmentId, serviceDetails } = service;
  return Object.values(account.tables.dedicatedIps)
    .filter((row) => environmentId && row.environmentIds.includes(environmentId))
    .filter((row) => row.region === serviceDetails.region)
    .find((row) => row.status === "RUNNING");
}

function dedicatedIpOf({ tables }: Account, id: string): DedicatedIpRow {
  const row = tables.dedicatedIps[id];
  if (!row) throw notFound(id);
  return row;
}

/** The addresses are known once the set runs; documentation addresses stand for real ones. */
function progress(account: Account, row: DedicatedIpRow, read: boolean): void {
  settle(account, row, read);
  if (row.status === "RUNNING") row.ips = ["203.0.113.10/32", "203.0.113.11/32", "203.0.113.12/32"];
}

function answerOf({ ahead: _, since: __, ...answer }: DedicatedIpRow) {
  return answer;
}
