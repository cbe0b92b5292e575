import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cloudflare } from "../../src/vendors/cloudflare.ts";
import { bondigoo, type Reply, troubles, VendorStandIn } from "./vendor-stand-in.ts";

const vendor = new VendorStandIn();

beforeEach(() => vendor.start());
afterEach(() => vendor.close());

describe("Cloudflare", () => {
  const zone = { status: "active", permissions: ["#zone:read", "#dns_records:edit"] };
  const good: Record<string, Reply> = {
    "GET /user/tokens/verify": { body: { result: { status: "active" } } },
    "GET /zones": { body: { result: [zone] } },
  };
  const check = (replies: Record<string, Reply> = {}) => {
    vendor.replies = { ...good, ...replies };
    const env = { CLOUDFLARE_API_TOKEN: "x", CLOUDFLARE_BASE_URL: vendor.url };
    return vendor.examine(cloudflare, env, bondigoo);
  };

  it("is well with an active token that may edit the zone", async () => {
    expect(troubles(await check())).toEqual([]);
  });

  it("takes an account's own token, which the check of user tokens does not know", async () => {
    const replies = { "GET /user/tokens/verify": { status: 401 } };
    expect(troubles(await check(replies))).toEqual([]);
  });

  it.each<[what: string, replies: Record<string, Reply>, message: string]>([
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
      "failed: could not list zones (403): Invalid access token",
    ],
    [
      "a zone out of sight",
      { "GET /zones": { body: { result: [] } } },
      "cannot see the zone bondigoo.ch",
    ],
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
