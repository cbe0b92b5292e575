import { type Dialect, dotted, propertyLocation } from "./check.ts";
import { codes, failureAt, StatusError } from "./errors.ts";
import type { ObjectType } from "./facts.ts";
import { isMissing, isObject, type Properties } from "./values.ts";

/**
 * How the bridge over Terraform's older plugin kit checks inputs: it drops nulls, converts
 * scalars and single-element lists, and writes defaults. Observed on the real plugins of GitHub
 * and Atlas (CloudBackupSchedule).
 */
export const sdkDialect: Dialect = {
  missing(location) {
    const text = `The argument "${location.terraform}" is required, but no definition was found.`;
    return failureAt(location.path, `Missing required argument. ${text}`);
  },

  notAllowed(location, value, allowed) {
    const list = allowed.map((one) => `"${one}"`).join(" ");
    return failureAt(
      location.path,
      `expected ${location.terraform} to be one of [${list}], got ${value}`,
    );
  },

  inside: propertyLocation,

  // Terraform holds a single block as a list of one, so its messages name element 0 of it. An
  // element of a real list carries its index already.
  block(location) {
    return /\.\d+$/.test(location.terraform)
      ? location
      : { ...location, terraform: `${location.terraform}.0` };
  },

  element: (location, index) => ({
    path: `${location.path}[${index}]`,
    terraform: dotted(location.terraform, String(index)),
    relative: `${location.relative}[${index}]`,
  }),

  scalar(value, property, location) {
    switch (property.type) {
      case "boolean":
        return toBoolean(value, location.path);
      case "integer":
      case "number":
        return { value: toNumber(value, location.relative) };
      default:
        if (typeof value === "object") {
          return { failure: failureAt(location.path, "expected a string") };
        }
        return { value: String(value) };
    }
  },

  list: (value) => (Array.isArray(value) ? value : [value]),

  object(value, location) {
    const inner = Array.isArray(value) && value.length === 1 ? value[0] : value;
    if (isObject(inner)) return inner;
    throw new StatusError(codes.unknown, `${location.relative}: expected an object`);
  },

  complete: withDefaults,
};

/** Zero values are not written: they only show in outputs. */
function withDefaults(given: Properties, shape: ObjectType): Properties {
  const kept = Object.entries(given).filter(([, value]) => !isMissing(value));
  const inputs: Properties = Object.fromEntries(kept);
  const defaults: string[] = [];
  for (const [name, property] of Object.entries(shape.properties)) {
    if (name in inputs || isZero(property.default)) continue;
    inputs[name] = property.default;
    defaults.push(name);
  }
  return { ...inputs, __defaults: defaults.sort() };
}

const isZero = (value: unknown): boolean => !value || (Array.isArray(value) && value.length === 0);

const trueTexts = ["1", "t", "T", "true", "TRUE", "True"];
const falseTexts = ["0", "f", "F", "false", "FALSE", "False"];

function toBoolean(value: unknown, path: string) {
  if (typeof value === "boolean") return { value };
  const text = String(value);
  if (trueTexts.includes(text)) return { value: true };
  if (falseTexts.includes(text)) return { value: false };
  const reason = `cannot parse '' as bool: strconv.ParseBool: parsing "${text}": invalid syntax`;
  return { failure: failureAt(path, reason) };
}

function toNumber(value: unknown, path: string): number {
  const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
  if (!Number.isNaN(number)) return number;
  const text = `${path}: strconv.ParseInt: parsing "${value}": invalid syntax`;
  throw new StatusError(codes.unknown, text);
}
