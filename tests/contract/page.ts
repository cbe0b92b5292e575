import { createHash } from "node:crypto";
import { stringify } from "yaml";
import type { RecordedProgram } from "./recorder.ts";

/** The SDK's marks of a secret and of what is unknown until something is made. */
const mark = "4dabf18193072939515e22adb298388d";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * All that a program registers, as text that shows in a diff what a change of code does: a resource
 * is `<type>::<name>`, a secret `{ secret: ... }`, and what a preview of a new stack cannot know
 * `{ unknownAtPreview: <what it will be> }`.
 */
export function pageOf(applied: RecordedProgram, previewed: RecordedProgram): string {
  const page = merge(plain(applied), plain(previewed));
  return stringify(page, { lineWidth: 120, aliasDuplicateObjects: false });
}

function plain({ lookups, registrations }: RecordedProgram): object {
  const entries = registrations.map(({ urn, inputs, options, outputs }) => [
    urn,
    { ...Object.fromEntries(Object.entries(options).flatMap(readable)), inputs, outputs },
  ]);
  const asked = Object.fromEntries(lookups.map((lookup) => [lookup, "asked"]));
  return readValue({ lookups: asked, resources: Object.fromEntries(entries) }) as object;
}

/** An option of the engine's protocol in the words of the SDK's options, and only what it says. */
function readable([key, value]: [key: string, value: unknown]): [key: string, value: unknown][] {
  switch (key) {
    case "propertydependenciesMap": {
      const map = value as [property: string, needed: { urnsList: string[] }][];
      const needed = map.filter(([, { urnsList }]) => urnsList.length > 0);
      if (needed.length === 0) return [];
      const lists = needed.map(([property, { urnsList }]) => [property, urnsList.toSorted()]);
      return [["propertyDependencies", Object.fromEntries(lists)]];
    }
    case "dependenciesList":
      return [["dependencies", (value as string[]).toSorted()]];
    case "provider":
      // Behind its URN stands its id, which a preview does not know.
      return [["provider", String(value).replace(/::[^:]+$/, "")]];
    case "customtimeouts":
    case "hooks":
    case "aliasesList":
      return onlySaid(value) === undefined ? [] : [[key.replace(/List$/, ""), onlySaid(value)]];
    default:
      return [[key.replace(/(List|Map)$/, ""), value]];
  }
}

/** Without empty texts, lists and objects, which the protocol has for what is not said. */
function onlySaid(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.map(onlySaid) : undefined;
  if (typeof value !== "object" || value === null) return value || undefined;
  const said = Object.entries(value).map(([key, each]) => [key, onlySaid(each)] as const);
  const rest = said.filter(([, each]) => each !== undefined);
  return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}

/** URNs as `<type>::<name>`, marked secrets as `{ secret }`, and the providers' code as its digest. */
function readValue(value: unknown, key?: string): unknown {
  if (typeof value === "string") {
    if (key === "__provider") return `code ${createHash("sha256").update(value).digest("hex")}`;
    return value.replace(/^urn:pulumi:[^:]+::[^:]+::(?:[^$]+\$)*/, "");
  }
  if (Array.isArray(value)) return value.map((each) => readValue(each));
  if (typeof value !== "object" || value === null) return value;
  if (mark in value) return { secret: readValue((value as { value?: unknown }).value) };
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, readValue(each, name)]),
  );
}

/** What is once it is made, with a word where a preview says something else. */
function merge(applied: unknown, previewed: unknown): unknown {
  if (JSON.stringify(applied) === JSON.stringify(previewed)) return applied;
  if (previewed === unknown) return { unknownAtPreview: applied };
  if (isComparable(applied, previewed)) {
    const [after, before] = [applied, previewed] as Record<string, unknown>[];
    const keys = [...new Set([...Object.keys(after!), ...Object.keys(before!)])].toSorted();
    const values = keys.map((key) => merge(after![key], before![key]));
    if (Array.isArray(applied)) return values;
    return Object.fromEntries(keys.map((key, index) => [key, values[index]]));
  }
  return { previewed: previewed ?? null, applied: applied ?? null };
}

/** Two objects, or two lists of one length. */
function isComparable(...values: unknown[]): boolean {
  const lengths = values.map((value) => (Array.isArray(value) ? value.length : undefined));
  const areObjects = values.every((value) => typeof value === "object" && value !== null);
  return areObjects && new Set(lengths).size === 1;
}
