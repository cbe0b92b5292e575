import { type Failure, failureAt } from "./errors.ts";
import { type Facts, type ObjectType, objectType, type Property, terraformName } from "./facts.ts";
import { isMissing, isReserved, isUnknown, type Properties, type Value } from "./values.ts";

/** Where a value stands: our path for people, Terraform's for the messages that quote it. */
export interface Place {
  /** `R.rules.requiredStatusChecks[0]`, starting with the resource's name. */
  path: string;
  /** `rules.0.required_status_checks.0`, without the resource. */
  terraform: string;
  /** As `path`, without the resource's name and without indexes into sets. */
  relative: string;
}

/** What differs between the two bridges when they check inputs. */
export interface Dialect {
  missing(place: Place): Failure;
  notAllowed(place: Place, value: Value, allowed: readonly (string | number)[]): Failure;
  /** The place of a property inside the object at `place`. */
  inside(place: Place, name: string, property: Property): Place;
  /** The place of an object's inside. */
  block(place: Place): Place;
  /** The place of an element of the list or set at `place`. */
  element(place: Place, index: number, value: Value, list: Property): Place;
  /** The scalar as this bridge passes it on; a Failure or a StatusError when it cannot. */
  scalar(value: Value, property: Property, place: Place): { value: Value } | { failure: Failure };
  /** The list or object this bridge makes of a value of another shape. */
  list(value: Value, place: Place): Value[];
  object(value: Value, place: Place): Properties;
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

  object(given: Properties, shape: ObjectType, place: Place): Properties {
    const checked: Properties = {};
    for (const [name, value] of Object.entries(given)) {
      if (isReserved(name)) continue;
      const property = shape.properties[name];
      // Stricter than the pf bridge on purpose: it would keep the property and never send it.
      if (property)
        checked[name] = this.#value(value, property, this.#inside(place, name, property));
      else this.failures.push(failureAt(`${place.path}.${name}`, "Invalid or unknown key"));
    }
    for (const name of shape.required) {
      if (!isMissing(given[name])) continue;
      const property = shape.properties[name] ?? {};
      this.failures.push(this.#dialect.missing(this.#inside(place, name, property)));
    }
    return this.#dialect.complete(checked, shape);
  }

  #inside(place: Place, name: string, property: Property): Place {
    return this.#dialect.inside(place, name, property);
  }

  #value(value: Value, property: Property, place: Place): Value {
    if (isMissing(value) || isUnknown(value) || property.type === "any") return value;
    const type = objectType(this.#facts, property);
    if (type) {
      const inner = this.#dialect.object(value, place);
      return this.object(inner, type, this.#dialect.block(place));
    }
    if (property.type === "array") return this.#elements(value, property, place);
    if (property.additionalProperties) return this.#map(value, property, place);
    return this.#scalar(value, property, place);
  }

  #elements(value: Value, property: Property, place: Place): Value[] {
    const items = property.items ?? {};
    return this.#dialect.list(value, place).map((element, index) => {
      return this.#value(element, items, this.#dialect.element(place, index, element, property));
    });
  }

  #map(value: Value, property: Property, place: Place): Properties {
    const entries = Object.entries(this.#dialect.object(value, place));
    const items = property.additionalProperties ?? {};
    return Object.fromEntries(
      entries.map(([key, inner]) => {
        const inside = { ...place, path: `${place.path}.${key}` };
        return [key, this.#value(inner, items, inside)];
      }),
    );
  }

  #scalar(value: Value, property: Property, place: Place): Value {
    const result = this.#dialect.scalar(value, property, place);
    if ("failure" in result) {
      this.failures.push(result.failure);
      return value;
    }
    const allowed = property.enum;
    if (allowed && !allowed.map(String).includes(String(result.value))) {
      this.failures.push(this.#dialect.notAllowed(place, result.value, allowed));
    }
    return result.value;
  }
}

/** The place of a whole resource's inputs. */
export const rootPlace = (name: string): Place => ({ path: name, terraform: "", relative: "" });

/** Joins what both bridges join with a full stop. */
export function dotted(left: string, right: string): string {
  return left === "" ? right : `${left}.${right}`;
}

export function propertyPlace(place: Place, name: string, property: Property): Place {
  return {
    path: `${place.path}.${name}`,
    terraform: dotted(place.terraform, terraformName(name, property)),
    relative: dotted(place.relative, name),
  };
}
