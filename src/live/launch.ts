import { environmentsOf } from "../config/load-from-files.ts";
import { deployedOf } from "../engine/deployed.ts";
import { UserError } from "../shared/errors.ts";
import { configItems } from "./config-items.ts";
import { domainItem, sandboxDomainItems } from "./domain-items.ts";
import type { Item } from "./item.ts";
import { stateItems } from "./state-items.ts";

/** Every condition of going live, from the stack files, the last `up` of each stack and the domains. */
export async function launchItems(project: string, env: NodeJS.ProcessEnv): Promise<Item[]> {
  const specs = environmentsOf(project);
  const production = specs.find(({ purpose }) => purpose === "production");
  if (production === undefined)
    throw new UserError(`No environment in ${project} has the purpose production.`);
  const deployed = await deployedOf(project, specs);
  const isSandbox = env["PULUMI_DEBUG_PROVIDERS"] !== undefined;
  return [
    ...configItems(project, production),
    ...stateItems(deployed),
    ...(isSandbox ? sandboxDomainItems(deployed) : [await domainItem(deployed)]),
  ];
}
