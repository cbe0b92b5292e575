import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../../src/render/providers/implementation.ts";
import { providers } from "../../src/render/providers/kinds.ts";
import { SharedReads } from "../../src/render/providers/shared-reads.ts";
import { Driven, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
let workers: Driven[];
/** In milliseconds; it passes only when a test says so. */
let now: number;
beforeEach(async () => {
  simulator = await startSimulator();
  const group = simulator.drive("EnvGroup");
  const variables = { A: "1" };
  await group.up({ name: "env", variables });
  now = 0;
  const context = withClock(simulator.context());
  workers = await Promise.all(
    ["a", "b", "c"].map(async (name) => {
      const made = simulator.drive("BackgroundWorker");
      await made.up({
        name,
        plan: "starter",
        runtime: "node",
        repo: "https://github.com/shop/shop",
        startCommand: "npm run worker",
        envGroups: [{ id: group.id, variables }],
      });
      const worker = new Driven(providers.BackgroundWorker(() => context));
      return Object.assign(worker, { id: made.id, state: made.state });
    }),
  );
  simulator.takeCalls();
});
afterEach(async () => {
  await simulator.close();
});

function withClock(context: Context): Context {
  const clock = { now: () => now, sleep: (ms: number) => context.clock.sleep(ms) };
  const render = { ...context, clock };
  return { ...render, reads: new SharedReads(render) };
}

async function refreshAll(): Promise<string[]> {
  const settled = await Promise.allSettled(workers.map((worker) => worker.refresh()));
  return settled.map(({ status }) => status);
}
const done = ["fulfilled", "fulfilled", "fulfilled"];
const failed = ["rejected", "rejected", "rejected"];
const callsTo = (operation: string) =>
  simulator.takeCalls().filter((call) => call === operation).length;

const addresses = "GET /services/{serviceId}/outbound-ips";

describe.each(["GET /services", "GET /env-groups", "GET /env-groups/{envGroupId}", addresses])(
  "what many resources read by %s",
  (operation) => {
    it("is read once for all of them, for half a minute", async () => {
      expect(await refreshAll()).toEqual(done);
      expect(callsTo(operation)).toBe(1);
      now += 29_999;
      await refreshAll();
      expect(callsTo(operation)).toBe(0);
      now += 1;
      await refreshAll();
      expect(callsTo(operation)).toBe(1);
    });

    it("fails for all of them, and is not remembered as failed", async () => {
      simulator.faults.arm("refused", { operation });
      expect(await refreshAll()).toEqual(failed);
      simulator.takeCalls();
      expect(await refreshAll()).toEqual(done);
      expect(callsTo(operation)).toBe(1);
    });

    it("is read again once something was changed, but for addresses, which stay", async () => {
      await refreshAll();
      simulator.takeCalls();
      await workers[0]!.up({ ...workers[0]!.state, name: "renamed" });
      const during = callsTo(operation);
      await refreshAll();
      const after = callsTo(operation);
      if (operation === addresses) expect([during, after]).toEqual([0, 0]);
      else expect(after).toBe(1);
    });
  },
);
