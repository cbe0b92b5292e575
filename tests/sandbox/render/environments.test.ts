import { describe, expect, it } from "vitest";
import { type Bench, createService, type Json, startBench, webService, worker } from "./helpers.ts";

async function makeProject(bench: Bench, ...names: string[]): Promise<Json> {
  const environments = names.map((name) => ({ name }));
  const body = { name: "bondigoo", ownerId: bench.ownerId, environments };
  const project = (await bench.post("/projects", body)).body;
  const listed = await bench.get(`/environments?projectId=${project.id}`);
  const byName = listed.body.map(({ environment }: Json) => [environment.name, environment.id]);
  return { ...project, ...Object.fromEntries(byName) };
}

it("says null, not an empty list, of what an environment does not hold", async () => {
  const bench = await startBench();
  const project = await makeProject(bench, "prod");
  const empty = (await bench.get(`/environments/${project.prod}`)).body;
  expect(empty).toMatchObject({ databasesIds: null, redisIds: null, envGroupIds: null });
  expect(empty).toMatchObject({ serviceIds: null, protectedStatus: "unprotected" });
  const where = { environmentId: project.prod, ownerId: bench.ownerId };
  const web = await createService(bench, webService(bench, "api", {}, where));
  const kv = (await bench.post("/key-value", { name: "kv", plan: "free", ...where })).body;
  const group = (await bench.post("/env-groups", { name: "g", envVars: [], ...where })).body;
  const database = { name: "db", plan: "free", version: "17", ...where };
  const db = (await bench.post("/postgres", database)).body;
  expect((await bench.get(`/environments/${project.prod}`)).body).toMatchObject({
    serviceIds: [web.id],
    redisIds: [kv.id],
    envGroupIds: [group.id],
    databasesIds: [db.id],
  });
});

it("answers the dedicated addresses of an environment and region once they run", async () => {
  const bench = await startBench();
  const { prod, staging } = await makeProject(bench, "prod", "staging");
  const place = (environmentId: string) => ({ environmentId, ownerId: bench.ownerId });
  const inside = await createService(bench, webService(bench, "api", {}, place(prod)));
  const outside = await createService(bench, webService(bench, "other", {}, place(staging)));
  const addressesOf = async ({ id }: Json) =>
    (await bench.get(`/services/${id}/outbound-ips`)).body;
  const { region } = inside.serviceDetails;
  const shared = await addressesOf(inside);
  expect(shared).toMatchObject({ type: "shared", ips: expect.any(Array) });
  const body = { name: "out", ownerId: bench.ownerId, region, environmentIds: [prod] };
  const set = (await bench.post("/dedicated-ips", body)).body;
  expect(await addressesOf(inside)).toEqual(shared);
  bench.world.advance(1000);
  const { ips, status } = (await bench.get(`/dedicated-ips/${set.id}`)).body;
  expect(status).toBe("RUNNING");
  expect(await addressesOf(inside)).toEqual({ type: "dedicated", dedicatedIpId: set.id, ips });
  expect(await addressesOf(outside)).toEqual(shared);
});

it("needs the list of environments to create a project, which may be empty", async () => {
  const bench = await startBench();
  const body = { name: "p", ownerId: bench.ownerId };
  expect((await bench.post("/projects", body)).status).toBe(400);
  const { status, body: project } = await bench.post("/projects", { ...body, environments: [] });
  expect([status, project.environmentIds]).toEqual([201, []]);
});

it("refuses two environments of one name in a project", async () => {
  const bench = await startBench();
  const project = await makeProject(bench, "prod");
  const twin = { name: "prod", projectId: project.id };
  expect((await bench.post("/environments", twin)).status).toBe(400);
  const pair = [{ name: "a" }, { name: "a" }];
  const body = { name: "p", ownerId: bench.ownerId, environments: pair };
  expect((await bench.post("/projects", body)).status).toBe(400);
  expect((await bench.get("/projects")).body).toHaveLength(1);
});

describe("deleting", () => {
  it("refuses an environment and its project with 409 while something is inside", async () => {
    const bench = await startBench();
    const project = await makeProject(bench, "prod");
    const where = { environmentId: project.prod };
    const { id } = await createService(bench, webService(bench, "api", {}, where));
    expect((await bench.del(`/environments/${project.prod}`)).status).toBe(409);
    expect((await bench.del(`/projects/${project.id}`)).status).toBe(409);
    await bench.del(`/services/${id}`);
    expect((await bench.del(`/projects/${project.id}`)).status).toBe(204);
    expect((await bench.get(`/environments/${project.prod}`)).status).toBe(404);
  });

  it("refuses what is in a protected environment to a key whose user is no admin", async () => {
    const bench = await startBench({ role: "developer" });
    const project = await makeProject(bench, "prod");
    const where = { environmentId: project.prod };
    const { id } = await createService(bench, webService(bench, "api", {}, where));
    const path = `/environments/${project.prod}`;
    await bench.patch(path, { protectedStatus: "protected" });
    expect((await bench.del(`/services/${id}`)).status).toBe(403);
    await bench.patch(path, { protectedStatus: "unprotected" });
    expect((await bench.del(`/services/${id}`)).status).toBe(204);
  });
});

describe("moving", () => {
  it("puts things of every kind into an environment and takes them out again", async () => {
    const bench = await startBench();
    const project = await makeProject(bench, "prod", "dev");
    const web = await createService(bench, webService(bench, "api"));
    const kvBody = { name: "kv", plan: "free", ownerId: bench.ownerId };
    const kv = (await bench.post("/key-value", kvBody)).body;
    const resourceIds = [web.id, kv.id];
    const added = await bench.post(`/environments/${project.prod}/resources`, { resourceIds });
    expect([added.status, added.body.serviceIds]).toEqual([201, [web.id]]);
    await bench.post(`/environments/${project.dev}/resources`, { resourceIds: [web.id] });
    expect((await bench.get(`/environments/${project.prod}`)).body.serviceIds).toBeNull();
    const query = resourceIds.map((id) => `resourceIds=${id}`).join("&");
    // One of the two is elsewhere by now: nothing is taken out.
    const wrong = await bench.del(`/environments/${project.prod}/resources?${query}`);
    expect(wrong.status).toBe(404);
    const right = await bench.del(`/environments/${project.dev}/resources?resourceIds=${web.id}`);
    expect(right.status).toBe(204);
    expect((await bench.get(`/services/${web.id}`)).body.environmentId).toBeUndefined();
    expect((await bench.get(`/environments/${project.prod}`)).body.redisIds).toEqual([kv.id]);
  });

  it("keeps a service in its environment while a group of that environment is linked", async () => {
    const bench = await startBench();
    const project = await makeProject(bench, "prod", "dev");
    const where = { environmentId: project.prod, ownerId: bench.ownerId };
    const { id } = await createService(bench, worker(bench, "work", {}, where));
    const group = { name: "g", envVars: [], serviceIds: [id], ...where };
    const { body } = await bench.post("/env-groups", group);
    const move = () => bench.post(`/environments/${project.dev}/resources`, { resourceIds: [id] });
    const refused = await move();
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain("linked env groups");
    await bench.del(`/env-groups/${body.id}/services/${id}`);
    expect((await move()).status).toBe(201);
  });

  it("refuses an unknown thing and moves nothing of the list", async () => {
    const bench = await startBench();
    const project = await makeProject(bench, "prod");
    const { id } = await createService(bench, webService(bench, "api"));
    const resourceIds = [id, "srv-unknown"];
    const reply = await bench.post(`/environments/${project.prod}/resources`, { resourceIds });
    expect(reply.status).toBe(404);
    expect((await bench.get(`/environments/${project.prod}`)).body.serviceIds).toBeNull();
  });
});

describe("a Hobby workspace", () => {
  it("has one project of two environments, without isolation or protection", async () => {
    const bench = await startBench({ tier: "hobby" });
    const project = await makeProject(bench, "prod", "dev");
    const third = { name: "staging", projectId: project.id };
    expect((await bench.post("/environments", third)).status).toBe(402);
    const second = { name: "p", ownerId: bench.ownerId, environments: [] };
    expect((await bench.post("/projects", second)).status).toBe(402);
    for (const patch of [{ networkIsolationEnabled: true }, { protectedStatus: "protected" }]) {
      expect((await bench.patch(`/environments/${project.prod}`, patch)).status).toBe(402);
    }
  });

  it("has no autoscaling", async () => {
    const bench = await startBench({ tier: "hobby" });
    const { id } = await createService(bench, webService(bench, "api"));
    const load = { enabled: true, percentage: 70 };
    const autoscaling = { enabled: true, min: 1, max: 2, criteria: { cpu: load, memory: load } };
    expect((await bench.put(`/services/${id}/autoscaling`, autoscaling)).status).toBe(402);
    const body = webService(bench, "other", { autoscaling });
    expect((await bench.post("/services", body)).status).toBe(402);
  });
});

it("asks for payment before anything that costs, where no method is on file", async () => {
  const bench = await startBench({ payment: false });
  const { ownerId } = bench;
  const free = await createService(bench, webService(bench, "free", { plan: "free" }));
  const paid: [method: string, path: string, body: object][] = [
    ["POST", "/services", webService(bench, "api")],
    ["POST", "/services", worker(bench, "work", { plan: undefined })],
    ["PATCH", `/services/${free.id}`, { serviceDetails: { plan: "starter" } }],
    ["POST", "/key-value", { name: "kv", ownerId, plan: "starter" }],
    ["POST", "/postgres", { name: "db", ownerId, plan: "basic_256mb", version: "17" }],
  ];
  for (const [method, path, body] of paid) {
    const reply = await bench.send(method, path, body);
    expect([reply.status, reply.body.code]).toEqual([402, expect.stringContaining("preauth")]);
  }
});
