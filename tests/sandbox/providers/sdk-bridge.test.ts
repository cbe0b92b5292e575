import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandboxProviders } from "./client.ts";
import { type } from "./types.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeAll(async () => {
  sandbox = await startSandboxProviders();
});
afterAll(() => sandbox.close());

const of = (token: string) => sandbox.of(token.split(":")[0] ?? "");
const reasons = async (token: string, inputs: Record<string, unknown>) =>
  (await of(token).check(token, inputs)).reasons.sort();
const protection = type("github", "BranchProtection");
const ruleset = type("github", "RepositoryRuleset");
const branch = type("github", "Branch");
const environment = type("github", "RepositoryEnvironment");
const secret = type("github", "ActionsSecret");
const label = type("github", "IssueLabel");
const schedule = type("mongodbatlas", "CloudBackupSchedule");
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
