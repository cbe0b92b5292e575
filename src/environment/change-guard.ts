import {
  CustomResource,
  containsUnknowns,
  log,
  Output,
  output,
  ProviderResource,
  type Resource,
  ResourceHook,
  type ResourceHookArgs,
  type ResourceTransformation,
  runtime,
} from "@pulumi/pulumi";
import { judgeDue, judgeUpdate, type Told } from "../changes/judge.ts";
import type { Inputs } from "../changes/outcome.ts";
import { refusedSentence, sentence } from "../changes/words.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { consentName } from "../shared/consent-name.ts";
import { onlyTells } from "../shared/tell-only.ts";

/** A word in state, kept for good: docs/decisions/state-is-a-contract.md. The engine prints it. */
export const changeHookName = "what this change does";

type Spec = Pick<EnvironmentSpec, "stack" | "keptWhole" | "allowDeletion" | "allowInterruption">;

/**
 * Says what each change of a resource does, and refuses what the vendor cannot do or what nobody
 * agreed to, before it is asked for. Judges what stands in state against what is wanted, so it does
 * not matter how the config came to say it. docs/decisions/one-table-of-changes.md
 */
export class ChangeGuard {
  readonly #spec: Spec;
  readonly #hook: ResourceHook;
  readonly #outputsBefore = new Map<string, Inputs>();

  constructor(spec: Spec) {
    this.#spec = spec;
    this.#hook = new ResourceHook(changeHookName, (update) => this.#judge(update), {
      onDryRun: true,
    });
  }

  /** What each resource that changes in place answered before, by URN. */
  get outputsBefore(): ReadonlyMap<string, Inputs> {
    return this.#outputsBefore;
  }

  /** Of the component under which everything is guarded, whoever makes it. */
  readonly transformation: ResourceTransformation = ({ resource, props, opts }) => {
    // The SDK's own marks of what a resource is are not there yet.
    if (!(resource instanceof CustomResource) || resource instanceof ProviderResource) {
      return undefined;
    }
    const { hooks } = opts;
    const beforeUpdate = [...(hooks?.beforeUpdate ?? []), this.#hook];
    return { props, opts: { ...opts, hooks: { ...hooks, beforeUpdate } } };
  };

  async #judge({ urn, type, oldInputs, newInputs, oldOutputs }: ResourceHookArgs): Promise<void> {
    this.#outputsBefore.set(urn, oldOutputs ?? {});
    const [before, after] = await Promise.all([reveal(oldInputs), reveal(newInputs)]);
    const changes = judgeUpdate(type, before, after);
    const due = changes.length === 0 ? judgeDue(type, before, oldOutputs ?? {}) : undefined;
    const told = due ? [due] : changes;
    const refused = told.filter((one) => !this.#mayBe(one, before, after));
    // In the words of what came in, where secrets are wrapped still.
    const shown = [oldInputs ?? {}, newInputs ?? {}] as const;
    const isTold = runtime.isDryRun() && onlyTells();
    if (refused.length > 0 && !isTold) throw new Error(this.#refusal(refused, ...shown));
    if (!runtime.isDryRun()) return;
    for (const one of told) {
      const unsure = containsUnknowns(after[one.property]) ? "may change: " : "";
      await log.info(`${unsure}${sentence(one)}`, placeOf(urn));
    }
  }

  #mayBe({ effect, consent }: Told, before: Inputs, after: Inputs): boolean {
    if (effect === "impossible") return false;
    const { stack, keptWhole, allowDeletion, allowInterruption } = this.#spec;
    const names = [before, after].map((inputs) => consentName(inputs, stack));
    const named = (list: readonly string[]) => names.some((name) => list.includes(name));
    if (effect === "loses") return named(allowDeletion);
    if (consent === undefined || (consent === "where kept whole" && !keptWhole)) return true;
    return named(allowInterruption);
  }

  #refusal(refused: Told[], before: Inputs, after: Inputs): string {
    const { stack } = this.#spec;
    const name = consentName(after, stack);
    const lines = refused.map((one) => `${name}: ${refusedSentence(one, before, after)}`);
    const impossible = refused.some(({ effect }) => effect === "impossible");
    if (impossible) return [...lines, "It was left as it is: take the change back."].join("\n");
    const loses = refused.some(({ effect }) => effect === "loses");
    return [
      ...lines,
      `It was left as it is. If it may happen now, write ` +
        `\`${loses ? "allowDeletion" : "allowInterruption"}: [${name}]\` under environment in ` +
        `Pulumi.${stack}.yaml, run \`pulumi up -s ${stack}\`, and take the line out again.`,
    ].join("\n");
  }
}

/** Where a line is shown. The resource itself knows its URN only when the hook has ended. */
function placeOf(urn: string): Resource {
  return { urn: output(urn) } as unknown as Resource;
}

/** Inputs as they are: the SDK wraps those that are secret. */
async function reveal(inputs: Inputs = {}): Promise<Inputs> {
  const clear = Object.entries(inputs).map(async ([name, value]) => {
    if (!Output.isInstance(value)) return [name, value] as const;
    const { promise } = value as unknown as { promise(withUnknowns: boolean): Promise<unknown> };
    return [name, await promise(true)] as const;
  });
  return Object.fromEntries(await Promise.all(clear));
}
