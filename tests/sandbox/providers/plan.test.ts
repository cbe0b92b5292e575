import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandboxProviders } from "./client.ts";
import { type, unknown } from "./types.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeAll(async () => {
  sandbox = await startSandboxProviders();
});
afterAll(() => sandbox.close());

const project = type("vercel", "Project");
const variable = type("vercel", "ProjectEnvironmentVariable");
const schedule = type("mongodbatlas", "CloudBackupSchedule");
const of = (token: string) => sandbox.of(token.split(":")[0] ?? "");
const goodVariable = {
  projectId: "prj_1",
  key: "A",
  value: "b",
  sensitive: true,
  targets: ["production"],
};
const protection = type("github", "BranchProtection");
const secret = type("github", "ActionsSecret");
const goodProtection = { repositoryId: "app", pattern: "main" };

describe("previews of the pf bridge", () => {
  it("shows defaults, leaves out what nobody set, and marks what the vendor computes", async () => {
    const { id, outputs } = await of(project).create(project, { name: "a" }, { preview: true });
    expect(id).toBe("");
    expect(outputs).toMatchObject({
      name: "a",
      autoAssignCustomDomains: true,
      gitForkProtection: true,
      oidcTokenConfig: { issuerMode: "team" },
      id: unknown,
      teamId: unknown,
      nodeVersion: unknown,
      resourceConfig: unknown,
      vercelAuthentication: unknown,
    });
    expect(outputs).not.toHaveProperty("buildCommand");
  });

  it("marks what the vendor computes inside a given object", async () => {
    const gitRepository = {
      type: "github",
      repo: "a/b",
      deployHooks: [{ name: "hook", ref: "main" }],
    };
    const inputs = { name: "a", gitRepository };
    const { outputs } = await of(project).create(project, inputs, { preview: true });
    expect(outputs["gitRepository"]).toEqual({
      ...gitRepository,
      productionBranch: unknown,
      deployHooks: [{ name: "hook", ref: "main", id: unknown, url: unknown }],
    });
  });

  it("leaves unknown secrets bare and wraps known ones", async () => {
    const preview = async (value: string) =>
      (await of(variable).create(variable, { ...goodVariable, value }, { preview: true })).raw;
    expect((await preview(unknown))["value"]).toBe(unknown);
    expect((await preview("b"))["value"]).toMatchObject({ value: "b" });
  });

  it("answers no id output where Terraform has none", async () => {
    const cluster = type("mongodbatlas", "AdvancedCluster");
    const inputs = { projectId: "p", name: "c", clusterType: "REPLICASET", replicationSpecs: [] };
    const { outputs } = await of(cluster).create(cluster, inputs, { preview: true });
    expect(outputs).not.toHaveProperty("id");
    expect(outputs).toMatchObject({ deleteOnCreateTimeout: true, connectionStrings: unknown });
  });
});

describe("updates of the pf bridge at preview", () => {
  it("keeps what stays and marks what the update computes anew", async () => {
    const old = {
      name: "a",
      id: "prj_1",
      teamId: "team",
      buildMachineType: "standard",
      resourceConfig: { fluid: true },
      nodeVersion: "24.x",
    };
    const news = { name: "b" };
    const outputs = await of(project).update(project, "prj_1", old, news, true);
    expect(outputs).toMatchObject({
      id: "prj_1",
      name: "b",
      nodeVersion: "24.x",
      buildMachineType: unknown,
      resourceConfig: unknown,
      gitProviderOptions: unknown,
      serverlessFunctionRegion: unknown,
    });
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

  it("marks what the vendor computes inside a block, and shows the others as null", async () => {
    const policyItemDaily = { frequencyInterval: 1, retentionUnit: "days", retentionValue: 7 };
    const inputs = { projectId: "p", clusterName: "c", policyItemDaily };
    const { outputs } = await of(schedule).create(schedule, inputs, { preview: true });
    expect(outputs).toMatchObject({
      policyItemDaily: { ...policyItemDaily, id: unknown, frequencyType: unknown },
      policyItemHourly: null,
      export: null,
      policyItemWeeklies: [],
      copySettings: [],
    });
    const rules = { pullRequest: {} };
    const ruleset = type("github", "RepositoryRuleset");
    const given = { repository: "a", name: "r", target: "branch", enforcement: "active", rules };
    const preview = await of(ruleset).create(ruleset, given, { preview: true });
    expect(preview.outputs).toMatchObject({
      bypassActors: [],
      rules: {
        deletion: null,
        updateAllowsFetchAndMerge: false,
        pullRequest: { requiredApprovingReviewCount: 0, allowedMergeMethods: unknown },
      },
    });
  });
});
