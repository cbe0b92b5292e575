import type { Row, World } from "../world.ts";
import { ProviderRefusal } from "./errors.ts";
import { type ResourceFacts, terraformName } from "./facts.ts";
import { isConstantId } from "./plan.ts";
import { isMissing, isObject, isUnknown, type Properties } from "./values.ts";
import { className, type ProviderCall, type ResourceRules, type Vendor } from "./vendor.ts";

/** Creates, changes, reads and removes a vendor's rows in the world's tables. */
export class Store {
  readonly #world: World;
  readonly #vendor: Vendor;

  constructor(world: World, vendor: Vendor) {
    this.#world = world;
    this.#vendor = vendor;
  }

  facts(type: string): ResourceFacts {
    const found = this.#vendor.facts.resources[type];
    if (!found) throw new Error(`No facts about ${type}.`);
    return found;
  }

  rules(type: string): ResourceRules {
    return this.#vendor.resources[className(type)] ?? {};
  }

  /** The row a state or an import id stands for. */
  find(type: string, id: string, state: Properties): Row | undefined {
    const rules = this.rules(type);
    const table = this.#world.table(type);
    const known = Object.keys(state).length > 0;
    if (this.#vendor.remote === false) return known ? state : undefined;
    const direct = table[known && rules.key ? rules.key(state, id) : id];
    if (direct || known) return direct;
    return Object.values(table).find((row) => rules.imports?.(row, id));
  }

  create(planned: Properties, call: ProviderCall): { id: string; row: Row } {
    const rules = this.rules(call.type);
    const row = withoutUnknown(planned);
    rules.create?.(row, call);
    this.#fillComputed(row, call);
    const id = this.#makeIdOf(row, call);
    if (!isConstantId(this.facts(call.type))) row["id"] = id;
    if (this.#vendor.remote === false) return { id, row };
    const key = rules.key?.(row, id) ?? id;
    const table = this.#world.table(call.type);
    if (table[key] && !rules.takesOver) {
      throw new ProviderRefusal(`Error creating ${className(call.type)}`, `${key} already exists`);
    }
    table[key] = row;
    this.#world.touch();
    return { id, row };
  }

  update(id: string, state: Properties, planned: Properties, call: ProviderCall): Row {
    const before = this.find(call.type, id, state);
    if (!before) {
      throw new ProviderRefusal(`Error updating ${className(call.type)}`, `${id} not found (404)`);
    }
    const rules = this.rules(call.type);
    const facts = this.facts(call.type);
    const kept = Object.entries(before).filter(([name]) => {
      return isUnknown(planned[name]) || !(name in facts.properties);
    });
    const row: Row = { ...Object.fromEntries(kept), ...withoutUnknown(planned) };
    rules.update?.(row, before, call);
    this.#fillComputed(row, call);
    this.#world.table(call.type)[rules.key?.(before, id) ?? id] = row;
    this.#world.touch();
    return row;
  }

  /** Removing what is not there succeeds, as the real plugins' deletes do. */
  remove(id: string, state: Properties, call: ProviderCall): void {
    const row = this.find(call.type, id, state);
    if (!row || this.#vendor.remote === false) return;
    const rules = this.rules(call.type);
    rules.remove?.(row, call);
    delete this.#world.table(call.type)[rules.key?.(row, id) ?? id];
    this.#world.touch();
  }

  /** The id a row has for the engine; `asked` where ids are not among the outputs. */
  idOf(type: string, row: Row, asked: string): string {
    const rule = this.facts(type).id;
    if ("const" in rule) return rule.const;
    return typeof row["id"] === "string" ? row["id"] : asked;
  }

  #makeIdOf(row: Row, call: ProviderCall): string {
    const rule = this.facts(call.type).id;
    const key = `${call.type}/${call.name}`;
    if (typeof row["id"] === "string") return row["id"];
    if ("const" in rule) return rule.const;
    if ("property" in rule) return String(row[rule.property]);
    if ("join" in rule) return rule.of.map((name) => escapeIdPart(row[name])).join(rule.join);
    if ("encoded" in rule) return encodedId(rule.encoded, row);
    if ("prefix" in rule) return rule.prefix + this.#vendor.makeId(this.#world, key);
    return this.#vendor.makeId(this.#world, key);
  }

  /** Gives every output the vendor computes a value, where no rule gave one. */
  #fillComputed(row: Row, call: ProviderCall): void {
    const facts = this.facts(call.type);
    for (const name of facts.required) {
      if (!isMissing(row[name])) continue;
      const property = facts.properties[name];
      if (property && !property.deprecated) row[name] = this.#computed(name, property.type, call);
    }
  }

  #computed(name: string, type: string | undefined, call: ProviderCall): unknown {
    if (/(On|At|Date|created|updated)$/.test(name)) return this.#world.timestamp();
    if (type === "boolean") return false;
    if (type === "integer" || type === "number") return 0;
    if (type === "array") return [];
    if (type !== "string") return null;
    if (!/(Id|etag|secret|sha)$/i.test(name)) return "";
    return this.#vendor.makeId(this.#world, `${call.type}/${call.name}/${name}`);
  }
}

/** Ids of the form `key:value-key:value` in base64. Source: Atlas provider, `EncodeStateID`. */
export function encodedId(keys: string[], row: Row): string {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const byTerraformName = new Map(
    Object.entries(row).map(([name, value]) => [terraformName(name), value]),
  );
  return keys.map((key) => `${base64(key)}:${base64(String(byTerraformName.get(key)))}`).join("-");
}

/** Observed on the GitHub plugin: a colon inside a part is written `??`. */
function escapeIdPart(value: unknown): string {
  return String(value).replaceAll(":", "??");
}

/** A plan without its unknown values, at any depth. */
function withoutUnknown(planned: Properties): Row {
  const known = Object.entries(planned).filter(([, value]) => !isUnknown(value));
  return Object.fromEntries(known.map(([name, value]) => [name, withoutUnknownInside(value)]));
}

function withoutUnknownInside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUnknownInside);
  return isObject(value) ? withoutUnknown(value) : value;
}
