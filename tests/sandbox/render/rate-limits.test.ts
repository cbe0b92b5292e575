import { expect, it } from "vitest";
import { createService, type Reply, startBench, webService } from "./helpers.ts";

function rate({ headers }: Reply): number[] {
  return ["limit", "remaining", "reset"].map((name) => Number(headers.get(`ratelimit-${name}`)));
}

it("carries the headers on every answer, and never refuses by default", async () => {
  const bench = await startBench();
  for (const path of ["/services", "/services/srv-unknown", "/services?limit=0"]) {
    const [limit, remaining, reset] = rate(await bench.get(path));
    expect(limit).toBeGreaterThan(10_000);
    expect(remaining).toBeLessThan(limit!);
    expect(reset).toBeGreaterThan(0);
  }
});

it("allows 20 creations of services an hour, then answers 429 until the window ends", async () => {
  const bench = await startBench({ rateLimits: "real" });
  for (let index = 0; index < 20; index++) {
    await createService(bench, webService(bench, `s${index}`));
  }
  const refused = await bench.post("/services", webService(bench, "more"));
  expect(refused.status).toBe(429);
  const seconds = Number(refused.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(3500);
  expect(rate(refused)).toEqual([20, 0, seconds]);
  expect((await bench.get("/services?limit=100")).body).toHaveLength(20);
  bench.world.advance((seconds - 10) * 1000);
  expect((await bench.post("/services", webService(bench, "more"))).status).toBe(429);
  bench.world.advance(11_000);
  expect((await bench.post("/services", webService(bench, "more"))).status).toBe(201);
});

it("gives each service its own ten changes a minute, apart from its ten deploys", async () => {
  const bench = await startBench({ rateLimits: "real" });
  const one = await createService(bench, webService(bench, "one"));
  const two = await createService(bench, webService(bench, "two"));
  const patch = (id: string) => bench.patch(`/services/${id}`, { rootDir: "a" });
  for (let index = 0; index < 10; index++) expect((await patch(one.id)).status).toBe(200);
  expect((await patch(one.id)).status).toBe(429);
  expect((await patch(two.id)).status).toBe(200);
  expect(rate(await bench.post(`/services/${one.id}/deploys`, {})).slice(0, 2)).toEqual([10, 9]);
});

it.each([
  ["GET", "/services", 400],
  ["POST", "/key-value", 20],
  ["POST", "/postgres", 20],
  ["POST", "/projects", 100],
  ["GET", "/logs", 30],
  ["POST", "/services/srv-1/scale", 10],
  ["POST", "/services/srv-1/custom-domains", 50],
])("limits %s %s to %i", async (method, path, limit) => {
  const bench = await startBench({ rateLimits: "real" });
  const [shown, remaining] = rate(
    await bench.send(method, path, method === "POST" ? {} : undefined),
  );
  expect([shown, remaining]).toEqual([limit, limit - 1]);
});

it("counts reads of different paths together and writes apart from them", async () => {
  const bench = await startBench({ rateLimits: "real" });
  await bench.get("/services");
  expect(rate(await bench.get("/owners"))[1]).toBe(398);
  expect(rate(await bench.post("/projects", {}))[1]).toBe(99);
});
