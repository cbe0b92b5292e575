import type { dynamic } from "@pulumi/pulumi";
import type { Context } from "../../../src/render/providers/implementation.ts";
import { providers } from "../../../src/render/providers/kinds.ts";
import type { ResourceKind } from "../../../src/render/resource.ts";

export type Properties = Record<string, unknown>;

/** What the engine's state has of one resource. */
interface Remembered {
  id: string;
  inputs: Properties;
  outputs: Properties;
  /** Made or changed, but its last run said it is not finished: the next one updates it. */
  unfinished: boolean;
}

const provider = { __provider: "text" };

/**
 * One resource as the engine manages it. It is remembered only what a method answered, or what an
 * error said of an object that exists though it failed; everything passes through JSON, as it
 * passes through the engine.
 */
export class Managed {
  readonly kind: ResourceKind;
  remembered: Remembered | undefined;

  constructor(kind: ResourceKind, remembered?: Remembered) {
    this.kind = kind;
    this.remembered = remembered && json(remembered);
  }

  get id(): string {
    return this.remembered?.id ?? "";
  }

  /** `pulumi up` with these inputs. Returns whether anything was to be done. */
  async up(context: Context, inputs: object): Promise<boolean> {
    const methods = providers[this.kind](() => context);
    const checked = await this.#check(methods, inputs);
    const old = this.remembered;
    if (!old) return await this.#create(methods, checked);
    const { changes, replaces = [] } = await methods.diff!(old.id, old.outputs, checked);
    if (replaces.length > 0) {
      await this.destroy(context);
      return await this.#create(methods, checked);
    }
    if (!changes && !old.unfinished) {
      this.remembered = { ...old, inputs: checked };
      return false;
    }
    await this.#remembering(checked, old.id, async () => {
      const { outs } = await methods.update!(old.id, json(old.outputs), json(checked));
      return { id: old.id, outputs: { ...outs, ...provider } };
    });
    return true;
  }

  /** `pulumi refresh`. */
  async refresh(context: Context): Promise<void> {
    const old = this.remembered!;
    const methods = providers[this.kind](() => context);
    const { id, props, inputs } = await methods.read!(old.id, json(old.outputs));
    this.remembered = id
      ? json({ id, inputs: inputs ?? {}, outputs: { ...props, ...provider }, unfinished: false })
      : undefined;
  }

  /** `pulumi destroy`; nothing to do for what is not in state. */
  async destroy(context: Context): Promise<void> {
    if (!this.remembered) return;
    const methods = providers[this.kind](() => context);
    await methods.delete!(this.id, json(this.remembered.outputs));
    this.remembered = undefined;
  }

  async #check(methods: dynamic.ResourceProvider, inputs: object): Promise<Properties> {
    const olds = this.remembered?.inputs ?? {};
    const result = await methods.check!(json(olds), json({ ...inputs, ...provider }));
    const { failures = [] } = result;
    if (failures.length > 0) {
      throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
    }
    return json({ ...result.inputs, ...provider });
  }

  async #create(methods: dynamic.ResourceProvider, checked: Properties): Promise<true> {
    await this.#remembering(checked, "", async () => {
      const { id, outs } = await methods.create(json(checked));
      return { id, outputs: { ...outs, ...provider } };
    });
    return true;
  }

  async #remembering(
    inputs: Properties,
    known: string,
    run: () => Promise<{ id: string; outputs: Properties }>,
  ): Promise<void> {
    try {
      this.remembered = json({ ...(await run()), inputs, unfinished: false });
    } catch (error) {
      const { id = known, properties } = error as { id?: string; properties?: Properties };
      if (properties) this.remembered = json({ id, inputs, outputs: properties, unfinished: true });
      throw error;
    }
  }
}

function json<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
