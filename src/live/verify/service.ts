import type { Verification } from "../../config/verification.ts";
import { type Check, Suspended, Unmet } from "./check.ts";
import { answerOf } from "./host.ts";
import type { Network, Reply } from "./network.ts";
import { headersOf } from "./page.ts";

export interface ExpectedService {
  /** `https://api.example.com` */
  url: string;
  /** Name at Render. */
  name: string;
  stack: string;
  /** `infra suspend` may have stopped it: see the config's purposes. */
  mayBeSuspended: boolean;
  /** Path of the health check, if it has one. */
  health: string | undefined;
  wants: Verification["services"][string];
  /** Origins of the pages that call it; none where no page does. */
  origins: string[];
  /** Origins of pull requests' pages that may call it, one of each frontend. */
  previews: string[];
  /** Origins that must not: of other environments, of strangers, and what browsers send for files. */
  strangers: string[];
}

/** What of an API users and pages depend on. */
export function serviceChecks(network: Network, service: ExpectedService): Check[] {
  const { url, health, wants } = service;
  const at = health === undefined ? `${url}/` : `${url}${health}`;
  const open = () => answerOf(network, { url: at });
  const part = (title: string, property: string | undefined): Check[] =>
    property === undefined
      ? []
      : [
          {
            title: `reaches its ${title}`,
            watched: true,
            run: async () => reached(service, title, property, await open()),
          },
        ];
  const { origins, previews, strangers } = service;
  const unlisted = `npx infra drift -s ${service.stack} tells whether CORS_ORIGIN is as in the config; the application splits it at commas`;
  const unmatched = "match origins against the pattern, too: docs/guide/previews.md";
  return [
    { title: "is running", gate: true, run: async () => runningOf(service, at, await open()) },
    // What the health answer says of a part tells more than its status, so it comes first.
    ...part("database", wants.database),
    ...part("queue", wants.queue),
    ...(health === undefined
      ? []
      : [
          {
            title: "is healthy",
            watched: true,
            run: async () => healthyOf(service, at, await open()),
          },
        ]),
    ...(wants.refuses === undefined ? [] : [refusal(network, service, wants.refuses)]),
    ...origins.map((origin) => letsIn(network, service, at, { origin, fix: unlisted })),
    ...previews.map((origin) => letsIn(network, service, at, { origin, fix: unmatched })),
    ...(origins.length === 0 ? [] : [keepsOut(network, service, at, strangers)]),
    ...(health === undefined
      ? []
      : [{ title: "sends safe headers", run: async () => headersOf(at, await open()) }]),
  ];
}

/** All that is true of an API while its config says that nobody may use it. */
export function maintenanceCheck(
  network: Network,
  { url, name }: Pick<ExpectedService, "url" | "name">,
): Check {
  return {
    title: "shows its maintenance page",
    watched: true,
    run: async () => {
      const { status } = await answerOf(network, { url: `${url}/` });
      if (status === 503) return undefined;
      throw new Unmet(`${url}/ answers ${status}, but ${name} is to be in maintenance`, {
        fix: "take maintenance out of the stack file, or see the service's page at Render",
        settles: "the change",
      });
    },
  };
}

function runningOf(service: ExpectedService, at: string, { status, headers }: Reply) {
  const { name, stack, mayBeSuspended } = service;
  const routing = headers["x-render-routing"];
  if (routing === "suspend") {
    if (mayBeSuspended) throw new Suspended(`${name} is suspended`);
    throw new Unmet(`${name} is suspended`, {
      fix: `npx infra resume -s ${stack} --confirm ${stack}`,
    });
  }
  if (routing === "no-server") {
    throw new Unmet(`${name} has no running deploy (${at} answers ${status})`, {
      fix: `read the deploy's log in Render's dashboard; npx infra drift -s ${stack}`,
      settles: "the deploy",
    });
  }
  if (status === 502 || status === 504) {
    throw new Unmet(`${at} answers ${status}`, {
      fix: `read the log of ${name} in Render's dashboard`,
      settles: "the start",
    });
  }
  return undefined;
}

/** The answer of the health check as it is: what it says of the parts is told apart. */
function healthyOf({ name }: ExpectedService, at: string, { status }: Reply): undefined {
  if (status >= 200 && status < 300) return undefined;
  throw new Unmet(`${at} answers ${status}`, {
    fix: `read the log of ${name} in Render's dashboard`,
    ...(status >= 500 && { settles: "the start" }),
  });
}

const goodWords = new Set([true, "up", "ok", "healthy", "connected", "ready"]);

function reached(
  { name, stack }: ExpectedService,
  what: string,
  property: string,
  { body }: Reply,
): undefined {
  const said = propertyOf(body, property);
  const word = typeof said === "string" ? said.toLowerCase() : said;
  if (goodWords.has(word as string)) return undefined;
  if (said === undefined) {
    throw new Unmet(
      `the health answer of ${name} has no ${property}, so nobody knows its ${what}`,
      {
        fix: "see verify.services in Pulumi.yaml and the application's health route",
      },
    );
  }
  throw new Unmet(`${name} does not reach its ${what} (${property}: ${JSON.stringify(said)})`, {
    fix: `npx infra drift -s ${stack} tells whether address, user or access list are as in the config`,
    settles: `the ${what}`,
  });
}

/** A property of a JSON answer by its dotted path; undefined where there is none. */
export function propertyOf(body: string, path: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function refusal(network: Network, { url, name }: ExpectedService, path: string): Check {
  return {
    title: "refuses who has not signed in",
    run: async () => {
      const { status } = await answerOf(network, { url: `${url}${path}` });
      if (status === 401 || status === 403) return `${path}: ${status}`;
      const what = status < 400 ? "lets anybody in" : "does not refuse as it should (401 or 403)";
      throw new Unmet(`${url}${path} answers ${status}: ${name} ${what}`, {
        fix: "see verify.services in Pulumi.yaml and the application's routes",
      });
    },
  };
}

/** Which origin an API lets in, of a browser's question whether that one may call it. */
export async function allowedOrigin(network: Network, url: string, origin: string) {
  const { headers } = await answerOf(network, {
    url,
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  });
  return headers["access-control-allow-origin"];
}

function letsIn(
  network: Network,
  { name }: ExpectedService,
  at: string,
  { origin, fix }: { origin: string; fix: string },
): Check {
  return {
    title: `lets ${origin} in`,
    run: async () => {
      const allowed = await allowedOrigin(network, at, origin);
      if (allowed === origin) return undefined;
      const found = allowed === undefined ? "no origin" : `"${allowed}"`;
      throw new Unmet(`${name} keeps its own page ${origin} out (it allows ${found})`, { fix });
    },
  };
}

function keepsOut(
  network: Network,
  { name, stack }: ExpectedService,
  at: string,
  strangers: string[],
): Check {
  return {
    title: "keeps other origins out",
    run: async () => {
      for (const origin of strangers) {
        const allowed = await allowedOrigin(network, at, origin);
        if (allowed !== origin && allowed !== "*") continue;
        throw new Unmet(`${name} lets pages of ${origin} in (it allows "${allowed}")`, {
          fix: `npx infra drift -s ${stack} tells whether CORS_ORIGIN is as in the config`,
        });
      }
      return `${strangers.length} tried`;
    },
  };
}
