import type { CustomResource, Output, Unwrap } from "@pulumi/pulumi";

/**
 * How the texts of a property are treated. `plain`: messages may repeat them. `sensitive`: they may
 * hold secrets, so no message repeats them; the program decides which of them are secret in state.
 * `secret`: no message repeats them, and they are secret in state whatever the program passed in.
 *
 * The engine does not tell a dynamic provider which inputs are secret: it hands them over in the
 * clear, because the SDK's host accepts no secrets (`setAcceptsecrets(false)`). Hence this table.
 */
export type Secrecy = "plain" | "sensitive" | "secret";

/** The secrecy of a value: one word, or for an object one for each of its properties. */
type SecrecyOf<Value> =
  NonNullable<Value> extends readonly (infer Item)[]
    ? SecrecyOf<Item>
    : NonNullable<Value> extends object
      ? string extends keyof NonNullable<Value>
        ? Secrecy
        : { [Name in keyof Required<NonNullable<Value>>]: SecrecyOf<NonNullable<Value>[Name]> }
      : Secrecy;

/**
 * Every property of one kind of resource, and what it is. An input that steers this program is
 * neither compared nor read, and holds no secret. Leaving a property out is an error of type, so
 * nobody can forget to say that it is sensitive.
 */
export interface Properties<Inputs extends object, Outputs extends object> {
  inputs: { [Name in keyof Required<Inputs>]: "steering" | SecrecyOf<Inputs[Name]> };
  outputs: { [Name in keyof Required<Outputs>]: Secrecy };
}

/** What a property is, as a table of any kind says it. */
export type Role = "steering" | Secrecy | { [name: string]: Role };

/** The properties of any kind. */
export interface PropertyTable {
  inputs: Record<string, Role>;
  outputs: Record<string, Secrecy>;
}

/** What the provider gets of those arguments, where a mark says whose an object is. */
export type MarkedInputs<Args> = Unwrap<Args> & {
  /** Pulumi project and stack, written on what stands in no environment of ours. */
  managedBy?: string;
};

/** What the provider has to answer for a resource class to have what it declares. */
export type OutputsOf<Resource> = {
  [Name in Exclude<keyof Resource, keyof CustomResource>]: Resource[Name] extends Output<
    infer Value
  >
    ? Value
    : never;
};

/** Inputs that are compared with what Render has; the others steer this program. */
export function managedInputs<Name extends string>({
  inputs,
}: {
  inputs: Record<Name, Role>;
}): Name[] {
  return (Object.keys(inputs) as Name[]).filter((name) => inputs[name] !== "steering");
}

/** Inputs that steer this program; a refresh leaves them as they are. */
export function steeringInputs({ inputs }: PropertyTable): string[] {
  return Object.keys(inputs).filter((name) => inputs[name] === "steering");
}

/**
 * The texts among properties that no message may repeat. What the table does not know, such as an
 * input of an older state, counts as sensitive.
 */
export function sensitiveTexts(properties: object, { inputs, outputs }: PropertyTable): string[] {
  return textsUnder(properties, { ...inputs, ...outputs });
}

function textsUnder(value: unknown, role: Role | undefined): string[] {
  if (role === "plain" || role === "steering") return [];
  if (typeof role === "object" && Array.isArray(value)) {
    return value.flatMap((item) => textsUnder(item, role));
  }
  if (typeof role === "object" && isObject(value)) {
    return Object.entries(value).flatMap(([name, field]) => textsUnder(field, role[name]));
  }
  return textsIn(value);
}

/** A text of several lines is printed line by line, so each of them counts. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value, ...value.split(/\s*\n\s*/)];
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
