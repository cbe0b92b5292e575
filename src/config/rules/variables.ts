import { variableSets } from "../compose.ts";
import type { Fault } from "../fault.ts";
import { type References, type Target, textOf } from "../references.ts";
import { looksSecret } from "../secret-kinds.ts";
import type { ServiceKind } from "../services/kind.ts";
import { serviceKind } from "../services/kinds.ts";
import type { EnvironmentSpec, ServiceSpec } from "../spec.ts";
import { referenceName, referencesIn, type Template } from "../template.ts";
import { at, type EnvironmentView, each, type Rule } from "./rule.ts";

/** Whether the public gets that of a service. */
function serving(what: ServiceKind["serves"]): (spec: ServiceSpec) => boolean {
  return ({ service }) => serviceKind(service).serves === what;
}

interface Variable {
  name: string;
  template: Template;
  path: string;
  /** Built into a page: a frontend's, or a static site's. */
  inPage: boolean;
}

function variablesOf(environment: EnvironmentView): Variable[] {
  const pages = environment.spec.services
    .filter(serving("pages"))
    .map(({ key }) => `services.${key}.variables`);
  return variableSets(environment.spec).flatMap(({ place, variables }) =>
    Object.entries(variables).map(([name, template]) => ({
      name,
      template,
      inPage: place.startsWith("frontends.") || pages.includes(place),
      path: at(environment, ...place.split("."), name),
    })),
  );
}

export const corsOrigins: Rule = {
  name: "cors-origins",
  reason:
    "The API has to accept its frontends' pages and nothing else: one origin too few breaks the " +
    "page, one too many lets a stranger's page act for a user.",
  source: "Own rule: a page and its API",
  check: each((environment) =>
    variablesOf(environment)
      .filter((variable) => !variable.inPage && corsNames.test(variable.name))
      .flatMap(({ template, path }): Fault[] => {
        const { spec } = environment;
        const text = textOf(template, withAddresses(spec));
        if (text !== undefined && areOrigins(text, spec)) return [];
        const found = text === undefined ? "not known from the config" : `"${text}"`;
        const allowed = pagesOf(spec).map(
          ({ reference, origins }) => `\${${reference}} (${origins.join(",")})`,
        );
        return [{ path, problem: found, allowed: allowed.join(", joined by commas with ") }];
      }),
  ),
};

const corsNames = /^(CORS_ORIGINS?|CORS_ALLOWED_ORIGINS?|ALLOWED_ORIGINS?)$/;

/** An address that only Render will tell stands for itself, so that it can be compared. */
function withAddresses({ references, services }: EnvironmentSpec): References {
  const unknown = services.filter(({ url }) => url === undefined);
  const later = { secret: false, waitsFor: undefined };
  return new Map([
    ...references,
    ...unknown.flatMap(({ key }): [name: string, target: Target][] => [
      [`services.${key}.url`, { ...later, value: `https://${hostOf(key)}` }],
      [`services.${key}.host`, { ...later, value: hostOf(key) }],
    ]),
  ]);
}

function hostOf(service: string): string {
  return `\${services.${service}.host}`;
}

/** What serves pages that may call the API: frontends and static sites, else web services. */
function pagesOf({ frontends, services }: EnvironmentSpec): Page[] {
  const addressOf = ({ key, url }: ServiceSpec) => ({
    reference: `services.${key}.url`,
    origins: [url ?? `https://${hostOf(key)}`],
  });
  const pages = [
    ...frontends.map(({ key, origins }) => ({ reference: `frontends.${key}.origins`, origins })),
    ...services.filter(serving("pages")).map(addressOf),
  ];
  if (pages.length > 0) return pages;
  return services.filter(serving("requests")).map(addressOf);
}

interface Page {
  reference: string;
  origins: string[];
}

/** Exactly the origins of one or more pages. */
function areOrigins(text: string, spec: EnvironmentSpec): boolean {
  const given = new Set(text.split(",").map((origin) => origin.trim()));
  const whole = pagesOf(spec).filter(({ origins }) => origins.every((origin) => given.has(origin)));
  const known = new Set(whole.flatMap(({ origins }) => origins));
  return whole.length > 0 && [...given].every((origin) => known.has(origin));
}

export const apiUrls: Rule = {
  name: "api-urls",
  reason: "A frontend talks to the API of its own environment, at the address the public sees.",
  source: "Own rule: a page and its API",
  check: each((environment) => {
    const answering = environment.spec.services.filter(serving("requests"));
    if (answering.length === 0) return [];
    return variablesOf(environment)
      .filter((variable) => variable.inPage && apiNames.test(variable.name))
      .filter(({ template }) => !leadsToService(template, environment.spec))
      .map(({ template, path }) => ({
        path,
        problem: `"${textOf(template, environment.spec.references) ?? "?"}" is no address of this environment's API`,
        allowed: answering
          .map(({ key, url }) => `\${services.${key}.url}${url === undefined ? "" : ` (${url})`}`)
          .join(", "),
      }));
  }),
};

const browserPrefix = "(?:REACT_APP|NEXT_PUBLIC|VITE|PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY)_";
const apiNames = new RegExp(`^(?:${browserPrefix})?API(?:_BASE)?_URL$`);

function leadsToService(template: Template, spec: EnvironmentSpec): boolean {
  const [first] = template;
  if (first !== undefined && typeof first !== "string") {
    const [part, key, field] = first.path;
    if (part === "services" && field === "url" && key !== undefined) return true;
  }
  const text = textOf(template, spec.references) ?? "";
  return spec.services
    .filter(serving("requests"))
    .some(({ url }) => url !== undefined && (text === url || text.startsWith(`${url}/`)));
}

export const secretsStayOnServers: Rule = {
  name: "secrets-stay-on-servers",
  reason: "Variables with these prefixes are built into the page: every visitor can read them.",
  source:
    "https://create-react-app.dev/docs/adding-custom-environment-variables and https://nextjs.org/docs/pages/guides/environment-variables",
  check: each((environment) =>
    variablesOf(environment)
      .filter((variable) => variable.inPage && browserNames.test(variable.name))
      .flatMap(({ template, path }) =>
        referencesIn(template)
          .map(referenceName)
          .filter((name) => environment.spec.references.get(name)?.secret)
          .map((name) => ({
            path,
            problem: `\${${name}} is secret, and this variable is built into the page`,
            allowed: "publishable keys and what is no secret",
          })),
      ),
  ),
};

const browserNames = new RegExp(`^${browserPrefix}`);

export const noSecretsInTheClear: Rule = {
  name: "no-secrets-in-the-clear",
  reason:
    "The files are in Git: a key written into a variable is read by everybody who ever clones it.",
  source: "Own rule: environments are copies of one platform",
  check: ({ environments }) => {
    const faults = environments.flatMap((environment) =>
      variablesOf(environment)
        .filter(({ template }) =>
          template.some((piece) => typeof piece === "string" && looksSecret(piece)),
        )
        .map(({ path, name }) => ({
          path,
          problem: "holds what looks like a secret, in the clear (not shown)",
          allowed: "a reference: ${secrets.<key>}",
          fix: `replace the value at its vendor, declare it under platform.secrets, and write ${name}: \${secrets.<key>}`,
        })),
    );
    return faults;
  },
};

export const launchedFlag: Rule = {
  name: "launched-flag",
  reason: "The page opens to users exactly when production is launched, not before and not after.",
  source: "Own rule: going live",
  check: each((environment) =>
    environment.spec.purpose !== "production"
      ? []
      : variablesOf(environment)
          .filter((variable) => variable.inPage && /(^|_)LAUNCHED$/.test(variable.name))
          .filter(
            ({ template }) =>
              textOf(template, environment.spec.references) !== String(environment.spec.launched),
          )
          .map(({ template, path }) => ({
            path,
            problem: `"${textOf(template, environment.spec.references) ?? "?"}", but launched is ${environment.spec.launched}`,
            allowed: "${environment.launched}",
          })),
  ),
};

export const emailStaysInside: Rule = {
  name: "email-stays-inside",
  reason:
    "Outside production data is copied, seeded and tried out: no mail of it may reach a stranger.",
  source: "Own rule: isolation",
  check: each((environment, { platform }) => {
    if (environment.spec.purpose === "production") return [];
    const variables = variablesOf(environment);
    const mailing = variables.flatMap(({ template, path }) =>
      referencesIn(template).flatMap((reference) => {
        const [part, key = ""] = reference.path;
        const kind = part === "secrets" ? platform.secrets[key]?.kind : undefined;
        return kind === "sendgrid-api-key" || kind === "smtp-url" ? [{ kind, path }] : [];
      }),
    );
    const faults: Fault[] = mailing
      .filter(({ kind }) => kind === "sendgrid-api-key")
      .map(({ path }) => ({
        path,
        problem: `a real mail sender in ${environment.spec.purpose}`,
        allowed: "the SMTP URL of a mail sandbox",
      }));
    if (mailing.length === 0) return faults;
    const lists = variables.filter(({ name }) => name === "EMAIL_ALLOWLIST");
    const open = lists.find(({ template }) => {
      const text = textOf(template, environment.spec.references);
      return text?.trim() === "" || text?.includes("*") === true;
    });
    if (lists.length === 0 || open !== undefined) {
      faults.push({
        path: at(environment, "variables", "EMAIL_ALLOWLIST"),
        problem: `${open === undefined ? "missing" : "lets everybody in"}, but services here send mail`,
        allowed: "addresses or domains that may get mail, e.g. @example.com",
        fix: `pulumi config set --path 'environment.variables.EMAIL_ALLOWLIST' @${platform.domain} -s ${environment.stack}`,
      });
    }
    return faults;
  }),
};
