import type { Row, World } from "../world.ts";
import type { Failure } from "./errors.ts";
import type { Facts } from "./facts.ts";
import type { Properties } from "./values.ts";

/** What a vendor's rule sees while it creates or changes one row. */
export interface ProviderCall {
  world: World;
  type: string;
  /** Resource name in the program; only messages use it. */
  name: string;
  /** Provider settings as configured. */
  config: Properties;
}

/**
 * What one resource type does beyond its schema. Every function is optional; without it the
 * row is what was asked for, with made-up values where the vendor computes one.
 */
export interface ResourceRules {
  /** Faults in the inputs that Check reports beyond those of the schema. */
  check?(inputs: Properties, name: string): Failure[];
  /** Throws a Refusal for what is refused at preview, after Check. */
  plan?(inputs: Properties, old: Properties | undefined): void;
  /** Outputs known at preview that the schema alone would not tell. */
  planned?(outputs: Properties, inputs: Properties): void;
  /** The row's key where ids are not unique (`missing ID`); the id otherwise. */
  key?(row: Row, id: string): string;
  /** Creating what exists already succeeds and writes over it, as the vendor's PUT does. */
  takesOver?: true;
  /** Throws a Refusal, or fills in what the vendor computes. */
  create?(row: Row, call: ProviderCall): void;
  /** As create, for the row after a change; `before` is the row as it was. */
  update?(row: Row, before: Row, call: ProviderCall): void;
  /** Throws a Refusal, or removes what goes with the row. */
  remove?(row: Row, call: ProviderCall): void;
  /** Whether an import id names this row. The row's own id always does. */
  imports?(row: Row, id: string): boolean;
  /** Changes the answer of a read: what the vendor normalises or computes anew. */
  read?(row: Row, call: ProviderCall): void;
  /** The property whose change replaces by the provider's code, if this change is such a one. */
  replacedByCode?(inputs: Properties, old: Properties, call: ProviderCall): string | undefined;
  /** Inputs as the provider's own comparison sees them next to the state. */
  aligned?(inputs: Properties, old: Properties): Properties;
  /**
   * Properties a read takes from the state because the vendor does not answer them; an import
   * has no state, so they stay empty.
   */
  notRead?(row: Row, imported: boolean): string[];
}

export type FunctionRule = (args: Properties, call: ProviderCall) => Properties;

/** One provider: its facts, its rules, and what its functions answer. */
export interface Vendor {
  facts: Facts;
  /** False where nothing exists but the state, as with random values. */
  remote?: false;
  /** By resource class name, e.g. `ProjectDomain`. */
  resources: Record<string, ResourceRules>;
  /** By function name, e.g. `getDomainConfig`. */
  functions: Record<string, FunctionRule>;
  /** Values for computed strings and ids, in the vendor's own form. */
  makeId(world: World, key: string): string;
  /** The provider's words for a resource type it does not have. */
  unknownType(type: string, method: string): string;
  /** Throws a StatusError for settings the real provider refuses to start with. */
  configure?(config: Properties, world: World): void;
  /** Faults in the provider's settings that CheckConfig reports beyond unknown keys. */
  checkConfig?(config: Properties, name: string): Failure[];
}

export const className = (token: string): string => token.split(":").at(-1) ?? token;
