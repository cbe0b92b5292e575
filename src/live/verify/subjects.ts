import { calls, previewsThatCall } from "../../config/calls.ts";
import { isClosed } from "../../config/closed.ts";
import { type PreviewsOf, previewOrigin } from "../../config/compose/preview-origins.ts";
import { textOf } from "../../config/references.ts";
import { serviceKind } from "../../config/services/kinds.ts";
import type { EnvironmentSpec, FrontendSpec, ServiceSpec } from "../../config/spec.ts";
import type { Variables } from "../../config/template.ts";
import type { StateResource } from "../../engine/pulumi.ts";
import { actionCheck } from "./action.ts";
import type { Check, Subject } from "./check.ts";
import { type ExpectedRecord, isTrusted, leadsToTls, resolves } from "./host.ts";
import type { Network } from "./network.ts";
import { pageChecks } from "./page.ts";
import { leadsTo } from "./redirect.ts";
import { maintenanceCheck, serviceChecks } from "./service.ts";

/** What is verified, and what is known of it. */
export interface Verified {
  spec: EnvironmentSpec;
  /** All environments of the platform, itself included. */
  environments: readonly EnvironmentSpec[];
  /** Its state. */
  resources: readonly StateResource[];
  network: Network;
  now(): number;
  env: NodeJS.ProcessEnv;
  /** The commit that pages have to serve. Default: any. */
  commit?: string | undefined;
}

/** Every host of an environment with what has to be true of it. */
export function hostSubjects(verified: Verified): Subject[] {
  const { spec, network } = verified;
  const pages = spec.frontends.flatMap((frontend) => [
    ...frontend.domains.map((host) =>
      subjectOf(verified, host, pageChecks(network, expectedPage(verified, frontend, host))),
    ),
    ...frontend.redirects.map((host) =>
      subjectOf(verified, host, [leadsTo(network, host, frontend.domains[0]!, spec.stack)]),
    ),
  ]);
  const services = spec.services
    .filter((service) => serviceKind(service.service).serves !== "nothing")
    .filter(({ settings }) => !settings.suspended)
    .map((service) => {
      const host = new URL(urlOf(verified, service)).host;
      return subjectOf(verified, host, checksOf(verified, service));
    });
  return [...pages, ...services];
}

/** The key user actions that may be done here. */
export function actionSubjects({ spec, resources, network, env }: Verified): Subject[] {
  const urls = Object.fromEntries(
    spec.services.map((service) => [service.key, urlOf({ spec, resources }, service)]),
  );
  const allowed = Object.entries(spec.verify.actions).filter(
    ([, { harmless }]) => harmless || spec.purpose !== "production",
  );
  return allowed.map(([name, { steps }]) => ({
    name: "key action",
    checks: [actionCheck(network, { name, steps, urls, env })],
  }));
}

function subjectOf(verified: Verified, host: string, checks: Check[]): Subject {
  const { spec, network, now } = verified;
  const about = { host, stack: spec.stack, network, now };
  return {
    name: host,
    checks: [
      resolves(about, recordOf(verified, host)),
      isTrusted(about),
      leadsToTls(about),
      ...checks,
    ],
  };
}

/** The record that the stack's own state has for a host; none of a vendor's own hosts. */
function recordOf({ resources }: Verified, host: string): ExpectedRecord | undefined {
  const record = resources.find(
    ({ type, inputs }) =>
      type === "cloudflare:index/dnsRecord:DnsRecord" &&
      inputs?.["name"] === host &&
      (inputs["type"] === "A" || inputs["type"] === "CNAME"),
  );
  const { type, content } = record?.inputs ?? {};
  return record && { type: String(type), content: String(content) };
}

function expectedPage(verified: Verified, frontend: FrontendSpec, host: string) {
  const { spec, commit } = verified;
  const wants = spec.verify.frontends[frontend.key];
  return {
    ...wants,
    url: `https://${host}/`,
    stack: spec.stack,
    closed: isClosed(frontend, verified.environments),
    variables: knownTexts(frontend.variables, spec, frontend.secretVariables),
    foreign: foreignUrls(verified),
    commit,
  };
}

function checksOf(verified: Verified, service: ServiceSpec): Check[] {
  const { spec, network } = verified;
  const url = urlOf(verified, service);
  const { name, key, variables, settings } = service;
  if (settings.maintenance?.enabled) return [maintenanceCheck(network, { url, name })];
  if (serviceKind(service.service).serves === "pages") {
    return pageChecks(network, {
      url: `${url}/`,
      stack: spec.stack,
      closed: false,
      variables: knownTexts(variables, spec, []),
      foreign: foreignUrls(verified),
    });
  }
  const origins = pagesThatCall(verified, key);
  const previews = previewsThatCall(spec, service);
  return serviceChecks(network, {
    url,
    name,
    stack: spec.stack,
    mayBeSuspended: spec.purpose !== "production",
    health: "healthCheck" in service.service ? service.service.healthCheck : undefined,
    wants: spec.verify.services[key] ?? {},
    origins,
    previews: previews.map((names) => previewOrigin(names, "verify")),
    strangers: strangersTo(verified, origins, previews),
  });
}

/** Its domain, else the address that Render made up. */
function urlOf(
  { spec, resources }: Pick<Verified, "spec" | "resources">,
  { key, url }: ServiceSpec,
): string {
  if (url !== undefined) return url;
  const stack = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  const services = (stack?.outputs?.["services"] ?? {}) as Record<string, { url: string | null }>;
  return services[key]?.url ?? `https://${key}.${spec.stack}.invalid`;
}

/** Origins of the pages that have the service's address built in. */
function pagesThatCall(verified: Verified, service: string): string[] {
  const { spec } = verified;
  const frontends = spec.frontends.filter(({ variables }) => calls(variables, service));
  const sites = spec.services.filter(
    (one) => serviceKind(one.service).serves === "pages" && calls(one.variables, service),
  );
  return [
    ...frontends.flatMap(({ origins }) => origins),
    ...sites.map((site) => urlOf(verified, site)),
  ];
}

/** Whom the API must not let in: other environments, look-alikes, strangers' previews, files. */
function strangersTo(
  { spec, environments }: Verified,
  own: string[],
  previews: PreviewsOf[],
): string[] {
  const others = environments
    .filter(({ stack }) => stack !== spec.stack)
    .flatMap(({ frontends }) => frontends.map(({ url }) => url));
  const looksAlike = own.filter((origin) => origin.startsWith("https:")).slice(0, 1);
  const strangers = [
    ...others,
    ...looksAlike.map((origin) => `${origin}.evil.example`),
    `https://${spec.platform.name}-git-main-stranger.vercel.app`,
    // Another team's project of that name, and another project of the team.
    ...previews.flatMap(({ project, team }) => [
      previewOrigin({ project, team: `${team}s` }, "verify"),
      previewOrigin({ project: `${project}s`, team }, "verify"),
    ]),
    "null",
  ];
  return strangers.filter((origin) => !own.includes(origin));
}

/** Variables whose texts the config alone tells, without those that nobody may see. */
function knownTexts(
  variables: Variables,
  { references }: EnvironmentSpec,
  secret: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, template]) => {
      const text = textOf(template, references);
      return text === undefined || secret.includes(name) ? [] : [[name, text]];
    }),
  );
}

/** Addresses of other environments' services that are not part of an own one. */
function foreignUrls({ spec, environments }: Verified): { stack: string; url: string }[] {
  return environments
    .filter(({ stack }) => stack !== spec.stack)
    .flatMap(({ stack, services }) =>
      services.flatMap(({ url }) => (url === undefined ? [] : [{ stack, url }])),
    );
}
