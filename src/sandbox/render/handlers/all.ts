import type { Handlers } from "../call.ts";
import { activityHandlers } from "./activity.ts";
import { blueprintHandlers } from "./blueprints.ts";
import { customDomainHandlers } from "./custom-domains.ts";
import { dedicatedIpHandlers } from "./dedicated-ips.ts";
import { deployHandlers } from "./deploys.ts";
import { diskHandlers } from "./disks.ts";
import { envGroupHandlers } from "./env-groups.ts";
import { envVarHandlers } from "./env-vars.ts";
import { environmentHandlers } from "./environments.ts";
import { jobHandlers } from "./jobs.ts";
import { keyValueHandlers } from "./key-value.ts";
import { maintenanceHandlers } from "./maintenance.ts";
import { ownerHandlers } from "./owners.ts";
import { postgresHandlers } from "./postgres.ts";
import { postgresCareHandlers } from "./postgres-care.ts";
import { previewHandlers } from "./previews.ts";
import { projectHandlers } from "./projects.ts";
import { registryCredentialHandlers } from "./registry-credentials.ts";
import { scalingHandlers } from "./scaling.ts";
import { secretFileHandlers } from "./secret-files.ts";
import { serviceHandlers } from "./services.ts";
import { settingHandlers } from "./settings.ts";
import { staticSiteHandlers } from "./static-sites.ts";
import { webhookHandlers } from "./webhooks.ts";
import { workspaceSettingHandlers } from "./workspace-settings.ts";

/** What is implemented; every other operation of the document answers 501 by name. */
export const handlers: Handlers = {
  ...ownerHandlers,
  ...projectHandlers,
  ...environmentHandlers,
  ...serviceHandlers,
  ...deployHandlers,
  ...envVarHandlers,
  ...envGroupHandlers,
  ...keyValueHandlers,
  ...customDomainHandlers,
  ...activityHandlers,
  ...dedicatedIpHandlers,
  ...diskHandlers,
  ...jobHandlers,
  ...maintenanceHandlers,
  ...postgresHandlers,
  ...postgresCareHandlers,
  ...previewHandlers,
  ...registryCredentialHandlers,
  ...scalingHandlers,
  ...secretFileHandlers,
  ...settingHandlers,
  ...staticSiteHandlers,
  ...webhookHandlers,
  ...blueprintHandlers,
  ...workspaceSettingHandlers,
};
