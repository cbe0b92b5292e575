import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { vercel } from "../../src/vendors/vercel.ts";
import { bondigoo, type Reply, troubles, VendorStandIn } from "./vendor-stand-in.ts";

const vendor = new VendorStandIn();
const token = "aTokenOf24LettersAndDigits";

beforeEach(() => vendor.start());
afterEach(() => vendor.close());

describe("Vercel", () => {
  const good: Record<string, Reply> = {
    "GET /v2/user": { body: { user: { username: "ana" } } },
    "GET /v2/teams/bondigoo": {
      body: { billing: { plan: "pro" }, membership: { role: "MEMBER" } },
    },
  };
  const check = (replies: Record<string, Reply> = {}, target = bondigoo) => {
    vendor.replies = { ...good, ...replies };
    const [api, frameworks] = [vendor.url, `${vendor.url}/frameworks`];
    const env = { VERCEL_API_TOKEN: token, VERCEL_API_URL: api, VERCEL_FRAMEWORKS_URL: frameworks };
    return vendor.examine(vercel, env, target);
  };

  it("is well with a member's token of a team on Pro", async () => {
    expect(troubles(await check())).toEqual([]);
  });

  it("is not asked where no environment has a page", async () => {
    expect(await vendor.examine(vercel, {}, { ...bondigoo, usesVercel: false })).toEqual([]);
  });

  it("warns where the config names no team", async () => {
    expect(troubles(await check({}, { ...bondigoo, vercelTeams: [] }))).toEqual([
      expect.stringContaining("warning: vercel:team is not set"),
    ]);
  });

  it("warns where pull requests' pages are expected of another team than projects go to", async () => {
    const previews = { ...bondigoo, previewTeam: "bondigoo" };
    expect(troubles(await check({}, previews))).toEqual([]);
    const byId = { ...previews, vercelTeams: ["team_1"] };
    const known = { "GET /v2/teams/team_1": { body: { slug: "bondigoo" } } };
    expect(troubles(await check(known, byId))).toEqual([]);
    expect(troubles(await check({}, { ...previews, previewTeam: "other" }))).toEqual([
      expect.stringContaining("warning: vercelTeam is other, and projects go to bondigoo"),
    ]);
    expect(troubles(await check({}, { ...previews, vercelTeams: [] })).at(-1)).toContain(
      "projects go to the personal account",
    );
  });

  it("wants a token that the plugin takes, before Vercel is asked", async () => {
    const half = { VERCEL_API_TOKEN: "half-of-a-token", VERCEL_FRAMEWORKS_URL: vendor.url };
    const found = troubles(await vendor.examine(vercel, half, bondigoo));
    expect(found).toEqual([expect.stringContaining("has not 24 letters or digits in a row")]);
  });

  it("wants a token", async () => {
    const found = troubles(await vendor.examine(vercel, {}, bondigoo));
    expect(found).toEqual(["failed: VERCEL_API_TOKEN is not set"]);
  });

  it.each<[what: string, replies: Record<string, Reply>, message: string]>([
    [
      "a token Vercel refuses",
      { "GET /v2/user": { status: 403, body: { error: { message: "Not authorized" } } } },
      "failed: Vercel rejected the token (403): Not authorized",
    ],
    [
      "a team out of reach",
      { "GET /v2/teams/bondigoo": { status: 403, body: { error: { message: "Forbidden" } } } },
      "failed: the token does not reach team bondigoo",
    ],
    [
      "a member who may only look",
      { "GET /v2/teams/bondigoo": { body: { membership: { role: "VIEWER" } } } },
      "failed: the token's account has the role VIEWER",
    ],
    [
      "the Hobby plan",
      { "GET /v2/teams/bondigoo": { body: { billing: { plan: "hobby" } } } },
      "warning: team bondigoo is on the Hobby plan",
    ],
  ])("finds %s", async (_title, replies, message) => {
    expect(troubles(await check(replies))).toEqual([expect.stringContaining(message)]);
  });
});
