import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandboxProviders } from "../client.ts";
import { type } from "../types.ts";

const branch = type("github", "Branch");
const protection = type("github", "BranchProtection");
const policy = type("github", "RepositoryEnvironmentDeploymentPolicy");

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeEach(async () => {
  sandbox = await startSandboxProviders();
  await github().configure({ owner: "acme" });
  await github().make(type("github", "Repository"), { name: "app" });
  await github().make(branch, { repository: "app", branch: "main", sourceSha: "abc" });
});
afterEach(() => sandbox.close());

const github = () => sandbox.of("github");

describe("what GitHub's plugin keeps", () => {
  it("carries the version of its state, so that the real plugin reads what the sandbox left", async () => {
    const made = await github().make(protection, { repositoryId: "app", pattern: "main" });
    expect(made.outputs["__meta"]).toBe('{"schema_version":"2"}');
    const read = await github().read(protection, made.id, made.outputs, made.inputs);
    expect(read.outputs["__meta"]).toBe('{"schema_version":"2"}');
    const unversioned = await github().make(branch, { repository: "app", branch: "next" });
    expect(unversioned.outputs).not.toHaveProperty("__meta");
  });

  it("has false, and not nothing, for what was not asked of reviews and checks", async () => {
    const rule = {
      repositoryId: "app",
      pattern: "main",
      requiredPullRequestReviews: [{ requiredApprovingReviewCount: 2 }],
      requiredStatusChecks: [{ contexts: ["ci"] }],
    };
    const made = await github().make(protection, rule);
    expect(made.outputs).toMatchObject({
      requiredPullRequestReviews: [
        {
          requiredApprovingReviewCount: 2,
          requireCodeOwnerReviews: false,
          restrictDismissals: false,
          dismissStaleReviews: false,
        },
      ],
      requiredStatusChecks: [{ contexts: ["ci"], strict: false }],
    });
    expect((await github().diff(protection, made.outputs, made.inputs)).changes).toBe(false);
  });

  it("refuses an empty pattern of branches that may deploy", async () => {
    const target = { repository: "app", environment: "prod", branchPattern: "" };
    const { reasons } = await github().check(policy, target);
    expect(reasons).toEqual([
      "expected \"branch_pattern\" to not be an empty string. Examine values at 'R.branchPattern'.",
    ]);
  });
});
