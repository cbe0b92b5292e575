import { describe, expect, it } from "vitest";
import { type Bench, createService, type Json, startBench, webService } from "./helpers.ts";

const reads = { pace: { by: "reads" } } as const;

async function statuses(bench: Bench, serviceId: string): Promise<string[]> {
  const { body } = await bench.get(`/services/${serviceId}/deploys`);
  return body.map(({ deploy }: Json) => deploy.status);
}

async function readUntilEnd(bench: Bench, serviceId: string, deployId: string): Promise<string[]> {
  const seen: string[] = [];
  for (let read = 0; read < 10; read++) {
    const { body } = await bench.get(`/services/${serviceId}/deploys/${deployId}`);
    seen.push(body.status);
    if (body.finishedAt) break;
  }
  return seen;
}

describe("the first deploy", () => {
  it("starts with the service and passes through its phases, one a read", async () => {
    const bench = await startBench(reads);
    const body = webService(bench, "api", { preDeployCommand: "migrate" });
    const { id, deployId } = await createService(bench, body);
    const deploys = bench.world.table<Json>("render/deploys");
    expect(deploys[deployId].status).toBe("created");
    expect(await readUntilEnd(bench, id, deployId)).toEqual([
      "build_in_progress",
      "pre_deploy_in_progress",
      "update_in_progress",
      "live",
    ]);
  });

  it("passes through its phases by the world's clock", async () => {
    const bench = await startBench({ pace: { by: "clock", phaseMs: 60_000 } });
    const { id } = await createService(bench, webService(bench, "api"));
    expect(await statuses(bench, id)).toEqual(["created"]);
    bench.world.advance(60_000);
    expect(await statuses(bench, id)).toEqual(["build_in_progress"]);
    bench.world.advance(120_000);
    expect(await statuses(bench, id)).toEqual(["live"]);
  });

  it("sees the variables that were inline, and not those of a group linked later", async () => {
    const bench = await startBench();
    const envVars = [{ key: "OWN", value: "1" }];
    const { id, deployId } = await createService(bench, webService(bench, "api", {}, { envVars }));
    const group = { name: "g", ownerId: bench.ownerId, envVars: [{ key: "SHARED", value: "2" }] };
    const { body } = await bench.post("/env-groups", group);
    await bench.post(`/env-groups/${body.id}/services/${id}`);
    const deploys = bench.world.table<Json>("render/deploys");
    expect(deploys[deployId].variables).toEqual({ OWN: "1" });
    const next = await deployAgain(bench, id);
    expect(deploys[next].variables).toEqual({ OWN: "1", SHARED: "2" });
  });

  it("is live at once for a cron job made from an image", async () => {
    const bench = await startBench(reads);
    const details = {
      runtime: "image",
      schedule: "@daily",
      envSpecificDetails: { dockerCommand: "", dockerContext: "", dockerfilePath: "" },
    };
    const image = { ownerId: bench.ownerId, imagePath: "nginx" };
    const source = { repo: undefined, branch: undefined, image, type: "cron_job" };
    const { deployId } = await createService(bench, webService(bench, "tick", details, source));
    expect(bench.world.table<Json>("render/deploys")[deployId].status).toBe("live");
  });
});

describe("a second deploy", () => {
  it("answers 201 with the deploy when nothing runs, and deactivates the one before", async () => {
    const bench = await startBench(reads);
    const { id, deployId } = await createService(bench, webService(bench, "api"));
    await readUntilEnd(bench, id, deployId);
    const { status, body } = await bench.post(`/services/${id}/deploys`, {});
    expect([status, body.status, body.trigger]).toEqual([201, "created", "api"]);
    await readUntilEnd(bench, id, body.id);
    expect(await statuses(bench, id)).toEqual(["live", "deactivated"]);
  });

  it("answers 202 without a body while one runs, waits, and runs afterwards", async () => {
    const bench = await startBench(reads);
    const { id, deployId } = await createService(bench, webService(bench, "api"));
    const { status, body } = await bench.post(`/services/${id}/deploys`, {});
    expect([status, body]).toEqual([202, undefined]);
    const listed = await bench.get(`/services/${id}/deploys`);
    const [queued] = listed.body;
    expect(queued.deploy.status).toBe("queued");
    await readUntilEnd(bench, id, deployId);
    expect((await readUntilEnd(bench, id, queued.deploy.id)).at(-1)).toBe("live");
  });

  it("cancels a queued one that an even newer one overtakes", async () => {
    const bench = await startBench({ pace: { by: "clock", phaseMs: 60_000 } });
    const { id } = await createService(bench, webService(bench, "api"));
    await bench.post(`/services/${id}/deploys`, {});
    await bench.post(`/services/${id}/deploys`, {});
    expect(await statuses(bench, id)).toEqual(["queued", "canceled", "created"]);
    bench.world.advance(3 * 60_000);
    expect(await statuses(bench, id)).toEqual(["queued", "canceled", "live"]);
    bench.world.advance(3 * 60_000);
    expect(await statuses(bench, id)).toEqual(["live", "canceled", "deactivated"]);
  });

  it("cancels the running one where the workspace overrides", async () => {
    const slow = { pace: { by: "clock", phaseMs: 60_000 } } as const;
    const bench = await startBench({ ...slow, overlappingDeploys: "override" });
    const { id } = await createService(bench, webService(bench, "api"));
    expect((await bench.post(`/services/${id}/deploys`, {})).status).toBe(202);
    expect(await statuses(bench, id)).toEqual(["created", "canceled"]);
    bench.world.advance(3 * 60_000);
    expect(await statuses(bench, id)).toEqual(["live", "canceled"]);
  });
});

it("deploys the commit asked for, else the branch's head, which stays the same", async () => {
  const bench = await startBench();
  const { id, deployId } = await createService(bench, webService(bench, "api"));
  const first = await bench.get(`/services/${id}/deploys/${deployId}`);
  expect(first.body.commit.id).toMatch(/^[0-9a-f]{40}$/);
  const next = await bench.get(`/services/${id}/deploys/${await deployAgain(bench, id)}`);
  expect(next.body.commit.id).toBe(first.body.commit.id);
  const asked = await bench.get(`/services/${id}/deploys/${await deployAgain(bench, id, "abc")}`);
  expect(asked.body.commit.id).toBe("abc");
});

it("rolls back to what was live, without switching automatic deploys off", async () => {
  const bench = await startBench();
  const body = webService(bench, "api", {}, { autoDeploy: "yes" });
  const { id } = await createService(bench, body);
  await untilSettled(bench, id);
  const good = await deployAgain(bench, id, "good");
  await deployAgain(bench, id, "bad");
  const back = await bench.post(`/services/${id}/rollback`, { deployId: good });
  expect([back.status, back.body.trigger, back.body.commit.id]).toEqual([201, "rollback", "good"]);
  expect((await bench.get(`/services/${id}`)).body.autoDeploy).toBe("yes");
});

it("refuses to roll back to a deploy that was never live, or of another service", async () => {
  const bench = await startBench(reads);
  const one = await createService(bench, webService(bench, "one"));
  const two = await createService(bench, webService(bench, "two"));
  const path = `/services/${one.id}/rollback`;
  expect((await bench.post(path, { deployId: one.deployId })).status).toBe(400);
  expect((await bench.post(path, { deployId: two.deployId })).status).toBe(404);
});

it("cancels a running deploy and refuses to cancel one that has ended", async () => {
  const bench = await startBench(reads);
  const { id, deployId } = await createService(bench, webService(bench, "api"));
  const path = `/services/${id}/deploys/${deployId}/cancel`;
  expect((await bench.post(path)).body.status).toBe("canceled");
  expect((await bench.post(path)).status).toBe(400);
});

it("suspends without a body, refuses to deploy meanwhile, and resumes with a deploy", async () => {
  const bench = await startBench();
  const { id } = await createService(bench, webService(bench, "api"));
  await untilSettled(bench, id);
  const reply = await bench.post(`/services/${id}/suspend`);
  expect([reply.status, reply.body]).toEqual([202, undefined]);
  const { body } = await bench.get(`/services/${id}`);
  expect([body.suspended, body.suspenders]).toEqual(["suspended", ["user"]]);
  expect((await bench.get("/services?suspended=suspended")).body).toHaveLength(1);
  expect((await bench.post(`/services/${id}/deploys`, {})).status).toBe(409);
  expect((await bench.post(`/services/${id}/resume`)).status).toBe(202);
  const [newest] = (await bench.get(`/services/${id}/deploys`)).body;
  expect(newest.deploy.trigger).toBe("service_resumed");
});

it.each([
  ["deploy_only with a commit", { deployMode: "deploy_only", commitId: "abc" }],
  ["an image for a repository", { imageUrl: "nginx" }],
])("refuses %s", async (_, request) => {
  const bench = await startBench();
  const { id } = await createService(bench, webService(bench, "api"));
  expect((await bench.post(`/services/${id}/deploys`, request)).status).toBe(400);
});

it("deploys another tag of the configured image and refuses another image", async () => {
  const bench = await startBench();
  const image = { ownerId: bench.ownerId, imagePath: "ghcr.io/bondigoo/api:1" };
  const source = { repo: undefined, branch: undefined, image };
  const details = { runtime: "image", envSpecificDetails: undefined };
  const { id } = await createService(bench, webService(bench, "api", details, source));
  await untilSettled(bench, id);
  const deploy = (imageUrl: string) => bench.post(`/services/${id}/deploys`, { imageUrl });
  expect((await deploy("ghcr.io/bondigoo/other:1")).status).toBe(400);
  const { status, body } = await deploy("ghcr.io/bondigoo/api:2");
  expect([status, body.commit, body.image.ref]).toEqual([201, null, "ghcr.io/bondigoo/api:2"]);
});

it("does not deploy by itself when a service or its variables change", async () => {
  const bench = await startBench();
  const { id } = await createService(bench, webService(bench, "api"));
  await bench.put(`/services/${id}/env-vars/A`, { value: "1" });
  await bench.patch(`/services/${id}`, { serviceDetails: { healthCheckPath: "/" } });
  expect(await statuses(bench, id)).toHaveLength(1);
});

it("deploys by itself after every change where the account is said to work so", async () => {
  const bench = await startBench({ autoRedeploy: true });
  const { id } = await createService(bench, webService(bench, "api"));
  const group = { name: "g", ownerId: bench.ownerId, envVars: [{ key: "A", value: "1" }] };
  const { body } = await bench.post("/env-groups", group);
  const changes: [method: string, path: string, body?: unknown][] = [
    ["PUT", `/services/${id}/env-vars/A`, { value: "1" }],
    ["PUT", `/services/${id}/secret-files/a`, { content: "1" }],
    ["PATCH", `/services/${id}`, { serviceDetails: { healthCheckPath: "/" } }],
    ["POST", `/env-groups/${body.id}/services/${id}`],
    ["PUT", `/env-groups/${body.id}/env-vars/A`, { value: "2" }],
    ["DELETE", `/env-groups/${body.id}/services/${id}`],
  ];
  for (const [method, path, change] of changes) await bench.send(method, path, change);
  const { body: deploys } = await bench.get(`/services/${id}/deploys`);
  const triggers = deploys.map(({ deploy }: Json) => deploy.trigger);
  expect(triggers).toEqual([...changes.map(() => "service_updated"), "other"]);
});

it("tells in events and logs what its deploys did", async () => {
  const bench = await startBench();
  const { id } = await createService(bench, webService(bench, "api"));
  await untilSettled(bench, id);
  const events = (await bench.get(`/services/${id}/events`)).body;
  expect(events.map(({ event }: Json) => event.type)).toEqual(["deploy_ended", "deploy_started"]);
  const { body } = await bench.get(`/logs?ownerId=${bench.ownerId}&resource=${id}&limit=1`);
  expect(body.hasMore).toBe(true);
  expect(body.logs[0].message).toBe("==> Service is live");
});

async function deployAgain(bench: Bench, id: string, commitId?: string): Promise<string> {
  await untilSettled(bench, id);
  const { body } = await bench.post(`/services/${id}/deploys`, { commitId });
  await untilSettled(bench, id);
  return body.id;
}

async function untilSettled(bench: Bench, id: string): Promise<void> {
  bench.world.advance(1000);
  await bench.get(`/services/${id}`);
}
