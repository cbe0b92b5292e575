import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandboxProviders } from "../client.ts";
import { type } from "../types.ts";

const repository = type("github", "Repository");
const branch = type("github", "Branch");
const protection = type("github", "BranchProtection");
const ruleset = type("github", "RepositoryRuleset");
const environment = type("github", "RepositoryEnvironment");
const policy = type("github", "RepositoryEnvironmentDeploymentPolicy");
const secret = type("github", "ActionsSecret");
const environmentSecret = type("github", "ActionsEnvironmentSecret");
const variable = type("github", "ActionsVariable");

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeEach(async () => {
  sandbox = await startSandboxProviders();
  await github().configure({ owner: "acme" });
  await github().make(repository, { name: "app" });
  await github().make(branch, { repository: "app", branch: "main", sourceSha: "abc" });
});
afterEach(() => sandbox.close());

const github = () => sandbox.of("github");
const environmentOf = (more = {}) =>
  github().make(environment, { repository: "app", environment: "prod", ...more });

describe("GitHub branches", () => {
  it("start at an existing branch; one that exists is taken over with its commits", async () => {
    const { id, outputs } = await github().make(branch, { repository: "app", branch: "develop" });
    expect(id).toBe("app:develop");
    expect(outputs).toMatchObject({ ref: "refs/heads/develop", sha: "abc", sourceBranch: "main" });
    const later = { repository: "app", branch: "hotfix", sourceSha: "def" };
    await github().make(branch, later);
    const again = await github().make(branch, { repository: "app", branch: "hotfix" });
    expect(again.outputs).toMatchObject({ sha: "def" });
  });

  it("refuse a source or a repository that does not exist", async () => {
    const lost = { repository: "app", branch: "x", sourceBranch: "nope" };
    await expect(github().make(branch, lost)).rejects.toThrow("refs/heads/nope): 404 Not Found");
    await expect(github().make(branch, { repository: "nope", branch: "x" })).rejects.toThrow(
      "404 Not Found, repository nope",
    );
  });

  it("cannot be deleted while they are protected or the default", async () => {
    const made = await github().make(branch, { repository: "app", branch: "release/1" });
    const rule = await github().make(protection, { repositoryId: "app", pattern: "release/*" });
    await expect(github().delete(branch, made.id, made.outputs)).rejects.toThrow(
      "Cannot delete the protected branch release/1",
    );
    await github().delete(protection, rule.id, rule.outputs);
    await github().delete(branch, made.id, made.outputs);
    const state = sandbox.world.table(branch)["app:main"] ?? {};
    await expect(github().delete(branch, "app:main", state)).rejects.toThrow(
      "Cannot delete the default branch main",
    );
  });

  it("are renamed in place, and replaced on another source", async () => {
    const { inputs, outputs } = await github().make(branch, { repository: "app", branch: "a" });
    const renamed = await github().diff(branch, outputs, { ...inputs, branch: "b" });
    expect(renamed).toMatchObject({ diffs: ["branch"], replaces: [] });
    const moved = await github().diff(branch, outputs, { ...inputs, sourceBranch: "dev" });
    expect(moved.replaces).toEqual(["sourceBranch"]);
  });
});

describe("GitHub branch protection", () => {
  const inputs = { repositoryId: "app", pattern: "main" };

  it("lets two blocks in a list pass Check and preview, and refuses them at creation", async () => {
    const two = { ...inputs, requiredPullRequestReviews: [{}, {}] };
    const { inputs: checked, reasons } = await github().check(protection, two);
    expect(reasons).toEqual([]);
    await github().create(protection, checked, { preview: true });
    await expect(github().create(protection, checked)).rejects.toThrow(
      "error multiple required_pull_request_reviews declarations",
    );
  });

  it("is there once for a pattern, whether the repository is named or numbered", async () => {
    await github().make(protection, inputs);
    const nodeId = sandbox.world.table(repository)["app"]?.["nodeId"];
    for (const repositoryId of ["app", nodeId]) {
      await expect(github().make(protection, { ...inputs, repositoryId })).rejects.toThrow(
        "Name already protected: main",
      );
    }
  });

  it("asks for 0 to 6 approvals", async () => {
    const requiredPullRequestReviews = [{ requiredApprovingReviewCount: 7 }];
    const { reasons } = await github().check(protection, { ...inputs, requiredPullRequestReviews });
    expect(reasons).toEqual([
      "expected required_approving_review_count to be in the range (0 - 6), got 7. Examine " +
        "values at 'R.requiredPullRequestReviews[0].requiredApprovingReviewCount'.",
    ]);
  });

  it("is found for an import by repository and pattern", async () => {
    const { id } = await github().make(protection, { ...inputs, enforceAdmins: true });
    const read = await github().read(protection, "app:main");
    expect(id).toMatch(/^BPR_/);
    expect(read).toMatchObject({ id, inputs: { pattern: "main", enforceAdmins: true } });
    expect((await github().read(protection, "app:other")).id).toBe("");
  });

  it("shows an edit by hand as drift of the inputs", async () => {
    const {
      id,
      inputs: given,
      outputs,
    } = await github().make(protection, {
      ...inputs,
      requiredPullRequestReviews: [{ requiredApprovingReviewCount: 1 }],
    });
    const row = sandbox.world.table(protection)[id] ?? {};
    row["requiredPullRequestReviews"] = [{ requiredApprovingReviewCount: 0 }];
    const read = await github().read(protection, id, outputs, given);
    const diff = await github().diff(protection, read.outputs, given);
    expect(diff.detailed).toEqual({
      "requiredPullRequestReviews[0].requiredApprovingReviewCount": "UPDATE",
    });
  });
});

describe("GitHub rulesets", () => {
  const inputs = { repository: "app", name: "r", target: "push", enforcement: "active" };

  it("have a number for an id and update in place on another repository", async () => {
    const made = await github().make(ruleset, { ...inputs, target: "branch", rules: {} });
    expect(made.id).toMatch(/^\d+$/);
    const diff = await github().diff(ruleset, made.outputs, { ...made.inputs, repository: "web" });
    expect(diff).toMatchObject({ diffs: ["repository"], replaces: [] });
  });

  it("refuse branch rules for pushes, at preview", async () => {
    const wrong = { ...inputs, rules: { deletion: true } };
    await expect(github().create(ruleset, wrong, { preview: true })).rejects.toThrow(
      'rule "deletion" is not valid for push target; push targets only support: ' +
        "[file_path_restriction max_file_path_length file_extension_restriction max_file_size]",
    );
  });

  it("need at least one check where checks are required", async () => {
    const rules = { requiredStatusChecks: { requiredChecks: [] } };
    const { reasons } = await github().check(ruleset, { ...inputs, target: "branch", rules });
    expect(reasons[0]).toContain("requires 1 item minimum, but config has only 0 declared.");
  });
});

describe("GitHub environments", () => {
  it("write a colon in their name as two question marks in ids", async () => {
    const { id } = await environmentOf({ environment: "pro:d" });
    expect(id).toBe("app:pro??d");
  });

  it("refuse a branch policy that chooses both or neither, at creation only", async () => {
    const neither = { protectedBranches: false, customBranchPolicies: false };
    const inputs = { repository: "app", environment: "e", deploymentBranchPolicy: neither };
    await github().create(environment, inputs, { preview: true });
    await expect(github().make(environment, inputs)).rejects.toThrow("cannot have the same value");
  });

  it("take custom branches only where the policy says so", async () => {
    await environmentOf();
    const inputs = { repository: "app", environment: "prod", branchPattern: "main" };
    await expect(github().make(policy, inputs)).rejects.toThrow("no custom branch policies");
    const custom = { protectedBranches: false, customBranchPolicies: true };
    await environmentOf({ deploymentBranchPolicy: custom });
    const { id, outputs } = await github().make(policy, inputs);
    expect(id).toMatch(/^app:prod:\d+$/);
    await expect(github().make(policy, inputs)).rejects.toThrow("pattern already exists");
    await github().make(policy, { ...inputs, branchPattern: "release/*" });
    const switched = { repository: "app", environment: "prod", tagPattern: "v*" };
    const diff = await github().diff(policy, outputs, switched);
    expect(diff.replaces).toContain("__meta");
    const changed = await github().diff(policy, outputs, { ...inputs, branchPattern: "dev" });
    expect(changed).toMatchObject({ diffs: ["branchPattern"], replaces: [] });
  });

  it("take their secrets with them", async () => {
    const made = await environmentOf();
    const inputs = { repository: "app", environment: "prod", secretName: "A", value: "1" };
    expect((await github().make(environmentSecret, inputs)).id).toBe("app:prod:A");
    await github().delete(environment, made.id, made.outputs);
    expect(sandbox.world.table(environmentSecret)).toEqual({});
  });

  it("have to exist for their secrets", async () => {
    const inputs = { repository: "app", environment: "none", secretName: "A", value: "1" };
    await expect(github().make(environmentSecret, inputs)).rejects.toThrow("environment none");
  });
});

describe("GitHub secrets and variables", () => {
  it.each([
    ["GITHUB_X", "secret names must not start with the GITHUB_ prefix"],
    ["1A", "secret names can only contain alphanumeric characters"],
    ["A-B", "secret names can only contain alphanumeric characters"],
  ])("refuse the name %s", async (name, words) => {
    const asSecret = await github().check(secret, {
      repository: "app",
      secretName: name,
      value: "",
    });
    const asVariable = { repository: "app", variableName: name, value: "" };
    expect(asSecret.reasons.join()).toContain(words);
    expect((await github().check(variable, asVariable)).reasons.join()).toContain(words);
  });

  it("keep lower case as written, and replace on a change of case alone", async () => {
    const inputs = { repository: "app", secretName: "token", value: "1" };
    const made = await github().make(secret, inputs);
    expect(made.id).toBe("app:token");
    const diff = await github().diff(secret, made.outputs, { ...inputs, secretName: "TOKEN" });
    expect(diff.replaces).toEqual(["secretName"]);
  });

  it("move remoteUpdatedAt on an edit by hand, which is no change to Diff", async () => {
    const made = await github().make(secret, { repository: "app", secretName: "A", value: "1" });
    const row = sandbox.world.table(secret)[made.id] ?? {};
    Object.assign(row, { value: "edited", remoteUpdatedAt: "2027-01-01T00:00:00Z" });
    const read = await github().read(secret, made.id, made.outputs, made.inputs);
    expect(read.outputs).toMatchObject({ remoteUpdatedAt: "2027-01-01T00:00:00Z", value: "1" });
    expect((await github().diff(secret, read.outputs, made.inputs)).changes).toBe(false);
  });

  it("keep times as Go writes them, to the second", async () => {
    const inputs = { repository: "app", variableName: "V", value: "1" };
    const { outputs } = await github().make(variable, inputs);
    expect(outputs["createdAt"]).toMatch(/^2026-01-01 \d\d:\d\d:\d\d \+0000 UTC$/);
  });

  it("overwrite a secret that exists, and refuse a variable that does", async () => {
    const inputs = { repository: "app", secretName: "A", value: "1" };
    await github().make(secret, inputs);
    await github().make(secret, { ...inputs, value: "2" });
    expect(Object.values(sandbox.world.table(secret))).toMatchObject([{ value: "2" }]);
    const asVariable = { repository: "app", variableName: "A", value: "1" };
    await github().make(variable, asVariable);
    await expect(github().make(variable, asVariable)).rejects.toThrow("already exists");
  });

  it("answer no value to an import", async () => {
    await github().make(secret, { repository: "app", secretName: "A", value: "1" });
    const read = await github().read(secret, "app:A");
    expect(read.inputs).not.toHaveProperty("value");
    expect(read.outputs["value"]).toBeNull();
  });

  it("replace by the provider's code when the repository's name leads to another one", async () => {
    await github().make(repository, { name: "web" });
    const made = await github().make(secret, { repository: "app", secretName: "A", value: "1" });
    const moved = await github().diff(secret, made.outputs, { ...made.inputs, repository: "web" });
    expect(moved.replaces).toEqual(["__meta"]);
    expect(moved.detailed).toEqual({ __meta: "UPDATE_REPLACE", repository: "UPDATE" });
    const lost = await github().diff(secret, made.outputs, { ...made.inputs, repository: "none" });
    expect(lost.replaces).toEqual([]);
  });
});

describe("GitHub's answers", () => {
  it("find repositories and branches, and the seed's teams and users", async () => {
    sandbox.world.table("github/teams")["core"] = { slug: "core", id: "7" };
    sandbox.world.table("github/users")["ada"] = { login: "ada", id: "9" };
    const call = (name: string, args: object) =>
      github().invoke(`github:index/${name}:${name}`, { ...args });
    expect(await call("getRepository", { name: "app" })).toMatchObject({ fullName: "acme/app" });
    expect(await call("getRepository", { fullName: "acme/app" })).toMatchObject({ name: "app" });
    expect(await call("getBranch", { repository: "app", branch: "main" })).toMatchObject({
      sha: "abc",
    });
    expect(await call("getTeam", { slug: "core" })).toMatchObject({ id: "7" });
    expect(await call("getUser", { username: "ada" })).toMatchObject({ id: "9" });
    await expect(call("getRepository", { name: "nope" })).rejects.toThrow("404 Not Found");
  });
});
