import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Platform } from "./platform.ts";
import { isWrite, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
afterEach(async () => {
  vi.restoreAllMocks();
  await simulator.close();
});

const tables = ["projects", "environments", "key-value", "env-groups", "services"];

/** The names of everything Render holds, the automatic twins of domains left out. */
function held(): Record<string, string[]> {
  const names = (table: string) => simulator.rows(table).map(({ name }) => String(name));
  const domains = simulator.rows("custom-domains").filter((row) => row["redirectForName"] === "");
  return {
    ...Object.fromEntries(tables.map((table) => [table, names(table)])),
    domains: domains.map(({ name }) => String(name)),
  };
}

const whole = {
  projects: ["shop"],
  environments: ["dev"],
  "key-value": ["shop-redis"],
  "env-groups": ["shop-env"],
  services: ["shop-api"],
  domains: ["api.shop.ch"],
};

async function expectWhole(platform: Platform): Promise<void> {
  expect(held()).toEqual(whole);
  const api = platform.resources.get("api")!;
  const { http } = simulator.context();
  const params = { path: { serviceId: api.id } };
  const own = await http.GET("/services/{serviceId}/env-vars", { params });
  expect(own.data?.map(({ envVar }) => envVar)).toEqual([{ key: "OWN", value: "1" }]);
  const [group] = simulator.rows("env-groups");
  expect(group?.["serviceIds"]).toEqual([api.id]);
  expect(api.state["deployDue"]).toBe(false);
  simulator.takeCalls();
  expect(new Set(Object.values(await platform.up()))).toEqual(new Set(["same"]));
  expect(simulator.takeCalls()).toEqual([]);
}

/** Every write of an undisturbed run: where a disturbance can do harm. */
async function writesOfARun(): Promise<string[]> {
  simulator = await startSimulator();
  await new Platform(simulator).up();
  const writes = simulator.takeCalls().filter(isWrite);
  await simulator.close();
  return writes;
}

const writes = await writesOfARun();
const disturbances = ["reset-after", "reset-before", "server-error", "bad-gateway", "throttle"];

describe("a first up", () => {
  it.each(
    disturbances.flatMap((fault) => writes.map((call, index) => [fault, call, index] as const)),
  )("ends whole when %s strikes %s (write %i)", async (fault, call, index) => {
    simulator = await startSimulator();
    const at = writes.slice(0, index + 1).filter((other) => other === call).length;
    simulator.faults.arm(fault, { operation: call, at });
    const platform = new Platform(simulator);
    await platform.up();
    await expectWhole(platform);
  });

  it.each([1, 3])("ends whole though %i reads after a write do not see it", async (readLag) => {
    simulator = await startSimulator({ readLag });
    const platform = new Platform(simulator);
    await platform.up();
    await expectWhole(platform);
  });

  it("ends whole where deleted things answer 410 and plans come back by their old names", async () => {
    simulator = await startSimulator({ goneStatus: 410, planNames: "old" });
    const platform = new Platform(simulator);
    await platform.up();
    for (const resource of platform.resources.values()) await resource.refresh();
    await expectWhole(platform);
    await platform.resources.get("api")?.destroy();
    expect(await platform.resources.get("api")?.refresh()).toBeUndefined();
    expect(await platform.resources.get("domain")?.refresh()).toBeUndefined();
  });

  it("ends whole after a plain re-run, wherever it was killed", async () => {
    simulator = await startSimulator({ pace: { by: "reads" } });
    await new Platform(simulator).up();
    const total = simulator.takeCalls().length;
    await simulator.close();
    for (let call = 1; call <= total; call++) {
      simulator = await startSimulator({ pace: { by: "reads" } });
      const platform = new Platform(simulator);
      killAfter(call);
      await expect(platform.up(), `killed after call ${call}`).rejects.toThrow();
      vi.restoreAllMocks();
      simulator.restart();
      await platform.up();
      await expectWhole(platform);
      if (call < total) await simulator.close();
    }
  });
});

describe("deleting a container", () => {
  const containers = async () => {
    simulator = await startSimulator();
    const project = simulator.drive("Project");
    await project.up({ name: "shop" });
    const environment = simulator.drive("Environment");
    await environment.up({ projectId: project.id, name: "dev" });
    return { project, environment };
  };
  const store = (environmentId: string) => ({ name: "redis", plan: "starter", environmentId });

  it.each(["project", "environment"] as const)(
    "waits until what was in it is gone: %s",
    async (container) => {
      const made = await containers();
      const inside = simulator.drive("KeyValue");
      await inside.up(store(made.environment.id));
      const soon = delay(10).then(() => inside.destroy());
      await Promise.all([made[container].destroy(), soon]);
      expect(simulator.rows(`${container}s`)).toEqual([]);
    },
  );

  it.each(["project", "environment"] as const)(
    "gives up with Render's words where it never gets empty: %s",
    async (container) => {
      const made = await containers();
      await simulator.drive("KeyValue").up(store(made.environment.id));
      simulator.takeCalls();
      await expect(made[container].destroy()).rejects.toThrow(
        new RegExp(`Could not delete ${container} "\\w+": Render answered 409: .*Free what`),
      );
      expect(simulator.takeCalls().length).toBeGreaterThan(2);
    },
  );

  it.each(["project", "environment"] as const)(
    "fails at once where Render refuses it for another reason: %s",
    async (container) => {
      const made = await containers();
      simulator.faults.arm("refused", { operation: "DELETE *", times: 100 });
      simulator.takeCalls();
      await expect(made[container].destroy()).rejects.toThrow("Render answered 403");
      expect(simulator.takeCalls()).toHaveLength(1);
    },
  );
});

/** Lets that many calls through; the process is then gone for Render, and Render for the process. */
function killAfter(calls: number): void {
  const { fetch } = globalThis;
  let made = 0;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (...args) => {
    made++;
    if (made > calls) throw new TypeError("killed");
    const answer = await fetch(...args);
    if (made >= calls) throw new TypeError("killed");
    return answer;
  });
}
