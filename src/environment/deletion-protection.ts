import { type CustomResourceOptions, ResourceHook } from "@pulumi/pulumi";
import type { EnvironmentSpec } from "../config/spec.ts";

/**
 * Keeps what cannot be made again. A guarded thing is neither replaced nor deleted until
 * `allowDeletion` names it: the engine refuses at preview, and `pulumi destroy` stops before it
 * deletes anything, because a delete hook needs the program, and the program says no.
 */
export class DeletionProtection {
  readonly #allowed: readonly string[];
  readonly #refusal: ResourceHook;

  constructor({ stack, allowDeletion }: Pick<EnvironmentSpec, "stack" | "allowDeletion">) {
    this.#allowed = allowDeletion;
    this.#refusal = new ResourceHook(
      // A word in state, kept for good: docs/decisions/state-is-a-contract.md.
      "guard",
      ({ oldInputs }) => {
        const name = String(oldInputs?.["name"]);
        if (!this.allows(name)) throw new Error(refusalOf(name, stack));
      },
      { onDryRun: true },
    );
  }

  /** Whether the config consents to the loss of what has this name at its vendor. */
  allows(name: string): boolean {
    return this.#allowed.includes(name);
  }

  /** Options of the resource that has this name at its vendor. */
  keep(name: string): Pick<CustomResourceOptions, "protect" | "hooks"> {
    if (this.allows(name)) return { protect: false };
    return { protect: true, hooks: { beforeDelete: [this.#refusal] } };
  }
}

/** What a person reads who tried to delete something guarded. */
function refusalOf(name: string, stack: string): string {
  return (
    `${name} cannot be made again once it is gone. If it may go, write ` +
    `\`allowDeletion: [${name}]\` under environment in Pulumi.${stack}.yaml, run ` +
    `\`pulumi up -s ${stack}\`, and then delete it.`
  );
}
