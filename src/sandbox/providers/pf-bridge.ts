import { type Dialect, type PropertyLocation, propertyLocation } from "./check.ts";
import { codes, failureAt, StatusError } from "./errors.ts";
import { isObject, type Value } from "./values.ts";

/**
 * How the bridge over Terraform's newer plugin kit checks inputs: it adds nothing, rewrites
 * nothing, and answers wrong shapes with a gRPC error. Observed on the real plugins of Vercel,
 * Cloudflare and most of Atlas.
 */
export const pfDialect: Dialect = {
  missing: (location) => ({ reason: `Missing required property '${location.relative}'` }),

  notAllowed(location, value, allowed) {
    const list = allowed.map((one) => `"${one}"`).join(" ");
    const got = typeof value === "string" ? `"${value}"` : String(value);
    const text = `Attribute ${location.terraform} value must be one of: [${list}], got: ${got}`;
    return failureAt(location.path, `Invalid Attribute Value Match. ${text}`);
  },

  inside: propertyLocation,

  block: (location) => location,

  element(location, index, value, list) {
    if (!list.set) {
      return {
        path: `${location.path}[${index}]`,
        terraform: `${location.terraform}[${index}]`,
        relative: `${location.relative}[${index}]`,
      };
    }
    // A set's element has no index: scalars are named by their value, objects not at all.
    const which = isObject(value) ? "" : `[Value(${JSON.stringify(value)})]`;
    return { ...location, terraform: `${location.terraform}${which}` };
  },

  scalar(value, property, location) {
    const kind = typeof value;
    const fits =
      property.type === "boolean" ? kind === "boolean" : kind === "string" || kind === "number";
    if (!fits) throw encodingError(location, `Expected a ${kindNames[property.type ?? "string"]}`);
    const asNumber = property.type === "integer" || property.type === "number";
    if (asNumber && Number.isNaN(Number(value))) throw encodingError(location, "Expected a Number");
    return { value };
  },

  list(value, location) {
    if (Array.isArray(value)) return value;
    throw encodingError(location, `expected an Array PropertyValue, got ${describe(value)}`);
  },

  object(value, location) {
    if (isObject(value)) return value;
    throw encodingError(location, `Expected an Object PropertyValue, found ${describe(value)}`);
  },

  // Terraform's newer kit, of every set. The place and summary are its own; how it prints an object
  // was not seen.
  twice(location, element) {
    const shown = isObject(element) ? "object" : `tftypes.String<"${element}">`;
    const text = `Duplicate Set Element. This attribute contains duplicate values of: ${shown}`;
    return failureAt(location.path, text);
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

function encodingError(location: PropertyLocation, text: string): StatusError {
  const name = location.relative.split(/[.[]/)[0];
  return new StatusError(
    codes.unknown,
    `cannot encode resource inputs to call ValidateResourceConfig: objectEncoder failed on property "${name}": ${text}`,
  );
}

/** Observed text of the newer kit's validators, at one attribute. */
export function invalidAttribute(path: string, kind: string, text: string) {
  return failureAt(path, `Invalid Attribute ${kind}. ${text}`);
}
