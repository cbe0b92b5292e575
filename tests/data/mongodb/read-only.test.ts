import { expect, it } from "vitest";
import { isSignedIn, writeActions } from "../../../src/data/mongodb/read-only.ts";

// Answers of connectionStatus as MongoDB's manual shows them; the test server knows no users.

function status(...actions: string[]) {
  const resource = { db: "bondigoo-prod", collection: "" };
  return {
    authInfo: {
      authenticatedUsers: [{ user: "bondigoo-prod-refresh", db: "admin" }],
      authenticatedUserRoles: [{ role: "read", db: "bondigoo-prod" }],
      authenticatedUserPrivileges: [{ resource, actions }],
    },
    ok: 1,
  };
}

const read = [
  "changeStream",
  "collStats",
  "dbHash",
  "dbStats",
  "find",
  "killCursors",
  "listCollections",
  "listIndexes",
  "listSearchIndexes",
  "planCacheRead",
];

it("takes a user with the role read for one that cannot write", () => {
  expect(writeActions(status(...read))).toEqual([]);
});

it.each(["insert", "update", "remove", "dropCollection", "anyAction", "anActionOfNextYear"])(
  "takes a user that may %s for one that can",
  (action) => {
    expect(writeActions(status(...read, action))).toEqual([action]);
  },
);

it("tells whether anybody is signed in", () => {
  expect(isSignedIn(status("find"))).toBe(true);
  expect(isSignedIn({ authInfo: { authenticatedUsers: [] }, ok: 1 })).toBe(false);
});
