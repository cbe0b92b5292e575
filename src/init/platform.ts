import { names } from "../config/names.ts";
import type { Parts, Plain, Stage } from "./parts.ts";

/** What only a person can tell of a new platform. */
export interface Answers {
  /** Short name, the start of every name at the vendors. */
  name: string;
  /** Zone at Cloudflare; none where every address is a vendor's own. */
  domain: string | undefined;
  /** `owner/name` at GitHub. */
  repository: string;
  region: string;
}

export const stages: readonly Stage[] = [
  { stack: "prod", purpose: "production", branch: "main" },
  { stack: "staging", purpose: "staging", branch: "staging" },
  { stack: "dev", purpose: "development", branch: "develop" },
];

/** What a framework writes into its pages: variables whose names begin so. */
const prefixes: Record<string, string> = {
  nextjs: "NEXT_PUBLIC_",
  nuxtjs: "NUXT_PUBLIC_",
  "create-react-app": "REACT_APP_",
  gatsby: "GATSBY_",
  vite: "VITE_",
  "react-router": "VITE_",
  sveltekit: "PUBLIC_",
  astro: "PUBLIC_",
};

/** `config.platform.value` of Pulumi.yaml. */
export function platformOf(answers: Answers, parts: Parts): Plain {
  const api = mainService(parts);
  const frontends = Object.entries(parts.frontends).map(([key, frontend]) => {
    const prefix = prefixes[String(frontend["framework"])];
    const own = api && prefix && { [`${prefix}API_URL`]: `\${services.${api}.url}` };
    return [key, { ...frontend, ...(own && { variables: own }) }];
  });
  const { services, database, redis } = parts;
  return withoutEmpty({
    ...answers,
    frontends: Object.fromEntries(frontends),
    services,
    database,
    redis,
    variables: variablesOf(parts),
    secrets: parts.secrets,
  });
}

function variablesOf(parts: Parts): Record<string, string> {
  const origins = [
    ...Object.keys(parts.frontends).map((key) => `\${frontends.${key}.origins}`),
    ...keysOf(parts, "static").map((key) => `\${services.${key}.url}`),
  ];
  const asked = mainService(parts) !== undefined && origins.length > 0;
  const own = Object.keys(everyServices(parts));
  const proposed = {
    ENVIRONMENT_NAME: "${environment.purpose}",
    ...(parts.database && { DATABASE_URL: "${database.url}" }),
    ...(parts.redis && { REDIS_URL: "${redis.url}" }),
    ...(asked && { CORS_ORIGIN: origins.join(",") }),
  };
  const missing = Object.entries(proposed).filter(([name]) => !own.includes(name));
  return { ...Object.fromEntries(missing), ...parts.variables };
}

function everyServices({ services }: Parts): Plain {
  return Object.assign({}, ...Object.values(services).map(({ variables }) => variables ?? {}));
}

/** The service that pages ask: the one named api, else the first that answers requests. */
function mainService(parts: Parts): string | undefined {
  const web = keysOf(parts, "web");
  return web.includes("api") ? "api" : web[0];
}

function keysOf({ services }: Parts, type: string): string[] {
  return Object.keys(services).filter((key) => services[key]?.["type"] === type);
}

/** `environment` of one stack's file. */
export function environmentOf(stage: Stage, { name, domain }: Answers, parts: Parts): Plain {
  const { purpose, branch } = stage;
  const isProduction = purpose === "production";
  const zone = domain && (isProduction ? domain : `${stage.stack}.${domain}`);
  const frontends = Object.fromEntries(
    Object.keys(parts.frontends).map((key, index) => {
      if (!zone) return [key, { domains: [names.vercelAddress(name, key, stage.stack)] }];
      if (index > 0) return [key, { domains: [`${hostOf(key)}.${zone}`] }];
      return [key, mainPages(isProduction, zone)];
    }),
  );
  const isPublic = [...keysOf(parts, "web"), ...keysOf(parts, "static")];
  const services = Object.keys(parts.services).flatMap((key) => {
    const own = {
      ...(zone && isPublic.includes(key) && { domain: `${hostOf(key)}.${zone}` }),
      ...(isProduction && parts.production[key]),
    };
    return Object.keys(own).length === 0 ? [] : [[key, own]];
  });
  return withoutEmpty({
    purpose,
    branch,
    frontends,
    services: Object.fromEntries(services),
    database: databaseOf(stage, parts),
    redis: redisOf(stage, parts),
    protection: { reviews: purpose === "development" ? 0 : 1 },
  });
}

function redisOf({ purpose }: Stage, { redis, allowedAtRedis }: Parts): Plain | undefined {
  if (redis === undefined) return undefined;
  const plan = purpose === "development" ? "free" : "starter";
  const isOpen = purpose === "production" && allowedAtRedis.length > 0;
  return { plan, ...(isOpen && { ipAllowList: allowedAtRedis }) };
}

function mainPages(isProduction: boolean, zone: string): Plain {
  return isProduction ? { domains: [`www.${zone}`], redirects: [zone] } : { domains: [zone] };
}

/** Production pays for backups; the others take what is smallest. */
function databaseOf({ purpose, stack }: Stage, { database }: Parts): Plain | undefined {
  const isProduction = purpose === "production";
  if (database?.["type"] === "render-postgres") {
    return { plan: isProduction ? "basic_1gb" : "basic_256mb" };
  }
  if (database?.["type"] !== "mongodb-atlas") return undefined;
  if (isProduction) return { cluster: { size: "M10", backups: true } };
  return { cluster: { size: stack === "dev" ? "M0" : "FLEX" }, accessListFrom: stages[0]!.stack };
}

/** A key as part of a host name: `adminPages` is `admin-pages`. */
function hostOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function withoutEmpty(given: Plain): Plain {
  const isEmpty = (value: unknown) =>
    value === undefined || (typeof value === "object" && Object.keys(value ?? {}).length === 0);
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) =>
      key === "redis" ? value !== undefined : !isEmpty(value),
    ),
  );
}
