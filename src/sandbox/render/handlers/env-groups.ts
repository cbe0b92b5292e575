import { environmentOf, requireDestroyable, requireOwner, serviceOf } from "../account.ts";
import { type Account, created, type Handlers, noContent, ok } from "../call.ts";
import { redeploy } from "../deploying.ts";
import { bareListAnswer, listAnswer } from "../lists.ts";
import { badRequest, notFound } from "../refusals.ts";
import { serviceTypes } from "../service-types.ts";
import type { EnvGroupRow, ServiceRow } from "../tables.ts";
import { timestamp } from "../timestamps.ts";
import { readSecretFiles, readValue, readVariables, requireRoom } from "../variables.ts";

export const envGroupHandlers: Handlers = {
  "list-env-groups": (call) => {
    const answer = (group: EnvGroupRow) => {
      const { envVars: _, secretFiles: __, ...meta } = answerOf(call, group);
      return meta;
    };
    const rows = Object.values(call.tables.envGroups);
    if (call.options.envGroupLists === "bare") return bareListAnswer(call.query, rows, { answer });
    return listAnswer(call.query, rows, { noun: "envGroup", answer });
  },

  "create-env-group": (call) => {
    const { world, tables, body } = call;
    requireOwner(call, body.ownerId);
    if (body.environmentId) environmentOf(call, body.environmentId);
    const services = (body.serviceIds ?? []).map((id) => serviceOf(call, id));
    const now = timestamp(world);
    const group: EnvGroupRow = {
      id: world.id("evg-", body.name),
      name: body.name,
      ownerId: body.ownerId,
      ...(body.environmentId && { environmentId: body.environmentId }),
      createdAt: now,
      updatedAt: now,
      envVars: toList(readVariables(world, body.name, body.envVars), "key", "value"),
      secretFiles: toList(readSecretFiles(body.secretFiles), "name", "content"),
      serviceIds: services.map(({ id }) => id),
    };
    tables.envGroups[group.id] = group;
    redeployLinked(call, group);
    return created(answerOf(call, group));
  },

  "retrieve-env-group": (call) => ok(answerOf(call, groupOf(call, call.path.envGroupId))),

  "update-env-group": (call) => {
    const group = touched(call, groupOf(call, call.path.envGroupId));
    group.name = call.body.name;
    return ok(answerOf(call, group));
  },

  "delete-env-group": (call) => {
    const group = groupOf(call, call.path.envGroupId);
    requireDestroyable(call, group.environmentId);
    delete call.tables.envGroups[group.id];
    redeployLinked(call, group);
    return noContent();
  },

  "link-service-to-env-group": (call) => {
    const group = groupOf(call, call.path.envGroupId);
    const service = serviceOf(call, call.path.serviceId);
    requireSameEnvironment(group, service);
    touched(call, group);
    if (!group.serviceIds.includes(service.id)) group.serviceIds.push(service.id);
    redeploy(call, service.id);
    return ok(answerOf(call, group));
  },

  "unlink-service-from-env-group": (call) => {
    const group = groupOf(call, call.path.envGroupId);
    const { serviceId } = call.path;
    if (!group.serviceIds.includes(serviceId)) throw notFound(serviceId);
    touched(call, group);
    group.serviceIds = group.serviceIds.filter((id) => id !== serviceId);
    redeploy(call, serviceId);
    return noContent();
  },

  "retrieve-env-group-env-var": (call) => {
    const { envGroupId, envVarKey } = call.path;
    return ok(one(groupOf(call, envGroupId).envVars, "key", envVarKey));
  },

  "update-env-group-env-var": (call) => {
    const group = groupOf(call, call.path.envGroupId);
    const key = call.path.envVarKey;
    const value = readValue(call.world, group.id, key, call.body);
    group.envVars = [...group.envVars.filter((variable) => variable.key !== key), { key, value }];
    redeployLinked(call, touched(call, group));
    return ok(answerOf(call, group));
  },

  "delete-env-group-env-var": (call) => {
    const group = groupOf(call, call.path.envGroupId);
    const gone = one(group.envVars, "key", call.path.envVarKey);
    group.envVars = group.envVars.filter((variable) => variable !== gone);
    redeployLinked(call, touched(call, group));
    return noContent();
  },

  "retrieve-env-group-secret-file": (call) => {
    const { envGroupId, secretFileName } = call.path;
    return ok(one(groupOf(call, envGroupId).secretFiles, "name", secretFileName));
  },

  "update-env-group-secret-file": (call) => {
    const group = groupOf(call, call.path.envGroupId);
    const name = call.path.secretFileName;
    const others = group.secretFiles.filter((file) => file.name !== name);
    const files = [...others, { name, content: call.body.content ?? "" }];
    requireRoom(Object.fromEntries(files.map((file) => [file.name, file.content])));
    group.secretFiles = files;
    redeployLinked(call, touched(call, group));
    return ok(answerOf(call, group));
  },

  "delete-env-group-secret-file": (call) => {
    const group = groupOf(call, call.path.envGroupId);
    const gone = one(group.secretFiles, "name", call.path.secretFileName);
    group.secretFiles = group.secretFiles.filter((file) => file !== gone);
    redeployLinked(call, touched(call, group));
    return noContent();
  },
};

function groupOf({ tables }: Account, id: string): EnvGroupRow {
  const group = tables.envGroups[id];
  if (!group) throw notFound(id);
  return group;
}

function answerOf({ tables }: Account, group: EnvGroupRow) {
  const { serviceIds, ...answer } = group;
  const serviceLinks = serviceIds.map((id) => {
    const { name, type } = tables.services[id]!;
    return { id, name, type: serviceTypes[type].short };
  });
  return { ...answer, serviceLinks };
}

/** A group inside an environment serves only the services of that environment. */
function requireSameEnvironment(group: EnvGroupRow, service: ServiceRow): void {
  if (!group.environmentId || group.environmentId === service.environmentId) return;
  throw badRequest("service and environment group are in different environments");
}

function touched({ world }: Account, group: EnvGroupRow): EnvGroupRow {
  group.updatedAt = timestamp(world);
  return group;
}

function redeployLinked(account: Account, group: EnvGroupRow): void {
  for (const serviceId of group.serviceIds) redeploy(account, serviceId);
}

function one<Item, Key extends keyof Item>(items: Item[], key: Key, name: string): Item {
  const item = items.find((candidate) => candidate[key] === name);
  if (!item) throw notFound(name);
  return item;
}

function toList<Name extends string, Text extends string>(
  texts: Record<string, string>,
  name: Name,
  text: Text,
) {
  return Object.entries(texts).map(
    ([key, value]) => ({ [name]: key, [text]: value }) as Record<Name | Text, string>,
  );
}
