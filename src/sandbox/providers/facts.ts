import { readFileSync } from "node:fs";

/** A property as the provider's schema and its plugin describe it. */
export interface Property {
  type?: "string" | "integer" | "number" | "boolean" | "array" | "object" | "any";
  /** A named object type, `#/types/<name>`. */
  $ref?: string;
  items?: Property;
  additionalProperties?: Property;
  enum?: (string | number)[];
  default?: unknown;
  secret?: true;
  deprecated?: true;
  /** Order does not count. */
  set?: true;
  /** Terraform's name where it is not our name in snake case. */
  terraform?: string;
  /** A change makes a new resource; with `ifConfigured` only when the new value is given. */
  willReplaceOnChanges?: true;
  ifConfigured?: true;
  /** GitHub's `repository`: replaces only when the name now leads to another repository. */
  replaceIf?: true;
  /** A change is refused at preview. */
  createOnly?: true;
  /** Sent to the vendor, never kept. */
  writeOnly?: true;
  /** Inside an object: the vendor fills it in when it is not given. */
  computed?: true;
  /** The vendor never answers it: read keeps what the state holds. */
  notRead?: true;
  /** The bridge invents a name when none is given. */
  autoname?: true;
}

export interface ObjectType {
  properties: Record<string, Property>;
  required: string[];
}

/** Where a resource's id comes from. */
export type IdRule =
  | { property: string }
  | { prefix: string }
  | { generated: true }
  | { const: string }
  | { join: string; of: string[] }
  | { encoded: string[] };

export interface ResourceFacts {
  inputProperties: Record<string, Property>;
  requiredInputs: string[];
  properties: Record<string, Property>;
  /** Outputs that always have a value: required inputs and what the vendor computes. */
  required: string[];
  bridge: "pf" | "sdk";
  id: IdRule;
  deleteBeforeReplace?: true;
  /** Version of the state that the plugin writes where it is not 0. */
  schemaVersion?: number;
  /**
   * Outputs that an update makes unknown: under `*` on any change, else on a change of that
   * property. `name[]` means what the vendor fills in inside the objects given for `name`.
   */
  recomputed?: Record<string, string[]>;
}

export interface FunctionFacts {
  inputs: ObjectType;
  outputs: ObjectType;
}

export interface ConfigProperty extends Property {
  env?: string[];
}

/** One provider's facts: `pins/plugins/<name>.json`. */
export interface Facts {
  name: string;
  version: string;
  source: string;
  certainty: string;
  config: Record<string, ConfigProperty>;
  resources: Record<string, ResourceFacts>;
  functions: Record<string, FunctionFacts>;
  types: Record<string, ObjectType>;
}

export function loadFacts(name: string): Facts {
  const file = new URL(`../../../pins/plugins/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The named object type of a property, if it is one. */
export function objectType(facts: Facts, property: Property): ObjectType | undefined {
  if (!property.$ref) return undefined;
  const name = property.$ref.replace("#/types/", "");
  const found = facts.types[name];
  if (!found) throw new Error(`${facts.name}.json lacks the type ${name}.`);
  return found;
}

/** What Terraform calls a property; messages and encoded ids use that name. */
export function terraformName(name: string, property?: Property): string {
  return property?.terraform ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
