import { requireOwner } from "../account.ts";
import { type Handlers, noContent, ok } from "../call.ts";
import { bareListAnswer } from "../lists.ts";
import { credentialAnswer, credentialOf } from "../registry.ts";
import { timestamp } from "../timestamps.ts";

/** Keys to private image registries. The token is taken and never given back. */
export const registryCredentialHandlers: Handlers = {
  "list-registry-credentials": (call) =>
    bareListAnswer(call.query, Object.values(call.tables.registryCredentials), {
      fields: { type: ({ registry }) => registry },
      answer: credentialAnswer,
    }),

  "create-registry-credential": (call) => {
    const { world, tables, body } = call;
    requireOwner(call, body.ownerId);
    const now = timestamp(world);
    const row = { id: world.id("rgc-", body.name), ...body, createdAt: now, updatedAt: now };
    tables.registryCredentials[row.id] = row;
    return ok(credentialAnswer(row));
  },

  "retrieve-registry-credential": (call) =>
    ok(credentialAnswer(credentialOf(call, call.path.registryCredentialId))),

  "update-registry-credential": (call) => {
    const row = credentialOf(call, call.path.registryCredentialId);
    Object.assign(row, call.body, { updatedAt: timestamp(call.world) });
    return ok(credentialAnswer(row));
  },

  "delete-registry-credential": (call) => {
    const row = credentialOf(call, call.path.registryCredentialId);
    delete call.tables.registryCredentials[row.id];
    return noContent();
  },
};
