import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkAtlas } from "../../../src/commands/doctor/atlas.ts";
import { checkCloudflare } from "../../../src/commands/doctor/cloudflare.ts";
import { type Finding, Findings } from "../../../src/commands/doctor/finding.ts";
import { checkGitHub } from "../../../src/commands/doctor/github.ts";
import { checkRender } from "../../../src/commands/doctor/render.ts";
import { checkNode } from "../../../src/commands/doctor/tools.ts";
import { checkVercel } from "../../../src/commands/doctor/vercel.ts";
import { bondigoo, type Reply, VendorStandIn } from "./vendor-stand-in.ts";

const vendor = new VendorStandIn();

beforeEach(async () => {
  vendor.authorizations = [];
  await vendor.start();
});
afterEach(() => vendor.close());

const told = (findings: Finding[]) =>
  findings.map(({ status, message }) => `${status}: ${message}`);
const troubles = (findings: Finding[]) => told(findings.filter(({ status }) => status !== "ok"));

describe("GitHub", () => {
  const repository = "GET /repos/bondigoo/bondigoo-platform";
  const good: Record<string, Reply> = {
    [repository]: { body: { private: true, permissions: { admin: true } } },
    [`${repository}/environments`]: {},
    [`${repository}/actions/variables`]: {},
    [`${repository}/actions/secrets`]: {},
    [`${repository}/branches/main/protection`]: {
      status: 404,
      body: { message: "Branch not protected" },
    },
  };
  const check = (replies: Record<string, Reply> = {}) => {
    vendor.replies = { ...good, ...replies };
    return checkGitHub({ GITHUB_TOKEN: "github_pat_x", GITHUB_BASE_URL: vendor.url }, bondigoo);
  };

  it("is well with an administrator's token that may read everything", async () => {
    expect(troubles(await check())).toEqual([]);
    expect(vendor.authorizations[0]).toBe("Bearer github_pat_x");
  });

  it("wants a token", async () => {
    expect(troubles(await checkGitHub({}, bondigoo))).toEqual(["failed: GITHUB_TOKEN is not set"]);
  });

  it.each<[string, Record<string, Reply>, string]>([
    ["a token that ended", { [repository]: { status: 401 } }, "is not valid"],
    ["a repository out of sight", { [repository]: { status: 404 } }, "does not see the repository"],
    [
      "an account without the right to administer",
      { [repository]: { body: { private: false, permissions: { admin: false } } } },
      "does not administer",
    ],
    [
      "a classic token without repo",
      { [repository]: { ...good[repository], headers: { "x-oauth-scopes": "gist, read:org" } } },
      "has the scopes gist, read:org",
    ],
    [
      "a fine-grained token without Variables",
      {
        [`${repository}/actions/variables`]: {
          status: 403,
          body: { message: "Resource not accessible by personal access token" },
        },
      },
      "may not read Variables (403: Resource not accessible",
    ],
    [
      "a private repository on a free plan",
      {
        [`${repository}/branches/main/protection`]: {
          status: 403,
          body: { message: "Upgrade to GitHub Pro or make this repository public" },
        },
      },
      "its plan has no branch protection",
    ],
    [
      "a token without Administration",
      {
        [`${repository}/branches/main/protection`]: {
          status: 403,
          body: { message: "Resource not accessible by personal access token" },
        },
      },
      "may not read branch protection",
    ],
  ])("finds %s", async (_title, replies, message) => {
    expect(troubles(await check(replies))).toEqual([expect.stringContaining(message)]);
  });
});

describe("Cloudflare", () => {
  const zone = { status: "active", permissions: ["#zone:read", "#dns_records:edit"] };
  const good: Record<string, Reply> = {
    "GET /user/tokens/verify": { body: { result: { status: "active" } } },
    "GET /zones": { body: { result: [zone] } },
  };
  const check = (replies: Record<string, Reply> = {}) => {
    vendor.replies = { ...good, ...replies };
    const env = { CLOUDFLARE_API_TOKEN: "x", CLOUDFLARE_BASE_URL: vendor.url };
    return checkCloudflare(env, bondigoo);
  };

  it("is well with an active token that may edit the zone", async () => {
    expect(troubles(await check())).toEqual([]);
  });

  it("takes an account's own token, which the check of user tokens does not know", async () => {
    const replies = { "GET /user/tokens/verify": { status: 401 } };
    expect(troubles(await check(replies))).toEqual([]);
  });

  it.each<[string, Record<string, Reply>, string]>([
    [
      "an expired token",
      { "GET /user/tokens/verify": { body: { result: { status: "expired" } } } },
      "failed: the token is expired",
    ],
    [
      "a token Cloudflare refuses",
      {
        "GET /user/tokens/verify": { status: 401 },
        "GET /zones": { status: 403, body: { errors: [{ message: "Invalid access token" }] } },
      },
      "failed: asking for zones was answered 403: Invalid access token",
    ],
    ["a zone out of sight", { "GET /zones": { body: { result: [] } } }, "sees no zone bondigoo.ch"],
    [
      "a token that may only read",
      { "GET /zones": { body: { result: [{ ...zone, permissions: ["#dns_records:read"] }] } } },
      "failed: the token may not edit DNS records",
    ],
    [
      "a zone whose registrar points elsewhere",
      { "GET /zones": { body: { result: [{ ...zone, status: "pending" }] } } },
      "warning: the zone is pending",
    ],
  ])("finds %s", async (_title, replies, message) => {
    expect(troubles(await check(replies))).toEqual([expect.stringContaining(message)]);
  });
});

describe("Vercel", () => {
  const good: Record<string, Reply> = {
    "GET /v2/user": { body: { user: { username: "ana" } } },
    "GET /v2/teams/bondigoo": {
      body: { billing: { plan: "pro" }, membership: { role: "MEMBER" } },
    },
  };
  const check = (replies: Record<string, Reply> = {}, target = bondigoo) => {
    vendor.replies = { ...good, ...replies };
    return checkVercel({ VERCEL_API_TOKEN: "x", VERCEL_API_URL: vendor.url }, target);
  };

  it("is well with a member's token of a team on Pro", async () => {
    expect(troubles(await check())).toEqual([]);
  });

  it("is not asked where no environment has a page", async () => {
    expect(await checkVercel({}, { ...bondigoo, usesVercel: false })).toEqual([]);
  });

  it("warns where the config names no team", async () => {
    expect(troubles(await check({}, { ...bondigoo, vercelTeams: [] }))).toEqual([
      expect.stringContaining("warning: vercel:team is not set"),
    ]);
  });

  it("wants a token", async () => {
    const found = troubles(await checkVercel({}, bondigoo));
    expect(found).toEqual(["failed: VERCEL_API_TOKEN is not set"]);
  });

  it.each<[string, Record<string, Reply>, string]>([
    [
      "a token Vercel refuses",
      { "GET /v2/user": { status: 403, body: { error: { message: "Not authorized" } } } },
      "failed: the token was answered 403: Not authorized",
    ],
    [
      "a team out of reach",
      { "GET /v2/teams/bondigoo": { status: 403, body: { error: { message: "Forbidden" } } } },
      "failed: the token does not reach team bondigoo",
    ],
    [
      "a member who may only look",
      { "GET /v2/teams/bondigoo": { body: { membership: { role: "VIEWER" } } } },
      "failed: the token's account is VIEWER",
    ],
    [
      "the plan Hobby",
      { "GET /v2/teams/bondigoo": { body: { billing: { plan: "hobby" } } } },
      "warning: team bondigoo is on the plan Hobby",
    ],
  ])("finds %s", async (_title, replies, message) => {
    expect(troubles(await check(replies))).toEqual([expect.stringContaining(message)]);
  });
});

describe("MongoDB Atlas", () => {
  const group = "GET /api/atlas/v2/groups/64b5f0c2a1d3e4f5a6b7c8d9";
  const account = `${group}/serviceAccounts/mdb_sa_id_1`;
  const good: Record<string, Reply> = {
    "POST /api/oauth/token": { body: { access_token: "t" } },
    [group]: { body: { name: "bondigoo" } },
    [account]: { body: { roles: ["GROUP_OWNER"] } },
  };
  const check = (replies: Record<string, Reply> = {}) => {
    vendor.replies = { ...good, ...replies };
    const env = {
      MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_1",
      MONGODB_ATLAS_CLIENT_SECRET: "mdb_sa_sk_1",
      MONGODB_ATLAS_BASE_URL: vendor.url,
    };
    return checkAtlas(env, bondigoo);
  };

  it("is well with a service account that owns the project, shown by its token", async () => {
    expect(troubles(await check())).toEqual([]);
    const basic = `Basic ${Buffer.from("mdb_sa_id_1:mdb_sa_sk_1").toString("base64")}`;
    expect(vendor.authorizations).toEqual([basic, "Bearer t", "Bearer t"]);
  });

  it("names the half of the credential that is missing", async () => {
    const findings = await checkAtlas({ MONGODB_ATLAS_CLIENT_ID: "x" }, bondigoo);
    expect(told(findings)).toEqual(["failed: MONGODB_ATLAS_CLIENT_SECRET is not set"]);
  });

  it.each<[string, Record<string, Reply>, string]>([
    [
      "a secret that is not valid",
      {
        "POST /api/oauth/token": {
          status: 401,
          body: { error: "invalid_client", error_description: "Invalid client credentials" },
        },
      },
      "failed: the service account was answered 401: Invalid client credentials",
    ],
    [
      "an address that is not on the API access list",
      {
        [group]: {
          status: 403,
          body: { detail: "IP address 192.0.2.1 is not on the access list" },
        },
      },
      "failed: this machine's address is not on",
    ],
    ["a project out of reach", { [group]: { status: 404 } }, "failed: the project 64b5"],
    [
      "too small a role",
      { [account]: { body: { roles: ["GROUP_READ_ONLY"] } } },
      "failed: the service account has the roles GROUP_READ_ONLY",
    ],
    [
      "an account of the organisation",
      { [account]: { status: 404 } },
      "warning: the service account",
    ],
  ])("finds %s", async (_title, replies, message) => {
    expect(troubles(await check(replies))).toEqual([expect.stringContaining(message)]);
  });
});

describe("Render", () => {
  const owner = { id: "tea-1", name: "Bondigoo", type: "team" };
  const good: Record<string, Reply> = {
    "GET /v1/owners": { body: [{ owner, cursor: "c" }] },
    "GET /v1/projects": { body: [] },
  };
  const check = (replies: Record<string, Reply> = {}, id = "tea-1", target = bondigoo) => {
    vendor.replies = { ...good, ...replies };
    const env = { RENDER_API_KEY: "x", RENDER_OWNER_ID: id, RENDER_HOST: `${vendor.url}/v1` };
    return checkRender(env, target);
  };

  it("is well with a key of the workspace and room in it", async () => {
    expect(troubles(await check())).toEqual([]);
  });

  it("finds a key Render refuses", async () => {
    const replies = { "GET /v1/owners": { status: 401, body: { message: "unauthorized" } } };
    const found = troubles(await check(replies));
    expect(found).toEqual(["failed: the key was answered 401: unauthorized"]);
  });

  it("offers the workspaces there are when the one named is not among them", async () => {
    const [finding] = await check({}, "tea-2");
    expect(finding).toMatchObject({
      status: "failed",
      message: "the key does not reach the workspace tea-2",
      fix: "set RENDER_OWNER_ID to one of: tea-1 (Bondigoo)",
    });
  });

  it("warns of Hobby's limits: three environments, or a second project", async () => {
    const three = { ...bondigoo, render: { ...bondigoo.render, environments: 3 } };
    expect(troubles(await check({}, "tea-1", three))).toEqual([
      expect.stringContaining("3 environments are more than the plan Hobby has room for (2)"),
    ]);
    const project = { name: "shop", environmentIds: [] };
    const replies = { "GET /v1/projects": { body: [{ project, cursor: "c" }] } };
    expect(troubles(await check(replies))).toEqual([
      expect.stringContaining("there is the project shop already"),
    ]);
  });
});

it("says who does not answer, instead of failing", async () => {
  vendor.close();
  const env = {
    RENDER_API_KEY: "x",
    RENDER_OWNER_ID: "tea-1",
    RENDER_HOST: "http://127.0.0.1:9/v1",
  };
  expect(troubles(await checkRender(env, bondigoo))).toEqual([
    expect.stringContaining("http://127.0.0.1:9 does not answer"),
  ]);
});

it("refuses a Node.js that cannot run TypeScript", () => {
  const findings = new Findings("tools");
  checkNode("20.19.0", findings);
  checkNode("24.1.0", findings);
  expect(told(findings.list)).toEqual([
    "failed: Node.js 20.19.0 cannot run TypeScript",
    "ok: Node.js 24.1.0",
  ]);
});
