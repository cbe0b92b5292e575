import { requireOwner } from "../account.ts";
import { type Account, created, type Handlers, noContent, ok } from "../call.ts";
import { listAnswer } from "../lists.ts";
import { notFound } from "../refusals.ts";
import type { WebhookRow } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

/** Webhooks of a workspace. Nothing is sent: the sandbox calls nobody. */
export const webhookHandlers: Handlers = {
  "list-webhooks": (call) =>
    listAnswer(call.query, Object.values(call.tables.webhooks), {
      noun: "webhook",
      answer: answerOf,
    }),

  "create-webhook": (call) => {
    const { world, tables, body } = call;
    requireOwner(call, body.ownerId);
    const id = world.id("whk-", body.name);
    const secret = `whsec_${world.id("", `secret/${id}`, 32)}`;
    tables.webhooks[id] = { id, secret, ...body, createdAt: timestamp(world) };
    return created(answerOf(tables.webhooks[id]));
  },

  "retrieve-webhook": (call) => ok(answerOf(webhookOf(call, call.path.webhookId))),

  "update-webhook": (call) => {
    const webhook = Object.assign(webhookOf(call, call.path.webhookId), call.body);
    return ok(answerOf(webhook));
  },

  "delete-webhook": (call) => {
    delete call.tables.webhooks[webhookOf(call, call.path.webhookId).id];
    return noContent();
  },

  "list-webhook-events": (call) => {
    webhookOf(call, call.path.webhookId);
    return ok([]);
  },
};

function webhookOf({ tables }: Account, id: string): WebhookRow {
  const webhook = tables.webhooks[id];
  if (!webhook) throw notFound(id);
  return webhook;
}

function answerOf({ ownerId: _, createdAt: __, ...answer }: WebhookRow) {
  return answer;
}
