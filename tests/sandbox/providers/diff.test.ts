import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandboxProviders } from "./client.ts";
import { type, unknown } from "./types.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeAll(async () => {
  sandbox = await startSandboxProviders();
});
afterAll(() => sandbox.close());

const domain = type("vercel", "ProjectDomain");
const variable = type("vercel", "ProjectEnvironmentVariable");
const record = type("cloudflare", "DnsRecord");
const of = (token: string) => sandbox.of(token.split(":")[0] ?? "");
const goodVariable = {
  projectId: "prj_1",
  key: "A",
  value: "b",
  sensitive: true,
  targets: ["production"],
};
const goodRecord = { zoneId: "z", name: "a.example.com", type: "A", content: "192.0.2.1", ttl: 1 };
const protection = type("github", "BranchProtection");
const ruleset = type("github", "RepositoryRuleset");
const label = type("github", "IssueLabel");
const goodProtection = { repositoryId: "app", pattern: "main" };
const goodRuleset = {
  repository: "app",
  name: "rules",
  target: "branch",
  enforcement: "active",
  rules: {},
};

describe("Diff of the pf bridge", () => {
  const state = {
    ...goodVariable,
    id: "env1",
    teamId: "team",
    comment: "",
    customEnvironmentIds: [],
  };

  it("finds nothing in unchanged inputs, and answers no detail", async () => {
    const diff = await of(variable).diff(variable, state, goodVariable);
    expect(diff).toMatchObject({ changes: false, diffs: [], hasDetailedDiff: false });
  });

  it("takes another order in a set for no change", async () => {
    const targets = ["production", "preview"];
    const diff = await of(variable).diff(
      variable,
      { ...state, targets },
      { ...goodVariable, targets: targets.toReversed() },
    );
    expect(diff.changes).toBe(false);
  });

  it("lists computed outputs that become unknown beside the change", async () => {
    const diff = await of(variable).diff(variable, state, { ...goodVariable, value: "c" });
    expect(diff).toMatchObject({ diffs: ["comment", "value"], replaces: [] });
  });

  it.each(["key", "projectId", "customEnvironmentIds"])(
    "replaces on a change of %s",
    async (name) => {
      const changed = name === "customEnvironmentIds" ? ["env_1"] : "other";
      const diff = await of(variable).diff(variable, state, { ...goodVariable, [name]: changed });
      expect(diff.replaces).toEqual([name]);
      expect(diff.deleteBeforeReplace).toBe(false);
    },
  );

  it("replaces on an unknown new value of a property that replaces", async () => {
    const diff = await of(variable).diff(variable, state, { ...goodVariable, key: unknown });
    expect(diff.replaces).toEqual(["key"]);
  });

  it("takes the removal of an optional computed property for no change", async () => {
    const old = { ...state, comment: "written by hand" };
    expect((await of(variable).diff(variable, old, goodVariable)).changes).toBe(false);
  });

  it("takes the removal of a merely optional property for a change", async () => {
    const inputs = { projectId: "p", domain: "a.ch" };
    const old = {
      ...inputs,
      id: "a.ch",
      gitBranch: "dev",
      teamId: "t",
      verified: true,
      verifications: [],
    };
    const diff = await of(domain).diff(domain, old, inputs);
    expect(diff.diffs).toEqual(["gitBranch", "verifications", "verified"]);
  });

  it("takes a property with a default back to it when it is removed", async () => {
    const stamps = { createdOn: "x", modifiedOn: "x", tagsModifiedOn: "x", commentModifiedOn: "x" };
    const filled = { meta: "{}", proxiable: true, settings: {}, tags: [] };
    const answered = { id: "r", includeShadowMetadata: false, ...stamps, ...filled };
    const old = { ...goodRecord, ...answered, proxied: true };
    const diff = await of(record).diff(record, old, goodRecord);
    expect(diff.diffs).toEqual(["modifiedOn", "proxied"]);
  });

  it("replaces on teamId only when one is given", async () => {
    const inputs = { projectId: "p", domain: "a.ch" };
    const old = { ...inputs, id: "a.ch", teamId: "team_a", verified: true, verifications: [] };
    expect((await of(domain).diff(domain, old, inputs)).changes).toBe(false);
    const moved = await of(domain).diff(domain, old, { ...inputs, teamId: "team_b" });
    expect(moved.replaces).toEqual(["teamId"]);
  });

  it("takes a changed write-only value for no change", async () => {
    const inputs = { ...goodVariable, value: null };
    const diff = await of(variable).diff(
      variable,
      { ...state, value: null },
      { ...inputs, valueWo: "new" },
    );
    expect(diff.changes).toBe(false);
  });
});

describe("Diff of the sdk bridge", () => {
  const state = { ...goodProtection, id: "BPR_1", enforceAdmins: false };

  it("tells the paths that differ, with their kinds", async () => {
    const old = {
      ...state,
      requiredPullRequestReviews: [{ requiredApprovingReviewCount: 1 }],
      requiredStatusChecks: [{ strict: true, contexts: ["a"] }],
    };
    const news = {
      ...goodProtection,
      requiredPullRequestReviews: [{ requiredApprovingReviewCount: 2 }],
      requiredStatusChecks: [{ contexts: ["a"] }],
      forcePushBypassers: ["/user"],
    };
    const diff = await of(protection).diff(protection, old, news);
    expect(diff.hasDetailedDiff).toBe(true);
    expect(diff.detailed).toEqual({
      "requiredPullRequestReviews[0].requiredApprovingReviewCount": "UPDATE",
      "requiredStatusChecks[0].strict": "DELETE",
      forcePushBypassers: "ADD",
    });
  });

  it("takes null, missing, an empty list and false for one", async () => {
    const old = { ...state, requiredStatusChecks: [], forcePushBypassers: null };
    const news = { ...goodProtection, forcePushBypassers: [], lockBranch: false };
    expect((await of(protection).diff(protection, old, news)).changes).toBe(false);
  });

  it("takes another order in a set for no change and in a list for one", async () => {
    const checks = (contexts: string[]) => ({ requiredStatusChecks: [{ contexts }] });
    const sets = await of(protection).diff(
      protection,
      { ...state, ...checks(["a", "b"]) },
      { ...goodProtection, ...checks(["b", "a"]) },
    );
    expect(sets.changes).toBe(false);
    const conditions = (includes: string[]) => ({ refName: { includes, excludes: [] } });
    const lists = await of(ruleset).diff(
      ruleset,
      { ...goodRuleset, conditions: conditions(["a", "b"]) },
      { ...goodRuleset, conditions: conditions(["b", "a"]) },
    );
    expect(lists.changes).toBe(true);
  });

  it("shows the removal of a rule as DELETE", async () => {
    const diff = await of(ruleset).diff(
      ruleset,
      { ...goodRuleset, rules: { deletion: true, nonFastForward: true } },
      { ...goodRuleset, rules: { deletion: true } },
    );
    expect(diff.detailed).toEqual({ "rules.nonFastForward": "DELETE" });
  });

  it("replaces by the schema with _REPLACE kinds", async () => {
    const diff = await of(protection).diff(protection, state, {
      ...goodProtection,
      repositoryId: "other",
    });
    expect(diff.replaces).toEqual(["repositoryId"]);
    expect(diff.detailed).toEqual({ repositoryId: "UPDATE_REPLACE" });
    expect(diff.deleteBeforeReplace).toBe(false);
  });

  it("deletes first where the provider's table says so", async () => {
    const token = type("github", "ActionsEnvironmentSecret");
    const inputs = { repository: "app", environment: "prod", secretName: "A", value: "1" };
    const diff = await of(token).diff(token, inputs, { ...inputs, secretName: "B" });
    expect(diff).toMatchObject({ replaces: ["secretName"], deleteBeforeReplace: true });
  });

  it("deletes first where a name was given that could be made up", async () => {
    const old = { repository: "app", name: "bug", color: "ff0000" };
    const given = await of(label).diff(label, old, { ...old, repository: "web", __defaults: [] });
    expect(given.deleteBeforeReplace).toBe(true);
    const made = await of(label).diff(label, old, {
      ...old,
      repository: "web",
      __defaults: ["name"],
    });
    expect(made.deleteBeforeReplace).toBe(false);
  });
});
