import { isDeepStrictEqual as isEqual } from "node:util";
import { type Failure, failureAt } from "./errors.ts";
import { type Facts, type ObjectType, objectType, type Property, terraformName } from "./facts.ts";
import {
  hasUnknown,
  isMissing,
  isReserved,
  isUnknown,
  type Properties,
  type Value,
} from "./values.ts";

/** Where a value stands: our path for people, Terraform's for the messages that quote it. */
export interface PropertyLocation {
  /** `R.rules.requiredStatusChecks[0]`, starting with the resource's name. */
  path: string;
  /** `rules.0.required_status_checks.0`, without the resource. */
  terraform: string;
  /** As `path`, without the resource's name and without indexes into sets. */
  relative: string;
}

/** What differs between the two bridges when they check inputs. */
export interface Dialect {
  missing(location: PropertyLocation): Failure;
  notAllowed(
    location: PropertyLocation,
    value: Value,
    allowed: readonly (string | number)[],
  ): Failure;
  /** The location of a property inside the object at `location`. */
  inside(location: PropertyLocation, name: string, property: Property): PropertyLocation;
  /** The location of an object's inside. */
  block(location: PropertyLocation): PropertyLocation;
  /** The location of an element of the list or set at `location`. */
  element(
    location: PropertyLocation,
    index: number,
    value: Value,
    list: Property,
  ): PropertyLocation;
  /** The scalar as this bridge passes it on; a Failure or a StatusError when it cannot. */
  scalar(
    value: Value,
    property: Property,
    location: PropertyLocation,
  ): { value: Value } | { failure: Failure };
  /** The list or object this bridge makes of a value of another shape. */
  list(value: Value, location: PropertyLocation): Value[];
  object(value: Value, location: PropertyLocation): Properties;
  /** What is wrong with the same element twice in a set; the older kit takes it once. */
  twice?(location: PropertyLocation, element: Value): Failure;
  /** Adds what this bridge writes into the inputs where nothing was given. */
  complete(given: Properties, shape: ObjectType): Properties;
}

/** Walks inputs along the schema; returns them as the bridge hands them on, with every fault. */
export class InputCheck {
  readonly failures: Failure[] = [];
  readonly #facts: Facts;
  readonly #dialect: Dialect;

  constructor(facts: Facts, dialect: Dialect) {
    this.#facts = facts;
    this.#dialect = dialect;
  }

  object(given: Properties, shape: ObjectType, location: PropertyLocation): Properties {
    const checked: Properties = {};
    for (const [name, value] of Object.entries(given)) {
      if (isReserved(name)) continue;
      const property = shape.properties[name];
      // Stricter than the pf bridge on purpose: it would keep the property and never send it.
      if (property)
        checked[name] = this.#value(value, property, this.#inside(location, name, property));
      else this.failures.push(failureAt(`${location.path}.${name}`, "Invalid or unknown key"));
    }
    for (const name of shape.required) {
      if (!isMissing(given[name])) continue;
      const property = shape.properties[name] ?? {};
      this.failures.push(this.#dialect.missing(this.#inside(location, name, property)));
    }
    return this.#dialect.complete(checked, shape);
  }

  #inside(location: PropertyLocation, name: string, property: Property): PropertyLocation {
    return this.#dialect.inside(location, name, property);
  }

  #value(value: Value, property: Property, location: PropertyLocation): Value {
    if (isMissing(value) || isUnknown(value) || property.type === "any") return value;
    const type = objectType(this.#facts, property);
    if (type) {
      const inner = this.#dialect.object(value, location);
      return this.object(inner, type, this.#dialect.block(location));
    }
    if (property.type === "array") return this.#elements(value, property, location);
    if (property.additionalProperties) return this.#map(value, property, location);
    return this.#scalar(value, property, location);
  }

  #elements(value: Value, property: Property, location: PropertyLocation): Value[] {
    const items = property.items ?? {};
    const elements = this.#dialect.list(value, location);
    const twice = elements.find((element, index) => {
      return !hasUnknown(element) && elements.slice(0, index).some((one) => isEqual(one, element));
    });
    const failure = property.set && twice !== undefined && this.#dialect.twice?.(location, twice);
    if (failure) this.failures.push(failure);
    return elements.map((element, index) => {
      return this.#value(element, items, this.#dialect.element(location, index, element, property));
    });
  }

  #map(value: Value, property: Property, location: PropertyLocation): Properties {
    const entries = Object.entries(this.#dialect.object(value, location));
    const items = property.additionalProperties ?? {};
    return Object.fromEntries(
      entries.map(([key, inner]) => {
        const inside = { ...location, path: `${location.path}.${key}` };
        return [key, this.#value(inner, items, inside)];
      }),
    );
  }

  #scalar(value: Value, property: Property, location: PropertyLocation): Value {
    const result = this.#dialect.scalar(value, property, location);
    if ("failure" in result) {
      this.failures.push(result.failure);
      return value;
    }
    const allowed = property.enum;
    if (allowed && !allowed.map(String).includes(String(result.value))) {
      this.failures.push(this.#dialect.notAllowed(location, result.value, allowed));
    }
    return result.value;
  }
}

/** The place of a whole resource's inputs. */
export const rootLocation = (name: string): PropertyLocation => ({
  path: name,
  terraform: "",
  relative: "",
});

/** Joins what both bridges join with a full stop. */
export function dotted(left: string, right: string): string {
  return left === "" ? right : `${left}.${right}`;
}

export function propertyLocation(
  location: PropertyLocation,
  name: string,
  property: Property,
): PropertyLocation {
  return {
    path: `${location.path}.${name}`,
    terraform: dotted(location.terraform, terraformName(name, property)),
    relative: dotted(location.relative, name),
  };
}
