import type { StateResource } from "../../../src/engine/pulumi.ts";

/**
 * What a hand does to one property of a thing at its vendor: gives it another value, does so to
 * those of its entries that are secret, takes an entry out, or puts one in.
 */
export const ways = ["changed", "secrets changed", "shortened", "lengthened"] as const;
export type Way = (typeof ways)[number];

/** One edit by hand. */
export interface HandEdit {
  resource: StateResource;
  /** Of the resource's inputs. */
  property: string;
  /** Names under which drift tells it; of several secrets, which stand in one name, each. */
  found: string[];
  make(): void | Promise<void>;
}

/** Other values of one property, by what a hand does to it. */
export type OtherValues = Partial<Record<Way, { value: unknown; found: string[] }>>;

export const nameOf = ({ urn }: StateResource): string => urn.split("::").at(-1)!;

/** Inputs that a config or this program gave; the engine's own begin with underscores. */
export const inputNames = ({ inputs = {} }: StateResource): string[] =>
  Object.keys(inputs).filter((name) => !name.startsWith("__") && inputs[name] !== undefined);

/** The engine's mark of a value that is secret, in a state. */
const secretMark = "4dabf18193072939515e22adb298388d";
export const isSecret = (value: unknown): boolean => isObject(value) && secretMark in value;

/** The other values that a property can get which a state holds as `input`, and its vendor as `held`. */
export function otherValues(input: unknown, held: unknown, at: string): OtherValues {
  if (isSecret(input)) return { "secrets changed": { value: changed("", held), found: [at] } };
  const plain = leaves(input, at).filter(({ value }) => !isSecret(value));
  const secret = leaves(input, at).filter(({ value }) => isSecret(value));
  const names = (of: typeof plain) => of.map((leaf) => leaf.at);
  return {
    ...(plain.length > 0 && { changed: { value: changed(input, held), found: names(plain) } }),
    ...(secret.length > 0 && {
      "secrets changed": { value: changed(input, held, true), found: names(secret) },
    }),
    ...entryValues(input, held, at),
  };
}

/** What a hand puts into a list that is empty in some stack. */
const entries: Readonly<Record<string, unknown>> = {
  requiredStatusChecks: { strict: true, contexts: ["by-hand"] },
};

function entryValues(input: unknown, held: unknown, at: string): OtherValues {
  if (Array.isArray(input) && Array.isArray(held)) {
    const one = held.length === 0 ? entries[at] : changed(input.at(-1), held.at(-1));
    return {
      ...(held.length > 0 && { shortened: { value: held.slice(0, -1), found: [at] } }),
      ...(one !== undefined && { lengthened: { value: [...held, one], found: [at] } }),
    };
  }
  return {};
}

/** Each plain leaf of `input` gets another value in `held`, or each secret one. */
function changed(input: unknown, held: unknown, secrets = false): unknown {
  if (isSecret(input)) return secrets ? otherScalar(held) : held;
  if (Array.isArray(input) && Array.isArray(held)) {
    return held.map((one, index) => (index in input ? changed(input[index], one, secrets) : one));
  }
  if (isObject(input) && isObject(held)) {
    const given = Object.keys(input).filter((key) => !key.startsWith("__"));
    const others = given.map((key) => [key, changed(input[key], held[key], secrets)]);
    return { ...held, ...Object.fromEntries(others) };
  }
  return secrets ? held : otherScalar(held);
}

function otherScalar(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return `${value ?? ""}-by-hand`;
}

/** The leaves of a value, under the names by which drift tells them. */
function leaves(value: unknown, at: string): { at: string; value: unknown }[] {
  if (!isObject(value) || isSecret(value)) return [{ at, value }];
  return Object.entries(value)
    .filter(([key]) => !key.startsWith("__"))
    .flatMap(([key, inner]) =>
      leaves(inner, Array.isArray(value) ? `${at}[${key}]` : `${at}.${key}`),
    );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
