import type { EnvironmentSpec, Reference, ServiceSpec, Template } from "../config/spec.ts";

/**
 * What references stand for, by their dotted path: `services.api.url`, `database.url`,
 * `secrets.stripeSecretKey`. `T` is the type of values that are not known yet.
 */
export type Values<T> = Readonly<Record<string, string | T>>;

/** References whose values nobody may read back from a vendor. */
const secretPaths = /^(secrets\..+|database\.(url|password)|redis\.url)$/;

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

/** Whether the value of a variable is built from something secret. */
export function isSensitive(template: Template): boolean {
  return template.some((item) => typeof item !== "string" && secretPaths.test(pathOf(item)));
}

/** Values that follow from the config alone. */
export function plannedValues(spec: EnvironmentSpec): Record<string, string> {
  const values: Record<string, string> = {
    "environment.name": spec.stack,
    "environment.purpose": spec.purpose,
    "environment.branch": spec.branch,
    "environment.launched": String(spec.launched),
    "platform.name": spec.platform.name,
    "platform.domain": spec.platform.domain,
    "platform.region": spec.platform.region,
  };
  if (spec.database) {
    values["database.name"] = spec.database.name;
    values["database.user"] = spec.database.user;
  }
  for (const frontend of spec.frontends) {
    values[`frontends.${frontend.key}.url`] = frontend.url;
    values[`frontends.${frontend.key}.host`] = frontend.domains[0]!;
    values[`frontends.${frontend.key}.origins`] = frontend.origins.join(",");
  }
  for (const { key, settings, url } of spec.services) {
    if (settings.domain === undefined || url === undefined) continue;
    values[`services.${key}.url`] = url;
    values[`services.${key}.host`] = settings.domain;
  }
  return values;
}

/** Services in an order in which each comes after those its own variables refer to. */
export function inCreationOrder(services: readonly ServiceSpec[]): ServiceSpec[] {
  const byKey = new Map(services.map((service) => [service.key, service]));
  const ordered = new Set<ServiceSpec>();
  const visit = (service: ServiceSpec, path: string[]) => {
    if (ordered.has(service)) return;
    if (path.includes(service.key)) {
      throw new Error(
        `services refer to each other in a circle: ${[...path, service.key].join(" -> ")}`,
      );
    }
    for (const key of neededServices(service)) {
      const needed = byKey.get(key);
      if (needed && needed.key !== service.key) visit(needed, [...path, service.key]);
    }
    ordered.add(service);
  };
  for (const service of services) visit(service, []);
  return [...ordered];
}

function neededServices(service: ServiceSpec): string[] {
  return Object.values(service.variables)
    .flat()
    .filter((item): item is Reference => typeof item !== "string" && item.path[0] === "services")
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
