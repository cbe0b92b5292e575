import type { ConfigFault } from "../fault.ts";
import { words } from "../secret-names.ts";
import { serviceKind } from "../services/kinds.ts";
import type { EnvironmentSpec, ServiceSpec } from "../spec.ts";
import { previewReferences } from "./previews.ts";
import { at, type EnvironmentView, each, type PlatformView, type Rule } from "./rule.ts";
import {
  browserNames,
  isPrivateNetwork,
  isThisMachine,
  plainName,
  serving,
  urlOf,
  type Variable,
  variablesOf,
} from "./values.ts";

/** Judges the origins that will stand in the API's variables, against those of the pages as built. */
export const corsOrigins: Rule = {
  name: "cors-origins",
  reason:
    "The API has to accept its frontends' pages and nothing else: one origin too few breaks the " +
    "page, one too many lets a stranger's page act for a user.",
  source: "Own rule: a page and its API",
  check: each((environment, view) =>
    variablesOf(environment)
      .filter(letsOriginsIn)
      // Why there is no such pattern is for preview-origins-known to say.
      .filter(({ known, template }) => known !== undefined || !previewReferences(template).length)
      .flatMap((variable): ConfigFault[] => {
        const { spec } = environment;
        if (letsOwnPagesIn(variable, spec, strangersTo(environment, view))) return [];
        const { known, value } = variable;
        const shown = known === undefined && !/\$\{services\./.test(value) ? undefined : value;
        const allowed = pagesOf(spec).map(
          ({ reference, origins }) => `\${${reference}} (${origins.join(",")})`,
        );
        return [
          {
            path: variable.path,
            problem: shown === undefined ? "not known from the config" : `"${shown}"`,
            allowed: allowed.join(", joined by commas with "),
          },
        ];
      }),
  ),
};

/** Whether a variable says, by any of the names in use, which pages may call an API. */
export function letsOriginsIn({ inPage, name, value }: Variable): boolean {
  if (inPage && browserNames.test(name)) return false;
  return (
    namesOrigins(name) ||
    (/\*|:\/\//.test(value) && namesPages.test(name)) ||
    (/\*/.test(value) && /(?:^|_)ORIGINS?$/.test(words(name)))
  );
}

/** Who calls, by names that may mean something else where no address is in the value. */
const namesPages = /^(?:(?:APP|CLIENT|FRONTEND|PAGE|SITE|WEB)_)?ORIGINS?$/i;

/** The usual names, under which every page has to stand. */
const wholeLists = /^(CORS_ORIGINS?|CORS_ALLOWED_ORIGINS?|ALLOWED_ORIGINS?)$/;

const consent = /^(?:ALLOW|ALLOWED|ACCESS|ACCEPTED|TRUSTED|PERMITTED|WHITELIST|ALLOWLIST|VALID)$/;
const others =
  /^(?:METHODS?|HEADERS?|AGE|CREDENTIALS|ENABLED|DISABLED|EXPOSED?|PROXY|DEBUG|STATUS)$/;

function namesOrigins(name: string): boolean {
  const parts = wordsOf(name);
  if (parts.includes("CORS")) return !parts.some((word) => others.test(word));
  return parts.some((word) => /^ORIGINS?$/.test(word)) && parts.some((word) => consent.test(word));
}

/** `corsAllowAll` and `CORS_ALLOW_ALL` alike. */
function wordsOf(name: string): string[] {
  return words(name).split("_");
}

function letsOwnPagesIn(
  { name, value }: Variable,
  spec: EnvironmentSpec,
  strangers: string[],
): boolean {
  if (wholeLists.test(name)) return areOrigins(value, spec);
  if (/^(?:|false|0|no|off)$/i.test(value.trim())) return true;
  const parts = wordsOf(name);
  if (/[\^$\\(]/.test(value) || parts.some((word) => /^(?:REGEX(?:P|ES)?|PATTERNS?)$/.test(word))) {
    if (!value.includes("${")) return !matchesAny(value, strangers);
  }
  const own = new Set(pagesAndServicesOf(spec));
  const given = value.split(/[\s,;|]+/).map((entry) => entry.replace(/^[["']+|[\]"']+$/g, ""));
  return given.filter((entry) => entry !== "").every((entry) => own.has(entry));
}

/** Whether a regular expression accepts one of these; one that cannot be read accepts all. */
function matchesAny(pattern: string, origins: string[]): boolean {
  const source = pattern.trim().replace(/^\/(.*)\/[a-z]*$/, "$1");
  try {
    const expression = new RegExp(source, "i");
    return origins.some((origin) => expression.test(origin));
  } catch {
    return true;
  }
}

/** Pages that must not call the API: anybody's, look-alikes of our own, other environments'. */
function strangersTo(environment: EnvironmentView, { environments }: PlatformView): string[] {
  const own = pagesAndServicesOf(environment.spec);
  const elsewhere = environments
    .filter((other) => other !== environment)
    .flatMap(({ spec }) => pagesAndServicesOf(spec));
  return [
    ...["null", "http://localhost.evil.example", "https://evil.example"],
    ...own.map((origin) => `${origin}.evil.example`),
    ...own.map((origin) => origin.replace("://", "://evil-")),
    ...own.map((origin) => origin.replaceAll(".", "x")),
    ...elsewhere.filter((origin) => !own.includes(origin)),
  ];
}

/** Origins of all that answers to the public, and those that the API accepts beside them. */
export function pagesAndServicesOf(spec: EnvironmentSpec): string[] {
  const services = spec.services.filter(({ service }) => serviceKind(service).serves !== "nothing");
  return [...spec.frontends.flatMap(({ origins }) => origins), ...services.map(urlOf)];
}

interface Page {
  reference: string;
  origins: string[];
}

/** What serves pages that may call the API: frontends and static sites, else web services. */
function pagesOf({ frontends, services }: EnvironmentSpec): Page[] {
  const addressOf = (service: ServiceSpec) => ({
    reference: `services.${service.key}.url`,
    origins: [urlOf(service)],
  });
  const pages = [
    ...frontends.map(({ key, origins }) => ({ reference: `frontends.${key}.origins`, origins })),
    ...services.filter(serving("pages")).map(addressOf),
  ];
  if (pages.length > 0) return pages;
  return services.filter(serving("requests")).map(addressOf);
}

/** Exactly the origins of one or more pages. */
function areOrigins(text: string, spec: EnvironmentSpec): boolean {
  const given = new Set(text.split(",").map((origin) => origin.trim()));
  const whole = pagesOf(spec).filter(({ origins }) => origins.every((origin) => given.has(origin)));
  const known = new Set(whole.flatMap(({ origins }) => origins));
  return whole.length > 0 && [...given].every((origin) => known.has(origin));
}

/** Judges each origin as a browser reads it, against this machine's names and all environments' hosts. */
export const extraOrigins: Rule = {
  name: "extra-origins",
  reason:
    "An origin the API accepts may act for its users: localhost is anybody's machine, another " +
    "environment's page has other users, and http can be read and changed on its way.",
  source: "Own rule: a page and its API",
  check: each((environment, view) =>
    Object.entries(environment.config.frontends).flatMap(([key, { extraOrigins: origins }]) =>
      origins.flatMap((origin, index): ConfigFault[] => {
        const path = at(environment, "frontends", key, "extraOrigins", String(index));
        const { purpose } = environment.spec;
        const unsent = { path, problem: `"${origin}"`, allowed: asBrowsersSend };
        if (!URL.canParse(origin)) return [unsent];
        const url = new URL(origin);
        const local = isThisMachine(url);
        if (purpose !== "development" && (local || isPrivateNetwork(url))) {
          const problem = `"${origin}" in ${purpose}`;
          return [{ path, problem, allowed: "localhost in development only", fix: "remove it" }];
        }
        if (url.origin !== origin) return [unsent];
        if (local) return [];
        if (!url.hostname.includes(".")) return [unsent];
        const owner = ownerOf(origin, environment, view);
        if (owner !== undefined) {
          const problem = `"${origin}" is a page of ${owner.stack}`;
          return [{ path, problem, allowed: "pages of this environment", fix: "remove it" }];
        }
        if (origin.startsWith("https://")) return [];
        return [{ path, problem: `"${origin}"`, allowed: "an origin with https://" }];
      }),
    ),
  ),
};

const asBrowsersSend = "an origin as browsers send it, without the usual port";

function ownerOf(
  origin: string,
  environment: EnvironmentView,
  { environments }: PlatformView,
): EnvironmentView | undefined {
  const host = origin.replace(/^https?:\/\/|:\d+$/g, "");
  return environments
    .filter((other) => other !== environment)
    .find(({ spec }) => spec.hosts.some(({ name }) => name === host) || isMadeFor(host, spec));
}

/** A name that Vercel or Render makes up for what the environment has there. */
function isMadeFor(host: string, { frontends, services }: EnvironmentSpec): boolean {
  const [first = "", ...rest] = host.split(".");
  const vendor = rest.join(".");
  const names =
    vendor === "vercel.app"
      ? frontends.flatMap(({ project }) => (project.own ? project.name : []))
      : vendor === "onrender.com"
        ? services.map(({ name }) => name)
        : [];
  return names.some((name) => first === name || first.startsWith(`${name}-`));
}

/** Judges the address that will be built into the page: all of it, not the reference it begins with. */
export const apiUrls: Rule = {
  name: "api-urls",
  reason: "A frontend talks to the API of its own environment, at the address the public sees.",
  source: "Own rule: a page and its API",
  check: each((environment) => {
    const answering = apisOf(environment);
    return variablesOf(environment)
      .filter((variable) => callsApi(variable, environment))
      .filter(({ value }) => !answering.some((service) => leadsTo(value, service)))
      .map(({ value, known, path }) => ({
        path,
        problem: `"${known ?? (value.includes("${services.") ? value : "?")}" is not an address of this environment's API`,
        allowed: answering
          .map(({ key, url }) => `\${services.${key}.url}${url === undefined ? "" : ` (${url})`}`)
          .join(", "),
      }));
  }),
};

function apisOf({ spec }: EnvironmentView): ServiceSpec[] {
  return spec.services.filter(serving("requests"));
}

/** Whether a page reads its API's address from a variable, where the environment has one. */
export function callsApi({ inPage, name }: Variable, environment: EnvironmentView): boolean {
  return inPage && apiNames.test(plainName(name)) && apisOf(environment).length > 0;
}

const apiNames =
  /^(?:(?:API|BACKEND)(?:_(?:BASE|ROOT|SERVER))?(?:_(?:URL|URI|HOST|ORIGIN|ENDPOINT))?|(?:SERVER|SOCKET|WEBSOCKET|WS)_(?:URL|URI|HOST|ORIGIN|ENDPOINT))$/;

/** The service's address, or its host name, and a path below it; `https` may be `wss`. */
function leadsTo(value: string, service: ServiceSpec): boolean {
  const url = urlOf(service);
  const given = value.replace(/^wss:/, "https:");
  const known = given.includes("://") ? url : url.slice("https://".length);
  return [known, ...["/", "?", "#"].map((mark) => `${known}${mark}`)].some((start, index) =>
    index === 0 ? given === start : given.startsWith(start),
  );
}
