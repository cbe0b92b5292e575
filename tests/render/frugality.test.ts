import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Driven, isWrite, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.close();
});

function inputsOf(index: number) {
  return {
    name: `worker-${index}`,
    plan: "starter",
    runtime: "node",
    repo: "https://github.com/shop/shop",
    startCommand: "npm run worker",
    environmentId: undefined as string | undefined,
    variables: { INDEX: String(index) },
  };
}

async function manyWorkers(count: number): Promise<Driven[]> {
  const project = simulator.drive("Project");
  await project.up({ name: "shop" });
  const environment = simulator.drive("Environment");
  await environment.up({ projectId: project.id, name: "dev" });
  const workers = Array.from({ length: count }, () => simulator.drive("BackgroundWorker"));
  const inputs = (index: number) => ({ ...inputsOf(index), environmentId: environment.id });
  await Promise.all(workers.map((worker, index) => worker.up(inputs(index))));
  return workers;
}

describe("a refresh", () => {
  it.each([1, 10, 120])("of %i services needs at most 1.5 n + n/100 + 5 calls", async (count) => {
    const workers = await manyWorkers(count);
    simulator.restart();
    simulator.takeCalls();
    // The engine reads a few at a time, so what arrives together is less than all.
    for (let start = 0; start < count; start += 8) {
      await Promise.all(workers.slice(start, start + 8).map((worker) => worker.refresh()));
    }
    const calls = simulator.takeCalls();
    expect(calls.filter(isWrite)).toEqual([]);
    expect(calls.length).toBeLessThanOrEqual(1.5 * count + count / 100 + 5);
  });
});

describe("creating", () => {
  it("looks for what an interrupted run left with one call for all names asked together", async () => {
    await manyWorkers(10);
    const lists = simulator.takeCalls().filter((call) => call === "GET /services");
    expect(lists).toHaveLength(1);
  });

  it("makes exactly one call that writes for each service without groups", async () => {
    await manyWorkers(10);
    const writes = simulator.takeCalls().filter(isWrite);
    expect(writes.filter((call) => call === "POST /services")).toHaveLength(10);
    expect(writes).toHaveLength(12);
  });
});

describe("waiting for a new store", () => {
  const stores = {
    KeyValue: { name: "cache", plan: "starter" },
    Postgres: { name: "db", plan: "basic_256mb", version: "17" },
  } as const;
  it.each(Object.entries(stores))("reads a %s no more than once a pause", async (kind, inputs) => {
    await simulator.close();
    simulator = await startSimulator({ pace: { by: "clock", phaseMs: 5000 } });
    const { clock } = simulator.context();
    const done: string[] = [];
    const { sleep } = clock;
    const { fetch } = globalThis;
    vi.spyOn(clock, "sleep").mockImplementation(async (ms) => {
      done.push("pause");
      // So long that it is there, and not before.
      simulator.world.advance(60_000);
      await sleep.call(clock, ms);
    });
    vi.spyOn(globalThis, "fetch").mockImplementation(async (request, init) => {
      const { method, url } = request as Request;
      if (method === "GET" && /\/(red|dpg)-[^/]+$/.test(url)) done.push("read");
      return await fetch(request, init);
    });
    await simulator.drive(kind as keyof typeof stores).up({ ...inputs, managedBy: "shop/dev" });
    vi.restoreAllMocks();
    expect(done.filter((each) => each === "read").length).toBeGreaterThan(0);
    expect(done.join(" ")).not.toContain("read read");
  });
});

describe("changing", () => {
  it("many properties at once costs one PATCH and one deploy", async () => {
    const worker = simulator.drive("BackgroundWorker");
    await worker.up(inputsOf(1));
    simulator.takeCalls();
    const change = { plan: "standard", startCommand: "npm run other", branch: "next" };
    await worker.up({ ...inputsOf(1), ...change });
    expect(simulator.takeCalls().filter(isWrite)).toEqual([
      "PATCH /services/{serviceId}",
      "POST /services/{serviceId}/deploys",
    ]);
  });

  it("several variables at once costs one write and one deploy", async () => {
    const worker = simulator.drive("BackgroundWorker");
    await worker.up({ ...inputsOf(1), variables: { A: "1", B: "2", C: "3" } });
    simulator.takeCalls();
    await worker.up({ ...inputsOf(1), variables: { A: "1", B: "changed", D: "4" } });
    expect(simulator.takeCalls().filter(isWrite)).toEqual([
      "PUT /services/{serviceId}/env-vars",
      "POST /services/{serviceId}/deploys",
    ]);
  });

  it("a name deploys nothing", async () => {
    const worker = simulator.drive("BackgroundWorker");
    await worker.up(inputsOf(1));
    simulator.takeCalls();
    await worker.up({ ...inputsOf(1), name: "renamed" });
    expect(simulator.takeCalls().filter(isWrite)).toEqual(["PATCH /services/{serviceId}"]);
  });

  it("a plan to its other name sends nothing", async () => {
    const worker = simulator.drive("BackgroundWorker");
    await worker.up(inputsOf(1));
    simulator.takeCalls();
    expect(await worker.up({ ...inputsOf(1), plan: "0.5c-512mb" })).toBe("same");
    expect(simulator.takeCalls()).toEqual([]);
  });
});
