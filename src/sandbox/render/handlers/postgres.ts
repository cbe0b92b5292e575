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
import { defaultStorageGB, echoedPlan, newPlanName } from "../plans.ts";
import { badRequest, notFound } from "../refusals.ts";
import type { PostgresRow, Schemas } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

const dayMs = 24 * 3600 * 1000;

export const postgresHandlers: Handlers = {
  "list-postgres": (call) => {
    const all = Object.values(call.tables.postgres);
    for (const row of all) settle(call, row);
    const { includeReplicas = true, ...query } = call.query;
    const rows = includeReplicas ? all : all.filter(({ role }) => role === "primary");
    return listAnswer(query, rows, {
      noun: "postgres",
      answer: (row) => {
        const { parameterOverrides: _, ...answer } = postgresAnswer(call, row);
        return answer;
      },
    });
  },

  "create-postgres": (call) => {
    const { body } = call;
    requireOwner(call, body.ownerId);
    if (body.environmentId) environmentOf(call, body.environmentId);
    requirePayment(call, body.plan);
    requireFreeRoom(call, body.plan);
    checkShape(body.plan, body, 0);
    const row = addPostgres(call, body);
    setReplicas(call, row, body.readReplicas ?? []);
    return created(postgresAnswer(call, row));
  },

  "retrieve-postgres": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    settle(call, row, true);
    return ok(postgresAnswer(call, row));
  },

  "update-postgres": (call) => {
    const { world, options, body } = call;
    const row = postgresOf(call, call.path.postgresId);
    const { plan = row.plan, readReplicas, enableHighAvailability, ...rest } = body;
    requirePayment(call, body.plan);
    if (plan === "free" && row.plan !== "free") throw badRequest("cannot change to the free plan");
    checkShape(plan, body, row.diskSizeGB ?? 0);
    const resized = newPlanName("postgres", plan) !== newPlanName("postgres", row.plan);
    row.plan = echoedPlan(options, "postgres", plan);
    if (plan !== "free") delete row.expiresAt;
    row.highAvailabilityEnabled = enableHighAvailability ?? row.highAvailabilityEnabled;
    Object.assign(row, settingsOf(rest));
    if (readReplicas) setReplicas(call, row, readReplicas);
    // What is suspended runs with its new size once it is resumed.
    const runs = row.suspended === "not_suspended";
    if (resized && runs) restart(call, row, "updating_instance");
    row.updatedAt = timestamp(world);
    return ok(postgresAnswer(call, row));
  },

  "delete-postgres": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    requireDestroyable(call, row.environmentId);
    setReplicas(call, row, []);
    delete call.tables.postgres[row.id];
    return noContent();
  },

  "retrieve-postgres-connection-info": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    const { id, password, databaseUser: user, databaseName: database, region } = row;
    const host = `${id}.${region}-postgres.render.com`;
    const address = (at: string) => `postgresql://${user}:${password}@${at}/${database}`;
    return ok({
      password,
      internalConnectionString: address(id),
      externalConnectionString: address(host),
      psqlCommand: `PGPASSWORD=${password} psql -h ${host} -U ${user} ${database}`,
    });
  },

  "suspend-postgres": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    Object.assign(row, { status: "suspended", ahead: [], suspended: "suspended" });
    row.suspenders = ["user"];
    return accepted();
  },

  "resume-postgres": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    if (row.suspended === "not_suspended") return accepted();
    Object.assign(row, { suspended: "not_suspended", suspenders: [] });
    restart(call, row, "unavailable");
    return accepted();
  },

  "restart-postgres": (call) => {
    restart(call, postgresOf(call, call.path.postgresId), "unavailable");
    return accepted();
  },

  "failover-postgres": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    if (!row.highAvailabilityEnabled) throw badRequest("failover needs high availability");
    restart(call, row, "unavailable");
    return accepted();
  },
};

export function postgresOf({ tables }: Account, id: string): PostgresRow {
  const row = tables.postgres[id];
  if (!row) throw notFound(id);
  return row;
}

type PostgresBody = Schemas["postgresPOSTInput"];
type PostgresInput = Pick<PostgresBody, "name" | "ownerId" | "plan" | "version"> &
  Partial<Omit<PostgresBody, "readReplicas">>;

/** A new primary. The name asked for gets a suffix, so that it must be read. */
export function addPostgres(account: Account, input: PostgresInput): PostgresRow {
  const { world, tables, options } = account;
  const id = `${world.id("dpg-", input.name)}-a`;
  const base = (input.databaseName || input.name).replaceAll(/\W+/g, "_");
  const databaseName = `${base}_${world.id("", `database/${id}`, 4)}`;
  const storage = defaultStorageGB(input.plan);
  const now = timestamp(world);
  const row: PostgresRow = {
    id,
    name: input.name,
    ownerId: input.ownerId,
    ...(input.environmentId && { environmentId: input.environmentId }),
    status: "unknown",
    ahead: ["creating", "available"],
    since: world.now(),
    plan: echoedPlan(options, "postgres", input.plan),
    region: input.region ?? "oregon",
    version: input.version,
    role: "primary",
    databaseName,
    databaseUser: input.databaseUser || `${databaseName}_user`,
    ipAllowList: [],
    diskAutoscalingEnabled: false,
    connectionPool: "none",
    ...(storage !== undefined && { diskSizeGB: storage }),
    ...settingsOf(input),
    highAvailabilityEnabled: input.enableHighAvailability ?? false,
    suspended: "not_suspended",
    suspenders: [],
    dashboardUrl: `https://dashboard.render.com/d/${id}`,
    createdAt: now,
    updatedAt: now,
    ...(input.plan === "free" && {
      expiresAt: new Date(world.now() + 30 * dayMs).toISOString(),
    }),
    password: world.id("", `password/${id}`, 32),
    users: [],
    exports: [],
  };
  tables.postgres[id] = row;
  return row;
}

export function postgresAnswer(account: Account, row: PostgresRow) {
  const {
    ownerId,
    password: _,
    ahead: __,
    since: ___,
    users: ____,
    exports: _____,
    ...answer
  } = row;
  const replicas = replicasOf(account, row).map(({ id, name, parameterOverrides }) => ({
    id,
    name,
    ...(parameterOverrides && { parameterOverrides }),
  }));
  return {
    ...answer,
    owner: ownerOf(account, ownerId),
    ipAllowList: row.ipAllowList.length > 0 ? row.ipAllowList : null,
    readReplicas: replicas,
  };
}

export function restart(
  { world }: Account,
  row: PostgresRow,
  status: "updating_instance" | "unavailable",
): void {
  Object.assign(row, { status, ahead: ["available"], since: world.now() });
}

/** The settings of a body whose names in the answer are others, and those it shares. */
function settingsOf(input: Partial<PostgresInput>): Partial<PostgresRow> {
  return {
    ...(input.name !== undefined && { name: input.name }),
    ...(input.diskSizeGB !== undefined && { diskSizeGB: input.diskSizeGB }),
    ...(input.connectionPool !== undefined && { connectionPool: input.connectionPool }),
    ...(input.ipAllowList && { ipAllowList: input.ipAllowList }),
    ...(input.parameterOverrides && overridesOf(input.parameterOverrides)),
    ...(input.enableDiskAutoscaling !== undefined && {
      diskAutoscalingEnabled: input.enableDiskAutoscaling,
    }),
  };
}

/** Overridden parameters as they are read: not at all where none is. */
export function overridesOf(overrides: Schemas["postgresParameterOverrides"]) {
  return { parameterOverrides: Object.keys(overrides).length > 0 ? overrides : undefined };
}

/** The list of replicas is authoritative: one that is left out is deleted. */
function setReplicas(
  account: Account,
  primary: PostgresRow,
  inputs: Schemas["readReplicasInput"],
): void {
  const { tables } = account;
  const existing = replicasOf(account, primary);
  for (const replica of existing) {
    if (!inputs.some(({ name }) => name === replica.name)) delete tables.postgres[replica.id];
  }
  for (const { name, parameterOverrides } of inputs) {
    const known = existing.find((replica) => replica.name === name);
    const id = known?.id ?? freeReplicaId(tables, primary.id);
    tables.postgres[id] = {
      ...structuredClone(primary),
      ...{ id, name, role: "replica", primaryPostgresID: primary.id },
      ...{ parameterOverrides, users: [], exports: [] },
    };
  }
}

/** A replica's id is its primary's with the next letter: `dpg-...-a` has `dpg-...-b`. */
function freeReplicaId(tables: Account["tables"], primaryId: string): string {
  const stem = primaryId.slice(0, -1);
  const letter = [..."bcdefghijklmnopqrstuvwxyz"].find((one) => !tables.postgres[stem + one]);
  if (!letter) throw badRequest("too many read replicas");
  return stem + letter;
}

function replicasOf({ tables }: Account, primary: PostgresRow): PostgresRow[] {
  return Object.values(tables.postgres).filter((row) => row.primaryPostgresID === primary.id);
}

function requireFreeRoom({ tables }: Account, plan: string): void {
  if (plan !== "free") return;
  if (Object.values(tables.postgres).some((row) => row.plan === "free")) {
    throw badRequest("a workspace has one free Postgres database");
  }
}

function checkShape(plan: string, input: Partial<PostgresInput>, currentGB: number): void {
  const { diskSizeGB: size, readReplicas } = input as Schemas["postgresPOSTInput"];
  if (size !== undefined && size !== 1 && (size < 1 || size % 5 !== 0)) {
    throw badRequest("diskSizeGB must be 1 or a multiple of 5");
  }
  if (size !== undefined && size < currentGB) throw badRequest("disks cannot shrink");
  if (plan !== "free") return;
  if (input.enableHighAvailability || readReplicas?.length) {
    throw badRequest("free databases have neither high availability nor read replicas");
  }
}
