import { type Dialect, type Place, propertyPlace } from "./check.ts";
import { codes, failureAt, StatusError } from "./errors.ts";
import { isObject, type Value } from "./values.ts";

/**
 * How the bridge over Terraform's newer plugin kit checks inputs: it adds nothing, rewrites
 * nothing, and answers wrong shapes with a gRPC error. Observed on the real plugins of Vercel,
 * Cloudflare and most of Atlas.
 */
export const pfDialect: Dialect = {
  missing: (place) => ({ reason: `Missing required property '${place.relative}'` }),

  notAllowed(place, value, allowed) {
    const list = allowed.map((one) => `"${one}"`).join(" ");
    const got = typeof value === "string" ? `"${value}"` : String(value);
    const text = `Attribute ${place.terraform} value must be one of: [${list}], got: ${got}`;
    return failureAt(place.path, `Invalid Attribute Value Match. ${text}`);
  },

  inside: propertyPlace,

  block: (place) => place,

  element(place, index, value, list) {
    if (!list.set) {
      return {
        path: `${place.path}[${index}]`,
        terraform: `${place.terraform}[${index}]`,
        relative: `${place.relative}[${index}]`,
      };
    }
    // A set's element has no index: scalars are named by their value, objects not at all.
    const which = isObject(value) ? "" : `[Value(${JSON.stringify(value)})]`;
    return { ...place, terraform: `${place.terraform}${which}` };
  },

  scalar(value, property, place) {
    const kind = typeof value;
    const fits =
      property.type === "boolean" ? kind === "boolean" : kind === "string" || kind === "number";
    if (!fits) throw encodingError(place, `Expected a ${kindNames[property.type ?? "string"]}`);
    const asNumber = property.type === "integer" || property.type === "number";
    if (asNumber && Number.isNaN(Number(value))) throw encodingError(place, "Expected a Number");
    return { value };
  },

  list(value, place) {
    if (Array.isArray(value)) return value;
    throw encodingError(place, `expected an Array PropertyValue, got ${describe(value)}`);
  },

  object(value, place) {
    if (isObject(value)) return value;
    throw encodingError(place, `Expected an Object PropertyValue, found ${describe(value)}`);
  },

  complete: (given) => given,
};

const kindNames: Record<string, string> = {
  boolean: "Boolean",
  integer: "Number",
  number: "Number",
  string: "String",
};

function describe(value: Value): string {
  return Array.isArray(value) ? "an Array" : `a ${typeof value}`;
}

function encodingError(place: Place, text: string): StatusError {
  const name = place.relative.split(/[.[]/)[0];
  return new StatusError(
    codes.unknown,
    `cannot encode resource inputs to call ValidateResourceConfig: objectEncoder failed on property "${name}": ${text}`,
  );
}

/** Observed text of the newer kit's validators, at one attribute. */
export function invalidAttribute(path: string, kind: string, text: string) {
  return failureAt(path, `Invalid Attribute ${kind}. ${text}`);
}
