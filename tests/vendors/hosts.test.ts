import { afterEach, beforeEach, expect, it } from "vitest";
import { vendors } from "../../src/vendors/all.ts";
import { hosts } from "../../src/vendors/hosts.ts";
import { vercel } from "../../src/vendors/vercel.ts";
import { bondigoo, troubles, VendorStandIn } from "./vendor-stand-in.ts";

const vendor = new VendorStandIn();

beforeEach(() => vendor.start());
afterEach(() => vendor.close());

it("names every host once, those of all vendors and of their plugins among them", () => {
  const names = hosts().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(["api.render.com", "api-frameworks.zeit.sh"]));
  for (const { address } of vendors) expect(names).toContain(new URL(address.standard).host);
});

it("says which host a plugin asks and nobody lets through", async () => {
  vendor.replies = {
    "GET /v2/user": { body: { user: { username: "ana" } } },
    "GET /v2/teams/bondigoo": { body: { billing: { plan: "pro" } } },
  };
  const env = {
    VERCEL_API_TOKEN: "aTokenOf24LettersAndDigits",
    VERCEL_API_URL: vendor.url,
    VERCEL_FRAMEWORKS_URL: "http://127.0.0.1:9",
  };
  const found = troubles(await vendor.examine(vercel, env, bondigoo));
  expect(found).toEqual([expect.stringContaining("failed: http://127.0.0.1:9 does not answer")]);
});
