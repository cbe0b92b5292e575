import { type Facts, objectType, type Property, type ResourceFacts } from "./facts.ts";
import { planUpdate } from "./plan.ts";
import { same } from "./same.ts";
import { isMissing, isObject, type Properties, type Value } from "./values.ts";

export type DiffKind = "ADD" | "DELETE" | "UPDATE";

export interface Difference {
  kind: DiffKind;
  replaces: boolean;
}

/** What Diff answers, before it is put into a message. */
export interface DiffResult {
  diffs: string[];
  replaces: string[];
  /** Only the sdk bridge tells paths; the pf bridge answers none. */
  detailed: Record<string, Difference> | undefined;
  deleteBeforeReplace: boolean;
}

export interface DiffInput {
  facts: Facts;
  resource: ResourceFacts;
  inputs: Properties;
  old: Properties;
  ignored: readonly string[];
  /** Property whose change replaces by the provider's code, not by its schema. */
  replacedByCode: string | undefined;
}

export function diffResource(input: DiffInput): DiffResult {
  const { facts, resource, inputs, old } = input;
  const { outputs, changed } = planUpdate(facts, resource, inputs, old);
  const diffs = changed.filter((name) => !input.ignored.includes(name));
  const replaces = diffs.filter((name) => replacesOnChange(resource, name, inputs));
  if (resource.bridge === "pf") {
    return { diffs, replaces, detailed: undefined, deleteBeforeReplace: false };
  }
  const details = new Details(facts);
  for (const name of diffs) {
    const property = resource.properties[name] ?? {};
    details.compare(property, name, old[name], outputs[name], replaces.includes(name));
  }
  if (input.replacedByCode && diffs.includes(input.replacedByCode)) {
    replaces.push("__meta");
    details.found["__meta"] = { kind: "UPDATE", replaces: true };
  }
  return {
    diffs,
    replaces,
    detailed: details.found,
    deleteBeforeReplace: replaces.length > 0 && deletesFirst(resource, inputs),
  };
}

function replacesOnChange(resource: ResourceFacts, name: string, inputs: Properties): boolean {
  const property = resource.inputProperties[name];
  if (!property?.willReplaceOnChanges) return false;
  return !property.ifConfigured || !isMissing(inputs[name]);
}

/** Observed: by the provider's own table, and where a name was given that could be made up. */
function deletesFirst(resource: ResourceFacts, inputs: Properties): boolean {
  if (resource.deleteBeforeReplace) return true;
  const madeUp = Array.isArray(inputs["__defaults"]) ? inputs["__defaults"] : [];
  return Object.entries(resource.inputProperties).some(([name, property]) => {
    return property.autoname === true && !isMissing(inputs[name]) && !madeUp.includes(name);
  });
}

/** Collects the differing places of sdk resources: `rules.nonFastForward`, `checks[1]`. */
class Details {
  readonly found: Record<string, Difference> = {};
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  compare(property: Property, path: string, before: Value, after: Value, replaces: boolean): void {
    if (same(this.#facts, "sdk", property, before, after)) return;
    if (isAbsent(before)) this.#add(path, "ADD", replaces);
    else if (isAbsent(after)) this.#add(path, "DELETE", replaces);
    else if (isObject(before) && isObject(after)) {
      const type = objectType(this.#facts, property);
      for (const name of Object.keys(type?.properties ?? { ...before, ...after })) {
        const inner = type?.properties[name] ?? {};
        this.compare(inner, `${path}.${name}`, before[name], after[name], replaces);
      }
    } else if (Array.isArray(before) && Array.isArray(after)) {
      this.#elements(property, path, { before, after, replaces });
    } else this.#add(path, "UPDATE", replaces);
  }

  #elements(
    property: Property,
    path: string,
    lists: { before: Value[]; after: Value[]; replaces: boolean },
  ): void {
    const { before, after, replaces } = lists;
    const items = property.items ?? {};
    if (!property.set) {
      for (let index = 0; index < Math.max(before.length, after.length); index++) {
        this.compare(items, `${path}[${index}]`, before[index], after[index], replaces);
      }
      return;
    }
    const missingFrom = (list: Value[]) => (element: Value) =>
      !list.some((other) => same(this.#facts, "sdk", items, element, other));
    const note = (from: Value[], other: Value[], kind: DiffKind) => {
      for (const [index, element] of from.entries()) {
        if (missingFrom(other)(element)) this.#add(`${path}[${index}]`, kind, replaces);
      }
    };
    note(before, after, "DELETE");
    note(after, before, "ADD");
  }

  #add(path: string, kind: DiffKind, replaces: boolean): void {
    this.found[path] = { kind, replaces };
  }
}

/** Missing, null and an empty list are one to the older kit; false and 0 are values that are there. */
function isAbsent(value: Value): boolean {
  return isMissing(value) || (Array.isArray(value) && value.length === 0);
}
