import { describe, expect, it } from "vitest";
import { type Bench, type Json, startBench } from "./helpers.ts";

async function make(bench: Bench, rest: object = {}): Promise<Json> {
  const body = { name: "redis", ownerId: bench.ownerId, plan: "starter", ...rest };
  return (await bench.post("/key-value", body)).body;
}

it("becomes available over reads, and tells its addresses before that", async () => {
  const bench = await startBench({ pace: { by: "reads" } });
  const created = await make(bench);
  const info = await bench.get(`/key-value/${created.id}/connection-info`);
  const statuses = [created.status];
  for (let read = 0; read < 3; read++) {
    statuses.push((await bench.get(`/key-value/${created.id}`)).body.status);
  }
  expect(statuses).toEqual(["unknown", "creating", "available", "available"]);
  const { id } = created;
  expect(info.body.internalConnectionString).toBe(`redis://${id}:6379`);
  expect(info.body.externalConnectionString).toMatch(
    new RegExp(`^rediss://${id}:\\w{32}@oregon-keyvalue\\.render\\.com:6379$`),
  );
});

it("takes flat settings and reads them back nested, an empty allow list as null", async () => {
  const bench = await startBench();
  const ipAllowList = [{ cidrBlock: "10.0.0.0/8", description: "office" }];
  const created = await make(bench, { maxmemoryPolicy: "noeviction", ipAllowList });
  const options = { maxmemoryPolicy: "noeviction", persistenceMode: "journal_snapshot" };
  expect(created).toMatchObject({ options, ipAllowList, owner: { id: bench.ownerId } });
  const patched = await bench.patch(`/key-value/${created.id}`, { ipAllowList: [] });
  expect(patched.body.ipAllowList).toBeNull();
});

it("restarts when plan, policy or persistence change, and only then", async () => {
  const bench = await startBench({ pace: { by: "reads" } });
  const { id } = await make(bench);
  for (let read = 0; read < 2; read++) await bench.get(`/key-value/${id}`);
  const patch = async (body: object) => (await bench.patch(`/key-value/${id}`, body)).body.status;
  expect(await patch({ name: "other" })).toBe("available");
  expect(await patch({ plan: "256mb" })).toBe("available");
  expect(await patch({ maxmemoryPolicy: "noeviction" })).toBe("config_restart");
  expect((await bench.get(`/key-value/${id}`)).body.status).toBe("available");
  expect(await patch({ plan: "standard" })).toBe("updating_instance");
});

it("grows and never shrinks, whichever names the plans have", async () => {
  const bench = await startBench();
  const { id } = await make(bench, { plan: "standard" });
  const patch = async (plan: string) => (await bench.patch(`/key-value/${id}`, { plan })).status;
  expect(await patch("1g")).toBe(200);
  expect(await patch("256mb")).toBe(400);
  expect(await patch("starter")).toBe(400);
  expect(await patch("free")).toBe(400);
  expect(await patch("5g")).toBe(200);
});

it.each([
  ["new", "256mb"],
  ["old", "starter"],
  ["asked", "starter"],
] as const)("reads the plan starter back by %s names as %s", async (planNames, expected) => {
  const bench = await startBench({ planNames });
  expect((await make(bench, { plan: "starter" })).plan).toBe(expected);
});

describe("refusals", () => {
  it("gives a workspace one free instance, which persists nothing", async () => {
    const bench = await startBench();
    const persistent = await make(bench, { plan: "free", persistenceMode: "snapshot" });
    expect(persistent.id).toBeUndefined();
    const free = await make(bench, { plan: "free" });
    expect(free.options.persistenceMode).toBe("off");
    expect((await make(bench, { plan: "free", name: "second" })).id).toBeUndefined();
    expect((await bench.get("/key-value")).body).toHaveLength(1);
  });

  it("changes neither region nor environment by PATCH", async () => {
    const bench = await startBench();
    const { id } = await make(bench);
    for (const patch of [{ region: "ohio" }, { environmentId: "evm-1" }]) {
      expect((await bench.patch(`/key-value/${id}`, patch)).status).toBe(400);
    }
  });

  it("wants policies with underscores and a description of each address range", async () => {
    const bench = await startBench();
    expect((await make(bench, { maxmemoryPolicy: "allkeys-lru" })).id).toBeUndefined();
    expect((await make(bench, { ipAllowList: [{ cidrBlock: "1.2.3.4/32" }] })).id).toBeUndefined();
  });
});

it("suspends and resumes without a body", async () => {
  const bench = await startBench({ pace: { by: "reads" } });
  const { id } = await make(bench);
  const suspended = await bench.post(`/key-value/${id}/suspend`);
  expect([suspended.status, suspended.body]).toEqual([202, undefined]);
  expect((await bench.get(`/key-value/${id}`)).body.status).toBe("suspended");
  await bench.post(`/key-value/${id}/resume`);
  expect((await bench.get(`/key-value/${id}`)).body.status).toBe("available");
});

it("may share a name, so that a creation repeated after a lost answer makes two", async () => {
  const bench = await startBench();
  await make(bench);
  await make(bench);
  expect((await bench.get("/key-value?name=redis")).body).toHaveLength(2);
});

it("is the same thing under its old name", async () => {
  const bench = await startBench();
  const { id } = await make(bench);
  expect((await bench.get(`/redis/${id}`)).body.name).toBe("redis");
  expect((await bench.get("/redis")).body[0].redis.id).toBe(id);
});
