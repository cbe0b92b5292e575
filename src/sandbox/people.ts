import type { Hono, MiddlewareHandler } from "hono";
import { atlasLog, cloudflareLog, gitHubLog, vercelLog } from "./audit-logs.ts";
import type { Row, World } from "./world.ts";

/*
 * Who can reach the accounts: the person whose they are, and whoever is put into the tables named here;
 * and what they did there (audit-logs.ts). Paths and fields as in each vendor's API reference (2026-11);
 * nobody has compared them with a live account. Lists fit one page here.
 */

const rows = (world: World, table: string): Row[] => Object.values(world.table(table));

/** Source: vercel.com/docs/rest-api, "List team members", "List Auth Tokens". */
export function vercelPeople(app: Hono, world: World): void {
  vercelLog(app, world);
  const pagination = { next: null };
  const owner = { username: "sandbox", role: "OWNER", confirmed: true, createdAt: world.now() };
  app.get("/v3/teams/:team/members", (context) =>
    context.json({ members: [owner, ...rows(world, "vercel/members")], pagination }),
  );
  app.get("/v6/user/tokens", (context) =>
    context.json({ tokens: rows(world, "vercel/tokens"), pagination }),
  );
}

/** A token with an end has it in each answer. Source: docs.github.com, "Managing your personal access tokens". */
export function gitHubToken(world: World): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const [token] = rows(world, "github/token");
    if (token === undefined) return;
    context.header("github-authentication-token-expiration", String(token["expires"]));
  };
}

/** Source: docs.github.com/rest, "List repository collaborators", "List deploy keys". */
export function gitHubPeople(app: Hono, world: World): void {
  gitHubLog(app, world);
  app.get("/repos/:owner/:name/collaborators", (context) => {
    const owner = { login: context.req.param("owner"), role_name: "admin" };
    return context.json([owner, ...rows(world, "github/collaborators")]);
  });
  app.get("/repos/:owner/:name/keys", (context) => context.json(rows(world, "github/deploy-keys")));
}

/** Source: developers.cloudflare.com/api, "List Members"; a token for one zone alone is refused there. */
export function cloudflarePeople(app: Hono, world: World): void {
  cloudflareLog(app, world);
  const owner = {
    status: "accepted",
    user: { email: "sandbox@example.com", two_factor_authentication_enabled: true },
    roles: [{ name: "Super Administrator - All Privileges" }],
  };
  const errors = [{ code: 9109, message: "Unauthorized to access requested resource" }];
  app.get("/accounts/:account/members", (context) => {
    // Put there by a test, the row says that the token may read the account, too.
    const members = rows(world, "cloudflare/members");
    if (members.length === 0) return context.json({ success: false, errors }, 403);
    return context.json({ success: true, result: [owner, ...members] });
  });
}

/** A domain that Cloudflare has registered; source: developers.cloudflare.com/api, "Get Domain". */
export function cloudflareRegistrar(app: Hono, world: World): void {
  app.get("/accounts/:account/registrar/domains/:domain", (context) => {
    const wanted = context.req.param("domain");
    const result = rows(world, "cloudflare/registrations").find(({ name }) => name === wanted);
    if (result !== undefined) return context.json({ success: true, result });
    const errors = [{ code: 10_000, message: "Domain not found in this account" }];
    return context.json({ success: false, errors }, 404);
  });
}

/** Source: mongodb.com/docs/api, "Return All MongoDB Cloud Users in One Project", "Return All Project Service Accounts". */
export function atlasPeople(groups: Hono, world: World): void {
  atlasLog(groups, world);
  const owner = { username: "sandbox@example.com", roles: ["GROUP_OWNER"] };
  const list = (path: string, table: string, first: Row[]) =>
    groups.get(`/:project/${path}`, (context) => {
      const results = [...first, ...rows(world, table)];
      return context.json({ results, totalCount: results.length });
    });
  list("users", "atlas/members", [owner]);
  list("serviceAccounts", "atlas/service-accounts", []);
}
