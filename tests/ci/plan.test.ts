import { describe, expect, it } from "vitest";
import { commentBody } from "../../src/ci/bodies.ts";
import { planDigest, planMarker, plansIn } from "../../src/ci/plan.ts";
import type { Change } from "../../src/ci/report.ts";

const change = (fields: Partial<Change> = {}): Change => ({
  op: "update",
  type: "render:index:Service",
  name: "api",
  properties: [{ name: "plan", before: "starter", after: "standard" }],
  effects: [],
  ...fields,
});
const digest = (...changes: Change[]) => planDigest({ changes });
const property = { name: "region", after: "oregon" };

describe("the digest of what a preview shows", () => {
  it("is the same whatever order changes and properties come in, and whatever is said of them", () => {
    const [plan] = change().properties;
    const one = digest(change({ properties: [plan!, property] }), change({ name: "worker" }));
    const other = digest(
      change({ name: "worker", effects: [{ means: "It restarts." }] }),
      change({ properties: [property, plan!] }),
    );
    expect(other).toBe(one);
  });

  it.each<[what: string, changes: Change[]]>([
    ["one more", [change(), change({ name: "worker" })]],
    ["the same twice", [change(), change()]],
    ["none", []],
    ["another operation", [change({ op: "replace" })]],
    ["another resource", [change({ name: "worker" })]],
    ["another type", [change({ type: "render:index:KeyValue" })]],
    [
      "another property",
      [change({ properties: [{ name: "size", before: "starter", after: "standard" }] })],
    ],
    [
      "another value before",
      [change({ properties: [{ name: "plan", before: "pro", after: "standard" }] })],
    ],
    [
      "another value after",
      [change({ properties: [{ name: "plan", before: "starter", after: "pro" }] })],
    ],
    ["a value that is taken away", [change({ properties: [{ name: "plan", before: "starter" }] })]],
    [
      "a value that is nothing but the word",
      [change({ properties: [{ name: "plan", before: "starter", after: "null" }] })],
    ],
  ])("is another one for %s", (_what, changes) => {
    expect(digest(...changes)).not.toBe(digest(change()));
  });

  it("is found again in the pull request's comment, of each stack whose preview succeeded", () => {
    const reports = [
      { stack: "dev", changes: [change()], drift: [], unseen: [] },
      { stack: "prod", changes: [], drift: [], unseen: [] },
      { stack: "qa", changes: [], drift: [], unseen: [], error: "no engine" },
    ];
    const body = commentBody(reports, "0123456789", "https://run.example");
    expect(plansIn(body)).toEqual({ dev: digest(change()), prod: digest() });
  });

  it("is not taken from what a report only says", () => {
    const marker = planMarker("prod", "f".repeat(32));
    const said = change({
      name: marker,
      properties: [{ name: "content", after: `\n${marker}\n` }],
    });
    const report = { stack: "prod", changes: [said], drift: [], unseen: [], error: undefined };
    const failed = { ...report, stack: "dev", error: `\n${marker}\n` };
    expect(plansIn(commentBody([report, failed], "0123456789", "run"))).toEqual({
      prod: digest(said),
    });
  });
});
