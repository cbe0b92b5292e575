import { expect, it } from "vitest";
import { changesSince } from "../../src/access/compare.ts";
import { type Access, dayOf } from "../../src/access/model.ts";
import { accessText } from "../../src/access/text.ts";

const one = (who: string, more: Partial<Access> = {}): Access => ({
  ...{ vendor: "GitHub", kind: "collaborator", who, may: "write", environments: ["prod"] },
  ...more,
});
const reviewed = (...access: Access[]) => ({ reviewed: "2026-01-01", access });
const told = (changes: ReturnType<typeof changesSince>) =>
  changes.map(({ change, access }) => `${change} ${access.who}`);

it("tells what is new, gone, or may something else since the review, and nothing of what is the same", () => {
  const before = reviewed(one("ann"), one("bob"), one("eve"));
  const now = [one("ann"), one("bob", { may: "admin" }), one("dan")];
  expect(told(changesSince(before, now, []))).toEqual(["changed bob", "new dan", "gone eve"]);
});

it("says of nobody that they are gone whose vendor did not tell", () => {
  const before = reviewed(one("ann"), one("k", { vendor: "Render" }));
  const unread = ["GitHub, collaborators: GITHUB_TOKEN is not set"];
  expect(told(changesSince(before, [], unread))).toEqual(["gone k"]);
});

it("is told by vendor, with what ends soon and what changed", () => {
  const bob = one("bob", { may: "admin", since: "2025-01-01", expires: "2026-02-01" });
  const changes = [{ change: "changed" as const, access: bob, before: one("bob") }];
  const lists = [
    { vendor: "GitHub", list: "collaborators", sure: "asked" as const },
    { vendor: "Render", list: "members", sure: "not asked" as const, why: "why" },
    { vendor: "Render", list: "API keys", sure: "not told" as const, why: "each has all rights" },
  ];
  const report = { access: [bob], lists, notAsked: [], ending: [bob], changes };
  expect(accessText({ ...report, reviewed: "2026-01-01" })).toBe(
    [
      "GitHub",
      "  collaborator bob: admin; reaches prod; since 2025-01-01, until 2026-02-01",
      "",
      "asked, and whole: GitHub, collaborators",
      "not asked: Render, members: why",
      "not told: Render, API keys: each has all rights",
      "ends soon: GitHub collaborator bob: admin; reaches prod; since 2025-01-01, until 2026-02-01",
      "Since the review of 2026-01-01:",
      "  changed: GitHub collaborator bob: admin; reaches prod; since 2025-01-01, until 2026-02-01 (was: write)",
    ].join("\n"),
  );
});

it("makes a day of a time as vendors write it, and nothing of what is none", () => {
  expect([dayOf(0), dayOf("2026-01-02T03:04:05Z"), dayOf("?"), dayOf(null)]).toEqual([
    "1970-01-01",
    "2026-01-02",
    undefined,
    undefined,
  ]);
});
