import { productionOf } from "../config/load-from-files.ts";
import { deployedOf } from "../engine/deployed.ts";
import type { Condition } from "./condition.ts";
import { configConditions } from "./config-conditions.ts";
import { domainCondition, sandboxDomainConditions } from "./domain-conditions.ts";
import { stateConditions } from "./state-conditions.ts";

/** Every condition of going live, from the stack files, the last `up` of each stack and the domains. */
export async function launchConditions(
  project: string,
  env: NodeJS.ProcessEnv,
): Promise<Condition[]> {
  const { production, environments: specs } = productionOf(project);
  const deployed = await deployedOf(project, specs, env);
  const isSandbox = env["PULUMI_DEBUG_PROVIDERS"] !== undefined;
  return [
    ...configConditions(project, production),
    ...stateConditions(deployed),
    ...(isSandbox ? sandboxDomainConditions(deployed) : [await domainCondition(deployed)]),
  ];
}
