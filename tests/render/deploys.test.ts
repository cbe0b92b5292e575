import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Driven, isWrite, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.close();
});

const inputs = {
  name: "shop-api",
  plan: "starter",
  runtime: "node",
  repo: "https://github.com/shop/shop",
  startCommand: "npm start",
  preDeployCommand: "npm run migrate",
  variables: { TOKEN: "tok-123456" },
};
const changed = { ...inputs, startCommand: "npm run other" };

async function service(): Promise<Driven> {
  const resource = simulator.drive("WebService");
  await resource.up(inputs);
  simulator.takeCalls();
  return resource;
}

function deploysMade(): number {
  return simulator.takeCalls().filter((call) => call === "POST /services/{serviceId}/deploys")
    .length;
}

describe("a deploy that fails", () => {
  it.each([
    ["deploy-build-failed", "the build failed"],
    ["deploy-pre-deploy-failed", "the pre-deploy command failed"],
    ["deploy-update-failed", "the new version did not start or failed its health check"],
  ])("(%s) names service and phase, and is repeated by the next up", async (fault, phase) => {
    const resource = await service();
    simulator.faults.arm(fault, { operation: "deploy shop-api" });
    await expect(resource.up(changed)).rejects.toThrow(
      new RegExp(`"shop-api" is not live: ${phase}.*log`, "s"),
    );
    expect(deploysMade()).toBe(1);
    expect(resource.state["startCommand"], "what was written is remembered").toBe("npm run other");
    expect(await resource.up(changed)).toBe("updated");
    expect(simulator.takeCalls().filter(isWrite)).toEqual(["POST /services/{serviceId}/deploys"]);
    expect(await resource.up(changed)).toBe("same");
  });

  it("keeps a service whose first deploy failed, and makes no second one", async () => {
    simulator.faults.arm("deploy-build-failed", { operation: "deploy shop-api" });
    const resource = simulator.drive("WebService");
    await expect(resource.up(inputs)).rejects.toThrow("the build failed");
    expect(resource.id).toMatch(/^srv-/);
    expect(await resource.up(inputs)).toBe("updated");
    expect(simulator.rows("services")).toHaveLength(1);
    expect(resource.state["deployDue"]).toBe(false);
  });
});

describe("one deploy per change", () => {
  it("waits for the one that is queued behind another (202 with an empty body)", async () => {
    const resource = await service();
    const params = { path: { serviceId: resource.id } };
    const { http } = simulator.context();
    await http.POST("/services/{serviceId}/deploys", { params, body: {} });
    expect(await resource.up(changed)).toBe("updated");
    expect(resource.state["deployDue"]).toBe(false);
    const newest = simulator.rows("deploys").at(-1);
    expect(newest?.["status"]).toBe("live");
  });

  it("uses the deploy that Render starts by itself instead of asking for another", async () => {
    await simulator.close();
    simulator = await startSimulator({ autoRedeploy: true });
    const resource = await service();
    await resource.up(changed);
    expect(deploysMade()).toBe(0);
    expect(resource.state["deployDue"]).toBe(false);
  });

  it("is repeated where a run was killed between the change and the deploy", async () => {
    const resource = await service();
    const state = structuredClone(resource.state);
    simulator.faults.arm("refused", { operation: "POST /services/{serviceId}/deploys" });
    await expect(resource.up(changed)).rejects.toThrow("403");
    resource.state = state;
    simulator.restart();
    await resource.refresh();
    simulator.takeCalls();
    expect(await resource.up(changed)).toBe("updated");
    expect(deploysMade()).toBe(1);
  });

  it("is asked for once though the answer to asking is lost", async () => {
    const resource = await service();
    const before = simulator.rows("deploys").length;
    simulator.faults.arm("reset-after", { operation: "POST /services/{serviceId}/deploys" });
    await resource.up(changed);
    expect(simulator.rows("deploys")).toHaveLength(before + 1);
  });
});

describe("suspended as wanted state", () => {
  it("is made so at creation, and back with the deploy that resuming makes", async () => {
    const resource = simulator.drive("WebService");
    await resource.up({ ...inputs, suspended: true });
    expect(simulator.rows("services")[0]?.["suspended"]).toBe("suspended");
    simulator.takeCalls();
    await resource.up({ ...changed, suspended: true });
    expect(deploysMade()).toBe(0);
    await resource.up({ ...changed, suspended: false });
    expect(deploysMade()).toBe(0);
    expect(simulator.rows("services")[0]?.["suspended"]).toBe("not_suspended");
    expect(simulator.rows("deploys").at(-1)).toMatchObject({
      trigger: "service_resumed",
      status: "live",
    });
  });
});

describe("a disk", () => {
  it("comes with the service, grows in place, and goes only with consent", async () => {
    const disk = { name: "data", mountPath: "/data", sizeGB: 1 };
    const resource = simulator.drive("WebService");
    await resource.up({ ...inputs, disk });
    expect(simulator.takeCalls().filter(isWrite)).toEqual(["POST /services"]);
    await resource.up({ ...inputs, disk: { ...disk, sizeGB: 5 } });
    expect(simulator.takeCalls().filter(isWrite)).toEqual([
      "PATCH /disks/{diskId}",
      "POST /services/{serviceId}/deploys",
    ]);
    await resource.up({ ...inputs, allowReplace: true });
    expect(simulator.rows("disks")).toEqual([]);
    await resource.up({ ...inputs, disk });
    expect(simulator.rows("disks")).toHaveLength(1);
    expect(await resource.refresh()).toMatchObject({ disk });
  });
});
