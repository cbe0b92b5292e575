import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandboxProviders } from "./client.ts";
import { type, unknown } from "./types.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeAll(async () => {
  sandbox = await startSandboxProviders();
});
afterAll(() => sandbox.close());

const protection = type("github", "BranchProtection");
const ruleset = type("github", "RepositoryRuleset");
const branch = type("github", "Branch");
const environment = type("github", "RepositoryEnvironment");
const secret = type("github", "ActionsSecret");
const label = type("github", "IssueLabel");
const schedule = type("mongodbatlas", "CloudBackupSchedule");

const of = (token: string) => sandbox.of(token.split(":")[0] ?? "");
const reasons = async (token: string, inputs: Record<string, unknown>) =>
  (await of(token).check(token, inputs)).reasons.sort();

const goodProtection = { repositoryId: "app", pattern: "main" };
const goodRuleset = {
  repository: "app",
  name: "rules",
  target: "branch",
  enforcement: "active",
  rules: {},
};

describe("Check of the sdk bridge", () => {
  it.each([
    [
      "a missing input",
      branch,
      { repository: "app" },
      [
        'Missing required argument. The argument "branch" is required, but no definition was ' +
          "found.. Examine values at 'R.branch'.",
      ],
    ],
    [
      "a missing input inside an object, with Terraform's own path",
      ruleset,
      { ...goodRuleset, conditions: {} },
      [
        'Missing required argument. The argument "conditions.0.ref_name" is required, but no ' +
          "definition was found.. Examine values at 'R.conditions.refName'.",
      ],
    ],
    [
      "an unknown input",
      protection,
      { ...goodProtection, foo: 1 },
      ["Invalid or unknown key. Examine values at 'R.foo'."],
    ],
    [
      "an unknown input inside a list",
      protection,
      { ...goodProtection, requiredStatusChecks: [{ foo: 1 }] },
      ["Invalid or unknown key. Examine values at 'R.requiredStatusChecks[0].foo'."],
    ],
    [
      "a value outside an enum",
      ruleset,
      { ...goodRuleset, target: "foo" },
      [
        'expected target to be one of ["branch" "push" "tag"], got foo. Examine values at \'R.target\'.',
      ],
    ],
    [
      "a value outside a range",
      environment,
      { repository: "app", environment: "prod", waitTimer: 43201 },
      [
        "expected wait_timer to be in the range (0 - 43200), got 43201. " +
          "Examine values at 'R.waitTimer'.",
      ],
    ],
    [
      "a value outside a range, of Atlas",
      schedule,
      { projectId: "p", clusterName: "c", referenceHourOfDay: 24 },
      [
        '"reference_hour_of_day" value should be between 0 and 23, got: 24. ' +
          "Examine values at 'R.referenceHourOfDay'.",
      ],
    ],
    [
      "a text that is no boolean",
      protection,
      { ...goodProtection, enforceAdmins: "yes" },
      [
        "cannot parse '' as bool: strconv.ParseBool: parsing \"yes\": invalid syntax. " +
          "Examine values at 'R.enforceAdmins'.",
      ],
    ],
    [
      "none of several of which one is needed",
      secret,
      { repository: "app", secretName: "A" },
      ["encrypted_value", "plaintext_value", "value", "value_encrypted"].map((name) => {
        const path = name.replace(/_./g, (letters) => letters.charAt(1).toUpperCase());
        const list = "encrypted_value,plaintext_value,value,value_encrypted";
        return (
          `Invalid combination of arguments. "${name}": one of \`${list}\` must be specified. ` +
          `Examine values at 'R.${path}'.`
        );
      }),
    ],
  ])("reports %s", async (_what, token, inputs, expected) => {
    expect(await reasons(token, inputs)).toEqual([...expected].sort());
  });

  it("writes defaults that are not zero and lists them at every level", async () => {
    const inputs = {
      ...goodProtection,
      requiredPullRequestReviews: [{}],
      restrictPushes: [{}],
      requiredStatusChecks: [{}],
    };
    expect((await of(protection).check(protection, inputs)).inputs).toEqual({
      ...goodProtection,
      __defaults: [],
      requiredPullRequestReviews: [
        { __defaults: ["requiredApprovingReviewCount"], requiredApprovingReviewCount: 1 },
      ],
      restrictPushes: [{ __defaults: ["blocksCreations"], blocksCreations: true }],
      requiredStatusChecks: [{ __defaults: [] }],
    });
  });

  it("writes the default for a null and drops other nulls", async () => {
    const inputs = { repository: "app", branch: "dev", sourceBranch: null, sourceSha: null };
    expect((await of(branch).check(branch, inputs)).inputs).toEqual({
      __defaults: ["sourceBranch"],
      repository: "app",
      branch: "dev",
      sourceBranch: "main",
    });
  });

  it("converts scalars and single elements", async () => {
    const inputs = {
      repositoryId: 5,
      pattern: "main",
      enforceAdmins: "true",
      requiredPullRequestReviews: { requiredApprovingReviewCount: "2" },
    };
    expect((await of(protection).check(protection, inputs)).inputs).toMatchObject({
      repositoryId: "5",
      enforceAdmins: true,
      requiredPullRequestReviews: [{ requiredApprovingReviewCount: 2 }],
    });
  });

  it("answers an error for a text that is no number", async () => {
    const reviewers = [{ users: ["a"] }];
    await expect(
      reasons(environment, { repository: "app", environment: "prod", reviewers }),
    ).rejects.toThrow('users[0]: strconv.ParseInt: parsing "a": invalid syntax');
  });

  it("lists a made-up name among the defaults", async () => {
    const { inputs } = await of(label).check(label, { repository: "app", color: "ff0000" });
    expect(inputs["name"]).toMatch(/^R-[0-9a-f]{7}$/);
    expect(inputs["__defaults"]).toEqual(["name"]);
  });

  it("refuses a type it does not have, by method and name", async () => {
    await expect(reasons("github:index/nope:Nope", {})).rejects.toThrow(
      "unrecognized resource type (Check): github:index/nope:Nope",
    );
  });
});

describe("previews of the sdk bridge", () => {
  it("shows null for what nobody set, empty lists for blocks, and zero defaults", async () => {
    const { outputs } = await of(protection).create(protection, goodProtection, { preview: true });
    expect(outputs).toMatchObject({
      id: unknown,
      enforceAdmins: false,
      allowsForcePushes: false,
      forcePushBypassers: null,
      requiredPullRequestReviews: [],
      requiredStatusChecks: [],
      restrictPushes: [],
    });
  });

  it("wraps secrets even when they are unknown or unset", async () => {
    const inputs = { repository: "app", secretName: "A", value: unknown };
    const { raw } = await of(secret).create(secret, inputs, { preview: true });
    expect(raw["value"]).toMatchObject({ value: unknown });
    expect(raw["plaintextValue"]).toMatchObject({ value: null });
    expect(raw).toMatchObject({ id: unknown, keyId: unknown, createdAt: unknown });
  });

  it("keeps computed values through an update", async () => {
    const old = { repository: "app", secretName: "A", value: "1", keyId: "k", createdAt: "then" };
    const news = { repository: "app", secretName: "A", value: "2" };
    const outputs = await of(secret).update(secret, "app:A", { ...old, id: "app:A" }, news, true);
    expect(outputs).toMatchObject({ value: "2", keyId: "k", createdAt: "then", id: "app:A" });
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
