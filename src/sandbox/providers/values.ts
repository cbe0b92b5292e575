import structs from "google-protobuf/google/protobuf/struct_pb.js";

/** A property value as it travels: JSON, the unknown marker, or a secret envelope. */
export type Value = unknown;
export type Properties = Record<string, Value>;
type Struct = InstanceType<typeof structs.Struct>;

/**
 * What a preview sends for a value that only exists after `up`.
 * Source: `UnknownStringValue` in the Pulumi SDK's property wire format.
 */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Keys of the bridge's own bookkeeping, such as `__defaults` and `__meta`. */
export const isReserved = (key: string): boolean => key.startsWith("__");

export const isUnknown = (value: Value): boolean => value === unknown;

export const isMissing = (value: Value): value is null | undefined =>
  value === null || value === undefined;

export function isObject(value: Value): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value in the envelope that keeps it out of logs and encrypts it in state. */
export function secret(value: Value): Properties {
  return { [signatureKey]: secretSignature, value };
}

/** The same value without secret envelopes at any depth. */
export function reveal(value: Value): Value {
  if (Array.isArray(value)) return value.map(reveal);
  if (!isObject(value)) return value;
  if (value[signatureKey] === secretSignature) return reveal(value["value"]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, reveal(inner)]));
}

/** Whether anything inside is still unknown. */
export function hasUnknown(value: Value): boolean {
  if (Array.isArray(value)) return value.some(hasUnknown);
  if (isObject(value)) return Object.values(value).some(hasUnknown);
  return isUnknown(value);
}

/** A request's properties as plain values, secrets in the clear. */
export function fromStruct(struct: Struct | undefined): Properties {
  return struct ? (reveal(struct.toJavaScript()) as Properties) : {};
}

export function toStruct(properties: Properties): Struct {
  type Json = Parameters<typeof structs.Struct.fromJavaScript>[0];
  return structs.Struct.fromJavaScript(withoutUndefined(properties) as Json);
}

function withoutUndefined(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutUndefined(inner)]));
}
