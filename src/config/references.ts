import type { ReadingFault } from "./codes.ts";
import type { Parts } from "./compose.ts";
import { databaseKind, databaseKinds } from "./databases/kinds.ts";
import type { Fields } from "./field.ts";
import { didYouMean } from "./nearest.ts";
import type { Platform } from "./platform.ts";
import { kindOf } from "./secret-kinds.ts";
import { serviceKind, serviceKinds } from "./services/kinds.ts";
import { referenceName, referencesIn, type Template } from "./template.ts";

/** What a reference leads to. */
export interface ReferenceTarget {
  /** Its value must not be seen; a variable that uses it becomes secret. */
  secret: boolean;
  /** The value, where the config alone tells it; else a vendor does, or a person entered it. */
  value: string | undefined;
  /** Service that has to exist before the value is known. */
  waitsFor: string | undefined;
}

/** Every reference that a variable of an environment may use, by name: `services.api.url`. */
export type References = ReadonlyMap<string, ReferenceTarget>;

const ofEnvironment: Fields<Parts> = {
  name: { means: "the stack's name", value: ({ stack }) => stack },
  purpose: { means: "as in the config", value: ({ purpose }) => purpose },
  branch: { means: "as in the config", value: ({ branch }) => branch },
  launched: { means: "`true` or `false`", value: ({ launched }) => String(launched) },
};

const ofPlatform: Fields<Parts["platform"]> = {
  name: { means: "as in the config", value: ({ name }) => name },
  domain: { means: "as in the config", value: ({ domain }) => domain },
  region: { means: "as in the config", value: ({ region }) => region },
};

const ofFrontend: Fields<Parts["frontends"][number]> = {
  url: { means: "the canonical domain, with https://", value: ({ url }) => url },
  host: { means: "the canonical domain", value: ({ domains }) => domains[0] },
  origins: {
    means: "origins of all its domains and the extra ones, joined by commas",
    value: ({ origins }) => origins.join(","),
  },
  previewOrigins: {
    means:
      "regular expression of the origins of its previews, with `previews: all`; never in production",
    value: ({ previewOrigins }) => previewOrigins,
  },
};

const ofRedis: Fields<unknown> = { url: { means: "connection string", secret: true } };

/** What can be referred to, for the docs: by what is written between `${` and `}`. */
export const referenceDocs: { name: string; means: string; secret: boolean }[] = [
  ...docsOf("environment", ofEnvironment),
  ...docsOf("platform", ofPlatform),
  ...docsOf("frontends.<key>", ofFrontend),
  ...docsOfKinds("services.<key>", serviceKinds),
  ...docsOfKinds("database", databaseKinds),
  ...docsOf("redis", ofRedis),
  { name: "secrets.<key>", means: "its value; of publishable keys not secret", secret: true },
];

function docsOf(part: string, fields: Fields<never>) {
  return Object.entries(fields).map(([field, { means, secret = false }]) => {
    return { name: `${part}.${field}`, means, secret };
  });
}

/** What more than one kind has is said once. */
function docsOfKinds(part: string, kinds: readonly { references: Fields<never> }[]) {
  const all = kinds.flatMap(({ references }) => docsOf(part, references));
  return [...new Map(all.map((one) => [one.name, one])).values()];
}

/** What can be referred to in one environment, also of frontends that it forgot. */
export function referencesOf(platform: Platform, parts: Parts): References {
  const byKey = <P extends { key: string }>(list: P[], key: string) =>
    list.find((part) => part.key === key);
  return new Map([
    ...targetsOf("environment", ofEnvironment, parts),
    ...targetsOf("platform", ofPlatform, parts.platform),
    ...Object.keys(platform.frontends).flatMap((key) =>
      targetsOf(`frontends.${key}`, ofFrontend, byKey(parts.frontends, key)),
    ),
    ...Object.entries(platform.services).flatMap(([key, service]) =>
      targetsOf(`services.${key}`, serviceKind(service).references, byKey(parts.services, key)).map(
        awaiting(key),
      ),
    ),
    ...(parts.database
      ? targetsOf("database", databaseKind(parts.database).references, parts.database)
      : []),
    ...(parts.redis ? targetsOf("redis", ofRedis, parts.redis) : []),
    ...Object.entries(platform.secrets).map(
      ([key, { kind }]): [name: string, target: ReferenceTarget] => [
        `secrets.${key}`,
        { secret: kindOf(kind).publishable !== true, value: undefined, waitsFor: undefined },
      ],
    ),
  ]);
}

function targetsOf<Part>(
  prefix: string,
  fields: Fields<Part>,
  part: Part | undefined,
): [name: string, target: ReferenceTarget][] {
  return Object.entries(fields).map(([name, { secret = false, value }]) => [
    `${prefix}.${name}`,
    { secret, value: part && value?.(part), waitsFor: undefined },
  ]);
}

/** A public address is known beforehand when it has a domain; an internal one never is. */
function awaiting(key: string) {
  return ([name, target]: [name: string, target: ReferenceTarget]): [
    name: string,
    target: ReferenceTarget,
  ] => [name, { ...target, waitsFor: target.value === undefined ? key : undefined }];
}

/** The text of a template as far as the config alone tells it; none when it does not tell all. */
export function textOf(template: Template, references: References): string | undefined {
  const pieces = template.map((piece) =>
    typeof piece === "string" ? piece : references.get(referenceName(piece))?.value,
  );
  return pieces.some((piece) => piece === undefined) ? undefined : pieces.join("");
}

/** Faults of one variable's references. */
export function unknownReferences(
  template: Template,
  references: References,
  path: string,
): ReadingFault[] {
  return referencesIn(template)
    .map(referenceName)
    .filter((name) => !references.has(name))
    .map((name) => ({
      path,
      code: "unknown-reference",
      problem: `unknown reference \${${name}}${didYouMean(name, references.keys())}`,
      allowed: alternatives(name, [...references.keys()]),
    }));
}

/** References to the same part, or the parts when none of that name exists. */
function alternatives(name: string, known: string[]): string {
  const part = (reference: string) => reference.split(".")[0] ?? "";
  const alike = known.filter((other) => part(other) === part(name));
  if (alike.length > 0) return alike.join(", ");
  return [...new Set(known.map(part))].map((other) => `${other}...`).join(", ");
}
