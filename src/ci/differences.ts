import { isDeepStrictEqual } from "node:util";
import { holdsHidden } from "./changed-properties.ts";
import { hidden } from "./redact.ts";
import type { PropertyChange } from "./report.ts";
import { isUnknown } from "./unknown.ts";

const maxValueLength = 120;
/** Of a cut value, what is shown before the place where it begins to differ. */
const contextLength = 30;
/** Of one property; a change of more is better read in the run. */
const maxDifferences = 30;

/** Stands for what only carrying the change out tells. */
const notKnownYet = "not known before up";

/**
 * What of a property differs, for people: of an object each entry by its own name, so that a change
 * of one variable shows as that variable. The values of a property that only the provider can tell
 * apart, because they are secret, are equal here; of one that hides none the name alone is told.
 */
export function differences(name: string, before: unknown, after: unknown): PropertyChange[] {
  const found = [...leaves(name, before, after)];
  if (found.length === 0) return secretsWithin(name, before);
  const shown = found.slice(0, maxDifferences).map(asTexts);
  const left = found.length - shown.length;
  return left === 0 ? shown : [...shown, { name: `${name} (${left} more)` }];
}

interface Difference {
  name: string;
  before: unknown;
  after: unknown;
}

function* leaves(name: string, before: unknown, after: unknown): Generator<Difference> {
  if (isDeepStrictEqual(before, after)) return;
  const keys = sharedKeys(before, after);
  if (keys === undefined) {
    yield { name, before, after };
    return;
  }
  for (const key of keys) {
    const within = Array.isArray(before) ? `${name}[${key}]` : `${name}.${key}`;
    yield* leaves(within, valueAt(before, key), valueAt(after, key));
  }
}

/** Keys of two values that can be compared entry by entry; none of those that cannot. */
function sharedKeys(before: unknown, after: unknown): string[] | undefined {
  if (!isObject(before) || !isObject(after)) return undefined;
  if (Array.isArray(before) !== Array.isArray(after)) return undefined;
  if (Array.isArray(before) && before.length !== (after as unknown[]).length) return undefined;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

function valueAt(value: unknown, key: string): unknown {
  return Object.hasOwn(value as object, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** Nothing visible differs: one of the secrets does, and nobody says which. */
function secretsWithin(name: string, value: unknown): PropertyChange[] {
  if (!holdsHidden(value)) return [{ name }];
  if (!isObject(value)) return [asTexts({ name, before: value, after: value })];
  const secrets = Object.entries(value).filter(([, entry]) => entry === hidden);
  const keys = secrets.slice(0, maxDifferences).map(([key]) => key);
  const which = keys.length === 0 ? name : `${name} (one or more of ${keys.join(", ")})`;
  return [{ name: which, before: hidden, after: hidden }];
}

/** Both as text, cut round the place where they begin to differ: cut alike, they would look equal. */
function asTexts({ name, before, after }: Difference): PropertyChange {
  const [from, to] = [asText(before), asText(after)];
  const start = Math.max(0, firstDifference(from ?? "", to ?? "") - contextLength);
  const shown = (text: string) => cut(text, start);
  return {
    name,
    ...(from !== undefined && { before: shown(from) }),
    ...(to !== undefined && { after: shown(to) }),
  };
}

function firstDifference(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return at;
  return length;
}

function cut(text: string, start: number): string {
  if (text.length <= maxValueLength) return text;
  const from = Math.min(start, text.length - maxValueLength);
  const part = text.slice(from, from + maxValueLength);
  return `${from > 0 ? "..." : ""}${part}${from + part.length < text.length ? "..." : ""}`;
}

function asText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (isUnknown(value)) return notKnownYet;
  return typeof value === "string" ? value : JSON.stringify(value);
}
