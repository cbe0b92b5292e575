import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { atlas } from "../../src/vendors/atlas.ts";
import { bondigoo, type Reply, told, troubles, VendorStandIn } from "./vendor-stand-in.ts";

const vendor = new VendorStandIn();

beforeEach(() => vendor.start());
afterEach(() => vendor.close());

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
    return vendor.examine(atlas, env, bondigoo);
  };

  it("is well with a service account that owns the project, shown by its token", async () => {
    expect(troubles(await check())).toEqual([]);
    const basic = `Basic ${Buffer.from("mdb_sa_id_1:mdb_sa_sk_1").toString("base64")}`;
    expect(vendor.authorizations).toEqual([basic, "Bearer t", "Bearer t"]);
  });

  it("names the half of the credential that is missing", async () => {
    const findings = await vendor.examine(atlas, { MONGODB_ATLAS_CLIENT_ID: "x" }, bondigoo);
    expect(told(findings)).toEqual(["failed: MONGODB_ATLAS_CLIENT_SECRET is not set"]);
  });

  it.each<[what: string, replies: Record<string, Reply>, message: string]>([
    [
      "a secret that is not valid",
      {
        "POST /api/oauth/token": {
          status: 401,
          body: { error: "invalid_client", error_description: "Invalid client credentials" },
        },
      },
      "failed: Atlas rejected the service account (401): Invalid client credentials",
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
