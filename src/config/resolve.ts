import type { EnvironmentSpec } from "./spec.ts";
import type { Reference, Template } from "./template.ts";

/** The text of a template as far as the config alone tells it; none when a vendor's answer is in it. */
export function resolve(template: Template, spec: EnvironmentSpec): string | undefined {
  const pieces = template.map((piece) => (typeof piece === "string" ? piece : target(piece, spec)));
  return pieces.some((piece) => piece === undefined) ? undefined : pieces.join("");
}

function target({ path }: Reference, spec: EnvironmentSpec): string | undefined {
  const [part = "", key = "", field = ""] = path;
  switch (part) {
    case "environment":
      return fieldOf({ ...pick(spec), name: spec.stack }, key);
    case "platform":
      return fieldOf(pickPlatform(spec), key);
    case "frontends": {
      const frontend = spec.frontends.find((candidate) => candidate.key === key);
      if (frontend === undefined) return undefined;
      const { url, origins, domains } = frontend;
      return fieldOf({ url, origins: origins.join(","), host: domains[0] ?? "" }, field);
    }
    case "services": {
      const service = spec.services.find((candidate) => candidate.key === key);
      if (service?.url === undefined) return undefined;
      return fieldOf({ url: service.url, host: service.url.slice("https://".length) }, field);
    }
    default:
      return undefined;
  }
}

function pick({ purpose, branch, launched }: EnvironmentSpec): Record<string, string> {
  return { purpose, branch, launched: String(launched) };
}

function pickPlatform({ platform }: EnvironmentSpec): Record<string, string> {
  const { name, domain, region } = platform;
  return { name, domain, region };
}

function fieldOf(values: Record<string, string>, field: string): string | undefined {
  return Object.hasOwn(values, field) ? values[field] : undefined;
}
