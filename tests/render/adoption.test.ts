import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isWrite, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.close();
});

const service = {
  name: "shop-api",
  plan: "starter",
  region: "frankfurt",
  runtime: "node",
  repo: "https://github.com/shop/shop",
  startCommand: "npm start",
  variables: { A: "1" },
};

/** A service made by hand, as one that config adopts is. */
async function existing(inputs: Record<string, unknown> = service) {
  const resource = simulator.drive("WebService");
  await resource.up(inputs);
  simulator.restart();
  simulator.takeCalls();
  return resource.id;
}

describe("adopting a service", () => {
  it("changes it in place to what the config means, with one deploy, and makes none", async () => {
    const id = await existing();
    const adopted = simulator.drive("WebService");
    await adopted.up({ ...service, plan: "standard", variables: { A: "2" }, adopt: id });
    expect(adopted.id).toBe(id);
    const writes = simulator.takeCalls().filter(isWrite);
    // Marked at first and at last, so that a killed adoption is seen to owe a deploy.
    expect(writes).toEqual([
      "PUT /services/{serviceId}/env-vars/{envVarKey}",
      "PATCH /services/{serviceId}",
      "PUT /services/{serviceId}/env-vars/{envVarKey}",
      "POST /services/{serviceId}/deploys",
      "DELETE /services/{serviceId}/env-vars/{envVarKey}",
    ]);
    expect(simulator.rows("services")).toHaveLength(1);
  });

  it("says at preview what would change, by reading alone", async () => {
    const id = await existing();
    await expect(
      simulator
        .drive("WebService")
        .up({ ...service, plan: "standard", startCommand: "", adopt: id }),
    ).rejects.toThrow("startCommand");
    expect(simulator.progress).toEqual([]);
    await simulator.drive("WebService").up({ ...service, plan: "standard", adopt: id });
    expect(simulator.progress).toEqual([`Adopting ${id} changes plan and replaces nothing.`]);
  });

  it("sends nothing that writes where nothing differs", async () => {
    const id = await existing();
    await simulator.drive("WebService").up({ ...service, adopt: id });
    expect(simulator.takeCalls().filter(isWrite)).toEqual([]);
  });

  it("is refused for a service of another kind, in another region, or unknown", async () => {
    const id = await existing();
    const up = (kind: "WebService" | "PrivateService", inputs: object) =>
      simulator.drive(kind).up({ ...service, adopt: id, ...inputs });
    await expect(up("PrivateService", {})).rejects.toThrow("is a web_service");
    await expect(up("WebService", { region: "ohio" })).rejects.toThrow("differs in region");
    await expect(up("WebService", { adopt: "srv-none" })).rejects.toThrow("read service srv-none");
    expect(simulator.takeCalls().filter(isWrite)).toEqual([]);
  });

  it("is refused where another is managed here already", async () => {
    const id = await existing();
    const resource = simulator.drive("WebService");
    await resource.up({ ...service, adopt: id });
    await expect(resource.up({ ...service, adopt: "srv-other" })).rejects.toThrow("Remove adopt");
    expect(await resource.up(service)).toBe("same");
  });
});

describe("adopting the rest", () => {
  it("takes a project and its environment over, contents and all", async () => {
    const project = simulator.drive("Project");
    await project.up({ name: "old", firstEnvironment: "dev" });
    const environment = simulator.drive("Environment");
    await environment.up({ projectId: project.id, name: "dev" });
    const store = { name: "redis", plan: "starter", environmentId: environment.id };
    await simulator.drive("KeyValue").up(store);

    const adopted = simulator.drive("Project");
    await adopted.up({ name: "shop", adopt: project.id });
    const inside = simulator.drive("Environment");
    await inside.up({ projectId: project.id, name: "staging", adopt: environment.id });
    expect(simulator.rows("projects").map(({ name }) => name)).toEqual(["shop"]);
    expect(simulator.rows("environments").map(({ name }) => name)).toEqual(["staging"]);
  });

  it("takes a Key Value store over and moves it into the environment", async () => {
    const store = simulator.drive("KeyValue");
    await store.up({ name: "cache", plan: "starter" });
    const project = simulator.drive("Project");
    await project.up({ name: "shop" });
    const environment = simulator.drive("Environment");
    await environment.up({ projectId: project.id, name: "dev" });
    const inputs = { name: "redis", plan: "standard", environmentId: environment.id };
    const adopted = simulator.drive("KeyValue");
    await adopted.up({ ...inputs, adopt: store.id });
    simulator.restart();
    expect(await adopted.refresh()).toEqual({ ...inputs, adopt: store.id });
  });

  it("takes an env group over", async () => {
    const group = simulator.drive("EnvGroup");
    await group.up({ name: "env", variables: { A: "1", B: "2" } });
    const adopted = simulator.drive("EnvGroup");
    await adopted.up({ name: "env", variables: { A: "1", C: "3" }, adopt: group.id });
    simulator.restart();
    expect(await adopted.refresh()).toMatchObject({ variables: { A: "1", C: "3" } });
  });

  it("takes a domain over, but no other one than the config names", async () => {
    const serviceId = await existing();
    const inputs = { serviceId, name: "api.shop.ch", waitForVerification: false };
    const domain = simulator.drive("CustomDomain");
    await domain.up(inputs);
    const adopted = simulator.drive("CustomDomain");
    await adopted.up({ ...inputs, adopt: domain.id });
    expect(adopted.id).toBe(domain.id);
    const other = { ...inputs, name: "www.shop.ch", adopt: domain.id };
    await expect(simulator.drive("CustomDomain").up(other)).rejects.toThrow("is api.shop.ch");
  });
});
