import { describe, expect, it } from "vitest";
import { createService, startBench, webService } from "./helpers.ts";

describe("instances", () => {
  it("scales by number, but not while autoscaling is on", async () => {
    const bench = await startBench();
    const { id } = await createService(bench, webService(bench, "api"));
    const count = async () => (await bench.get(`/services/${id}/instances`)).body.length;
    expect((await bench.post(`/services/${id}/scale`, { numInstances: 3 })).body).toBeUndefined();
    expect(await count()).toBe(3);
    await bench.put(`/services/${id}/autoscaling`, autoscaling(1, 5));
    expect((await bench.post(`/services/${id}/scale`, { numInstances: 2 })).status).toBe(202);
    expect(await count()).toBe(3);
    expect((await bench.del(`/services/${id}/autoscaling`)).status).toBe(204);
    await bench.post(`/services/${id}/scale`, { numInstances: 2 });
    expect(await count()).toBe(2);
  });

  it("refuses none, several beside a disk, and a range upside down", async () => {
    const bench = await startBench();
    const disk = { name: "d", mountPath: "/d", sizeGB: 1 };
    const { id } = await createService(bench, webService(bench, "api", { disk }));
    for (const numInstances of [0, 2]) {
      expect((await bench.post(`/services/${id}/scale`, { numInstances })).status).toBe(400);
    }
    expect((await bench.put(`/services/${id}/autoscaling`, autoscaling(1, 5))).status).toBe(400);
    const other = await createService(bench, webService(bench, "other"));
    const upsideDown = await bench.put(`/services/${other.id}/autoscaling`, autoscaling(5, 1));
    expect(upsideDown.status).toBe(400);
  });
});

describe("disks", () => {
  it("grow and never shrink, and show in the service's details", async () => {
    const bench = await startBench();
    const { id } = await createService(bench, webService(bench, "api"));
    const body = { name: "data", mountPath: "/data", sizeGB: 5, serviceId: id };
    const disk = (await bench.post("/disks", body)).body;
    expect((await bench.patch(`/disks/${disk.id}`, { sizeGB: 10 })).body.sizeGB).toBe(10);
    expect((await bench.patch(`/disks/${disk.id}`, { sizeGB: 5 })).status).toBe(400);
    const shown = async () => (await bench.get(`/services/${id}`)).body.serviceDetails.disk;
    expect(await shown()).toEqual({ id: disk.id, name: "data", mountPath: "/data", sizeGB: 10 });
    expect((await bench.post("/disks", body)).status).toBe(400);
    expect((await bench.del(`/disks/${disk.id}`)).status).toBe(204);
    expect(await shown()).toBeUndefined();
  });

  it("go with their service, like everything else that is only its own", async () => {
    const bench = await startBench();
    const disk = { name: "d", mountPath: "/d", sizeGB: 1 };
    const envVars = [{ key: "A", value: "1" }];
    const body = webService(bench, "api", { disk }, { envVars });
    const { id } = await createService(bench, body);
    await bench.post(`/services/${id}/custom-domains`, { name: "api.bondigoo.ch" });
    await bench.post(`/services/${id}/jobs`, { startCommand: "x" });
    await bench.del(`/services/${id}`);
    const left = Object.entries(bench.world.state()).filter(
      ([table, rows]) => table !== "render/owners" && Object.keys(rows).length > 0,
    );
    expect(left).toEqual([]);
  });
});

function autoscaling(min: number, max: number) {
  const load = { enabled: true, percentage: 70 };
  return { enabled: true, min, max, criteria: { cpu: load, memory: load } };
}
