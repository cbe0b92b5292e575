import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { github } from "../../src/vendors/github.ts";
import { bondigoo, type Reply, troubles, VendorStandIn } from "./vendor-stand-in.ts";

const vendor = new VendorStandIn();

beforeEach(() => vendor.start());
afterEach(() => vendor.close());

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
    return vendor.examine(
      github,
      { GITHUB_TOKEN: "github_pat_x", GITHUB_BASE_URL: vendor.url },
      bondigoo,
    );
  };

  it("is well with an administrator's token that may read everything", async () => {
    expect(troubles(await check())).toEqual([]);
    expect(vendor.authorizations[0]).toBe("Bearer github_pat_x");
  });

  it("says of reviewers that private repositories have them with Enterprise only", async () => {
    vendor.replies = good;
    const credentials = { GITHUB_TOKEN: "github_pat_x", GITHUB_BASE_URL: vendor.url };
    const reviewed = { ...bondigoo, reviewed: ["prod"] };
    expect(troubles(await vendor.examine(github, credentials, reviewed))).toEqual([
      expect.stringMatching(/^warning: .*deployment environments \(prod\) with Enterprise only/),
    ]);
    vendor.replies = {
      ...good,
      [repository]: { body: { private: false, permissions: { admin: true } } },
    };
    expect(troubles(await vendor.examine(github, credentials, reviewed))).toEqual([]);
  });

  it("compares the names of checks that a branch waits for with those of its newest commit", async () => {
    const credentials = { GITHUB_TOKEN: "github_pat_x", GITHUB_BASE_URL: vendor.url };
    const waiting = { ...bondigoo, checks: [{ branch: "main", names: ["test", "lint"] }] };
    const called = async (reply: Reply) => {
      vendor.replies = { ...good, [`${repository}/commits/main/check-runs`]: reply };
      return troubles(await vendor.examine(github, credentials, waiting));
    };
    const runs = (...names: string[]) => ({
      body: { check_runs: names.map((name) => ({ name })) },
    });
    expect(await called(runs("lint", "test", "build"))).toEqual([]);
    expect(await called(runs("lint", "unit"))).toEqual([
      "warning: no check of the newest commit of main is called test (there are lint, unit): merges would wait for ever",
    ]);
    expect(await called(runs())).toEqual([
      "warning: no check of the newest commit of main is called test, lint (there is none): merges would wait for ever",
    ]);
    expect(
      await called({ status: 422, body: { message: "No commit found for SHA: main" } }),
    ).toEqual([]);
    expect(await called({ status: 403, body: { message: "Resource not accessible" } })).toEqual([
      expect.stringMatching(
        /^warning: may not read the checks of main \(403: .*\), so their names/,
      ),
    ]);
  });

  it("wants a token", async () => {
    expect(troubles(await vendor.examine(github, {}, bondigoo))).toEqual([
      "failed: GITHUB_TOKEN is not set",
    ]);
  });

  it.each<[what: string, replies: Record<string, Reply>, message: string]>([
    [
      "an organisation that has not approved the token",
      {
        "GET /orgs/bondigoo": { status: 403, body: { message: "Resource protected by SAML" } },
      },
      "may not look up the repository's owner (403: Resource protected by SAML)",
    ],
    ["a token that ended", { [repository]: { status: 401 } }, "is not valid"],
    ["a repository out of sight", { [repository]: { status: 404 } }, "cannot see the repository"],
    [
      "an account without the right to administer",
      { [repository]: { body: { private: false, permissions: { admin: false } } } },
      "is not an administrator",
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
