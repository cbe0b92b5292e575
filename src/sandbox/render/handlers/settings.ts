import { ownerOf, serviceOf } from "../account.ts";
import { type Account, type Handlers, noContent, ok } from "../call.ts";
import { bareListAnswer, listAnswer } from "../lists.ts";
import { badRequest, notFound } from "../refusals.ts";
import type { LogStreamRow, NotificationOverride } from "../tables.ts";

/** Notifications and log streams: what other clients read beside every service. */
export const settingHandlers: Handlers = {
  "list-notification-overrides": (call) => {
    const rows = Object.values(call.tables.notificationOverrides);
    return listAnswer(call.query, rows, {
      noun: "override",
      order: ({ serviceId }) => serviceId,
      fields: { ownerId: ({ serviceId }) => serviceOf(call, serviceId).ownerId },
    });
  },

  "retrieve-service-notification-overrides": (call) => ok(overrideOf(call, call.path.serviceId)),

  "patch-service-notification-overrides": (call) => {
    const { serviceId } = call.path;
    const override = { ...overrideOf(call, serviceId), ...call.body };
    call.tables.notificationOverrides[serviceId] = override;
    serviceOf(call, serviceId).notifyOnFail = notifyOnFail[override.notificationsToSend];
    return ok(override);
  },

  "get-owner-log-stream": (call) => {
    const { id } = ownerOf(call, call.path.ownerId);
    const { token: _, ...stream } = streamOf(call, id);
    return ok({ ownerId: id, ...stream });
  },

  "update-owner-log-stream": (call) => {
    const { id } = ownerOf(call, call.path.ownerId);
    const { endpoint = "", token = "", preview } = call.body;
    call.tables.logStreams[id] = { endpoint, token, preview };
    return ok({ ownerId: id, endpoint, preview });
  },

  "delete-owner-log-stream": (call) => removeStream(call, ownerOf(call, call.path.ownerId).id),

  "list-resource-log-streams": (call) => {
    const rows = Object.entries(call.tables.logStreams)
      .filter(([id]) => !call.tables.owners[id])
      .map(([resourceId, { token: _, ...stream }]) => ({ resourceId, ...stream }));
    return bareListAnswer(call.query, rows, { order: ({ resourceId }) => resourceId });
  },

  /** 404 is the normal answer: nothing overrides the workspace's stream. */
  "get-resource-log-stream": (call) => {
    const { resourceId } = call.path;
    requireResource(call, resourceId);
    const { token: _, ...stream } = streamOf(call, resourceId);
    return ok({ resourceId, ...stream });
  },

  "update-resource-log-stream": (call) => {
    const { resourceId } = call.path;
    requireResource(call, resourceId);
    const { endpoint = "", token = "", setting } = call.body;
    if (setting === "send" && !endpoint) throw badRequest("endpoint is required to send logs");
    call.tables.logStreams[resourceId] = { endpoint, token, setting };
    return ok({ resourceId, endpoint, setting });
  },

  "delete-resource-log-stream": (call) => {
    requireResource(call, call.path.resourceId);
    return removeStream(call, call.path.resourceId);
  },
};

/** A service carries the older word for what is notified of it. */
const notifyOnFail = {
  default: "default",
  none: "ignore",
  failure: "notify",
  all: "notify",
} as const;

function overrideOf(account: Account, serviceId: string): NotificationOverride {
  const { id } = serviceOf(account, serviceId);
  return (
    account.tables.notificationOverrides[id] ?? {
      serviceId: id,
      previewNotificationsEnabled: "default",
      notificationsToSend: "default",
    }
  );
}

function streamOf({ tables }: Account, id: string): LogStreamRow {
  const stream = tables.logStreams[id];
  if (!stream) throw notFound(id);
  return stream;
}

function removeStream(account: Account, id: string) {
  streamOf(account, id);
  delete account.tables.logStreams[id];
  return noContent();
}

function requireResource({ tables }: Account, id: string): void {
  if (!(tables.services[id] ?? tables.keyValues[id] ?? tables.postgres[id])) throw notFound(id);
}
