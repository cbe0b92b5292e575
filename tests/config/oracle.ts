import type { Draft } from "./draft.ts";

/**
 * Says of one changed value in Bondigoo's config whether it may stand there, knowing nothing of
 * the schemas and rules: `true`, or the paths of which a refusal has to name one. Written from the
 * requirements, for the values that the fuzz test tries.
 */
export function judge(draft: Draft, path: string, value: unknown): true | string[] {
  const [first = "", ...rest] = path.split(".");
  const place = rest.join(".");
  return first === "platform"
    ? judgePlatform(path, place, value)
    : judgeStack(draft, first, place, value);
}

type Check = (value: unknown) => boolean;

const looksLikeKey = /^(sk_(live|test)_|pk_live_|cloudinary:|smtp:|SG\.)/;

const isFilled: Check = (value) =>
  typeof value === "string" && value.trim() !== "" && !looksLikeKey.test(value);
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);
const oneOf =
  (...allowed: unknown[]): Check =>
  (value) =>
    allowed.includes(value);

/** References that exist in every one of the three environments. */
const references = [
  "${redis.url}",
  "${environment.name}",
  "${services.api.url}",
  "${secrets.jwtSecret}",
  "${frontends.platform.origins}",
  "${environment.launched}",
];

const isVariable: Check = (value) =>
  typeof value === "string" &&
  !looksLikeKey.test(value) &&
  (!value.includes("${") || value.startsWith("$${") || references.includes(value));

/** A reference stands for nothing in a command. */
const isCommand: Check = (value) =>
  isFilled(value) && !/^\$\{(?!nothing)/.test(String(value)) && !isData(value);

const isSecretReference = (value: unknown) =>
  value === "${redis.url}" || value === "${secrets.jwtSecret}";

const platformFields: [path: RegExp, check: Check][] = [
  [/^name$/, matches(/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/)],
  [/^domain$/, oneOf("bondigoo.ch")],
  [/^repository$/, oneOf("owner/name")],
  [/^region$/, oneOf("oregon", "ohio", "virginia", "frankfurt", "singapore")],
  [/^frontends\.platform\.framework$/, oneOf("create-react-app")],
  [/^frontends\.platform\.build$/, isCommand],
  [/^services\.(api|worker)\.(build|start)$/, isCommand],
  [/^services\.api\.type$/, oneOf("web")],
  [/^services\.worker\.type$/, oneOf("worker", "private", "web")],
  [/^services\.api\.healthCheck$/, matches(/^\//)],
  [/^database\.type$/, oneOf("mongodb-atlas")],
  [/^database\.project$/, matches(/^[0-9a-f]{24}$/)],
  [/^database\.version$/, oneOf("8.0")],
  [/^redis\.maxmemoryPolicy$/, oneOf("noeviction", "allkeys_lru", "volatile_ttl")],
  [/^secrets\.smtpUrl\.from$/, isFilled],
  [/^secrets\.stripePublishableKey\.kind$/, oneOf("stripe-publishable-key")],
  [/^secrets\.stripeSecretKey\.kind$/, oneOf("stripe-secret-key", "opaque")],
  [/^secrets\.(session|csrf|jwt)Secret\.kind$/, oneOf("generated")],
  // No environment uses it before launch: of any kind there is.
  [/^secrets\.sentryDsn\.kind$/, oneOf("opaque", "generated", "stripe-secret-key")],
  [/^secrets\.\w+\.kind$/, oneOf("opaque")],
  [/^(frontends\.platform\.)?variables\./, isVariable],
];

function judgePlatform(path: string, place: string, value: unknown): true | string[] {
  const field = platformFields.find(([pattern]) => pattern.test(place));
  if (field === undefined) return [path];
  const isVariablePlace = /variables\.\w+$/.test(place);
  if (isVariablePlace && typeof value === "string" && looksLikeKey.test(value)) {
    return ["prod", "staging", "dev"].map((stack) => `${stack}.environment.${place}`);
  }
  if (!field[1](value)) {
    if (/kind$/.test(place)) return [path, "prod.", "staging.", "dev."];
    if (/^services\.\w+\.type$/.test(place)) return [path.replace(/\.type$/, "")];
    if (place === "domain") return [path, "prod.environment.", "dev.environment."];
    if (place === "database.type") return ["platform.database"];
    return [path];
  }
  const name = place.split(".").at(-1) ?? "";
  const ofStacks = (rest: string) =>
    ["prod", "staging", "dev"].map((s) => `${s}.environment.${rest}`);
  if (name === "CORS_ORIGIN" && value !== "${frontends.platform.origins}") {
    return ofStacks("variables.CORS_ORIGIN");
  }
  if (isPlainSecret(name, value)) return ofStacks(place);
  if (name === "NODE_ENV" && value !== "production") return ofStacks(place);
  if (
    name === "ENVIRONMENT_NAME" &&
    /^(staging|dev|development|prod|production)$/.test(String(value))
  ) {
    return ofStacks(place);
  }
  if (purposes[name] !== undefined && isSecretReference(value) && value !== purposes[name]) {
    return Object.keys(purposes).flatMap((other) => ofStacks(`variables.${other}`));
  }
  if (isVariablePlace && isData(value)) {
    const owners = ownersOfData[String(value)] ?? [];
    // Production has a value of its own in place of this one.
    const reached = ["prod", "staging", "dev"].slice(name === "REACT_APP_LAUNCHED" ? 1 : 0);
    const others = reached.filter((stack) => !owners.includes(stack));
    if (others.length === 0) return true;
    return others.map((stack) => `${stack}.environment.${place}`);
  }
  if (/^REACT_APP/.test(name)) return judgePage(name, value, ofStacks(place)) ?? true;
  return true;
}

/** What each of these protects is protected by no other secret. */
const purposes: Record<string, string> = {
  SESSION_SECRET: "${secrets.sessionSecret}",
  CSRF_SECRET: "${secrets.csrfSecret}",
  JWT_SECRET: "${secrets.jwtSecret}",
};

/** A value of a variable that says it is a secret, and leads to none. */
function isPlainSecret(name: string, value: unknown): boolean {
  if (!/(SECRET|_KEY)$/.test(name) || typeof value !== "string") return false;
  return value.trim() !== "" && !isSecretReference(value);
}

/** Whose database, user or cluster has that name. */
const ownersOfData: Record<string, string[]> = {
  "coaching-platform-dev": ["staging", "dev"],
  "bondigoo-staging": ["staging"],
  "bondigoo-prod-cluster": ["prod"],
  "bondigoo-prod-user": ["prod"],
};

/** Rules about variables that are built into the page. */
function judgePage(name: string, value: unknown, paths: string[]): string[] | undefined {
  if (isSecretReference(value)) return paths;
  return name === "REACT_APP_API_URL" && value !== "${services.api.url}" ? paths : undefined;
}

const hostName = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

const isOurHost: Check = (value) =>
  matches(hostName)(value) && (value === "bondigoo.ch" || String(value).endsWith(".bondigoo.ch"));

const isClusterName = matches(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,62}[a-zA-Z0-9])?$/);

const isUser = matches(/^(?!SG\.|sk_|pk_live)[A-Za-z0-9][\w.@+-]{0,99}$/);

const isData: Check = (value) => Object.hasOwn(ownersOfData, String(value));

const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

function stackFields(stack: string): [path: RegExp, check: Check][] {
  const reviews = stack === "prod" ? [1, 2] : [0, 1];
  const purposes = {
    prod: ["production"],
    staging: ["staging", "development"],
    dev: ["development"],
  };
  const isOrigin: Check = (value) =>
    value === "http://localhost:3000" ? stack === "dev" : matches(/^https:\/\/[a-z.]+$/)(value);
  const isOwnData: Check = (value) => ownersOfData[String(value)]?.includes(stack) ?? false;
  return [
    [/^purpose$/, oneOf(...(purposes[stack as keyof typeof purposes] ?? []))],
    [/^branch$/, matches(/^(?!SG\.|sk_|pk_live)[A-Za-z0-9][\w.-]{0,200}(\/[\w.-]+)?$/)],
    [/^launched$/, oneOf(false)],
    [/domains$/, (value) => listOf(isOurHost)(value) && (value as unknown[]).length > 0],
    [/redirects$/, listOf(isOurHost)],
    [/extraOrigins$/, listOf(isOrigin)],
    [/previewOf$/, oneOf("prod", "staging")],
    [/deploymentProtection$/, oneOf("none")],
    [/^services\.api\.domain$/, isOurHost],
    [/^services\.api\.start$/, (value) => isCommand(value) || isOwnData(value)],
    [/cluster\.name$/, isClusterName],
    [/cluster\.size$/, oneOf("M10", "M20")],
    [/cluster\.backups$/, oneOf(true, false)],
    [/cluster\.existing$/, (value) => isClusterName(value) && value !== "bondigoo-prod-cluster"],
    [/^database\.name$/, matches(/^(?!sk_|pk_live)[A-Za-z0-9_-]{1,38}$/)],
    [/^database\.user$/, isUser],
    [/^database\.readers$/, listOf(isUser)],
    [/accessListFrom$/, oneOf("prod")],
    [/^redis\.plan$/, oneOf("free", "starter", "pro")],
    [/^redis\.sharedFrom$/, oneOf("prod")],
    [/^protection\.reviews$/, oneOf(...reviews)],
    [/EMAIL_ALLOWLIST$/, matches(hostName)],
    [/REACT_APP_LAUNCHED$/, oneOf("${environment.launched}", "false")],
    [/variables\./, (value) => isVariable(value) && (isOwnData(value) || !isData(value))],
  ];
}

function judgeStack(draft: Draft, stack: string, full: string, value: unknown): true | string[] {
  if (full.startsWith("secrets.")) return judgeSecret(stack, full, value);
  const place = full.replace(/^environment\./, "");
  const path = `${stack}.${full}`;
  const field = stackFields(stack).find(([pattern]) => pattern.test(place));
  if (field === undefined) return [path];
  if (isPlainSecret(place, value)) return [path];
  if (!field[1](value)) {
    if (place === "purpose") return [path, `${stack}.environment`];
    if (place === "launched") return [path, `${stack}.secrets`];
    if (/size$/.test(place)) return [path.replace(/size$/, "")];
    if (place === "protection.reviews") return [path, "prod.environment.protection.reviews"];
    return [path];
  }
  return isTaken(draft, place, value) ? ["prod.", "staging.", "dev."] : true;
}

function judgeSecret(stack: string, full: string, value: unknown): true | string[] {
  const path = `${stack}.${full}`;
  const forms: Record<string, RegExp> = {
    "secrets.stripeSecretKey": /^[sr]k_test_\w{8,}$/,
    "secrets.stripePublishableKey": /^pk_test_\w{8,}$/,
    "secrets.cloudinaryUrl": /^cloudinary:\/\/\w+:\w+@other$/,
    "secrets.sendgridApiKey": /^SG\.\w+\.\w+$/,
    "secrets.smtpUrl": /^smtp:\/\//,
  };
  if (forms[full] && matches(forms[full])(value)) return true;
  return [path, `${stack}.secrets.stripe`];
}

/** Whether another environment, or another place of this one, holds a value that has to differ. */
function isTaken({ stacks }: Draft, place: string, value: unknown): boolean {
  const at = (stack: string, path: string): unknown =>
    path
      .split(".")
      .reduce<unknown>(
        (node, key) => (node as Record<string, unknown> | undefined)?.[key],
        stacks[stack]?.environment,
      );
  const count = (paths: string[], wanted: unknown) =>
    ["prod", "staging", "dev"]
      .flatMap((stack) => paths.flatMap((path) => at(stack, path)))
      .filter((found) => found === wanted).length;
  const hosts = [
    "frontends.platform.domains",
    "frontends.platform.redirects",
    "services.api.domain",
  ];
  if (hosts.includes(place)) return [value].flat().some((host) => count(hosts, host) > 1);
  if (place === "branch") return count(["branch"], value) > 1;
  if (place === "database.cluster.name") return value === "coaching-platform-dev";
  if (place === "database.user") return count(["database.user"], value) > 1;
  if (place === "database.name" || place === "database.cluster.existing") {
    const [one, other] = ["staging", "dev"].map(
      (stack) => `${at(stack, "database.cluster.existing")}/${at(stack, "database.name")}`,
    );
    const names = ["staging", "dev"].map((stack) => at(stack, "database.name"));
    return one === other || names.includes(at("prod", "database.name"));
  }
  return false;
}
