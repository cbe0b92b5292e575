import { expect, it } from "vitest";
import { type Bench, type Json, startBench } from "./helpers.ts";

async function make(bench: Bench, rest: object = {}): Promise<Json> {
  const plan = "basic_1gb";
  const body = { name: "app-db", ownerId: bench.ownerId, plan, version: "17", ...rest };
  return (await bench.post("/postgres", body)).body;
}

it("becomes available over reads", async () => {
  const bench = await startBench({ pace: { by: "reads" } });
  const { id, status } = await make(bench);
  expect(id).toMatch(/^dpg-[0-9a-v]{20}-a$/);
  const read = async () => (await bench.get(`/postgres/${id}`)).body.status;
  expect([status, await read(), await read()]).toEqual(["unknown", "creating", "available"]);
});

it("adds a suffix to the database's name and uses it in every address", async () => {
  const bench = await startBench();
  const { id, databaseName, databaseUser } = await make(bench, { databaseName: "app" });
  expect(databaseName).toMatch(/^app_[0-9a-v]{4}$/);
  const { body } = await bench.get(`/postgres/${id}/connection-info`);
  const { password } = body;
  const login = `postgresql://${databaseUser}:${password}`;
  const host = `${id}.oregon-postgres.render.com`;
  expect(body.internalConnectionString).toBe(`${login}@${id}/${databaseName}`);
  expect(body.externalConnectionString).toBe(`${login}@${host}/${databaseName}`);
});

it("grows its disk in steps of five and never shrinks it", async () => {
  const bench = await startBench();
  const { id, diskSizeGB } = await make(bench);
  expect(diskSizeGB).toBe(15);
  const patch = async (size: number) =>
    (await bench.patch(`/postgres/${id}`, { diskSizeGB: size })).status;
  expect(await patch(7)).toBe(400);
  expect(await patch(20)).toBe(200);
  expect(await patch(15)).toBe(400);
});

it.each(["databaseName", "databaseUser", "region", "version"])(
  "refuses to change %s",
  async (name) => {
    const bench = await startBench();
    const { id } = await make(bench);
    expect((await bench.patch(`/postgres/${id}`, { [name]: "16" })).status).toBe(400);
  },
);

it("deletes a replica that the list leaves out and keeps the others", async () => {
  const bench = await startBench();
  const primary = await make(bench, { readReplicas: [{ name: "a" }, { name: "b" }] });
  const [a] = primary.readReplicas;
  expect(a.id).toMatch(/^dpg-[0-9a-v]{20}-b$/);
  const replica = (await bench.get(`/postgres/${a.id}`)).body;
  expect([replica.role, replica.primaryPostgresID]).toEqual(["replica", primary.id]);
  const readReplicas = [{ name: "a" }];
  const patched = await bench.patch(`/postgres/${primary.id}`, { readReplicas });
  expect(patched.body.readReplicas).toEqual([{ id: a.id, name: "a" }]);
  expect((await bench.get("/postgres?includeReplicas=false")).body).toHaveLength(1);
  expect((await bench.get("/postgres")).body).toHaveLength(2);
  await bench.del(`/postgres/${primary.id}`);
  expect((await bench.get("/postgres")).body).toEqual([]);
});

it("has one free database, which expires after 30 days and cannot be recovered", async () => {
  const bench = await startBench();
  const free = await make(bench, { plan: "free" });
  const days = (Date.parse(free.expiresAt) - Date.parse(free.createdAt)) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  expect((await make(bench, { plan: "free" })).id).toBeUndefined();
  const recovery = await bench.get(`/postgres/${free.id}/recovery`);
  expect(recovery.body).toEqual({ recoveryStatus: "NOT_AVAILABLE" });
});

it("recovers into a new database, and only within its window", async () => {
  const bench = await startBench();
  const { id } = await make(bench);
  const restore = (restoreTime: string) =>
    bench.post(`/postgres/${id}/recovery`, { restoreTime, restoreName: "copy" });
  bench.world.advance(10_000);
  const { body } = await restore(bench.world.timestamp());
  expect(body.id).not.toBe(id);
  expect([body.name, body.status]).toEqual(["copy", "recovery_in_progress"]);
  expect((await restore("2020-01-01T00:00:00Z")).status).toBe(400);
  expect((await restore("2040-01-01T00:00:00Z")).status).toBe(400);
});

it("refuses unknown parameters, a second user of one name, failover without a standby", async () => {
  const bench = await startBench();
  const { id } = await make(bench);
  const parameterOverrides = { nonsense: "1" };
  const put = await bench.put(`/postgres/${id}/parameter-overrides`, { parameterOverrides });
  expect(put.status).toBe(400);
  const user = () => bench.post(`/postgres/${id}/credentials`, { username: "reader" });
  expect([(await user()).status, (await user()).status]).toEqual([202, 409]);
  expect((await bench.post(`/postgres/${id}/failover`)).status).toBe(400);
});
