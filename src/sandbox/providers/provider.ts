import type { World } from "../world.ts";
import { type Autonaming, chooseName } from "./autonaming.ts";
import { type Dialect, InputCheck, rootLocation } from "./check.ts";
import { createOnlyRefusal } from "./create-only.ts";
import { type DiffResult, diffResource } from "./diff.ts";
import {
  codes,
  type Failure,
  failureAt,
  ProviderRefusal,
  refusalStatus,
  StatusError,
} from "./errors.ts";
import type { ResourceFacts } from "./facts.ts";
import {
  answeredWhereOpen,
  importedInputs,
  keptOutputs,
  refreshedInputs,
  wrapSecrets,
} from "./outputs.ts";
import { pfDialect } from "./pf-bridge.ts";
import { planOutputs, planUpdate } from "./plan.ts";
import { sdkDialect } from "./sdk-bridge.ts";
import { changedSettings, checkedSettings } from "./settings.ts";
import { Store } from "./store.ts";
import { hasUnknown, isMissing, type Properties } from "./values.ts";
import { className, type ProviderCall, type Vendor } from "./vendor.ts";

/** Which resource of the program a call is about. */
export interface Target {
  urn: string;
  type: string;
  name: string;
}

export interface Checked {
  inputs: Properties;
  failures: Failure[];
}

/** One provider as the engine talks to it, in plain values. */
export class Provider {
  readonly vendor: Vendor;
  readonly #world: World;
  readonly #store: Store;
  #config: Properties = {};

  constructor(vendor: Vendor, world: World) {
    this.vendor = vendor;
    this.#world = world;
    this.#store = new Store(world, vendor);
  }

  checkConfig(inputs: Properties, name: string): Checked {
    const known = this.vendor.facts.config;
    const unknownKeys = Object.keys(inputs).filter((key) => !(key in known) && key !== "version");
    const unknown = unknownKeys.map((key) => failureAt(`${name}.${key}`, "Invalid or unknown key"));
    const failures = [...unknown, ...(this.vendor.checkConfig?.(inputs, name) ?? [])];
    const prefix = "could not validate provider configuration: ";
    return {
      inputs: checkedSettings(known, inputs),
      failures: failures.map(({ reason }) => ({ reason: prefix + reason })),
    };
  }

  diffConfig(old: Properties, news: Properties, ignored: readonly string[]): string[] {
    const changed = Object.keys(changedSettings(this.vendor.facts.config, old, news));
    return changed.filter((path) => !ignored.some((name) => path.split(".")[0] === name));
  }

  configure(config: Properties): void {
    this.vendor.configure?.(config, this.#world);
    this.#config = config;
  }

  check(target: Target, news: Properties, olds: Properties, autonaming: Autonaming): Checked {
    const facts = this.#facts(target.type, "Check");
    const named = chooseName(facts, { news, olds, target, autonaming });
    const walk = new InputCheck(this.vendor.facts, dialects[facts.bridge]);
    const shape = { properties: facts.inputProperties, required: facts.requiredInputs };
    const checked = walk.object(named.inputs, shape, rootLocation(target.name));
    if (facts.bridge === "sdk" && named.madeUp) {
      checked["__defaults"] = [...(checked["__defaults"] as string[]), named.madeUp].sort();
    }
    const more = walk.failures.length === 0 ? this.#ruleFailures(target, checked) : [];
    const inputs = this.#wrap(facts, facts.inputProperties, checked);
    return { inputs, failures: [...walk.failures, ...more] };
  }

  diff(
    target: Target,
    news: Properties,
    old: Properties,
    ignored: readonly string[] = [],
  ): DiffResult {
    const resource = this.#facts(target.type, "Diff");
    this.#planRules(target, news, old, "diffing");
    const rules = this.#store.rules(target.type);
    const inputs = this.#aligned(target, news, old);
    const facts = this.vendor.facts;
    const replacedByCode = rules.replacedByCode?.(inputs, old, this.#call(target));
    return diffResource({ facts, resource, inputs, old, ignored, replacedByCode });
  }

  previewCreate(target: Target, inputs: Properties): Properties {
    const facts = this.#facts(target.type, "Create");
    this.#planRules(target, inputs, undefined, "creating");
    return this.#wrap(facts, facts.properties, this.#planned(target, inputs));
  }

  create(target: Target, inputs: Properties): { id: string; outputs: Properties } {
    this.#planRules(target, inputs, undefined, "creating");
    return this.#refusing(target, "creating", () => {
      const planned = this.#planned(target, inputs);
      const { id, row } = this.#store.create(planned, this.#call(target));
      return { id, outputs: this.#answer(target, row, planned) };
    });
  }

  previewUpdate(target: Target, news: Properties, old: Properties): Properties {
    const facts = this.#facts(target.type, "Update");
    this.#planRules(target, news, old, "updating");
    const inputs = this.#aligned(target, news, old);
    const { outputs } = planUpdate(this.vendor.facts, facts, inputs, old);
    return this.#wrap(facts, facts.properties, outputs);
  }

  update(target: Target, id: string, news: Properties, old: Properties): Properties {
    const facts = this.#facts(target.type, "Update");
    this.#planRules(target, news, old, "updating");
    const inputs = this.#aligned(target, news, old);
    return this.#refusing(target, "updating", () => {
      const { outputs } = planUpdate(this.vendor.facts, facts, inputs, old);
      const row = this.#store.update(id, old, outputs, this.#call(target));
      return this.#answer(target, row, outputs);
    });
  }

  /** Undefined when the vendor holds no such thing. */
  read(target: Target, id: string, state: Properties, oldInputs: Properties) {
    const facts = this.#facts(target.type, "Read");
    const row = this.#store.find(target.type, id, state);
    if (!row) return undefined;
    const outputs = this.#readRow(target, row, state);
    const isImport = Object.keys(oldInputs).length === 0 && Object.keys(state).length === 0;
    const inputs = isImport ? importedInputs(facts, outputs) : refreshedInputs(oldInputs, outputs);
    return {
      id: this.#store.idOf(target.type, row, id),
      outputs: keptOutputs(facts, this.#wrap(facts, facts.properties, outputs)),
      inputs: this.#wrap(facts, facts.inputProperties, inputs),
    };
  }

  delete(target: Target, id: string, state: Properties): void {
    this.#facts(target.type, "Delete");
    this.#refusing(target, "deleting", () => {
      this.#store.remove(id, state, this.#call(target));
    });
  }

  invoke(token: string, args: Properties): Checked {
    const { facts, functions } = this.vendor;
    const known = facts.functions[token];
    const rule = functions[className(token)];
    if (!known || !rule) {
      throw new StatusError(codes.unimplemented, `The sandbox does not answer ${token}.`);
    }
    const walk = new InputCheck(facts, pfDialect);
    const checked = walk.object(args, known.inputs, rootLocation(className(token)));
    if (walk.failures.length > 0) return { inputs: {}, failures: walk.failures };
    const target = { urn: token, type: token, name: className(token) };
    const result = this.#refusing(target, "invoking", () => rule(checked, this.#call(target)));
    const outputs = Object.keys(known.outputs.properties);
    const answered = Object.fromEntries(outputs.map((name) => [name, result[name] ?? args[name]]));
    return {
      inputs: wrapSecrets(facts, "pf", known.outputs.properties, answered),
      failures: [],
    };
  }

  #facts(type: string, method: string): ResourceFacts {
    const found = this.vendor.facts.resources[type];
    if (found) return found;
    throw new StatusError(codes.unknown, this.vendor.unknownType(type, method));
  }

  #call(target: Target): ProviderCall {
    return { world: this.#world, type: target.type, name: target.name, config: this.#config };
  }

  #ruleFailures(target: Target, inputs: Properties): Failure[] {
    return this.#store.rules(target.type).check?.(inputs, target.name) ?? [];
  }

  #planRules(target: Target, inputs: Properties, old: Properties | undefined, doing: string): void {
    this.#refusing(target, doing, () => {
      const facts = this.#facts(target.type, "Diff");
      if (old) createOnlyRefusal(facts, inputs, old);
      this.#store.rules(target.type).plan?.(inputs, old);
    });
  }

  #planned(target: Target, inputs: Properties): Properties {
    const facts = this.#facts(target.type, "Create");
    const outputs = planOutputs(this.vendor.facts, facts, inputs);
    this.#store.rules(target.type).planned?.(outputs, inputs);
    return outputs;
  }

  #aligned(target: Target, inputs: Properties, old: Properties): Properties {
    return this.#store.rules(target.type).aligned?.(inputs, old) ?? inputs;
  }

  /**
   * A row as create and update answer it. What was known at preview stays as planned, whatever
   * the vendor made of it: Terraform insists on that, and the next read shows the difference. The
   * older kit lets the vendor fill in what is open inside of that.
   */
  #answer(target: Target, row: Properties, planned: Properties): Properties {
    const facts = this.#facts(target.type, "Create");
    const known = Object.entries(planned).filter(([, value]) => {
      return !isMissing(value) && !hasUnknown(value);
    });
    const outputs = this.#outputs(facts, row);
    for (const [name, value] of known) {
      outputs[name] = facts.bridge === "sdk" ? answeredWhereOpen(value, outputs[name]) : value;
    }
    return keptOutputs(facts, this.#wrap(facts, facts.properties, outputs));
  }

  /** A row as a read answers it: what the vendor never tells comes from the state. */
  #readRow(target: Target, row: Properties, state: Properties): Properties {
    const facts = this.#facts(target.type, "Read");
    const rules = this.#store.rules(target.type);
    const answer = structuredClone(row);
    rules.read?.(answer, this.#call(target));
    const outputs = this.#outputs(facts, answer);
    const imported = Object.keys(state).length === 0;
    const hidden = new Set(rules.notRead?.(row, imported) ?? []);
    for (const [name, property] of Object.entries(facts.properties)) {
      if (!property.notRead && !hidden.has(name)) continue;
      if (isMissing(state[name])) delete outputs[name];
      else outputs[name] = state[name];
    }
    return facts.bridge === "sdk" ? withNulls(facts, outputs) : outputs;
  }

  #outputs(facts: ResourceFacts, row: Properties): Properties {
    const names = ["id", ...Object.keys(facts.properties)];
    const kept = names.filter((name) => !isMissing(row[name]));
    const outputs = Object.fromEntries(kept.map((name) => [name, row[name]]));
    return facts.bridge === "sdk" ? withNulls(facts, outputs) : outputs;
  }

  #wrap(
    facts: ResourceFacts,
    properties: ResourceFacts["properties"],
    values: Properties,
  ): Properties {
    return wrapSecrets(this.vendor.facts, facts.bridge, properties, values);
  }

  #refusing<T>(target: Target, doing: string, action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof ProviderRefusal)) throw error;
      const bridge = this.vendor.facts.resources[target.type]?.bridge ?? "pf";
      throw refusalStatus(error, bridge, `${doing} ${target.urn}`);
    }
  }
}

const dialects: Record<"pf" | "sdk", Dialect> = { pf: pfDialect, sdk: sdkDialect };

function withNulls(facts: ResourceFacts, outputs: Properties): Properties {
  const full = { ...outputs };
  for (const [name, property] of Object.entries(facts.properties)) {
    full[name] ??= property.type === "array" && property.items?.$ref ? [] : null;
  }
  return full;
}
