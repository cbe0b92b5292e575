import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandboxProviders } from "../client.ts";
import { type } from "../types.ts";

const cluster = type("mongodbatlas", "AdvancedCluster");

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
let projectId: string;
beforeEach(async () => {
  sandbox = await startSandboxProviders();
  const project = type("mongodbatlas", "Project");
  projectId = (await atlas().make(project, { name: "app", orgId: "o" })).id;
});
afterEach(() => sandbox.close());

const atlas = () => sandbox.of("mongodbatlas");

function shape(size: "M0" | "M10", regionName: string, more = {}) {
  const electableSpecs = { instanceSize: size, ...(size === "M10" && { nodeCount: 3 }) };
  const tenant = { providerName: "TENANT", backingProviderName: "AWS" };
  const provider = size === "M0" ? tenant : { providerName: "AWS" };
  const regionConfigs = [{ regionName, priority: 7, ...provider, electableSpecs }];
  const replicationSpecs = [{ regionConfigs }];
  return { projectId, name: "main", clusterType: "REPLICASET", replicationSpecs, ...more };
}

describe("Atlas clusters", () => {
  it("go up by one major version at a time, and not down again", async () => {
    const of = (mongoDbMajorVersion: string) =>
      shape("M10", "EU_CENTRAL_1", { mongoDbMajorVersion });
    const made = await atlas().make(cluster, of("6.0"));
    const to = (version: string, from: typeof made.outputs) =>
      atlas().update(cluster, made.id, from, of(version));
    await expect(to("8.0", made.outputs)).rejects.toThrow("Cannot upgrade from MongoDB 6 to 8");
    const raised = await to("7.0", made.outputs);
    expect(raised["mongoDbVersion"]).toBe("7.0.4");
    await expect(to("6.0", raised)).rejects.toThrow("version 6 is below 7");
  });

  it("move where they have nodes of their own, and else only when they get some", async () => {
    const shared = await atlas().make(cluster, shape("M0", "EU_CENTRAL_1"));
    const moved = (size: "M0" | "M10") =>
      atlas().update(cluster, shared.id, shared.outputs, shape(size, "US_EAST_1"));
    await expect(moved("M0")).rejects.toThrow("A cluster of size M0 stays in its region");
    expect(JSON.stringify((await moved("M10"))["replicationSpecs"])).toContain("US_EAST_1");
  });
});
