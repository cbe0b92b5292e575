import type { EnvironmentSpec } from "../../config/spec.ts";

/** What follows from the rest, or is the same for all, or is the name of the environment itself. */
const leftOut = new Set([
  "references",
  "hosts",
  "verify",
  "dependencies",
  "stack",
  "secrets",
  "createBranch",
  "live",
  "onRender",
]);

/** The same further down. Variables of services stand there merged, too. */
const repeated =
  /^(?:database\.(?:instance|uses|after|vendor)|(?:frontends|services)\.[^.]+\.url|services\.[^.]+\.(?:settings|service)\.variables\..+)$/;

/** Everything that an environment is, complete with defaults and names, by its path in the config. */
export function flatSpec(spec: EnvironmentSpec): Map<string, string> {
  const own = Object.entries(spec).filter(([name]) => !leftOut.has(name));
  const all = own.flatMap(([name, value]) => flat([name], value));
  return new Map(
    all.filter(([path]) => !repeated.test(path)).map(([path, text]) => [asWritten(path), text]),
  );
}

function flat(path: string[], value: unknown): [path: string, text: string][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return ofArray(path, value);
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, inner]) => flat([...path, key], inner));
  }
  return [[path.join("."), String(value)]];
}

function ofArray(path: string[], values: unknown[]): [path: string, text: string][] {
  if (values.length === 0) return [];
  if (values.every((value) => typeof value === "string" || isReference(value))) {
    return [[path.join("."), textOf(values)]];
  }
  return values.flatMap((value, index) => {
    const key = keyOf(value) ?? String(index);
    return flat([...path, key], withoutKey(value));
  });
}

/** A variable's value as it is written, or the words of a list. */
function textOf(values: (string | { path: string[] })[]): string {
  const pieces = values.map((value) =>
    typeof value === "string" ? value : `\${${value.path.join(".")}}`,
  );
  return values.every((value) => typeof value === "string") ? pieces.join(", ") : pieces.join("");
}

function isReference(value: unknown): value is { path: string[] } {
  if (typeof value !== "object" || value === null || !("path" in value)) return false;
  return Object.keys(value).length === 1 && Array.isArray(value.path);
}

function keyOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("key" in value)) return undefined;
  return typeof value.key === "string" ? value.key : undefined;
}

function withoutKey(value: unknown): unknown {
  if (keyOf(value) === undefined) return value;
  const { key: _, ...rest } = value as { key: string };
  return rest;
}

/** The path that stands in the files: what is only our way of keeping it is taken out. */
function asWritten(path: string): string {
  return path
    .replace(/^group\.variables\./, "variables.")
    .replace(/^(services\.[^.]+)\.(?:settings|service)\./, "$1.");
}
