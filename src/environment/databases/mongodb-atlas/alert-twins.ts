import type { GetAlertConfigurationsResult } from "@pulumi/mongodbatlas/getAlertConfigurations.js";
import { getStack, ResourceHook, type ResourceHookArgs } from "@pulumi/pulumi";
import type { Inputs } from "../../../recovery/finder.ts";
import { atlasFinders } from "../../../recovery/finders/atlas.ts";

/** A word in state, kept for good: docs/decisions/state-is-a-contract.md. The engine prints it. */
export const twinHookName = "no alert is made twice";

const finder = atlasFinders["mongodbatlas:index/alertConfiguration:AlertConfiguration"]!;

/**
 * Atlas takes an alert that it has already, and from then on tells everybody twice. So an alert is not made
 * where it is among `held`: where the answer to its creation was lost, the state does not know of it. What
 * is held has to be known before: the engine hangs where a hook asks it while something else fails.
 */
export function refuseTwins(held: () => GetAlertConfigurationsResult["results"]): ResourceHook {
  return new ResourceHook(twinHookName, ({ name, newInputs = {} }: ResourceHookArgs) => {
    const rows = held() as unknown as Inputs[];
    if (finder.ids(newInputs as Inputs, rows).length > 0) throw new Error(twin(name));
  });
}

function twin(name: string): string {
  const stack = getStack();
  return (
    `${name} already exists: Atlas has an alert that tells the same people of the same thing, and would ` +
    `take it a second time. Run \`npx infra recover -s ${stack}\`, which takes it into the state, and ` +
    `then \`npx pulumi up -s ${stack}\`.`
  );
}
