import { serviceOf } from "../account.ts";
import { type Account, type Handlers, noContent, ok } from "../call.ts";
import { redeploy } from "../deploying.ts";
import { listAnswer } from "../lists.ts";
import { notFound } from "../refusals.ts";
import type { NamedTexts } from "../tables.ts";
import { readValue, readVariables } from "../variables.ts";

/** A service's own variables. Those of its groups never appear here. */
export const envVarHandlers: Handlers = {
  "get-env-vars-for-service": (call) => listVariables(call.query, ownVariables(call)),

  "update-env-vars-for-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    const variables = readVariables(call.world, service.id, call.body);
    call.tables.envVars[service.id] = variables;
    redeploy(call, service.id);
    return listVariables({ limit: Object.keys(variables).length }, variables);
  },

  "retrieve-env-var": (call) => {
    const key = call.path.envVarKey;
    const value = ownVariables(call)[key];
    if (value === undefined) throw notFound(key);
    return ok({ key, value });
  },

  "update-env-var": (call) => {
    const key = call.path.envVarKey;
    const variables = ownVariables(call);
    variables[key] = readValue(call.world, call.path.serviceId, key, call.body);
    redeploy(call, call.path.serviceId);
    return ok({ key, value: variables[key] });
  },

  "delete-env-var": (call) => {
    const key = call.path.envVarKey;
    const variables = ownVariables(call);
    if (variables[key] === undefined) throw notFound(key);
    delete variables[key];
    redeploy(call, call.path.serviceId);
    return noContent();
  },
};

function ownVariables(call: Account & { path: { serviceId: string } }): NamedTexts {
  const service = serviceOf(call, call.path.serviceId);
  return call.tables.envVars[service.id]!;
}

function listVariables(query: object, variables: NamedTexts) {
  const rows = Object.entries(variables).map(([key, value]) => ({ key, value }));
  return listAnswer(query, rows, { noun: "envVar", order: ({ key }) => key });
}
