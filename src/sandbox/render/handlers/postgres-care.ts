import { environmentOf } from "../account.ts";
import { accepted, type Handlers, ok } from "../call.ts";
import { badRequest, conflict, notFound } from "../refusals.ts";
import type { Schemas } from "../tables.ts";
import { timestamp } from "../timestamps.ts";
import { addPostgres, overridesOf, postgresAnswer, postgresOf, restart } from "./postgres.ts";

const dayMs = 24 * 3600 * 1000;
/** How far back a paid database can be restored. */
const windowMs = 3 * dayMs;

const overridable = [
  { name: "max_connections", description: "Connections at once", requiresRestart: true },
  { name: "statement_timeout", description: "Longest statement", requiresRestart: false },
  { name: "work_mem", description: "Memory of one operation", requiresRestart: false },
];

/** Recovery, exports, further users and parameters of Postgres databases. */
export const postgresCareHandlers: Handlers = {
  "retrieve-postgres-recovery-info": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    if (row.plan === "free") return ok({ recoveryStatus: "NOT_AVAILABLE" });
    const start = Math.max(Date.parse(row.createdAt), call.world.now() - windowMs);
    return ok({ recoveryStatus: "AVAILABLE", startsAt: new Date(start).toISOString() });
  },

  /** Makes a new database as the old one was then; the old one stays. */
  "recover-postgres": (call) => {
    const { world, body } = call;
    const row = postgresOf(call, call.path.postgresId);
    const time = Date.parse(body.restoreTime);
    if (row.plan === "free") throw badRequest("free databases cannot be recovered");
    if (time > world.now() || time < world.now() - windowMs || time < Date.parse(row.createdAt)) {
      throw badRequest("restoreTime is outside the recovery window");
    }
    if (body.environmentId) environmentOf(call, body.environmentId);
    const recovered = addPostgres(call, {
      name: body.restoreName ?? `${row.name}-recovered`,
      ownerId: row.ownerId,
      environmentId: body.environmentId ?? row.environmentId,
      plan: (body.plan as Schemas["postgresPlans"] | undefined) ?? row.plan,
      region: row.region,
      version: row.version,
      databaseUser: row.databaseUser,
      diskSizeGB: row.diskSizeGB,
    });
    recovered.status = "recovery_in_progress";
    recovered.databaseName = row.databaseName;
    return ok(postgresAnswer(call, recovered));
  },

  "list-postgres-export": (call) => ok(postgresOf(call, call.path.postgresId).exports),

  "create-postgres-export": (call) => {
    const { world } = call;
    const row = postgresOf(call, call.path.postgresId);
    const id = world.id("exp-", row.id);
    const url = `https://exports.render.com/${id}.dir.tar.gz`;
    row.exports.push({ id, createdAt: timestamp(world), url });
    return accepted();
  },

  "list-postgres-users": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    const first = { username: row.databaseUser, createdAt: row.createdAt };
    const users = [first, ...row.users];
    return ok(users.map((user) => ({ ...user, default: user === first, openConnections: 0 })));
  },

  "create-postgres-user": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    const { username } = call.body;
    if (username === row.databaseUser || row.users.some((user) => user.username === username)) {
      throw conflict(`user exists: ${username}`);
    }
    row.users.push({ username, createdAt: timestamp(call.world) });
    return accepted();
  },

  "delete-postgres-user": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    const { username } = call.path;
    if (!row.users.some((user) => user.username === username)) throw notFound(username);
    row.users = row.users.filter((user) => user.username !== username);
    return ok();
  },

  "list-postgres-parameter-overrides": (call) =>
    ok({ parameterOverrides: postgresOf(call, call.path.postgresId).parameterOverrides ?? {} }),

  "update-postgres-parameter-overrides": (call) => {
    const row = postgresOf(call, call.path.postgresId);
    const { parameterOverrides } = call.body;
    const known = (name: string) => overridable.find((parameter) => parameter.name === name);
    const unknown = Object.keys(parameterOverrides).find((name) => !known(name));
    if (unknown) throw badRequest(`parameter cannot be overridden: ${unknown}`);
    const requiresRestart = Object.keys(parameterOverrides).some(
      (name) => known(name)?.requiresRestart,
    );
    Object.assign(row, overridesOf(parameterOverrides));
    if (requiresRestart) restart(call, row, "unavailable");
    return ok({
      affectedDatabases: [row.id],
      appliedOverrides: parameterOverrides,
      requiresRestart,
    });
  },

  "list-available-postgres-parameter-overrides": (call) => {
    postgresOf(call, call.path.postgresId);
    return ok({ availableParameterOverrides: overridable });
  },
};
