import type { Handlers } from "../../../src/sandbox/render/call.ts";
import { dedicatedIpHandlers } from "../../../src/sandbox/render/handlers/dedicated-ips.ts";
import { envGroupHandlers } from "../../../src/sandbox/render/handlers/env-groups.ts";
import { keyValueHandlers } from "../../../src/sandbox/render/handlers/key-value.ts";
import { maintenanceHandlers } from "../../../src/sandbox/render/handlers/maintenance.ts";
import { postgresHandlers } from "../../../src/sandbox/render/handlers/postgres.ts";
import { postgresCareHandlers } from "../../../src/sandbox/render/handlers/postgres-care.ts";
import { settingHandlers } from "../../../src/sandbox/render/handlers/settings.ts";
import { webhookHandlers } from "../../../src/sandbox/render/handlers/webhooks.ts";
import { workspaceSettingHandlers } from "../../../src/sandbox/render/handlers/workspace-settings.ts";

/** Operations that contract-data.test.ts asks for; contract.test.ts asks for all others. */
export const dataHandlers: Handlers = {
  ...dedicatedIpHandlers,
  ...envGroupHandlers,
  ...keyValueHandlers,
  ...maintenanceHandlers,
  ...postgresHandlers,
  ...postgresCareHandlers,
  ...settingHandlers,
  ...webhookHandlers,
  ...workspaceSettingHandlers,
};
