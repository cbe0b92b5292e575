import { type Facts, objectType, type Property } from "./facts.ts";
import { isMissing, isObject, isUnknown, type Value } from "./values.ts";

type Bridge = "pf" | "sdk";

/**
 * Whether two values are no change to a bridge. Sets are compared without order. The older
 * kit takes missing, null, empty list, false, 0 and "" as one; the newer one only missing and
 * null.
 */
export function same(
  facts: Facts,
  bridge: Bridge,
  property: Property,
  left: Value,
  right: Value,
): boolean {
  if (isUnknown(left) || isUnknown(right)) return left === right;
  if (isMissing(left) || isMissing(right)) {
    return isEmpty(left, bridge) && isEmpty(right, bridge);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return sameElements(facts, bridge, property, left, right);
  }
  if (isObject(left) && isObject(right)) {
    const type = objectType(facts, property);
    const names = type ? Object.keys(type.properties) : Object.keys({ ...left, ...right });
    return names.every((name) => {
      const inner = type?.properties[name] ?? property.additionalProperties ?? {};
      return same(facts, bridge, inner, left[name], right[name]);
    });
  }
  return String(left) === String(right);
}

/** Whether a bridge takes the value for "not there". */
function isEmpty(value: Value, bridge: Bridge): boolean {
  if (isMissing(value)) return true;
  if (bridge === "pf") return false;
  return value === false || value === 0 || value === "" || (Array.isArray(value) && !value.length);
}

function sameElements(
  facts: Facts,
  bridge: Bridge,
  property: Property,
  left: Value[],
  right: Value[],
): boolean {
  if (left.length !== right.length) return false;
  const items = property.items ?? {};
  if (!property.set) {
    return left.every((element, index) => same(facts, bridge, items, element, right[index]));
  }
  const unmatched = [...right];
  return left.every((element) => {
    const found = unmatched.findIndex((other) => same(facts, bridge, items, element, other));
    if (found >= 0) unmatched.splice(found, 1);
    return found >= 0;
  });
}

/** The old element that a given one continues: by position in a list, by content in a set. */
export function matchElement(property: Property, given: Value, old: Value[], index: number): Value {
  if (!property.set) return old[index];
  return old.find((candidate) => continues(given, candidate));
}

function continues(given: Value, old: Value): boolean {
  if (isObject(given) && isObject(old)) {
    return Object.entries(given).every(([name, value]) => {
      return isMissing(value) || continues(value, old[name]);
    });
  }
  if (Array.isArray(given) && Array.isArray(old)) {
    return (
      given.length === old.length && given.every((value) => old.some((o) => continues(value, o)))
    );
  }
  return given === old;
}
