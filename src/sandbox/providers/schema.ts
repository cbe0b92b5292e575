import type { Facts, ObjectType, Property } from "./facts.ts";

/**
 * The package schema `GetSchema` answers, so that `pulumi import` can write code and
 * `pulumi package` can look. Our own marks are left out; type names get the vendor's token.
 */
export function packageSchema(facts: Facts): Record<string, unknown> {
  const spec = (property: Property): Record<string, unknown> =>
    schemaProperty(facts.name, property);
  const properties = (of: Record<string, Property>) => mapValues(of, spec);
  return {
    name: facts.name,
    version: facts.version,
    config: { variables: properties(facts.config) },
    types: Object.fromEntries(
      Object.entries(facts.types).map(([name, type]) => [
        typeToken(facts.name, name),
        typeSpec(type),
      ]),
    ),
    resources: mapValues(facts.resources, (resource) => ({
      inputProperties: properties(resource.inputProperties),
      requiredInputs: resource.requiredInputs,
      properties: properties(resource.properties),
      required: resource.required,
    })),
    functions: mapValues(facts.functions, ({ inputs, outputs }) => ({
      inputs: typeSpec(inputs),
      outputs: typeSpec(outputs),
    })),
  };

  function typeSpec(type: ObjectType) {
    return { type: "object", properties: properties(type.properties), required: type.required };
  }
}

const typeToken = (vendor: string, name: string): string =>
  `${vendor}:index/${name.replace(".", "")}:${name.replace(".", "")}`;

function schemaProperty(vendor: string, property: Property): Record<string, unknown> {
  if (property.type === "any") return { $ref: "pulumi.json#/Any" };
  const { type, secret, items, additionalProperties } = property;
  const name = property.$ref?.replace("#/types/", "");
  return {
    ...(name ? { $ref: `#/types/${typeToken(vendor, name)}` } : { type }),
    ...(items && { items: schemaProperty(vendor, items) }),
    ...(additionalProperties && {
      additionalProperties: schemaProperty(vendor, additionalProperties),
    }),
    ...(secret && { secret }),
    ...(property.willReplaceOnChanges && { willReplaceOnChanges: true }),
  };
}

function mapValues<A, B>(of: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, change(value)]));
}
