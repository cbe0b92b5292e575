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
