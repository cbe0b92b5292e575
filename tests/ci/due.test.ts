import { describe, expect, it } from "vitest";
import { dueStacks, dueSummary } from "../../src/ci/due.ts";
import { planDigest } from "../../src/ci/plan.ts";
import { type Change, failedReport, type StackReport } from "../../src/ci/report.ts";

const change: Change = { op: "create", type: "a:b:C", name: "one", properties: [], effects: [] };
const report = (stack: string, ...changes: Change[]): StackReport => {
  return { stack, changes, drift: [], unseen: [] };
};
const reports = [report("dev", change), report("prod"), failedReport("qa", "no engine")];
const digest = planDigest({ changes: [change] });
const run = { sha: "0123456789", runUrl: "https://run.example" };
const standing = (agreed: Parameters<typeof dueStacks>[1]) =>
  dueSummary(reports, agreed, run).split("### What is brought up\n\n")[1];

describe("after a merge", () => {
  it("only stacks with something to bring up are due, and none whose preview failed", () => {
    expect(dueStacks(reports, { number: 7, plans: { dev: digest, prod: "x", qa: "x" } })).toEqual([
      { stack: "dev", plan: digest },
    ]);
  });

  it("they are due with what was agreed to: the pull request's, this run's own, or nothing", () => {
    const plans = { dev: "f".repeat(32) };
    expect(dueStacks(reports, { number: 7, plans })).toEqual([{ stack: "dev", plan: plans.dev }]);
    expect(dueStacks(reports, { number: 7, plans: {} })).toEqual([{ stack: "dev", plan: "" }]);
    expect(dueStacks(reports, "this run")).toEqual([{ stack: "dev", plan: digest }]);
    expect(dueStacks(reports, undefined)).toEqual([{ stack: "dev", plan: "" }]);
  });

  it("the run's page says of each stack what becomes of it", () => {
    expect(standing({ number: 7, plans: { dev: digest } })).toBe(
      "- `dev`: as pull request #7 has shown it\n- `prod`: nothing to bring up\n" +
        "- `qa`: not brought up, as its preview failed\n",
    );
    expect(standing({ number: 7, plans: { dev: "f" } })).toContain(
      "`dev`: not what pull request #7",
    );
    expect(standing({ number: 7, plans: {} })).toContain(
      "**refused**: pull request #7 has not shown",
    );
    expect(standing(undefined)).toContain("**refused**: no pull request has shown this");
    expect(standing("this run")).toContain("`dev`: what is shown above, once it is let run");
  });
});
