import { type Context, Hono } from "hono";
import { atlasAccessList } from "./accounts/atlas-access-list.ts";
import { atlasClusters } from "./accounts/atlas-clusters.ts";
import { vercelLogs } from "./accounts/vercel-logs.ts";
import { headOf } from "./heads.ts";
import { atlasLists, cloudflareLists, gitHubLists, vercelLists } from "./inventory.ts";
import {
  atlasPeople,
  cloudflarePeople,
  cloudflareRegistrar,
  gitHubPeople,
  gitHubToken,
  vercelPeople,
} from "./people.ts";
import type { World } from "./world.ts";

/**
 * Stands in for the REST APIs of the vendors whose plugins the sandbox replaces, as far as commands
 * ask them about an account: whose token it is, what it may see, and on which plan. Paths and fields
 * as in each vendor's API reference (2026-11); what is not asked is a 404 as it is there. Below
 * `/accounts/<vendor>` of the sandbox's address.
 */
export function createAccounts(world: World, known: Credentials): Hono {
  const app = new Hono();
  app.route("/vercel", vercel(world, known.VERCEL_API_TOKEN));
  app.route("/vercel-frameworks", frameworks());
  app.route("/mongodbatlas", atlas(world, known));
  app.route("/github", github(world, known.GITHUB_TOKEN));
  app.route("/cloudflare", cloudflare(world, known.CLOUDFLARE_API_TOKEN));
  return app;
}

/** The credentials that these accounts know; any other is refused. */
export type Credentials = Record<
  | "VERCEL_API_TOKEN"
  | "MONGODB_ATLAS_CLIENT_ID"
  | "MONGODB_ATLAS_CLIENT_SECRET"
  | "GITHUB_TOKEN"
  | "CLOUDFLARE_API_TOKEN",
  string
>;

/**
 * The variable that makes commands ask these stand-ins. It is one of our own: those that move a single
 * vendor's API are read by its plugin too, which would write the address into the state.
 */
export function accountVariables(origin: string): Record<string, string> {
  return { SANDBOX_ACCOUNTS: `${origin}/accounts` };
}

/** An app that lets only the bearer of `token` in, with the vendor's refusal for anybody else. */
function forBearer(token: string, refuse: (context: Context) => Response): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    if (context.req.header("authorization") !== `Bearer ${token}`) return refuse(context);
    return await next();
  });
  return app;
}

function vercel(world: World, token: string): Hono {
  const refuse = (context: Context) =>
    context.json({ error: { code: "forbidden", message: "Not authorized" } }, 403);
  const app = forBearer(token, refuse);
  app.get("/v2/user", (context) => context.json({ user: { username: "sandbox" } }));
  app.get("/v2/teams/:team", (context) =>
    context.json({
      name: context.req.param("team"),
      billing: { plan: "pro" },
      membership: { role: "OWNER" },
    }),
  );
  app.get("/v7/deployments", (context) => {
    const { app: name, projectId, target, branch } = context.req.query();
    const wanted = projectId === undefined ? { name } : { id: projectId };
    return context.json({ deployments: deploymentsOf(world, wanted, target ?? branch) });
  });
  vercelLogs(app, world);
  vercelLists(app, world);
  vercelPeople(app, world);
  return app;
}

/** Newest first, as Vercel lists them. */
function deploymentsOf(
  world: World,
  { id: wanted, name }: { id?: string; name?: string | undefined },
  of: unknown,
): object[] {
  const projects = Object.values(world.table("vercel:index/project:Project"));
  const found = projects.find((each) =>
    wanted === undefined ? each["name"] === name : each["id"] === wanted,
  );
  return Object.values(world.table("vercel:index/deployment:Deployment"))
    .filter(({ projectId }) => projectId === found?.["id"])
    .filter(({ production, ref }) => (of === "production" ? production === true : ref === of))
    .map(({ id, url, ref, meta, production }) => ({
      uid: id,
      name: found?.["name"],
      url,
      state: "READY",
      readyState: "READY",
      target: production === true ? "production" : null,
      meta: { ...(meta as object), githubCommitRef: ref },
    }))
    .toReversed();
}

function frameworks(): Hono {
  const app = new Hono();
  app.get("/", (context) => context.json([]));
  return app;
}

function atlas(world: World, known: Credentials): Hono {
  const session = "sandbox-atlas-session";
  const login = `${known.MONGODB_ATLAS_CLIENT_ID}:${known.MONGODB_ATLAS_CLIENT_SECRET}`;
  const app = new Hono();
  app.post("/api/oauth/token", (context) => {
    const given = context.req.header("authorization");
    if (given === `Basic ${Buffer.from(login).toString("base64")}`) {
      return context.json({ access_token: session, token_type: "Bearer", expires_in: 3600 });
    }
    return context.json({ error: "invalid_client", error_description: "wrong credentials" }, 401);
  });
  const groups = forBearer(session, (context) => context.json({ detail: "no session" }, 401));
  groups.get("/:project", (context) => {
    const id = context.req.param("project");
    const project = world.table("mongodbatlas:index/project:Project")[id];
    if (project === undefined)
      return context.json({ detail: `No group with ID ${id} exists.` }, 404);
    return context.json({ id, name: project["name"] });
  });
  groups.get("/:project/serviceAccounts/:account", (context) =>
    context.json({ clientId: context.req.param("account"), roles: ["GROUP_OWNER"] }),
  );
  groups.route("/", atlasAccessList(world));
  atlasLists(groups, world);
  atlasPeople(groups, world);
  groups.route("/", atlasClusters(world));
  app.route("/api/atlas/v2/groups", groups);
  return app;
}

function github(world: World, token: string): Hono {
  const notFound = (context: Context) => context.json({ message: "Not Found" }, 404);
  const app = forBearer(token, (context) => context.json({ message: "Bad credentials" }, 401));
  app.use(gitHubToken(world));
  // The owner is a person, whom GitHub does not know as an organization.
  app.get("/orgs/:owner", notFound);
  app.use("/repos/:owner/:name/*", async (context, next) => {
    const rows = Object.values(world.table("github:index/repository:Repository"));
    const wanted = context.req.param("name");
    if (!rows.some(({ name }) => name === wanted)) return notFound(context);
    return await next();
  });
  app.get("/repos/:owner/:name", (context) =>
    context.json({ private: false, permissions: { admin: true } }),
  );
  gitHubLists(app, world);
  gitHubPeople(app, world);
  for (const list of ["actions/variables", "actions/secrets"]) {
    app.get(`/repos/:owner/:name/${list}`, (context) => context.json({ total_count: 0 }));
  }
  app.get("/repos/:owner/:name/branches/:branch", (context) => {
    const { name, branch } = context.req.param();
    return context.json({ name: branch, commit: { sha: headOf(world, name, branch) } });
  });
  // Nothing runs there, so no commit has a check.
  app.get("/repos/:owner/:name/commits/:ref/check-runs", (context) =>
    context.json({ total_count: 0, check_runs: [] }),
  );
  app.get("/repos/:owner/:name/branches/:branch/protection", (context) =>
    context.json({ message: "Branch not protected" }, 404),
  );
  return app;
}

function cloudflare(world: World, token: string): Hono {
  const errors = [{ code: 9109, message: "Invalid access token" }];
  const app = forBearer(token, (context) => context.json({ success: false, errors }, 403));
  app.get("/user/tokens/verify", (context) => context.json({ result: { status: "active" } }));
  app.get("/zones", (context) => {
    const wanted = context.req.query("name");
    const rows = Object.values(world.table("cloudflare:index/zone:Zone"));
    const result = rows
      .filter(({ name }) => wanted === undefined || name === wanted)
      .map(({ id, name, account }) => ({
        ...{ id, name, account, status: "active", permissions: ["#dns_records:edit"] },
      }));
    return context.json({ success: true, result });
  });
  cloudflareLists(app, world);
  cloudflarePeople(app, world);
  cloudflareRegistrar(app, world);
  return app;
}
