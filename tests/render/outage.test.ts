import { afterEach, describe, expect, it, vi } from "vitest";
import { Platform } from "./platform.ts";
import { type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
afterEach(async () => {
  vi.restoreAllMocks();
  await simulator.close();
});

/** From the call of that number on, nobody reaches Render for that long. */
function outage(atCall: number, lengthMs: number): void {
  const { fetch } = globalThis;
  const { clock } = simulator.context();
  let calls = 0;
  let from = Number.POSITIVE_INFINITY;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (...given) => {
    if (++calls === atCall) from = clock.now();
    if (clock.now() >= from && clock.now() < from + lengthMs) throw new TypeError("fetch failed");
    return await fetch(...given);
  });
}

const names = (table: string) => simulator.rows(table).map(({ name }) => name);
const held = () => [
  ...["projects", "environments", "key-value", "env-groups", "services"].flatMap(names),
];
const whole = ["shop", "dev", "shop-redis", "shop-env", "shop-api"];

/** As many calls in each up, however fast the machine is: a deploy moves on when it is asked for. */
const byReads = { pace: { by: "reads" } } as const;

describe("60 seconds in which nobody reaches Render", () => {
  it("need no second up, wherever they begin, and leave nothing twice", async () => {
    simulator = await startSimulator(byReads);
    await new Platform(simulator).up();
    const total = simulator.takeCalls().length;
    for (let call = 1; call <= total; call += 3) {
      await simulator.close();
      simulator = await startSimulator(byReads);
      const platform = new Platform(simulator);
      outage(call, 60_000);
      await platform.up();
      vi.restoreAllMocks();
      expect(simulator.takeCalls().length, `call ${call} is reached`).toBeGreaterThanOrEqual(call);
      expect(held(), `from call ${call} on`).toEqual(whole);
      expect(simulator.progress.join("\n")).toMatch(/Render fails \(fetch failed|no answer\)/);
      expect(new Set(Object.values(await platform.up()))).toEqual(new Set(["same"]));
    }
  });

  it("are survived by a disk that is added", async () => {
    simulator = await startSimulator();
    const inputs = {
      name: "shop-api",
      plan: "starter",
      runtime: "node",
      repo: "https://github.com/shop/shop",
      startCommand: "npm start",
    };
    const service = simulator.drive("WebService");
    await service.up(inputs);
    for (const fault of ["unavailable", "reset-after"]) {
      simulator.faults.arm(fault, { operation: "POST /disks", times: 1 });
      const disk = { name: "data", mountPath: "/data", sizeGB: 1 };
      expect(await service.up({ ...inputs, disk })).toBe("updated");
      expect(simulator.rows("disks")).toHaveLength(1);
      await service.up({ ...inputs, allowReplace: true });
    }
  });
});

describe("five times 503", () => {
  const kinds = {
    KeyValue: { table: "key-value", call: "POST /key-value", inputs: { name: "a", plan: "free" } },
    Postgres: {
      table: "postgres",
      call: "POST /postgres",
      inputs: { name: "a", plan: "basic_256mb", version: "17" },
    },
    Project: { table: "projects", call: "POST /projects", inputs: { name: "a" } },
    EnvGroup: {
      table: "env-groups",
      call: "POST /env-groups",
      inputs: { name: "a", variables: {} },
    },
  } as const;

  it.each(Object.entries(kinds))("make %s in one up, and only once", async (kind, given) => {
    simulator = await startSimulator();
    simulator.faults.arm("unavailable", { operation: given.call, times: 5 });
    const resource = simulator.drive(kind as keyof typeof kinds);
    expect(await resource.up({ ...given.inputs, managedBy: "shop/dev" })).toBe("created");
    expect(simulator.rows(given.table)).toHaveLength(1);
    expect(simulator.progress.join("\n")).toContain("Render fails (status 503)");
  });

  it("end in an error that says what to do where they go on", async () => {
    simulator = await startSimulator();
    simulator.faults.arm("unavailable", { operation: "POST /key-value", times: 1000 });
    const resource = simulator.drive("KeyValue");
    await expect(resource.up({ ...kinds.KeyValue.inputs, managedBy: "shop/dev" })).rejects.toThrow(
      'Could not create Key Value store "a": Render answered 503',
    );
    const tries = simulator.takeCalls().filter((call) => call === "POST /key-value").length;
    expect(tries, "of the 20 creations that an hour allows").toBeLessThanOrEqual(7);
  });
});
