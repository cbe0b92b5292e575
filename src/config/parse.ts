import type { z } from "zod";
import type { ReadingFault } from "./codes.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { looksSecret } from "./secret-shapes.ts";

/** The parsed value with its defaults, none when it cannot be read, and all that is wrong with it. */
export interface Parsed<T> {
  value: T | undefined;
  faults: ReadingFault[];
}

/**
 * Reads a value by its schema and says what is wrong in plain words. `path` is where the value
 * stands, e.g. `prod.environment`; faults continue it: `prod.environment.services.api.plan`.
 * Unknown keys are faults, yet the rest is read, so that rules can judge it in the same run.
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown, path: string): Parsed<T> {
  const result = schema.safeParse(value, { error: allowed });
  if (result.success) return { value: result.data, faults: [] };
  const { issues } = result.error;
  const faults = issues.flatMap((issue) => faultsOf(issue, value, path));
  const again = [nearest, () => undefined]
    .map((meant) => schema.safeParse(withKnownKeys(value, issues, meant)))
    .find((one) => one.success);
  return { value: again?.data, faults };
}

/** Mistyped keys become what they were most likely meant to be; others go. */
function withKnownKeys(
  value: unknown,
  issues: Issue[],
  meant: (typed: string, known: string[]) => string | undefined,
): unknown {
  const copy = structuredClone(value);
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    const parent = issue.path.reduce<unknown>(step, copy) as Record<string, unknown>;
    for (const key of issue.keys) {
      const name = meant(key, issue.message.split(", "));
      if (name !== undefined && !Object.hasOwn(parent, name)) parent[name] = parent[key];
      delete parent[key];
    }
  }
  return copy;
}

type Issue = z.core.$ZodIssue;

/**
 * The message of every issue is what may stand there, as of a pattern in the schemas
 * ("lower-case letters, digits and hyphens"); what was found is read from the value itself.
 */
function allowed(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "unrecognized_keys":
      return knownKeys(issue.inst).join(", ");
    case "invalid_type":
      return typeNames[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.map(String).join(", ");
    case "too_small":
      if (issue.origin === "array") return "at least one entry";
      return issue.origin === "string" ? "text that is not empty" : `at least ${issue.minimum}`;
    case "too_big":
      return issue.origin === "string"
        ? `at most ${issue.maximum} characters`
        : `at most ${issue.maximum}`;
    case "invalid_format":
      if (issue.format === "starts_with") return `text that starts with "${issue.prefix}"`;
      return issue.format === "email" ? "an e-mail address" : undefined;
    default:
      return undefined;
  }
}

const typeNames: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function knownKeys(schema: unknown): string[] {
  const shape = (schema as z.core.$ZodObject | undefined)?._zod.def.shape ?? {};
  return Object.keys(shape);
}

function faultsOf(issue: Issue, root: unknown, base: string): ReadingFault[] {
  const path = [base, ...issue.path].map(String).join(".");
  const found = issue.path.reduce<unknown>(step, root);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        unknownKey(path, key, issue.message.split(", "), Object.keys(found as object)),
      );
    case "invalid_union":
      return unionFaults(issue, found, path);
    case "invalid_key":
      return [
        {
          path,
          code: "wrong-value",
          problem: `"${String(issue.path.at(-1))}" cannot be a key here`,
          allowed: issue.issues.map((inner) => inner.message).join("; "),
        },
      ];
    case "invalid_value": {
      const known = issue.values.map(String);
      const quoted = unquoted(found, known);
      if (quoted !== undefined) {
        const problem = `the number ${String(found)}, as YAML reads it without quotes`;
        const fix = `write it in quotes: "${quoted}"`;
        return [{ path, code: "wrong-type", problem, allowed: issue.message, fix }];
      }
      const problem = `${describe(found)}${meant(found, known)}`;
      return [{ path, problem, allowed: issue.message, code: codeOf(found, "unknown-value") }];
    }
    default:
      return [
        {
          path,
          code: codeOf(found, issue.code === "invalid_type" ? "wrong-type" : "wrong-value"),
          problem: describe(found),
          allowed: issue.message,
          ...quoting(issue, found),
        },
      ];
  }
}

function codeOf(found: unknown, otherwise: ReadingFault["code"]): ReadingFault["code"] {
  return found === undefined || found === null ? "missing-value" : otherwise;
}

/** A number or boolean where text belongs is nearly always a value that lacks quotes. */
function quoting(issue: Issue, found: unknown): { fix?: string } {
  if (issue.code !== "invalid_type" || issue.expected !== "string") return {};
  if (typeof found !== "number" && typeof found !== "boolean") return {};
  return { fix: `write it in quotes: "${found}"` };
}

/** What was written, where a version such as 8.0 lost its quotes, and with them its zero. */
function unquoted(found: unknown, known: string[]): string | undefined {
  return typeof found === "number" ? known.find((one) => Number(one) === found) : undefined;
}

function meant(found: unknown, known: string[]): string {
  return typeof found === "string" ? didYouMean(found, known) : "";
}

/** Keys that stood there in an older version, and what has to be done about each. */
const moved: Readonly<Record<string, string>> = {
  alertEmail: "remove it; its address belongs into the environment's alerts: { emails: [...] }",
};

/** `given` are the keys beside it: what is there already is not what a mistyped one has to become. */
export function unknownKey(
  path: string,
  key: string,
  known: string[],
  given: string[],
): ReadingFault {
  const meant = nearest(key, known);
  const isGiven = meant !== undefined && given.includes(meant);
  const fix = Object.hasOwn(moved, key) ? moved[key] : isGiven ? "remove it" : undefined;
  return {
    path: `${path}.${key}`,
    code: "unknown-key",
    problem: `unknown key${isGiven ? `; "${meant}" is given already` : didYouMean(key, known)}`,
    allowed: known.length === 0 ? "nothing" : known.join(", "),
    ...(fix !== undefined && { fix }),
  };
}

type UnionIssue = z.core.$ZodIssueInvalidUnion;

/** A discriminator names its branch; else the branch that knows most of the keys was meant. */
function unionFaults(issue: UnionIssue, found: unknown, path: string): ReadingFault[] {
  const options = (issue as { options?: unknown[] }).options;
  if (issue.errors.length === 0) {
    const known = options?.map(String) ?? [];
    return [
      {
        path,
        code: codeOf(found, "unknown-value"),
        problem: `${describe(found)}${meant(found, known)}`,
        allowed: known.join(", "),
      },
    ];
  }
  const branches = issue.errors.toSorted((a, b) => strangeness(a) - strangeness(b));
  return (branches[0] ?? []).flatMap((inner) => faultsOf(inner, found, path));
}

function strangeness(issues: Issue[]): number {
  const unknown = issues.flatMap((i) => (i.code === "unrecognized_keys" ? i.keys : []));
  return unknown.length * 100 + issues.length;
}

function step(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

/** What stands there, as a person would read it aloud; long text is cut. */
function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "empty";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string" && looksSecret(value)) return "text that looks like a secret";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}..."` : text;
}
