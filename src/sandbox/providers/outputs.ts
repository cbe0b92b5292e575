import { type Facts, objectType, type Property, type ResourceFacts } from "./facts.ts";
import {
  isMissing,
  isObject,
  isReserved,
  isUnknown,
  type Properties,
  secret,
  type Value,
} from "./values.ts";

/**
 * Wraps what the schema marks secret, at any depth. The pf bridge leaves unknown values bare in
 * previews; the sdk bridge wraps even nulls.
 */
export function wrapSecrets(
  facts: Facts,
  bridge: "pf" | "sdk",
  properties: Record<string, Property>,
  values: Properties,
): Properties {
  const wrapped: Properties = {};
  for (const [name, value] of Object.entries(values)) {
    const property = properties[name];
    const inner = property ? wrapInside(facts, bridge, property, value) : value;
    const bare = bridge === "pf" && (isUnknown(value) || isMissing(value));
    wrapped[name] = property?.secret && !bare ? secret(inner) : inner;
  }
  return wrapped;
}

function wrapInside(facts: Facts, bridge: "pf" | "sdk", property: Property, value: Value): Value {
  const type = objectType(facts, property);
  if (type && isObject(value)) return wrapSecrets(facts, bridge, type.properties, value);
  if (Array.isArray(value) && property.items) {
    const items = property.items;
    return value.map((element) => wrapInside(facts, bridge, items, element));
  }
  return value;
}

/**
 * Outputs as a plugin hands them over to be kept. Observed on real plugins: without the version of
 * its state, an upgrade from an old one runs on what the sandbox left, and panics.
 */
export function keptOutputs({ schemaVersion }: ResourceFacts, outputs: Properties): Properties {
  if (schemaVersion === undefined) return outputs;
  return { ...outputs, __meta: JSON.stringify({ schema_version: String(schemaVersion) }) };
}

/** What was planned, with the vendor's answer wherever nothing was. */
export function answeredWhereOpen(planned: Value, answered: Value): Value {
  if (isMissing(planned)) return answered;
  if (Array.isArray(planned) && Array.isArray(answered)) {
    return planned.map((value, index) => answeredWhereOpen(value, answered[index]));
  }
  if (!isObject(planned) || !isObject(answered)) return planned;
  const names = Object.keys({ ...answered, ...planned });
  return Object.fromEntries(
    names.map((name) => [name, answeredWhereOpen(planned[name], answered[name])]),
  );
}

/**
 * The inputs of a refreshed resource: those it had before, with the values the vendor now
 * answers. Source: `ExtractInputsFromOutputs` of the Pulumi Terraform bridge, refresh branch.
 */
export function refreshedInputs(old: Properties, outputs: Properties): Properties {
  const inputs: Properties = {};
  for (const [name, before] of Object.entries(old)) {
    const now = outputs[name];
    if (isReserved(name)) inputs[name] = before;
    else if (!isMissing(now)) inputs[name] = refreshedValue(before, now);
  }
  return inputs;
}

function refreshedValue(before: Value, now: Value): Value {
  if (isObject(before) && isObject(now)) return refreshedInputs(before, now);
  if (Array.isArray(before) && Array.isArray(now)) {
    return now.map((value, index) => refreshedValue(before[index], value));
  }
  return now;
}

/** The inputs of an imported resource: every input the vendor answers, defaults left out. */
export function importedInputs(resource: ResourceFacts, outputs: Properties): Properties {
  const inputs: Properties = {};
  for (const [name, property] of Object.entries(resource.inputProperties)) {
    const value = outputs[name];
    const isDefault = property.default !== undefined && property.default === value;
    const isBlank = isMissing(value) || (Array.isArray(value) && value.length === 0);
    if (!isBlank && !isDefault && !property.notRead) inputs[name] = value;
  }
  return inputs;
}
