import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandboxProviders } from "./client.ts";
import { type, unknown } from "./types.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeAll(async () => {
  sandbox = await startSandboxProviders();
});
afterAll(() => sandbox.close());

const project = type("vercel", "Project");
const domain = type("vercel", "ProjectDomain");
const variable = type("vercel", "ProjectEnvironmentVariable");
const user = type("mongodbatlas", "DatabaseUser");
const record = type("cloudflare", "DnsRecord");

const of = (token: string) => sandbox.of(token.split(":")[0] ?? "");
const reasons = async (token: string, inputs: Record<string, unknown>) =>
  (await of(token).check(token, inputs)).reasons.sort();

const goodVariable = {
  projectId: "prj_1",
  key: "A",
  value: "b",
  sensitive: true,
  targets: ["production"],
};
const goodUser = {
  projectId: "p",
  username: "u",
  authDatabaseName: "admin",
  roles: [{ roleName: "readWrite", databaseName: "d" }],
};
const goodRecord = { zoneId: "z", name: "a.example.com", type: "A", content: "192.0.2.1", ttl: 1 };

describe("Check of the pf bridge", () => {
  it.each([
    ["a missing input", domain, { domain: "a.ch" }, ["Missing required property 'projectId'"]],
    [
      "a missing input inside an object",
      type("vercel", "CustomEnvironment"),
      { projectId: "p", name: "qa", branchTracking: { pattern: "x" } },
      ["Missing required property 'branchTracking.type'"],
    ],
    [
      "a missing input inside a list",
      type("mongodbatlas", "AlertConfiguration"),
      { projectId: "p", eventType: "NO_PRIMARY", notifications: [{}] },
      ["Missing required property 'notifications[0].typeName'"],
    ],
    [
      "a missing input inside a set",
      user,
      { ...goodUser, roles: [{ databaseName: "d" }] },
      ["Missing required property 'roles.roleName'"],
    ],
    [
      "an unknown input, which the real bridge would keep and never send",
      domain,
      { domain: "a.ch", projectId: "p", foo: 1 },
      ["Invalid or unknown key. Examine values at 'R.foo'."],
    ],
    [
      "a value outside an enum",
      project,
      { name: "a", nodeVersion: "16.x" },
      [
        "Invalid Attribute Value Match. Attribute node_version value must be one of: " +
          '["18.x" "20.x" "22.x" "24.x"], got: "16.x". Examine values at \'R.nodeVersion\'.',
      ],
    ],
    [
      "a number outside an enum",
      domain,
      { domain: "a.ch", projectId: "p", redirectStatusCode: 300 },
      [
        "Invalid Attribute Value Match. Attribute redirect_status_code value must be one of: " +
          '["301" "302" "307" "308"], got: 300. Examine values at \'R.redirectStatusCode\'.',
      ],
    ],
    [
      "an element of a set outside an enum",
      variable,
      { ...goodVariable, targets: ["dev"] },
      [
        'Invalid Attribute Value Match. Attribute target[Value("dev")] value must be one of: ' +
          '["production" "preview" "development"], got: "dev". Examine values at \'R.targets\'.',
      ],
    ],
    [
      "a value outside a range",
      record,
      { ...goodRecord, priority: 70000 },
      [
        "Invalid Attribute Value. Attribute priority value must be between 0.000000 and " +
          "65535.000000, got: 70000.000000. Examine values at 'R.priority'.",
      ],
    ],
    [
      "none of two of which one is needed",
      variable,
      { ...goodVariable, value: null },
      ["R.value", "R.valueWo"].map(
        (path) =>
          "Invalid Attribute Combination. No attribute specified when one (and only one) of " +
          `[value,value_wo] is required. Examine values at '${path}'.`,
      ),
    ],
    [
      "two that exclude each other",
      record,
      { ...goodRecord, data: { value: "x" } },
      [
        'Invalid Attribute Combination. Attribute "content" cannot be specified when "data" is ' +
          "specified. Examine values at 'R.data'.",
        'Invalid Attribute Combination. Attribute "data" cannot be specified when "content" is ' +
          "specified. Examine values at 'R.content'.",
      ],
    ],
  ])("reports %s", async (_what, token, inputs, expected) => {
    expect(await reasons(token, inputs)).toEqual([...expected].sort());
  });

  it("leaves the property of a failure empty", async () => {
    const { properties } = await of(domain).check(domain, {});
    expect(properties).toEqual(["", ""]);
  });

  it("takes unknown values for given ones and validates none of them", async () => {
    const inputs = { projectId: unknown, key: unknown, value: unknown, sensitive: unknown };
    expect(await reasons(variable, { ...inputs, targets: unknown })).toEqual([]);
  });

  it("writes no defaults and keeps nulls", async () => {
    const { inputs } = await of(record).check(record, { ...goodRecord, comment: null });
    expect(inputs).toEqual({ ...goodRecord, comment: null });
  });

  it("marks secret inputs again, because the engine sends them bare", async () => {
    const { raw } = await of(variable).check(variable, goodVariable);
    expect(raw["value"]).toMatchObject({ value: "b" });
  });

  it("accepts a number for a text and answers an error for a text in place of a boolean", async () => {
    expect(await reasons(variable, { ...goodVariable, value: 5 })).toEqual([]);
    await expect(reasons(variable, { ...goodVariable, sensitive: "yes" })).rejects.toThrow(
      "cannot encode resource inputs to call ValidateResourceConfig: objectEncoder failed on " +
        'property "sensitive": Expected a Boolean',
    );
  });

  it("answers an error for a container of the wrong kind", async () => {
    await expect(reasons(variable, { ...goodVariable, targets: "production" })).rejects.toThrow(
      "expected an Array PropertyValue",
    );
    await expect(reasons(project, { name: "a", gitRepository: "x" })).rejects.toThrow(
      "Expected an Object PropertyValue",
    );
  });

  it("refuses a type it does not have, by name", async () => {
    await expect(reasons("vercel:index/nope:Nope", {})).rejects.toThrow(
      "[pf/tfbridge] unknown resource token: vercel:index/nope:Nope",
    );
    await expect(reasons("mongodbatlas:index/nope:Nope", {})).rejects.toThrow(
      "Resource type 'mongodbatlas:index/nope:Nope' not found.",
    );
  });
});

describe("names the pf bridge makes up", () => {
  it("adds seven hexadecimal digits to the resource's name", async () => {
    const { inputs } = await of(project).check(project, {});
    expect(inputs["name"]).toMatch(/^R-[0-9a-f]{7}$/);
  });

  it("keeps the name it had, even one that was given and then taken away", async () => {
    const { inputs } = await of(project).check(project, {}, { name: "given" });
    expect(inputs["name"]).toBe("given");
  });

  it("checks a made-up name like a given one", async () => {
    const { reasons: found } = await of(project).check(project, {}, {}, "Bad Name");
    expect(found[0]).toContain("can only contain up to 100 alphanumeric lowercase");
  });
});

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
