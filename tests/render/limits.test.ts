import { afterEach, expect, it } from "vitest";
import { createRender } from "../../src/render/client/client.ts";
import { providers } from "../../src/render/providers/kinds.ts";
import { SharedReads } from "../../src/render/providers/shared-reads.ts";
import { Driven, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
afterEach(async () => {
  await simulator.close();
});

it("brings 30 services up under Render's limit of 20 creations an hour, by waiting", async () => {
  simulator = await startSimulator({ rateLimits: "real" });
  const { world, server } = simulator;
  const lines: string[] = [];
  // Waiting moves the simulated hour on, so that the test need not live through it.
  const clock = { now: () => world.now(), sleep: async (ms: number) => world.advance(ms) };
  const settings = { host: server.url, apiKey: server.apiKey, ownerId: server.ownerId };
  const render = createRender(settings, { clock, progress: (line) => lines.push(line) });
  const context = { ...render, reads: new SharedReads(render) };
  const start = world.now();
  const names = Array.from({ length: 30 }, (_, index) => `worker-${index}`);
  const workers = names.map(() => new Driven(providers.BackgroundWorker(() => context)));
  await Promise.all(
    workers.map((worker, index) =>
      worker.up({
        name: names[index],
        plan: "starter",
        runtime: "node",
        repo: "https://github.com/shop/shop",
        startCommand: "npm run worker",
      }),
    ),
  );
  expect(
    simulator
      .rows("services")
      .map(({ name }) => String(name))
      .toSorted(),
  ).toEqual(names.toSorted());
  expect(world.now() - start).toBeGreaterThanOrEqual(3500_000);
  expect(lines.filter((line) => line.includes("limit of 20 for POST /services"))).not.toEqual([]);
});
