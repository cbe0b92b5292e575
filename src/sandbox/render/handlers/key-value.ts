import {
  environmentOf,
  ownerOf,
  requireDestroyable,
  requireOwner,
  requirePayment,
  settle,
} from "../account.ts";
import { type Account, accepted, created, type Handlers, noContent, ok } from "../call.ts";
import { listAnswer } from "../lists.ts";
import { echoedPlan, newPlanName, shrinksKeyValue } from "../plans.ts";
import { badRequest, notFound } from "../refusals.ts";
import type { KeyValueRow, Schemas } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

export const keyValueHandlers: Handlers = {
  "list-key-value": (call) => listKeyValues(call, call.query, "keyValue"),
  "create-key-value": (call) => created(answerOf(call, createKeyValue(call, call.body))),
  "retrieve-key-value": (call) => {
    const row = keyValueOf(call, call.path.keyValueId);
    settle(call, row, true);
    return ok(answerOf(call, row));
  },
  "update-key-value": (call) => ok(update(call, call.path.keyValueId, call.body)),
  "delete-key-value": (call) => remove(call, call.path.keyValueId),
  "suspend-key-value": (call) => suspend(call, call.path.keyValueId),
  "resume-key-value": (call) => resume(call, call.path.keyValueId),
  "retrieve-key-value-connection-info": (call) => {
    const { internal, external, command } = connection(call, call.path.keyValueId);
    return ok({
      internalConnectionString: internal,
      externalConnectionString: external,
      cliCommand: command,
    });
  },

  // The old name of the same things: same ids, same bodies.
  "list-redis": (call) => listKeyValues(call, call.query, "redis"),
  "create-redis": (call) => created(answerOf(call, createKeyValue(call, call.body))),
  "retrieve-redis": (call) => {
    const row = keyValueOf(call, call.path.redisId);
    settle(call, row, true);
    return ok(answerOf(call, row));
  },
  "update-redis": (call) => ok(update(call, call.path.redisId, call.body)),
  "delete-redis": (call) => remove(call, call.path.redisId),
  "suspend-redis": (call) => suspend(call, call.path.redisId),
  "resume-redis": (call) => resume(call, call.path.redisId),
  "retrieve-redis-connection-info": (call) => {
    const { internal, external, command } = connection(call, call.path.redisId);
    return ok({
      internalConnectionString: internal,
      externalConnectionString: external,
      redisCLICommand: command,
    });
  },
};

function createKeyValue(account: Account, body: Schemas["keyValuePOSTInput"]): KeyValueRow {
  const { world, tables, options } = account;
  requireOwner(account, body.ownerId);
  if (body.environmentId) environmentOf(account, body.environmentId);
  requirePayment(account, body.plan);
  requireFreeRoom(account, body.plan);
  const free = body.plan === "free";
  checkPersistence(body.plan, body.persistenceMode);
  const now = timestamp(world);
  const id = world.id("red-", body.name);
  const row: KeyValueRow = {
    id,
    name: body.name,
    ownerId: body.ownerId,
    ...(body.environmentId && { environmentId: body.environmentId }),
    status: "unknown",
    ahead: ["creating", "available"],
    since: world.now(),
    plan: echoedPlan(options, "keyValue", body.plan),
    region: body.region ?? "oregon",
    options: {
      maxmemoryPolicy: body.maxmemoryPolicy ?? "allkeys_lru",
      persistenceMode: body.persistenceMode ?? (free ? "off" : "journal_snapshot"),
    },
    ipAllowList: body.ipAllowList ?? [],
    version: "8.1.4",
    createdAt: now,
    updatedAt: now,
    password: world.id("", `password/${id}`, 32),
  };
  tables.keyValues[id] = row;
  return row;
}

function update(account: Account, id: string, body: Schemas["keyValuePATCHInput"]) {
  const { world, options } = account;
  const row = keyValueOf(account, id);
  const { plan, maxmemoryPolicy, persistenceMode } = body;
  if (plan && shrinksKeyValue(row.plan, plan)) {
    throw badRequest("Key Value instances cannot be downgraded");
  }
  requirePayment(account, plan);
  checkPersistence(plan ?? row.plan, persistenceMode);
  const restarts = [
    plan && newPlanName("keyValue", plan) !== newPlanName("keyValue", row.plan),
    maxmemoryPolicy && maxmemoryPolicy !== row.options.maxmemoryPolicy,
    persistenceMode && persistenceMode !== row.options.persistenceMode,
  ];
  if (body.name !== undefined) row.name = body.name;
  // A store that is no longer free begins to keep its data.
  if (row.plan === "free" && plan && plan !== "free") {
    row.options.persistenceMode = "journal_snapshot";
  }
  if (plan) row.plan = echoedPlan(options, "keyValue", plan);
  if (maxmemoryPolicy) row.options.maxmemoryPolicy = maxmemoryPolicy;
  if (persistenceMode) row.options.persistenceMode = persistenceMode;
  if (body.ipAllowList) row.ipAllowList = body.ipAllowList;
  // What is suspended runs with its new settings once it is resumed.
  if (restarts.some(Boolean) && row.status !== "suspended") {
    row.status = plan ? "updating_instance" : "config_restart";
    row.ahead = ["available"];
    row.since = world.now();
  }
  row.updatedAt = timestamp(world);
  return answerOf(account, row);
}

function remove(account: Account, id: string) {
  const row = keyValueOf(account, id);
  requireDestroyable(account, row.environmentId);
  delete account.tables.keyValues[id];
  return noContent();
}

function suspend(account: Account, id: string) {
  const row = keyValueOf(account, id);
  row.status = "suspended";
  row.ahead = [];
  return accepted();
}

function resume(account: Account, id: string) {
  const row = keyValueOf(account, id);
  if (row.status !== "suspended") return accepted();
  row.status = "unavailable";
  row.ahead = ["available"];
  row.since = account.world.now();
  return accepted();
}

/** Works before the instance is available. The internal address needs no password. */
function connection(account: Account, id: string) {
  const row = keyValueOf(account, id);
  const host = `${row.region}-keyvalue.render.com`;
  return {
    internal: `redis://${id}:6379`,
    external: `rediss://${id}:${row.password}@${host}:6379`,
    command: `REDISCLI_AUTH=${row.password} valkey-cli --user ${id} -h ${host} -p 6379 --tls`,
  };
}

function listKeyValues(account: Account, query: object, noun: "keyValue" | "redis") {
  const rows = Object.values(account.tables.keyValues);
  for (const row of rows) settle(account, row);
  return listAnswer(query, rows, {
    noun,
    answer: (row) => ({
      ...answerOf(account, row),
      dashboardUrl: `https://dashboard.render.com/r/${row.id}`,
    }),
  });
}

function keyValueOf({ tables }: Account, id: string): KeyValueRow {
  const row = tables.keyValues[id];
  if (!row) throw notFound(id);
  return row;
}

/** Inputs are flat, answers nest them in `options`; an empty allow list reads as null. */
function answerOf(account: Account, row: KeyValueRow) {
  const { ownerId, password: _, ahead: __, since: ___, ...answer } = row;
  return {
    ...answer,
    owner: ownerOf(account, ownerId),
    ipAllowList: row.ipAllowList.length > 0 ? row.ipAllowList : null,
  };
}

function requireFreeRoom({ tables }: Account, plan: string): void {
  if (plan !== "free") return;
  if (Object.values(tables.keyValues).some((row) => row.plan === "free")) {
    throw badRequest("a workspace has one free Key Value instance");
  }
}

function checkPersistence(plan: string, mode: Schemas["persistenceMode"] | undefined): void {
  if (plan === "free" && mode && mode !== "off") {
    throw badRequest("free Key Value instances do not persist data");
  }
}
