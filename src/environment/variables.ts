import type { EnvironmentSpec, ServiceSpec } from "../config/spec.ts";
import type { Reference, Template, Variables } from "../config/template.ts";

/**
 * What references stand for, by their dotted path: `services.api.url`, `database.url`,
 * `secrets.stripeSecretKey`. `T` is the type of values that are not known yet.
 */
export type Values<T> = Readonly<Record<string, string | T>>;

/** The template with every reference replaced; neighbouring text is joined. */
export function substitute<T>(template: Template, values: Values<T>): (string | T)[] {
  const parts: (string | T)[] = [];
  for (const item of template) {
    const part = typeof item === "string" ? item : lookUp(item, values);
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}

/** Values that the config alone tells. */
export function knownValues({ references }: EnvironmentSpec): Record<string, string> {
  return Object.fromEntries(
    [...references].flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The env group, in an order of what is made: it holds the variables that the services share. */
export const envGroup = "env group";

/**
 * The services and their env group in an order in which each comes after everything whose address
 * its variables need. A service's domain is known beforehand, so nobody waits for it; the group
 * goes before the services that are linked to it, which are all but static sites.
 */
export function inCreationOrder(
  services: readonly ServiceSpec[],
  shared: Variables,
  known: Values<unknown>,
): (ServiceSpec | typeof envGroup)[] {
  const byKey = new Map(services.map((service) => [service.key, service]));
  const ordered = new Set<ServiceSpec | typeof envGroup>();
  const visit = (node: ServiceSpec | typeof envGroup, path: string[]) => {
    if (ordered.has(node)) return;
    const name = node === envGroup ? node : node.key;
    if (path.includes(name)) {
      throw new Error(`these wait for each other's address: ${[...path, name].join(" -> ")}`);
    }
    const onward = [...path, name];
    if (node !== envGroup && "runtime" in node.service) visit(envGroup, onward);
    for (const key of awaited(node === envGroup ? shared : node.variables, known)) {
      const service = byKey.get(key);
      if (service) visit(service, onward);
    }
    ordered.add(node);
  };
  visit(envGroup, []);
  for (const service of services) visit(service, []);
  return [...ordered];
}

/** Keys of the services whose address Render has to make up first. */
function awaited(variables: Variables, known: Values<unknown>): string[] {
  return Object.values(variables)
    .flat()
    .filter((item): item is Reference => typeof item !== "string" && item.path[0] === "services")
    .filter((reference) => known[pathOf(reference)] === undefined)
    .map((reference) => reference.path[1]!);
}

const pathOf = (reference: Reference) => reference.path.join(".");

function lookUp<T>(reference: Reference, values: Values<T>): string | T {
  const path = pathOf(reference);
  const value = values[path];
  if (value === undefined) {
    throw new Error(`\${${path}} has no value here; known: ${Object.keys(values).join(", ")}`);
  }
  return value;
}
