import { variableSets } from "../compose.ts";
import type { Platform } from "../platform.ts";
import { type References, type ReferenceTarget, textOf } from "../references.ts";
import type { SecretKind } from "../secret-kinds.ts";
import type { ServiceKind } from "../services/kind.ts";
import { serviceKind } from "../services/kinds.ts";
import type { EnvironmentSpec, ServiceSpec } from "../spec.ts";
import { referenceName, referencesIn, type Template } from "../template.ts";
import { at, type EnvironmentView } from "./rule.ts";

/** One variable of the built environment. */
export interface Variable {
  name: string;
  template: Template;
  path: string;
  /** Where it is set: `variables`, `services.api.variables`. */
  location: string;
  /** Built into a page: a frontend's, or a static site's. */
  inPage: boolean;
  /**
   * Its value as it will stand at the vendor. What only a vendor or a secret will tell stands in it
   * as it is written: `${redis.url}`.
   */
  value: string;
  /** The same, where the config alone tells all of it. */
  known: string | undefined;
}

const prefixes =
  "(?:REACT_APP|NEXT_PUBLIC|VITE|VUE_APP|PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY|STORYBOOK|NG_APP)_";

/** Names of variables that build tools write into the page, where every visitor can read them. */
export const browserNames = new RegExp(`^${prefixes}`);

/** The name without what marks it for the page. */
export function plainName(name: string): string {
  return name.replace(browserNames, "");
}

/** Whether the public gets that of a service. */
export function serving(what: ServiceKind["serves"]): (spec: ServiceSpec) => boolean {
  return ({ service }) => serviceKind(service).serves === what;
}

/** What variables are found by. */
type Composed = Pick<EnvironmentView, "stack" | "spec">;

/** Many rules ask for the same. */
const found = new WeakMap<Composed, Variable[]>();

/** Every variable of an environment, after the platform's and its own became one. */
export function variablesOf(environment: Composed): Variable[] {
  const variables = found.get(environment) ?? findVariables(environment);
  found.set(environment, variables);
  return variables;
}

function findVariables(environment: Composed): Variable[] {
  const { spec } = environment;
  const pages = spec.services
    .filter(serving("pages"))
    .map(({ key }) => `services.${key}.variables`);
  const references = withAddresses(spec);
  return variableSets(spec).flatMap(({ location, variables }) =>
    Object.entries(variables).map(([name, template]) => ({
      name,
      template,
      location,
      inPage: location.startsWith("frontends.") || pages.includes(location),
      path: at(environment, ...location.split("."), name),
      value: finalValue(template, references),
      known: textOf(template, spec.references),
    })),
  );
}

function finalValue(template: Template, references: References): string {
  return template
    .map((piece) => {
      if (typeof piece === "string") return piece;
      const name = referenceName(piece);
      return references.get(name)?.value ?? `\${${name}}`;
    })
    .join("");
}

/** An address that only Render will tell stands for itself, so that it can be compared. */
function withAddresses({ references, services }: EnvironmentSpec): References {
  const unknown = services.filter(({ url }) => url === undefined);
  const later = { secret: false, waitsFor: undefined };
  return new Map([
    ...references,
    ...unknown.flatMap((service): [name: string, target: ReferenceTarget][] => [
      [`services.${service.key}.url`, { ...later, value: urlOf(service) }],
      [`services.${service.key}.host`, { ...later, value: hostOf(service) }],
    ]),
  ]);
}

/** The address of a service, known or standing for itself. */
export function urlOf(service: ServiceSpec): string {
  return service.url ?? `https://${hostOf(service)}`;
}

function hostOf({ key, settings }: ServiceSpec): string {
  return settings.domain ?? `\${services.${key}.host}`;
}

/** Names of the references to what is secret. */
export function secretsIn(template: Template, { references }: EnvironmentSpec): string[] {
  return referencesIn(template)
    .map(referenceName)
    .filter((name) => references.get(name)?.secret);
}

/** Kinds of the secrets that it refers to. */
export function secretKindsIn(template: Template, { secrets }: Platform): SecretKind[] {
  return referencesIn(template).flatMap(({ path: [part, key = ""] }) =>
    part === "secrets" ? (secrets[key]?.kind ?? []) : [],
  );
}

/** An address inside a value: `scheme://user@host:port`. */
export interface Address {
  scheme: string;
  host: string;
}

/** Every address in a value; a value that begins with a host, and a port or path, is one without scheme. */
export function addressesIn(value: string): Address[] {
  const written = [...value.matchAll(addresses)].map(([, scheme = "", authority = ""]) => ({
    scheme: scheme.toLowerCase(),
    host: hostIn(authority),
  }));
  const [, alone] = /^(?=[^/]*[-.:])([a-z0-9][a-z0-9.-]*(?::\d+)?)(?:\/\S*)?$/i.exec(value) ?? [];
  return alone === undefined ? written : [...written, { scheme: "", host: hostIn(alone) }];
}

// The look-behind keeps a long word from being tried from each of its letters.
const addresses = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*):\/\/((?:\$\{[^}]*\}|[^\s/?#,;|"'\\])*)/gi;

/** As a URL has it, without user, password, port and the dot at its end; the last `@` ends a password. */
function hostIn(authority: string): string {
  const host = authority.slice(authority.lastIndexOf("@") + 1).replace(/:\d*$/, "");
  // Escapes and wide letters lead where the plain ones do.
  const url = `http://${host}`;
  const plain = !host.includes("${") && URL.canParse(url) ? new URL(url).hostname : host;
  return plain.replace(/\.$/, "").toLowerCase();
}

/** Host names that stand in a value without a scheme, in lower case; those of mail are others' affair. */
export function hostsIn(value: string): string[] {
  const words = value
    .normalize("NFKC")
    .replaceAll("。", ".")
    .toLowerCase()
    .split(/[^a-z0-9.@-]+/);
  return words.filter((word) => !word.includes("@")).map((word) => word.replace(/^\.+|\.+$/g, ""));
}

/** A command of the built environment, and where it is written. */
export interface Written {
  path: string;
  value: string;
}

/** What is run in the environment: in builds, before deploys, as services. */
export function commandsOf(environment: EnvironmentView): Written[] {
  const { services, frontends } = environment.spec;
  const own = (key: string) => environment.config.services[key]?.start !== undefined;
  return [
    ...services.flatMap(({ key, service }) =>
      (["build", "preDeploy", "start"] as const).map((field) => ({
        path:
          field === "start" && own(key)
            ? at(environment, "services", key, field)
            : `platform.services.${key}.${field}`,
        value: (service as Partial<Record<typeof field, string>>)[field] ?? "",
      })),
    ),
    ...frontends.flatMap(({ key, ...frontend }) =>
      (["install", "build", "ignoreBuild"] as const).map((field) => ({
        path: `platform.frontends.${key}.${field}`,
        value: frontend[field] ?? "",
      })),
    ),
  ];
}

/** Names that lead to this machine, in the one spelling that a URL gives them. */
export function isThisMachine({ hostname }: URL): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|0\.0\.0\.0)$/.test(hostname);
}

/** Addresses of networks that everybody has at home. Source: RFC 1918 and RFC 3927. */
export function isPrivateNetwork({ hostname }: URL): boolean {
  return /^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(hostname);
}
