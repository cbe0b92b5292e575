import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../../src/sandbox/world.ts";
import { type Simulator, startSimulator } from "../simulator.ts";
import { seed, someOf } from "./choice.ts";
import { EngineStacks, killEngine } from "./engine-stacks.ts";

let simulator: Simulator;
let stacks: EngineStacks;
let calls: string[];
let whole: object;

// The smallest stack in which one resource needs another: 8 calls, and two runs of the engine for
// each that is tried. The same for every call of every kind, without the engine, is table.test.ts.
beforeAll(async () => {
  simulator = await startSimulator({ pace: { by: "clock", phaseMs: 1 } });
  simulator.faults.onKill(killEngine);
  stacks = new EngineStacks(simulator);
  await stacks.add("dev");
  stacks.keep();
  await stacks.must("up", "--yes", "--skip-preview", "--stack", "dev");
  calls = simulator.takeCalls();
  whole = held();
});
afterAll(async () => {
  stacks.close();
  await simulator.close();
});

/** What Render holds, without ids and times. */
function held(): object {
  const rows = (table: string): Row[] => simulator.rows(table);
  const ids = rows("services").map(({ id }) => id);
  return {
    services: rows("services").map(({ name, serviceDetails }) => ({ name, serviceDetails })),
    variables: rows("env-vars"),
    groups: rows("env-groups").map(({ name, envVars, serviceIds }) => {
      return { name, envVars, links: (serviceIds as string[]).map((id) => ids.indexOf(id)) };
    }),
    live: rows("deploys").filter(({ status }) => status === "live").length,
  };
}

describe(`an engine disturbed while it brings a stack up (FAULTS_SEED=${seed})`, () => {
  it("leaves what a plain run completes, when it is killed after whichever call", async () => {
    expect(calls.length).toBeGreaterThanOrEqual(8);
    for (const [index, call] of someOf([...calls.entries()], 3)) {
      const when = `killed after call ${index + 1}, ${call}`;
      stacks.restore();
      simulator.faults.clear();
      simulator.world.reset();
      simulator.faults.arm("kill-engine", { at: index + 1 });
      expect((await stacks.up("dev")).exitCode, when).not.toBe(0);
      // The dead engine's lock of a local backend is lifted by hand; a service's expires.
      await stacks.must("cancel", "--yes", "--stack", "dev");
      const { exitCode, output } = await stacks.up("dev");
      expect(exitCode, `${when}: ${output}`).toBe(0);
      expect(held(), when).toEqual(whole);
    }
  });

  it.each([
    ["reset-after", "POST /services", 1],
    ["refused", "POST /env-groups/{envGroupId}/services/{serviceId}", 2],
  ])("as little as %s at %s makes anything twice or forgets it", async (fault, operation, runs) => {
    stacks.restore();
    simulator.faults.clear();
    simulator.world.reset();
    simulator.faults.arm(fault, { operation });
    const codes = [(await stacks.up("dev")).exitCode];
    if (codes[0] !== 0) codes.push((await stacks.up("dev")).exitCode);
    expect(codes.length).toBe(runs);
    expect(codes.at(-1)).toBe(0);
    expect(held()).toEqual(whole);
  });

  it("leaves a stack in which a further run finds nothing to do", async () => {
    simulator.takeCalls();
    const { exitCode, output } = await stacks.up("dev", "--expect-no-changes");
    expect(exitCode, output).toBe(0);
    expect(simulator.takeCalls()).toEqual([]);
  });
});
