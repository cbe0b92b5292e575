import { type Check, Unmet } from "./check.ts";
import { answerOf } from "./host.ts";
import type { Network, Reply } from "./network.ts";

export interface ExpectedPage {
  url: string;
  stack: string;
  /** Only members of the Vercel team may open it. */
  closed: boolean;
  /** What its title has to contain. */
  title?: string | undefined;
  signIn?: string | undefined;
  build?: string | undefined;
  /** Variables that are built in and known, by name. */
  variables: Record<string, string>;
  /** Addresses that it must not have: of other environments' services. */
  foreign: { stack: string; url: string }[];
  /** The commit that has to be served. Default: any. */
  commit?: string | undefined;
}

const maxScripts = 10;

/** What users see of a page, and what was built into it. */
export function pageChecks(network: Network, page: ExpectedPage): Check[] {
  const open = () => answerOf(network, { url: page.url });
  if (page.closed) return [isClosed(page, open)];
  return [
    { title: "shows the page", gate: true, run: async () => shownOf(await open(), page) },
    {
      title: "is built for this environment",
      run: async () => builtFor(await wholeText(network, page, await open()), page),
    },
    ...(page.build === undefined ? [] : [buildCheck(network, page, page.build)]),
    ...(page.signIn === undefined ? [] : [signInCheck(network, page, page.signIn)]),
    { title: "sends safe headers", run: async () => headersOf(page.url, await open()) },
  ];
}

function isClosed({ url, stack }: ExpectedPage, open: () => Promise<Reply>): Check {
  return {
    title: "is closed to strangers",
    watched: true,
    run: async () => {
      const { status, headers } = await open();
      const asksForLogin = /^https:\/\/vercel\.com\/(sso-api|login)/.test(headers.location ?? "");
      if (asksForLogin || status === 401) return "open to members of the Vercel team only";
      throw new Unmet(`${url} opens to everybody (${status}), although it is protected`, {
        fix: `npx infra drift -s ${stack}`,
      });
    },
  };
}

function shownOf(reply: Reply, { url, stack, title }: ExpectedPage): string {
  const { status, headers, body } = reply;
  if (headers["x-vercel-error"] !== undefined) {
    throw new Unmet(`${url} answers ${status} (${headers["x-vercel-error"]})`, {
      fix: `look at the deployments of the project; npx infra drift -s ${stack}`,
      settles: "the deployment",
    });
  }
  if (/^https:\/\/vercel\.com\/(sso-api|login)/.test(headers.location ?? "")) {
    throw new Unmet(`${url} asks visitors for a login at Vercel`, {
      fix: `npx infra drift -s ${stack}: deploymentProtection is not as in the config`,
    });
  }
  if (status !== 200) {
    const where = headers.location === undefined ? "" : ` and leads to ${headers.location}`;
    throw new Unmet(`${url} answers ${status}${where}`, {
      fix: `npx infra drift -s ${stack}`,
      ...(status >= 500 && { settles: "the deployment" }),
    });
  }
  const found = /<title>([^<]*)<\/title>/i.exec(body)?.[1]?.trim();
  if (!/^text\/html/.test(headers["content-type"] ?? "") || found === undefined) {
    throw new Unmet(`${url} shows no page with a title`);
  }
  if (title !== undefined && !found.includes(title)) {
    throw new Unmet(`${url} has the title "${found}", not "${title}"`, {
      fix: "see which project and branch serve the domain",
    });
  }
  return `"${found}"`;
}

/** The page with the scripts that it loads from its own address. */
async function wholeText(network: Network, { url }: ExpectedPage, { body }: Reply) {
  const sources = [...body.matchAll(/<script[^>]+src="([^"]+)"/gi)].map(([, source]) => source!);
  const own = sources
    .map((source) => new URL(source, url))
    .filter(({ host }) => host === new URL(url).host)
    .slice(0, maxScripts);
  const scripts = await Promise.all(own.map(({ href }) => answerOf(network, { url: href })));
  return [body, ...scripts.map((script) => script.body)].join("\n");
}

/** Addresses are looked for as texts: that is what a bundler leaves of a variable. */
function builtFor(text: string, { url, stack, variables, foreign }: ExpectedPage): undefined {
  const fix = `npx pulumi up --refresh -s ${stack} sets its variables and deploys`;
  const settles = "the deployment";
  for (const other of foreign) {
    if (!text.includes(other.url)) continue;
    throw new Unmet(`${url} was built with ${other.url}, which is ${other.stack}'s`, {
      fix,
      settles,
    });
  }
  for (const [name, value] of Object.entries(variables)) {
    if (!/^https?:\/\//.test(value) || text.includes(value)) continue;
    throw new Unmet(`${url} was built without ${value} (${name})`, { fix, settles });
  }
  return undefined;
}

function buildCheck(network: Network, page: ExpectedPage, path: string): Check {
  return {
    title: "serves the right build",
    run: async () => {
      const url = new URL(path, page.url).href;
      const reply = await answerOf(network, { url });
      const { commit, variables } = buildOf(url, reply);
      const fix = `npx pulumi up --refresh -s ${page.stack} sets its variables and deploys`;
      for (const [name, wanted] of Object.entries(page.variables)) {
        const built = variables[name];
        if (built === wanted) continue;
        const found = built === undefined ? "without it" : `with "${built}"`;
        throw new Unmet(`${page.url}: ${name} should be "${wanted}", and was built ${found}`, {
          fix,
          settles: "the deployment",
        });
      }
      requireCommit(page, commit);
      return `commit ${commit.slice(0, 8)}`;
    },
  };
}

function buildOf(url: string, { status, body }: Reply) {
  try {
    if (status !== 200) throw new Error(String(status));
    const { commit, variables = {} } = JSON.parse(body) as {
      commit: string;
      variables?: Record<string, string>;
    };
    return { commit: String(commit), variables };
  } catch {
    throw new Unmet(`${url} is no JSON with a commit and variables (${status})`, {
      fix: "let the build write it; see docs/guide/verifying.md",
    });
  }
}

function requireCommit({ url, commit: wanted }: ExpectedPage, served: string): void {
  if (wanted === undefined || served.startsWith(wanted)) return;
  throw new Unmet(`${url} serves commit ${served.slice(0, 8)}, not ${wanted.slice(0, 8)}`, {
    settles: "the deployment",
  });
}

function signInCheck(network: Network, { url }: ExpectedPage, path: string): Check {
  return {
    title: "opens the sign-in page",
    run: async () => {
      const at = new URL(path, url).href;
      const { status } = await answerOf(network, { url: at });
      if (status !== 200) throw new Unmet(`${at} answers ${status}: nobody can sign in`);
      return undefined;
    },
  };
}

/** What every answer to the public carries, and what it must not tell. */
export function headersOf(url: string, { headers }: Reply): undefined {
  if (headers["strict-transport-security"] === undefined) {
    throw new Unmet(`${url} sends no Strict-Transport-Security`, {
      fix: "send it from the application, e.g. max-age=63072000",
    });
  }
  const by = headers["x-powered-by"];
  if (by === undefined) return undefined;
  throw new Unmet(`${url} tells what it runs on (x-powered-by: ${by})`, {
    fix: "switch the header off in the application",
  });
}
