import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Simulator, startSimulator } from "../simulator.ts";
import { EngineStacks } from "./engine-stacks.ts";

let simulator: Simulator;
let stacks: EngineStacks;
beforeEach(async () => {
  simulator = await startSimulator({ pace: { by: "clock", phaseMs: hour } });
  stacks = new EngineStacks(simulator);
});
afterEach(async () => {
  stacks.close();
  await simulator.close();
});

const hour = 3_600_000;
const names = (table: string) =>
  simulator
    .rows(table)
    .map(({ name }) => String(name))
    .toSorted();
const started = (count: number) =>
  vi.waitFor(() => expect(simulator.rows("deploys")).toHaveLength(count), { timeout: 60_000 });

describe("two engines at once", () => {
  it("on one stack: the second is refused by the lock and changes nothing", async () => {
    await stacks.add("dev");
    const first = stacks.up("dev");
    await started(1);
    const second = await stacks.up("dev");
    expect(second.exitCode).not.toBe(0);
    expect(second.output).toContain("locked by 1 lock");
    simulator.world.advance(5 * hour);
    expect((await first).exitCode).toBe(0);
    const searches = simulator.takeCalls().filter((call) => call === "GET /services");
    expect(searches, "only the first run asked for anything").toHaveLength(1);
    expect(names("services")).toEqual(["shop-worker-dev"]);
  });

  it("on two stacks that share one Render project: both succeed", async () => {
    const { http, ownerId } = simulator.context();
    const body = { name: "shop", ownerId, environments: [] };
    const project = await http.POST("/projects", { body });
    const projectId = project.data!.id;
    await stacks.add("dev", { projectId });
    await stacks.add("staging", { projectId });
    const both = Promise.all([stacks.up("dev"), stacks.up("staging")]);
    await started(2);
    simulator.world.advance(5 * hour);
    for (const { exitCode, output } of await both) expect(exitCode, output).toBe(0);
    expect(names("projects")).toEqual(["shop"]);
    expect(names("environments")).toEqual(["dev", "staging"]);
    expect(names("env-groups")).toEqual(["shop-dev-env", "shop-staging-env"]);
    expect(names("services")).toEqual(["shop-worker-dev", "shop-worker-staging"]);
  });
});
