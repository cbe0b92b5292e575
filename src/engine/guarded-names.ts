import { consentName } from "../shared/consent-name.ts";
import type { StateResource } from "./pulumi.ts";

/** What `allowDeletion` has to name before all of these can be deleted. */
export function guardedNames(resources: readonly StateResource[], stack: string): string[] {
  const guarded = resources.filter(
    ({ protect, resourceHooks }) => protect || resourceHooks?.["BeforeDelete"],
  );
  return [...new Set(guarded.map(({ inputs }) => consentName(inputs, stack)))];
}
