import { environmentOf, projectOf, requireDestroyable } from "../account.ts";
import { type Account, created, type Handlers, noContent, ok } from "../call.ts";
import { listAnswer } from "../lists.ts";
import { badRequest, conflict, notFound, paymentRequired } from "../refusals.ts";
import type { EnvironmentRow, Schemas } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

type EnvironmentInput = Schemas["projectPOSTEnvironmentInput"];

export const environmentHandlers: Handlers = {
  "list-environments": (call) =>
    listAnswer(call.query, Object.values(call.tables.environments), {
      noun: "environment",
      fields: {
        environmentId: ({ id }) => id,
        ownerId: ({ projectId }) => call.tables.projects[projectId]!.ownerId,
      },
      answer: (environment) => answerOf(call, environment),
    }),

  "create-environment": (call) => {
    const { projectId, ...input } = call.body;
    const project = projectOf(call, projectId);
    const siblings = Object.values(call.tables.environments);
    checkEnvironment(
      call,
      input,
      siblings.filter((sibling) => sibling.projectId === project.id),
    );
    return created(answerOf(call, addEnvironment(call, project.id, input)));
  },

  "retrieve-environment": (call) =>
    ok(answerOf(call, environmentOf(call, call.path.environmentId))),

  "update-environment": (call) => {
    const environment = environmentOf(call, call.path.environmentId);
    requirePro(call, call.body);
    Object.assign(environment, call.body, { updatedAt: timestamp(call.world) });
    return ok(answerOf(call, environment));
  },

  "delete-environment": (call) => {
    const environment = environmentOf(call, call.path.environmentId);
    requireDestroyable(call, environment.id);
    if (memberIds(call, environment.id).length > 0) {
      throw conflict(`environment is not empty: ${environment.id}`);
    }
    delete call.tables.environments[environment.id];
    return noContent();
  },

  "add-resources-to-environment": (call) => {
    const environment = environmentOf(call, call.path.environmentId);
    const members = call.body.resourceIds.map((id) => memberOf(call, id));
    for (const member of members) requireMovable(call, member, environment.id);
    for (const member of members) place(call, member, environment.id);
    return created(answerOf(call, environment));
  },

  "remove-resources-from-environment": (call) => {
    // Render's Terraform provider sends the resource's own id; recorded as 204, changing nothing.
    const { environmentId } = call.path;
    if (call.query.resourceIds.includes(environmentId)) {
      memberOf(call, environmentId);
      return noContent();
    }
    const environment = environmentOf(call, environmentId);
    const members = call.query.resourceIds.map((id) => memberOf(call, id));
    for (const member of members) {
      if (member.environmentId !== environment.id) throw notFound(member.id);
      requireMovable(call, member, undefined);
    }
    for (const member of members) place(call, member, undefined);
    return noContent();
  },
};

/** Puts a thing where it belongs; the read replicas of a database are where it is. */
function place({ tables }: Account, member: Member, environmentId: string | undefined): void {
  const replicas = Object.values(tables.postgres).filter(
    ({ primaryPostgresID }) => primaryPostgresID === member.id,
  );
  for (const moved of [member, ...replicas]) {
    if (environmentId) moved.environmentId = environmentId;
    else delete moved.environmentId;
  }
}

/** What can be put into an environment. */
interface Member {
  id: string;
  environmentId?: string;
}

/** Refuses an environment whose name is taken or for which the workspace has no room. */
export function checkEnvironment(
  account: Account,
  input: EnvironmentInput,
  siblings: { name: string }[],
): void {
  requirePro(account, input);
  if (siblings.some(({ name }) => name === input.name)) {
    throw badRequest(`environment name is already in use: ${input.name}`);
  }
  if (account.options.tier === "hobby" && siblings.length >= 2) {
    throw paymentRequired("Hobby workspaces have two environments");
  }
}

export function addEnvironment(
  { world, tables }: Account,
  projectId: string,
  input: EnvironmentInput,
): EnvironmentRow {
  const now = timestamp(world);
  const id = world.id("evm-", `${projectId}/${input.name}`);
  const environment: EnvironmentRow = {
    protectedStatus: "unprotected",
    networkIsolationEnabled: false,
    ipAllowList: [{ cidrBlock: "0.0.0.0/0", description: "everywhere" }],
    ...input,
    id,
    projectId,
    createdAt: now,
    updatedAt: now,
  };
  tables.environments[id] = environment;
  return environment;
}

/** Everything inside an environment, of every kind. */
export function memberIds(account: Account, environmentId: string): string[] {
  return memberTables(account).flatMap((rows) => idsIn(rows, environmentId));
}

function memberTables({ tables }: Account): Record<string, Member>[] {
  return [tables.services, tables.keyValues, tables.envGroups, tables.postgres];
}

function idsIn(rows: Record<string, Member>, environmentId: string): string[] {
  return Object.values(rows)
    .filter((row) => row.environmentId === environmentId)
    .map(({ id }) => id);
}

function memberOf(account: Account, id: string): Member {
  const member = memberTables(account)
    .map((rows) => rows[id])
    .find((row) => row !== undefined);
  if (!member) throw notFound(id);
  return member;
}

/**
 * A service cannot leave an environment while a group of that environment is linked to it.
 * Source: https://github.com/render-oss/terraform-provider-render/issues/10
 */
function requireMovable({ tables }: Account, member: Member, to: string | undefined): void {
  if (!member.environmentId || member.environmentId === to) return;
  const bound = Object.values(tables.envGroups).some(
    (group) =>
      group.environmentId === member.environmentId &&
      (group.serviceIds.includes(member.id) || (group.id === member.id && group.serviceIds[0])),
  );
  if (bound) throw badRequest("cannot move service out of environment with linked env groups");
}

function requirePro({ options }: Account, input: Partial<EnvironmentInput>): void {
  if (options.tier === "pro") return;
  if (input.networkIsolationEnabled)
    throw paymentRequired("network isolation needs a Pro workspace");
  if (input.protectedStatus === "protected") {
    throw paymentRequired("protected environments need a Pro workspace");
  }
}

/** Render answers null, not [], where an environment holds nothing of a kind. */
function answerOf({ tables }: Account, environment: EnvironmentRow) {
  const { createdAt: _, updatedAt: __, ...answer } = environment;
  const listed = (rows: Record<string, Member>) => {
    const ids = idsIn(rows, environment.id);
    return ids.length > 0 ? ids : null;
  };
  return {
    ...answer,
    databasesIds: listed(tables.postgres),
    redisIds: listed(tables.keyValues),
    serviceIds: listed(tables.services),
    envGroupIds: listed(tables.envGroups),
  };
}
