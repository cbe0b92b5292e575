import type { References, ReferenceTarget } from "../../config/references.ts";
import { serviceKind } from "../../config/services/kinds.ts";
import type { EnvironmentSpec } from "../../config/spec.ts";

/** First ports of pages and of what answers requests; each further one gets the next. */
const firstPage = 3000;
const firstService = 5000;

/** Where the parts of an environment listen on a laptop, by part and key. */
export interface LocalAddresses {
  /** Origin of each frontend and static site. */
  pages: ReadonlyMap<string, string>;
  /** Port of each service that answers requests. */
  ports: ReadonlyMap<string, number>;
}

/** A page that the config lets in from this machine keeps that origin; the others get ports in order. */
export function localAddresses({ frontends, services }: EnvironmentSpec): LocalAddresses {
  const given = frontends.map(({ key, origins }) => [key, origins.find(isLocal)] as const);
  const sites = services.filter(({ service }) => serviceKind(service).serves === "pages");
  const all = [...given, ...sites.map(({ key }) => [key, undefined] as const)];
  const taken = new Set(all.map(([, origin]) => origin));
  const free = Array.from({ length: 2 * all.length }, (_, n) => `http://localhost:${firstPage + n}`)
    .filter((origin) => !taken.has(origin))
    .values();
  const pages = all.map(([key, origin]) => [key, origin ?? free.next().value!] as const);
  const answering = services.filter(({ service }) => serviceKind(service).serves === "requests");
  return {
    pages: new Map(pages),
    ports: new Map(answering.map(({ key }, index) => [key, firstService + index])),
  };
}

const isLocal = (origin: string) => /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(origin);

/**
 * What references stand for on a laptop: the same parts on this machine, a database and a Redis of
 * its own, and of the secrets those that are given.
 */
export function localReferences(
  spec: EnvironmentSpec,
  secrets: ReadonlyMap<string, string>,
): References {
  const addresses = localAddresses(spec);
  const value = (name: string, now: string | undefined) => {
    const [part = "", key = "", field = ""] = name.split(".");
    if (part === "environment") return key === "name" || key === "purpose" ? "local" : now;
    if (part === "frontends") return pageValue(addresses.pages.get(key), field);
    if (part === "services") return serviceValue(addresses, key, field);
    if (part === "database") return databaseValue(spec, key);
    if (part === "redis") return "redis://localhost:6379";
    return part === "secrets" ? secrets.get(key) : now;
  };
  return new Map(
    [...spec.references].map(([name, target]): [name: string, target: ReferenceTarget] => [
      name,
      { ...target, value: value(name, target.value), waitsFor: undefined },
    ]),
  );
}

function pageValue(origin: string | undefined, field: string): string | undefined {
  if (field === "previewOrigins") return `^${origin}$`;
  return field === "host" ? origin?.replace(/^https?:\/\//, "") : origin;
}

/** Another service is asked at the port that its config names beside the host. */
function serviceValue({ pages, ports }: LocalAddresses, key: string, field: string) {
  if (field === "internalHost") return "localhost";
  const port = ports.get(key);
  const origin = pages.get(key) ?? (port === undefined ? undefined : `http://localhost:${port}`);
  return pageValue(origin, field);
}

/** A server on this machine as its packages set it up: no login. */
function databaseValue({ database }: EnvironmentSpec, field: string): string | undefined {
  if (database === undefined) return undefined;
  const scheme = database.type === "mongodb-atlas" ? "mongodb" : "postgresql";
  const values: Record<string, string> = {
    url: `${scheme}://localhost/${database.name}`,
    host: "localhost",
    name: database.name,
    user: "",
    password: "",
  };
  return values[field];
}
