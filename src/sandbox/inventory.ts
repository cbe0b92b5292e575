import type { Context, Hono } from "hono";
import type { Row, World } from "./world.ts";

/*
 * Lists of what the accounts hold, as commands read them without changing anything. Paths, names of
 * fields and pages as in each vendor's API reference (2026-11); values are never among them.
 */

const rows = (world: World, type: string, wanted: Row = {}): Row[] =>
  Object.values(world.table(type)).filter((row) =>
    Object.entries(wanted).every(([key, value]) => row[key] === value),
  );

/** One page of several, by the names that a vendor gives number and size. */
function pageOf(context: Context, all: Row[], number: string, size: string, standard: number) {
  const page = Number(context.req.query(number) ?? 1);
  const length = Number(context.req.query(size) ?? standard);
  return { rows: all.slice((page - 1) * length, page * length), page, length };
}

/** Source: vercel.com/docs/rest-api, "Retrieve the environment variables of a project", "Retrieve project domains". */
export function vercelLists(app: Hono, world: World): void {
  app.get("/v9/projects/:project/env", (context) => {
    const type = "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable";
    const envs = rows(world, type, { projectId: context.req.param("project") });
    return context.json({
      envs: envs.map(({ id, key, targets, gitBranch, sensitive }) => ({
        ...{ id, key, target: targets, gitBranch: gitBranch ?? null },
        type: sensitive === true ? "sensitive" : "encrypted",
      })),
    });
  });
  app.get("/v9/projects/:project/domains", (context) => {
    const projectId = context.req.param("project");
    const project = rows(world, "vercel:index/project:Project", { id: projectId })[0];
    const own = { name: `${project?.["name"]}.vercel.app`, gitBranch: null };
    const claimed = rows(world, "vercel:index/projectDomain:ProjectDomain", { projectId });
    const all = [
      own,
      ...claimed.map(({ domain, gitBranch = null }) => ({ name: domain, gitBranch })),
    ];
    // Newest first, by a time that stands for the place in the list here.
    const from = all.length - Number(context.req.query("until") ?? all.length);
    const limit = Number(context.req.query("limit") ?? 20);
    const next = from + limit < all.length ? all.length - from - limit : null;
    return context.json({ domains: all.slice(from, from + limit), pagination: { next } });
  });
}

/**
 * Source: docs.github.com/rest, "List environments", "List environment variables", "List environment
 * secrets", "List deployment branch policies".
 */
export function gitHubLists(app: Hono, world: World): void {
  const repository = "/repos/:owner/:name";
  app.get(`${repository}/environments`, (context) => {
    const type = "github:index/repositoryEnvironment:RepositoryEnvironment";
    const all = rows(world, type, { repository: context.req.param("name") });
    const page = pageOf(context, all, "page", "per_page", 30);
    const environments = page.rows.map(({ environment, reviewers }) => ({
      name: environment,
      protection_rules: reviewRules(reviewers),
    }));
    return context.json({ total_count: all.length, environments });
  });
  const within = (list: string, type: string, name: string) =>
    app.get(`${repository}/environments/:environment/${list}`, (context) => {
      const { name: of, environment } = context.req.param() as Record<string, string>;
      const all = rows(world, type, { repository: of, environment });
      const page = pageOf(context, all, "page", "per_page", 30);
      const named = page.rows.map((row) => ({ name: row[name] }));
      return context.json({ total_count: all.length, [list]: named });
    });
  const kind = "github:index/actionsEnvironment";
  within("variables", `${kind}Variable:ActionsEnvironmentVariable`, "variableName");
  within("secrets", `${kind}Secret:ActionsEnvironmentSecret`, "secretName");
  app.get(`${repository}/environments/:environment/deployment-branch-policies`, (context) => {
    const { name: of, environment } = context.req.param();
    const all = rows(world, policyType, { repository: of, environment });
    const page = pageOf(context, all, "page", "per_page", 30);
    const policies = page.rows.map(({ policyId, branchPattern, tagPattern }) => ({
      ...{ id: policyId, name: branchPattern ?? tagPattern },
    }));
    return context.json({ total_count: all.length, branch_policies: policies });
  });
}

const policyType =
  "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy";

/** As "List environments" shows them: who has to agree, by name where the plugin keeps numbers. */
function reviewRules(reviewers: unknown): object[] {
  const [given] = (reviewers ?? []) as { users?: number[]; teams?: number[] }[];
  if (given === undefined) return [];
  const users = (given.users ?? []).map((id) => ({
    type: "User",
    reviewer: { id, login: `user-${id}` },
  }));
  const teams = (given.teams ?? []).map((id) => ({
    type: "Team",
    reviewer: { id, slug: `team-${id}` },
  }));
  return [{ type: "required_reviewers", reviewers: [...users, ...teams] }];
}

/** Source: developers.cloudflare.com/api, "List DNS Records". */
export function cloudflareLists(app: Hono, world: World): void {
  app.get("/zones/:zone/dns_records", (context) => {
    const type = "cloudflare:index/dnsRecord:DnsRecord";
    const all = rows(world, type, { zoneId: context.req.param("zone") });
    const page = pageOf(context, all, "page", "per_page", 100);
    return context.json({
      success: true,
      result: page.rows.map((row) => {
        const { id, name, type: of, content = caaContent(row), proxied, ttl, priority } = row;
        const ofMail = of === "MX" ? { priority } : {};
        return { ...{ id, name, type: of, content, proxied, ttl }, ...ofMail };
      }),
      result_info: {
        ...{ page: page.page, per_page: page.length, total_count: all.length },
        total_pages: Math.ceil(all.length / page.length),
      },
    });
  });
}

/** What a CAA record says, as one text: it is entered in parts. */
function caaContent({ data }: Row): string | null {
  if (typeof data !== "object" || data === null) return null;
  const { flags, tag, value } = data as Row;
  return `${flags} ${tag} "${value}"`;
}

/** Source: mongodb.com/docs/api, "Return All Database Users", "Return All IP Access List Entries", "Return All Clusters". */
export function atlasLists(groups: Hono, world: World): void {
  const list = (path: string, type: string, shown: (row: Row) => Row | undefined) =>
    groups.get(`/:project/${path}`, (context) => {
      const held = rows(world, type, { projectId: context.req.param("project") });
      const all = held.flatMap((row): Row[] => [shown(row) ?? []].flat());
      const { rows: results } = pageOf(context, all, "pageNum", "itemsPerPage", 100);
      return context.json({ results, totalCount: all.length });
    });
  list("databaseUsers", "mongodbatlas:index/databaseUser:DatabaseUser", (row) => ({
    ...{ username: row["username"], databaseName: row["authDatabaseName"] ?? "admin" },
    ...{ roles: row["roles"] ?? [], scopes: row["scopes"] ?? [] },
    ...(row["deleteAfterDate"] !== undefined && { deleteAfterDate: row["deleteAfterDate"] }),
  }));
  list("accessList", "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList", (row) => ({
    // One of the two is empty in the plugin's row; Atlas shows a single address as a block, too.
    cidrBlock: row["cidrBlock"] || `${row["ipAddress"]}/32`,
    ...(row["ipAddress"] ? { ipAddress: row["ipAddress"] } : {}),
    comment: row["comment"] ?? "",
    ...(row["deleteAfterDate"] !== undefined && { deleteAfterDate: row["deleteAfterDate"] }),
  }));
  const cluster = "mongodbatlas:index/advancedCluster:AdvancedCluster";
  const named = (flex: boolean) => (row: Row) =>
    isFlex(row) === flex ? { name: row["name"] } : undefined;
  list("clusters", cluster, named(false));
  list("flexClusters", cluster, named(true));
}

/** Atlas keeps Flex clusters in a list of their own. */
function isFlex(row: Row): boolean {
  return JSON.stringify(row["replicationSpecs"] ?? "").includes('"FLEX"');
}
