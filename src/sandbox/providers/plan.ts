import { type Facts, objectType, type Property, type ResourceFacts } from "./facts.ts";
import { matchElement, same } from "./same.ts";
import { isMissing, isObject, isUnknown, type Properties, unknown, type Value } from "./values.ts";

type Shape = Record<string, Property>;

/**
 * The outputs a preview promises: what was given, defaults, and the unknown marker for what the
 * vendor computes. `old` is the state of an update.
 */
export function planOutputs(
  facts: Facts,
  resource: ResourceFacts,
  inputs: Properties,
  old?: Properties,
): Properties {
  return planWith(new Planner(facts, resource.bridge, false), resource, inputs, old);
}

function planWith(
  planner: Planner,
  resource: ResourceFacts,
  inputs: Properties,
  old: Properties | undefined,
): Properties {
  const outputs = planner.object(resource.properties, resource.inputProperties, {
    required: resource.required,
    given: inputs,
    old,
  });
  if (!isConstantId(resource)) outputs["id"] = old ? old["id"] : unknown;
  return outputs;
}

/** An update's outputs, and the names of those that differ from the state. */
export function planUpdate(
  facts: Facts,
  resource: ResourceFacts,
  inputs: Properties,
  old: Properties,
): { outputs: Properties; changed: string[] } {
  const steady = planWith(new Planner(facts, resource.bridge, true), resource, inputs, old);
  const direct = changedNames(facts, resource, steady, old);
  if (direct.length === 0) return { outputs: steady, changed: [] };
  const outputs = planOutputs(facts, resource, inputs, old);
  recompute(facts, resource, { inputs, outputs, direct });
  return { outputs, changed: changedNames(facts, resource, outputs, old) };
}

/** Resources without an `id` in Terraform have none among their outputs either. */
export function isConstantId(resource: ResourceFacts): boolean {
  return "const" in resource.id && resource.id.const === "missing ID";
}

function changedNames(
  facts: Facts,
  resource: ResourceFacts,
  outputs: Properties,
  old: Properties,
): string[] {
  const names = [...Object.keys(resource.properties), "id"];
  return names.filter((name) => {
    const property = resource.properties[name] ?? { type: "string" };
    return !same(facts, resource.bridge, property, outputs[name], old[name]);
  });
}

interface Recomputation {
  inputs: Properties;
  outputs: Properties;
  /** Names whose change sets this off. */
  direct: string[];
}

function recompute(facts: Facts, resource: ResourceFacts, change: Recomputation): void {
  const { inputs, outputs, direct } = change;
  const table = resource.recomputed ?? {};
  const names = ["*", ...direct].flatMap((cause) => table[cause] ?? []);
  for (const listed of names) {
    const name = listed.replace("[]", "");
    if (isMissing(inputs[name])) outputs[name] = unknown;
    else if (listed.endsWith("[]")) {
      outputs[name] = planOutputs(facts, resource, inputs)[name];
    }
  }
}

interface Source {
  required: string[];
  given: Properties;
  old: Properties | undefined;
}

class Planner {
  readonly #facts: Facts;
  readonly #bridge: "pf" | "sdk";
  /** What the state lacks, at any depth, becomes unknown only once something else changes. */
  readonly #steady: boolean;

  constructor(facts: Facts, bridge: "pf" | "sdk", steady: boolean) {
    this.#facts = facts;
    this.#bridge = bridge;
    this.#steady = steady;
  }

  object(outputs: Shape, inputs: Shape, source: Source): Properties {
    const planned: Properties = {};
    for (const [name, property] of Object.entries(outputs)) {
      const value = this.#property(name, property, inputs[name], source);
      if (value !== undefined) planned[name] = value;
    }
    return planned;
  }

  #property(name: string, output: Property, input: Property | undefined, source: Source): Value {
    const given = source.given[name];
    const old = source.old?.[name];
    if (input?.writeOnly) return this.#blank(output);
    if (!isMissing(given)) return this.#value(given, output, input, old);
    if (input?.default !== undefined) return input.default;
    const computed = output.computed === true || source.required.includes(name);
    if (!computed) return this.#blank(output);
    if (isMissing(old)) return this.#missing(source);
    return old;
  }

  #missing(source: Source): Value {
    if (!source.old) return unknown;
    if (this.#bridge === "sdk") return null;
    return this.#steady ? undefined : unknown;
  }

  /** What stands for a property nobody set: left out by pf, null or an empty block by sdk. */
  #blank(output: Property): Value {
    if (this.#bridge === "pf") return undefined;
    return output.type === "array" && output.items?.$ref ? [] : null;
  }

  #value(given: Value, output: Property, input: Property | undefined, old: Value): Value {
    if (isUnknown(given)) return unknown;
    const type = objectType(this.#facts, output);
    if (type && isObject(given)) {
      const inputType = input && objectType(this.#facts, input);
      return this.object(type.properties, inputType?.properties ?? {}, {
        required: type.required,
        given,
        old: isObject(old) ? old : undefined,
      });
    }
    if (Array.isArray(given)) {
      const items = output.items ?? {};
      return given.map((element, index) => {
        const before = Array.isArray(old) ? matchElement(output, element, old, index) : undefined;
        return this.#value(element, items, input?.items, before);
      });
    }
    return toDeclared(given, output);
  }
}

/** Text given for a number is a number afterwards, and the other way round. */
function toDeclared(value: Value, property: Property): Value {
  if (typeof value === "string" && (property.type === "integer" || property.type === "number")) {
    return Number(value);
  }
  if (typeof value === "number" && property.type === "string") return String(value);
  return value;
}
