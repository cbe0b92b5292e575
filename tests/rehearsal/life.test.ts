import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../src/sandbox/world.ts";
import { openStageAllUp } from "./all-up.ts";
import { type Stage, tables } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
});
afterAll(() => stage?.close());

const variablesOf = (stack: string): Record<string, string> => {
  const { envVars } = stage.row(tables.envGroups, { name: `bondigoo-${stack}-env` });
  const list = envVars as { key: string; value: string }[];
  return Object.fromEntries(list.map(({ key, value }) => [key, value]));
};
const idsOf = (table: string) => stage.rows(table).map(({ id }) => id);
const deploysOf = (service: Row) =>
  stage.rows(tables.deploys).filter(({ serviceId }) => serviceId === service.id);
const services = (stack: string) =>
  ["api", "worker"].map((part) =>
    stage.row(tables.services, { name: `bondigoo-${part}-${stack}` }),
  );
/** The calls that changed something, since the log was last emptied. */
const writes = () =>
  stage.sandbox.world.calls
    .map(({ operation }) => operation)
    .filter((operation) => /^(POST|PUT|PATCH|DELETE|Create|Update|Delete) /.test(operation));

describe("production without consent", () => {
  it("cannot be destroyed: the refusal comes before anything is deleted", async () => {
    const before = stage.rows(tables.services).length;
    stage.sandbox.world.clearCalls();
    const { exitCode, output } = await stage.run("prod", "destroy", "--yes", "--skip-preview");
    expect(exitCode).not.toBe(0);
    expect(output).toContain("delete hooks");
    expect(writes()).toEqual([]);
    expect(stage.rows(tables.services)).toHaveLength(before);
  });

  it("cannot be destroyed by running the program, which says what consent looks like", async () => {
    stage.sandbox.world.clearCalls();
    const { exitCode, output } = await stage.run("prod", "destroy", "--yes", "--run-program");
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/write `allowDeletion: \[prod, .*bondigoo-.+\]` under environment/);
    expect(writes()).toEqual([]);
  });

  it("protects what holds data and what serves, and Atlas refuses to terminate the cluster by itself", async () => {
    const guarded = (await stage.resources("prod")).filter(({ protect }) => protect);
    expect(guarded.map(({ type }) => type).toSorted()).toEqual([
      "mongodbatlas:index/advancedCluster:AdvancedCluster",
      "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
      "platform:environment:DeletionLock",
      "pulumi-nodejs:dynamic/render:BackgroundWorker",
      "pulumi-nodejs:dynamic/render:Environment",
      "pulumi-nodejs:dynamic/render:KeyValue",
      "pulumi-nodejs:dynamic/render:WebService",
      "vercel:index/project:Project",
    ]);
    expect(stage.row(tables.clusters, { name: "bondigoo-prod-cluster" })).toMatchObject({
      terminationProtectionEnabled: true,
    });
  });

  it("keeps its cluster when an edit of the config would replace it", async () => {
    stage.edit("prod", ["database", "cluster", "name"], "other");
    const { exitCode, output } = await stage.run("prod", "preview");
    stage.edit("prod", ["database", "cluster", "name"], "bondigoo-prod-cluster");
    expect(exitCode).not.toBe(0);
    expect(output).toContain("marked for protection");
  });
});

describe("moving staging to a Redis of its own", () => {
  it("replaces no service, leaves production's Redis, and deploys each service once", async () => {
    const serviceIds = idsOf(tables.services);
    const shared = stage.row(tables.keyValues, { name: "bondigoo-redis-prod" });
    const before = services("staging").map((service) => deploysOf(service).length);
    stage.edit("staging", ["redis"], { plan: "starter" });
    stage.sandbox.world.clearCalls();
    await stage.up("staging");

    expect(idsOf(tables.services)).toEqual(serviceIds);
    const own = stage.row(tables.keyValues, { name: "bondigoo-redis-staging" });
    expect(variablesOf("staging").REDIS_URL).toContain(String(own.id));
    expect(variablesOf("prod").REDIS_URL).toContain(String(shared.id));
    const after = services("staging").map((service) => deploysOf(service).length);
    expect(after).toEqual(before.map((count) => count + 1));
  });

  it("has the new Redis before any service is told of it", () => {
    const made = writes().indexOf("POST /key-value");
    const told = writes().findIndex((operation) => /env-vars/.test(operation));
    expect(made).toBeGreaterThanOrEqual(0);
    expect(told).toBeGreaterThan(made);
  });
});

describe("a new database user", () => {
  it("works before the old one is gone, with a password of its own", async () => {
    const old = stage.row(tables.databaseUsers, { username: "bondigoo-staging-user" });
    stage.edit("staging", ["database", "user"], "bondigoo-staging-user-b");
    stage.sandbox.world.clearCalls();
    await stage.up("staging");

    const user = stage.row(tables.databaseUsers, { username: "bondigoo-staging-user-b" });
    expect(user.password).not.toBe(old.password);
    const names = stage.rows(tables.databaseUsers).map(({ username }) => username);
    expect(names).not.toContain("bondigoo-staging-user");
    expect(variablesOf("staging").DATABASE_URL).toContain("//bondigoo-staging-user-b:");
    const position = (pattern: RegExp) => writes().findLastIndex((one) => pattern.test(one));
    expect(position(/^POST .*deploys$/)).toBeGreaterThan(position(/^Create .*DatabaseUser$/));
    expect(position(/^Delete .*DatabaseUser$/)).toBeGreaterThan(position(/^POST .*deploys$/));
  });
});

describe("a changed variable", () => {
  it("of a frontend makes one new deployment and touches no service", async () => {
    const deployments = idsOf(tables.vercelDeployments);
    const name = ["frontends", "platform", "variables", "REACT_APP_NEWS"];
    stage.edit("staging", name, "soon");
    stage.sandbox.world.clearCalls();
    await stage.up("staging");
    expect(writes().filter((operation) => !operation.startsWith("Delete "))).toEqual([
      "Create vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable",
      "Create vercel:index/deployment:Deployment",
    ]);
    const made = stage.rows(tables.vercelDeployments).filter(({ id }) => !deployments.includes(id));
    expect(made).toMatchObject([{ ref: "staging", production: true }]);
  });

  it("of the env group costs one write and one deploy for each service", async () => {
    stage.edit("staging", ["variables", "EMAIL_ALLOWLIST"], "@example.com");
    stage.sandbox.world.clearCalls();
    await stage.up("staging");
    const calls = writes();
    expect(calls.filter((operation) => /deploys$/.test(operation))).toHaveLength(2);
    expect(calls).toHaveLength(3);
  });
});

describe("with consent that names each thing", () => {
  const consent = (stack: string, ...names: string[]) =>
    stage.edit(stack, ["allowDeletion"], names);

  it("everything can be destroyed, and nothing of ours is left but the branches", async () => {
    consent("staging", "bondigoo-platform-staging", "bondigoo-redis-staging");
    consent(
      "prod",
      "bondigoo-platform-prod",
      "bondigoo-redis-prod",
      "bondigoo-prod-cluster",
      "bondigoo-api-prod",
      "bondigoo-worker-prod",
      "main",
      "prod",
    );
    for (const stack of ["dev", "staging", "prod"]) {
      await stage.up(stack);
      await stage.must(stack, "destroy", "--yes", "--skip-preview");
    }
    const kept = ["branches", "vercelDeployments", "deploys"];
    for (const [name, table] of Object.entries(tables)) {
      if (kept.includes(name)) continue;
      const left = stage.rows(table).map((row) => row.name ?? row.id);
      expect(left, name).toEqual(name === "clusters" ? ["coaching-platform-dev"] : []);
    }
    const branches = stage.rows(tables.branches).map(({ branch }) => branch);
    expect(branches.toSorted()).toEqual(["develop", "main", "staging"]);
  });
});
