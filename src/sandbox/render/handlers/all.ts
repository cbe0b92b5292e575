import type { Handlers } from "../call.ts";
import { customDomainHandlers } from "./custom-domains.ts";
import { deployHandlers } from "./deploys.ts";
import { envGroupHandlers } from "./env-groups.ts";
import { envVarHandlers } from "./env-vars.ts";
import { environmentHandlers } from "./environments.ts";
import { keyValueHandlers } from "./key-value.ts";
import { ownerHandlers } from "./owners.ts";
import { projectHandlers } from "./projects.ts";
import { serviceHandlers } from "./services.ts";

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
};
