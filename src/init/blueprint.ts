import { parse } from "yaml";
import { looksSecret } from "../config/secret-shapes.ts";
import { keyOf, noParts, type Parts, type Plain } from "./parts.ts";

// A Blueprint, as https://render.com/docs/blueprint-spec describes it. What of it has no place in the
// config becomes a note, so that nothing is lost in silence.

interface EnvVar {
  key?: string;
  value?: unknown;
  generateValue?: boolean;
  fromDatabase?: { property: string };
  fromService?: { name: string; type: string; property?: string };
  fromGroup?: string;
}

interface Service extends Plain {
  type: string;
  name: string;
  runtime?: string;
  env?: string;
  image?: { url: string };
  envVars?: EnvVar[];
}

interface Blueprint {
  services?: Service[];
  databases?: { plan?: string; postgresMajorVersion?: string | number }[];
  envVarGroups?: { name: string; envVars?: EnvVar[] }[];
}

const types: Record<string, string> = {
  web: "web",
  worker: "worker",
  pserv: "private",
  cron: "cron",
  static: "static",
};

/** Fields that mean the same under another name. */
const samePlatformFields = {
  rootDir: "root",
  buildCommand: "build",
  startCommand: "start",
  preDeployCommand: "preDeploy",
  healthCheckPath: "healthCheck",
  staticPublishPath: "publish",
  schedule: "schedule",
  dockerfilePath: "dockerfile",
  dockerContext: "dockerContext",
  buildFilter: "buildFilter",
};

const sameEnvironmentFields = { plan: "plan", numInstances: "instances" };

/** Fields whose meaning the config decides by itself, or that init has read in another way. */
const understood = new Set([
  ...["type", "name", "runtime", "env", "image", "envVars", "disk", "region", "branch", "repo"],
  ...["autoDeploy", "autoDeployTrigger", "domains", "maintenanceMode"],
  ...Object.keys({ ...samePlatformFields, ...sameEnvironmentFields }),
]);

/** The parts of a platform by its render.yaml. */
export function partsOfBlueprint(text: string): Parts {
  const blueprint = (parse(text) ?? {}) as Blueprint;
  const parts = noParts();
  const shared = sharedWord((blueprint.services ?? []).map(({ name }) => name));
  const nameOf = (name: string) => keyOf(name.slice(shared.length));
  const [database, ...others] = blueprint.databases ?? [];
  if (database !== undefined) {
    const version = database.postgresMajorVersion;
    parts.database = { type: "render-postgres", ...(version && { version: String(version) }) };
  }
  if (others.length > 0) parts.notes.push("render.yaml has several databases; the first was taken");
  for (const group of blueprint.envVarGroups ?? []) {
    Object.assign(parts.variables, variables(group.envVars ?? [], parts, nameOf));
  }
  for (const service of blueprint.services ?? []) {
    if (service.type === "redis" || service.type === "keyvalue") {
      const policy = String(service["maxmemoryPolicy"] ?? "noeviction").replaceAll("-", "_");
      parts.redis = { maxmemoryPolicy: policy };
      parts.allowedAtRedis = allowedRanges(service, parts);
    } else {
      addService(parts, service, nameOf);
    }
  }
  return parts;
}

/** Who may connect from outside Render, but not the whole internet. */
function allowedRanges({ name, ipAllowList }: Service, { notes }: Parts): Plain[] {
  const ranges = (ipAllowList ?? []) as { source: string; description?: string }[];
  const some = ranges.filter(({ source }) => source !== "0.0.0.0/0");
  if (some.length < ranges.length) {
    notes.push(`${name} of render.yaml lets the whole internet in; here it lets nobody in by that`);
  }
  return some.map(({ source, description }) => ({
    cidrBlock: source,
    description: description || "from render.yaml",
  }));
}

/** The word that all names begin with, most likely the platform's: `acme-`. */
function sharedWord(names: string[]): string {
  const word = /^[^-_]+[-_]/.exec(names[0] ?? "")?.[0] ?? "";
  return names.every((name) => name.startsWith(word) && name !== word) ? word : "";
}

function addService(parts: Parts, service: Service, nameOf: (name: string) => string): void {
  const key = nameOf(service.name);
  const runtime = service.runtime ?? service.env ?? "node";
  const type = runtime === "static" ? "static" : types[service.type];
  if (type === undefined) {
    parts.notes.push(`${service.name}: a service of type ${service.type} has no place here`);
    return;
  }
  const own = variables(service.envVars ?? [], parts, nameOf);
  parts.services[key] = {
    type,
    ...(type !== "static" && runtime !== "node" && { runtime }),
    ...renamed(service, samePlatformFields),
    ...(service.image && { image: service.image.url }),
    ...(Object.keys(own).length > 0 && { variables: own }),
  };
  const maintenance = service["maintenanceMode"] as { enabled: boolean; uri?: string } | undefined;
  const disk = service["disk"] as { mountPath?: string; sizeGB?: number } | undefined;
  parts.production[key] = {
    ...(type === "static" ? {} : renamed(service, sameEnvironmentFields)),
    ...(maintenance?.enabled && { maintenance: maintenanceOf(maintenance) }),
    ...(disk && { disk: { mount: disk.mountPath, sizeGb: disk.sizeGB ?? 10 } }),
  };
  for (const field of Object.keys(service).filter((name) => !understood.has(name))) {
    parts.notes.push(`${service.name}.${field} of render.yaml was not carried over`);
  }
}

function maintenanceOf({ uri }: { uri?: string }): Plain {
  return { enabled: true, ...(uri && { page: uri }) };
}

function renamed(service: Plain, names: Record<string, string>): Plain {
  const entries = Object.entries(names).filter(([theirs]) => service[theirs] !== undefined);
  return Object.fromEntries(entries.map(([theirs, ours]) => [ours, service[theirs]]));
}

function variables(
  envVars: EnvVar[],
  parts: Parts,
  nameOf: (name: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    envVars.flatMap((variable) => {
      const { key } = variable;
      if (key === undefined) return [];
      const value = textOf(key, variable, parts, nameOf);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function textOf(
  key: string,
  { value, generateValue, fromDatabase, fromService }: EnvVar,
  parts: Parts,
  nameOf: (name: string) => string,
): string | undefined {
  if (fromDatabase?.property === "connectionString") return "${database.url}";
  if (fromService !== undefined) {
    if (["redis", "keyvalue"].includes(fromService.type)) return "${redis.url}";
    if (fromService.property === "host") {
      return `\${services.${nameOf(fromService.name)}.internalHost}`;
    }
  }
  if (fromDatabase !== undefined || fromService !== undefined) {
    parts.notes.push(`the variable ${key} of render.yaml was not carried over`);
    return undefined;
  }
  const text = value === undefined ? undefined : String(value);
  if (text !== undefined && !looksSecret(text)) return text.replaceAll("${", "$${");
  const secret = keyOf(key.toLowerCase());
  parts.secrets[secret] = { kind: generateValue ? "generated" : kindOf(key) };
  return `\${secrets.${secret}}`;
}

/** By the names that vendors give these variables in their own documentation. */
function kindOf(name: string): string {
  const kinds = {
    STRIPE_SECRET_KEY: "stripe-secret-key",
    STRIPE_WEBHOOK_SECRET: "webhook-secret",
    CLERK_SECRET_KEY: "clerk-secret-key",
    CLOUDINARY_URL: "cloudinary-url",
    SENDGRID_API_KEY: "sendgrid-api-key",
    SENTRY_DSN: "sentry-dsn",
    SMTP_URL: "smtp-url",
  };
  return kinds[name as keyof typeof kinds] ?? "opaque";
}
