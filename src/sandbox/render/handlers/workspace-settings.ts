import { ownerOf } from "../account.ts";
import { type Account, type Handlers, noContent, ok } from "../call.ts";
import { badRequest, notFound } from "../refusals.ts";
import type { NotificationSettings } from "../tables.ts";

/** What a whole workspace is told, and where its metrics go. */
export const workspaceSettingHandlers: Handlers = {
  "retrieve-owner-notification-settings": (call) => ok(settingsOf(call, call.path.ownerId)),

  "patch-owner-notification-settings": (call) => {
    const settings = { ...settingsOf(call, call.path.ownerId), ...call.body };
    call.tables.notificationSettings[settings.ownerId] = settings;
    return ok(settings);
  },

  getOwnerMetricsStream: (call) => {
    const { id } = ownerOf(call, call.path.ownerId);
    const stream = call.tables.metricsStreams[id];
    if (!stream) throw notFound(id);
    const { token: _, ...answer } = stream;
    return ok(answer);
  },

  upsertOwnerMetricsStream: (call) => {
    const { tables, body } = call;
    const { id } = ownerOf(call, call.path.ownerId);
    const { provider, url, token = "" } = { ...tables.metricsStreams[id], ...body };
    if (!provider) throw badRequest("provider is required");
    if (!url) throw badRequest("url is required");
    tables.metricsStreams[id] = { ownerId: id, provider, url, token };
    return ok({ ownerId: id, provider, url });
  },

  deleteOwnerMetricsStream: (call) => {
    const { id } = ownerOf(call, call.path.ownerId);
    if (!call.tables.metricsStreams[id]) throw notFound(id);
    delete call.tables.metricsStreams[id];
    return noContent();
  },
};

/** What Render tells a workspace that set nothing; recorded from its own Terraform provider. */
function settingsOf(account: Account, ownerId: string): NotificationSettings {
  const { id } = ownerOf(account, ownerId);
  return (
    account.tables.notificationSettings[id] ?? {
      ownerId: id,
      emailEnabled: true,
      slackEnabled: false,
      previewNotificationsEnabled: false,
      notificationsToSend: "failure",
    }
  );
}
