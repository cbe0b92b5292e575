import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isWrite, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.close();
});

const inputs = {
  name: "shop-api-dev",
  plan: "starter",
  region: "frankfurt",
  runtime: "node",
  repo: "https://github.com/shop/shop",
  branch: "develop",
  buildCommand: "npm ci",
  startCommand: "npm start",
  preDeployCommand: "npm run migrate",
  healthCheckPath: "/api/health",
  variables: { NODE_ENV: "production", TOKEN: "t0ken-of-the-shop" },
};

describe("a web service", () => {
  it("is created with one call, and is live when that is done", async () => {
    const service = simulator.drive("WebService");
    expect(await service.up(inputs)).toBe("created");
    const calls = simulator.takeCalls();
    expect(calls.filter(isWrite)).toEqual(["POST /services"]);
    expect(service.state).toMatchObject({
      slug: "shop-api-dev",
      url: "https://shop-api-dev.onrender.com",
      host: "shop-api-dev.onrender.com",
      deployDue: false,
    });
    expect(service.state["outboundIps"]).not.toHaveLength(0);
  });

  it("sends nothing when nothing changed, not even a read", async () => {
    const service = simulator.drive("WebService");
    await service.up(inputs);
    simulator.takeCalls();
    expect(await service.up(inputs)).toBe("same");
    expect(simulator.takeCalls()).toEqual([]);
  });

  it("changes one variable with one write and one deploy", async () => {
    const service = simulator.drive("WebService");
    await service.up(inputs);
    simulator.takeCalls();
    const variables = { ...inputs.variables, NODE_ENV: "development" };
    expect(await service.up({ ...inputs, variables })).toBe("updated");
    expect(simulator.takeCalls().filter(isWrite)).toEqual([
      "PUT /services/{serviceId}/env-vars/{envVarKey}",
      "POST /services/{serviceId}/deploys",
    ]);
  });

  it("refreshes to exactly its inputs", async () => {
    const service = simulator.drive("WebService");
    await service.up(inputs);
    expect(await service.refresh()).toEqual(inputs);
    expect(await service.up(inputs)).toBe("same");
  });
});
