import {
  type CustomResourceOptions,
  ResourceHook,
  type ResourceHookArgs,
  runtime,
} from "@pulumi/pulumi";
import type { EnvironmentSpec } from "../config/spec.ts";
import { consentName } from "../shared/consent-name.ts";
import { onlyTells } from "../shared/tell-only.ts";

type Guards = Pick<CustomResourceOptions, "protect" | "hooks">;

/**
 * Words in state, kept for good: docs/decisions/state-is-a-contract.md. The second is bound to what
 * is registered today: a plain `pulumi destroy` runs no program, and the names of hooks are the only
 * words of ours that the engine then prints.
 */
export const hookNames = {
  older: "guard",
  today:
    "it is kept until allowDeletion names it in the stack file and `pulumi up` has run; " +
    "then `pulumi destroy` needs no flag",
} as const;

/**
 * Keeps what cannot be made again. A guarded thing is neither replaced nor deleted until
 * `allowDeletion` names it: the engine refuses at preview, and `pulumi destroy` stops before it
 * deletes anything, because a delete hook needs the program, and the program says no.
 */
export class DeletionProtection {
  readonly #spec: Spec;
  readonly #refusal: ResourceHook;
  readonly #kept = new Set<string>();

  constructor(spec: Spec) {
    this.#spec = spec;
    const refuse = (deletion: ResourceHookArgs) => this.#refuse(deletion);
    new ResourceHook(hookNames.older, refuse, { onDryRun: true });
    this.#refusal = new ResourceHook(hookNames.today, refuse, { onDryRun: true });
  }

  /** Whether the config consents to the loss of what has this name at its vendor. */
  allows(name: string): boolean {
    return this.#spec.allowDeletion.includes(name);
  }

  /** Options of the resource that has this name at its vendor. */
  keep(name: string): Guards {
    if (this.allows(name)) return { protect: false };
    return { protect: true, ...this.ask(name) };
  }

  /** The same for what can be made again, but is in use where the environment is kept whole. */
  keepInUse(name: string): Guards {
    return this.#spec.keptWhole ? this.keep(name) : {};
  }

  /** Only the question before its deletion, for what the engine may replace when it is answered. */
  ask(name: string): Guards {
    if (this.allows(name)) return {};
    this.#kept.add(name);
    return { hooks: { beforeDelete: [this.#refusal] } };
  }

  #refuse({ oldInputs }: ResourceHookArgs): void {
    // A look for what somebody did by hand is to tell of it, and deletes nothing.
    if (runtime.isDryRun() && onlyTells()) return;
    const { stack } = this.#spec;
    const name = consentName(oldInputs, stack);
    if (this.allows(name)) return;
    const isWhole = name === stack;
    throw new Error(isWhole ? refusalOfWhole([...this.#kept], stack) : refusalOf(name, stack));
  }
}

type Spec = Pick<EnvironmentSpec, "stack" | "allowDeletion" | "keptWhole">;

/** What a person reads who tried to delete something guarded. */
function refusalOf(name: string, stack: string): string {
  return (
    `${name} cannot be made again once it is gone. If it may go, write ` +
    `\`allowDeletion: [${name}]\` under environment in Pulumi.${stack}.yaml, run ` +
    `\`pulumi up -s ${stack}\`, and then delete it.`
  );
}

/** What a person reads who tried to destroy an environment that is kept whole. */
function refusalOfWhole(kept: string[], stack: string): string {
  const names = [...new Set([stack, ...kept])].join(", ");
  return (
    `${stack} is kept whole: nothing of it is destroyed. If all of it may go, write ` +
    `\`allowDeletion: [${names}]\` under environment in ` +
    `Pulumi.${stack}.yaml, run \`pulumi up -s ${stack}\`, and then ` +
    `\`pulumi destroy -s ${stack}\`, which needs no flag.`
  );
}
