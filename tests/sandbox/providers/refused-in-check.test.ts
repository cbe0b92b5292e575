import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandboxProviders } from "./client.ts";
import { type, unknown } from "./types.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeAll(async () => {
  sandbox = await startSandboxProviders();
});
afterAll(() => sandbox.close());

const variable = { projectId: "prj", key: "A", value: "1", sensitive: true };
const user = { projectId: "p", username: "u", password: "x", authDatabaseName: "admin" };
const role = { roleName: "readWrite", databaseName: "shop" };
const scope = { name: "main", type: "CLUSTER" };
const cluster = { projectId: "p", name: "main", clusterType: "REPLICASET", replicationSpecs: [] };

/** What the real plugins were seen to refuse before anything is asked of their vendors. */
const refused: [what: string, provider: string, name: string, inputs: object, words: string][] = [
  [
    "a target twice",
    "vercel",
    "ProjectEnvironmentVariable",
    { ...variable, targets: ["production", "production"] },
    "duplicate values",
  ],
  ["a role twice", "mongodbatlas", "DatabaseUser", { ...user, roles: [role, role] }, "duplicate"],
  [
    "a scope twice",
    "mongodbatlas",
    "DatabaseUser",
    { ...user, roles: [role], scopes: [scope, scope] },
    "duplicate",
  ],
  ["a deployment of nothing", "vercel", "Deployment", { projectId: "prj" }, "`ref` or `files`"],
  [
    "a version that is none",
    "mongodbatlas",
    "AdvancedCluster",
    { ...cluster, mongoDbMajorVersion: "8.0x" },
    "got: 8.0x",
  ],
];

const passed: [what: string, provider: string, name: string, inputs: object][] = [
  [
    "two targets",
    "vercel",
    "ProjectEnvironmentVariable",
    { ...variable, targets: ["production", "preview"] },
  ],
  [
    "two roles that differ in one word",
    "mongodbatlas",
    "DatabaseUser",
    { ...user, roles: [role, { ...role, databaseName: "logs" }] },
  ],
  [
    "two scopes that are not known yet",
    "mongodbatlas",
    "DatabaseUser",
    {
      ...user,
      roles: [role],
      scopes: [
        { ...scope, name: unknown },
        { ...scope, name: unknown },
      ],
    },
  ],
  ["a deployment of a branch", "vercel", "Deployment", { projectId: "prj", ref: "main" }],
  ["a version", "mongodbatlas", "AdvancedCluster", { ...cluster, mongoDbMajorVersion: "8.0" }],
  [
    "a version that is not known yet",
    "mongodbatlas",
    "AdvancedCluster",
    { ...cluster, mongoDbMajorVersion: unknown },
  ],
];

describe("Check", () => {
  it.each(refused)("refuses %s", async (_, provider, name, inputs, words) => {
    const { reasons } = await sandbox.of(provider).check(type(provider, name), { ...inputs });
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(words);
  });

  it.each(passed)("passes %s", async (_, provider, name, inputs) => {
    const { reasons } = await sandbox.of(provider).check(type(provider, name), { ...inputs });
    expect(reasons).toEqual([]);
  });
});

describe("a kept state carries its version", () => {
  it.each([
    ["random", "RandomPassword", { length: 12 }, '{"schema_version":"3"}'],
    ["random", "RandomPet", {}, undefined],
  ])("%s %s", async (provider, name, inputs, version) => {
    const { outputs } = await sandbox.of(provider).make(type(provider, name), inputs);
    expect(outputs["__meta"]).toBe(version);
  });
});
