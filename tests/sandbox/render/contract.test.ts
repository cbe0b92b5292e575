import { afterAll, beforeAll, expect, it } from "vitest";
import { handlers } from "../../../src/sandbox/render/handlers/all.ts";
import { operations } from "../../../src/sandbox/render/validation.ts";
import { type Bench, createService, endBench, openBench, webService, worker } from "./helpers.ts";

// Every request below is checked against Render's document before it is served, and so is every
// answer: a wrong one is a defect, and endBench fails on any.
let bench: Bench;

beforeAll(async () => {
  bench = await openBench({ pace: { by: "reads" } });
});
afterAll(() => endBench(bench));

async function expectStatus(status: number, method: string, path: string, body?: unknown) {
  const reply = await bench.send(method, path, body);
  expect([reply.status, reply.body?.message], `${method} ${path}`).toEqual([status, undefined]);
  return reply.body;
}

it("answers for workspaces, members, users and addresses as the document says", async () => {
  const { ownerId } = bench;
  await expectStatus(200, "GET", "/owners?name=Sandbox&limit=5");
  await expectStatus(200, "GET", `/owners/${ownerId}`);
  await expectStatus(200, "GET", `/owners/${ownerId}/members`);
  await expectStatus(200, "GET", "/users");
  const service = await createService(bench, webService(bench, "addresses"));
  await expectStatus(200, "GET", `/services/${service.id}/outbound-ips`);
});

it("answers for projects and environments as the document says", async () => {
  const { ownerId } = bench;
  const environments = [{ name: "one", protectedStatus: "protected" }, { name: "two" }];
  const project = await expectStatus(201, "POST", "/projects", {
    name: "p",
    ownerId,
    environments,
  });
  await expectStatus(200, "GET", `/projects?ownerId=${ownerId}`);
  await expectStatus(200, "GET", `/projects/${project.id}`);
  await expectStatus(200, "PATCH", `/projects/${project.id}`, { name: "p2" });
  const three = { name: "three", projectId: project.id };
  const added = await expectStatus(201, "POST", "/environments", three);
  await expectStatus(200, "GET", `/environments?projectId=${project.id}`);
  await expectStatus(200, "GET", `/environments/${added.id}`);
  const rules = [{ cidrBlock: "0.0.0.0/0", description: "everywhere" }];
  await expectStatus(200, "PATCH", `/environments/${added.id}`, { ipAllowList: rules });
  const service = await createService(bench, webService(bench, "member"));
  const ids = { resourceIds: [service.id] };
  await expectStatus(201, "POST", `/environments/${added.id}/resources`, ids);
  const query = `resourceIds=${service.id}`;
  await expectStatus(204, "DELETE", `/environments/${added.id}/resources?${query}`);
  await expectStatus(204, "DELETE", `/environments/${added.id}`);
  await expectStatus(204, "DELETE", `/projects/${project.id}`);
});

it("answers for each type of service as the document says", async () => {
  const image = { ownerId: bench.ownerId, imagePath: "nginx" };
  const docker = { dockerCommand: "run", dockerContext: ".", dockerfilePath: "" };
  const cron = { runtime: "docker", schedule: "0 3 * * *", envSpecificDetails: docker };
  const source = { repo: undefined, branch: undefined, image };
  const bodies = [
    webService(bench, "web", { disk: { name: "d", mountPath: "/data", sizeGB: 5 } }),
    webService(bench, "private", {}, { type: "private_service" }),
    worker(bench, "worker", { preDeployCommand: "npm run migrate" }),
    { ...webService(bench, "cron"), type: "cron_job", serviceDetails: cron },
    {
      ...webService(bench, "static"),
      type: "static_site",
      serviceDetails: {
        buildCommand: "npm run build",
        publishPath: "build",
        headers: [{ path: "/*", name: "X-Frame-Options", value: "DENY" }],
        routes: [{ type: "rewrite", source: "/*", destination: "/index.html" }],
      },
    },
    webService(bench, "image", { runtime: "image", envSpecificDetails: undefined }, source),
  ];
  for (const body of bodies) {
    const service = await createService(bench, body);
    await expectStatus(200, "GET", `/services/${service.id}`);
    await expectStatus(200, "PATCH", `/services/${service.id}`, { name: `${service.name}-2` });
    await expectStatus(200, "GET", `/services/${service.id}/deploys`);
  }
  await expectStatus(200, "GET", "/services?limit=100&includePreviews=false&type=web_service");
  const services = Object.values(bench.world.table<{ id: string }>("render/services"));
  for (const { id } of services) await expectStatus(204, "DELETE", `/services/${id}`);
});

it("answers for the life of a service as the document says", async () => {
  const { id, deployId } = await createService(bench, webService(bench, "alive"));
  const path = `/services/${id}`;
  await expectStatus(200, "GET", `${path}/deploys/${deployId}`);
  await expectStatus(200, "POST", `${path}/deploys/${deployId}/cancel`);
  const deploy = await expectStatus(201, "POST", `${path}/deploys`, { clearCache: "clear" });
  for (let read = 0; read < 3; read++) {
    await expectStatus(200, "GET", `${path}/deploys/${deploy.id}`);
  }
  await expectStatus(201, "POST", `${path}/rollback`, { deployId: deploy.id });
  await expectStatus(202, "POST", `${path}/deploys`, {});
  await expectStatus(200, "POST", `${path}/restart`);
  await expectStatus(202, "POST", `${path}/cache/purge`);
  await expectStatus(202, "POST", `${path}/scale`, { numInstances: 2 });
  const load = { enabled: true, percentage: 80 };
  const autoscaling = { enabled: true, min: 1, max: 3, criteria: { cpu: load, memory: load } };
  await expectStatus(200, "PUT", `${path}/autoscaling`, autoscaling);
  await expectStatus(204, "DELETE", `${path}/autoscaling`);
  await expectStatus(200, "GET", `${path}/instances`);
  await expectStatus(202, "POST", `${path}/suspend`);
  await expectStatus(202, "POST", `${path}/resume`);
  await expectStatus(200, "GET", `${path}/events?limit=100`);
  await expectStatus(200, "GET", `/logs?ownerId=${bench.ownerId}&resource=${id}`);
});

it("answers for variables and secret files as the document says", async () => {
  const { id } = await createService(bench, webService(bench, "variables"));
  const path = `/services/${id}`;
  const variables = [
    { key: "A", value: "1" },
    { key: "B", generateValue: true },
  ];
  await expectStatus(200, "PUT", `${path}/env-vars`, variables);
  await expectStatus(200, "GET", `${path}/env-vars`);
  await expectStatus(200, "PUT", `${path}/env-vars/C`, { generateValue: true });
  await expectStatus(200, "GET", `${path}/env-vars/C`);
  await expectStatus(204, "DELETE", `${path}/env-vars/C`);
  await expectStatus(200, "PUT", `${path}/secret-files`, [{ name: "a.pem", content: "a" }]);
  await expectStatus(200, "GET", `${path}/secret-files`);
  await expectStatus(201, "PUT", `${path}/secret-files/b.pem`, { content: "b" });
  await expectStatus(200, "GET", `${path}/secret-files/b.pem`);
  await expectStatus(204, "DELETE", `${path}/secret-files/b.pem`);
});

it("answers for environment groups as the document says", async () => {
  const { id } = await createService(bench, webService(bench, "grouped"));
  const envVars = [{ key: "A", value: "1" }];
  const files = [{ name: "a", content: "a" }];
  const body = { name: "g", ownerId: bench.ownerId, envVars, secretFiles: files, serviceIds: [id] };
  const group = await expectStatus(201, "POST", "/env-groups", body);
  const path = `/env-groups/${group.id}`;
  await expectStatus(200, "GET", "/env-groups?name=g");
  await expectStatus(200, "GET", path);
  await expectStatus(200, "PATCH", path, { name: "g2" });
  await expectStatus(204, "DELETE", `${path}/services/${id}`);
  await expectStatus(200, "POST", `${path}/services/${id}`);
  await expectStatus(200, "PUT", `${path}/env-vars/B`, { value: "2" });
  await expectStatus(200, "GET", `${path}/env-vars/B`);
  await expectStatus(204, "DELETE", `${path}/env-vars/B`);
  await expectStatus(200, "PUT", `${path}/secret-files/b`, { content: "b" });
  await expectStatus(200, "GET", `${path}/secret-files/b`);
  await expectStatus(204, "DELETE", `${path}/secret-files/b`);
  await expectStatus(204, "DELETE", path);
});

it.each([
  ["key-value", "cli"],
  ["redis", "redisCLI"],
])("answers for /%s as the document says", async (kind) => {
  const body = { name: kind, ownerId: bench.ownerId, plan: "starter" };
  const { id } = await expectStatus(201, "POST", `/${kind}`, body);
  const path = `/${kind}/${id}`;
  await expectStatus(200, "GET", `/${kind}?name=${kind}`);
  await expectStatus(200, "GET", path);
  await expectStatus(200, "PATCH", path, { maxmemoryPolicy: "noeviction" });
  await expectStatus(200, "GET", `${path}/connection-info`);
  await expectStatus(202, "POST", `${path}/suspend`);
  await expectStatus(202, "POST", `${path}/resume`);
  await expectStatus(204, "DELETE", path);
});

it("answers for Postgres as the document says", async () => {
  const { ownerId } = bench;
  const readReplicas = [{ name: "reader" }];
  const body = { name: "db", ownerId, plan: "pro_4gb", version: "17", readReplicas };
  const { id } = await expectStatus(201, "POST", "/postgres", body);
  const path = `/postgres/${id}`;
  await expectStatus(200, "GET", "/postgres?includeReplicas=false");
  await expectStatus(200, "GET", path);
  await expectStatus(200, "PATCH", path, { diskSizeGB: 10, enableHighAvailability: true });
  await expectStatus(200, "GET", `${path}/connection-info`);
  await expectStatus(200, "GET", `${path}/recovery`);
  const restoreTime = bench.world.timestamp();
  await expectStatus(200, "POST", `${path}/recovery`, { restoreTime, restoreName: "copy" });
  await expectStatus(202, "POST", `${path}/export`);
  await expectStatus(200, "GET", `${path}/export`);
  await expectStatus(202, "POST", `${path}/credentials`, { username: "reader" });
  await expectStatus(200, "GET", `${path}/credentials`);
  await expectStatus(200, "DELETE", `${path}/credentials/reader`);
  const parameterOverrides = { max_connections: "200" };
  await expectStatus(200, "PUT", `${path}/parameter-overrides`, { parameterOverrides });
  await expectStatus(200, "GET", `${path}/parameter-overrides`);
  await expectStatus(200, "GET", `${path}/parameter-overrides/available`);
  await expectStatus(202, "POST", `${path}/restart`);
  await expectStatus(202, "POST", `${path}/failover`);
  await expectStatus(202, "POST", `${path}/suspend`);
  await expectStatus(202, "POST", `${path}/resume`);
  await expectStatus(204, "DELETE", path);
});

it("answers for custom domains, disks and registry credentials as the document says", async () => {
  const { id } = await createService(bench, webService(bench, "attached"));
  const domains = `/services/${id}/custom-domains`;
  await expectStatus(201, "POST", domains, { name: "api.bondigoo.ch" });
  await expectStatus(200, "GET", `${domains}?verificationStatus=unverified`);
  await expectStatus(202, "POST", `${domains}/api.bondigoo.ch/verify`);
  await expectStatus(200, "GET", `${domains}/api.bondigoo.ch`);
  await expectStatus(204, "DELETE", `${domains}/api.bondigoo.ch`);
  const disk = { name: "data", mountPath: "/data", sizeGB: 5, serviceId: id };
  const { id: diskId } = await expectStatus(201, "POST", "/disks", disk);
  await expectStatus(200, "GET", `/disks?serviceId=${id}`);
  await expectStatus(200, "GET", `/disks/${diskId}`);
  await expectStatus(200, "PATCH", `/disks/${diskId}`, { sizeGB: 10 });
  const [snapshot] = await expectStatus(201, "GET", `/disks/${diskId}/snapshots`);
  const key = { snapshotKey: snapshot.snapshotKey };
  await expectStatus(200, "POST", `/disks/${diskId}/snapshots/restore`, key);
  await expectStatus(204, "DELETE", `/disks/${diskId}`);
  const fields = { registry: "GITHUB", name: "r", username: "u", authToken: "t" };
  const whole = { ...fields, ownerId: bench.ownerId };
  const { id: credential } = await expectStatus(200, "POST", "/registrycredentials", whole);
  await expectStatus(200, "GET", "/registrycredentials?type=GITHUB");
  await expectStatus(200, "GET", `/registrycredentials/${credential}`);
  await expectStatus(200, "PATCH", `/registrycredentials/${credential}`, fields);
  await expectStatus(204, "DELETE", `/registrycredentials/${credential}`);
});

it("answers for headers and routes of static sites as the document says", async () => {
  const details = { buildCommand: "npm run build", publishPath: "build" };
  const body = { ...webService(bench, "site"), type: "static_site", serviceDetails: details };
  const { id } = await createService(bench, body);
  const path = `/services/${id}`;
  const header = { path: "/*", name: "X-Frame-Options", value: "DENY" };
  await expectStatus(201, "POST", `${path}/headers`, header);
  const [put] = await expectStatus(200, "PUT", `${path}/headers`, [header]);
  await expectStatus(200, "GET", `${path}/headers?name=X-Frame-Options`);
  await expectStatus(204, "DELETE", `${path}/headers/${put.id}`);
  const route = { type: "rewrite", source: "/*", destination: "/index.html" };
  await expectStatus(201, "POST", `${path}/routes`, { ...route, priority: 3 });
  const [first] = await expectStatus(200, "PUT", `${path}/routes`, [route]);
  await expectStatus(200, "GET", `${path}/routes?type=rewrite`);
  await expectStatus(200, "PATCH", `${path}/routes/${first.id}`, { priority: 1 });
  await expectStatus(204, "DELETE", `${path}/routes/${first.id}`);
  expect(await expectStatus(200, "PUT", `${path}/headers`, [])).toBeNull();
});

it("answers for jobs, cron runs and previews as the document says", async () => {
  const image = { ownerId: bench.ownerId, imagePath: "ghcr.io/bondigoo/api:1" };
  const source = { repo: undefined, branch: undefined, image };
  const details = { runtime: "image", envSpecificDetails: undefined };
  const base = await createService(bench, webService(bench, "based", details, source));
  const jobs = `/services/${base.id}/jobs`;
  const job = await expectStatus(201, "POST", jobs, { startCommand: "npm run seed" });
  await expectStatus(200, "GET", `${jobs}?status=pending,running`);
  await expectStatus(200, "GET", `${jobs}/${job.id}`);
  await expectStatus(200, "POST", `${jobs}/${job.id}/cancel`);
  const preview = { imagePath: "ghcr.io/bondigoo/api:2", name: "pr-2" };
  await expectStatus(200, "POST", `/services/${base.id}/preview`, preview);
  const schedule = { schedule: "* * * * *", runtime: "node", plan: "starter" };
  const commands = { envSpecificDetails: { buildCommand: "", startCommand: "npm run tick" } };
  const body = webService(bench, "ticks", {}, { type: "cron_job" });
  const cron = await createService(bench, {
    ...body,
    serviceDetails: { ...schedule, ...commands },
  });
  await expectStatus(200, "POST", `/cron-jobs/${cron.id}/runs`);
  await expectStatus(204, "DELETE", `/cron-jobs/${cron.id}/runs`);
});

it("answers for notifications, log streams and webhooks as the document says", async () => {
  const { ownerId } = bench;
  const { id } = await createService(bench, webService(bench, "settings"));
  const override = `/notification-settings/overrides/services/${id}`;
  await expectStatus(200, "GET", override);
  await expectStatus(200, "PATCH", override, { notificationsToSend: "failure" });
  await expectStatus(200, "GET", `/notification-settings/overrides?ownerId=${ownerId}`);
  const owner = `/logs/streams/owner/${ownerId}`;
  await expectStatus(200, "PUT", owner, { endpoint: "logs:1", token: "t", preview: "send" });
  await expectStatus(200, "GET", owner);
  await expectStatus(204, "DELETE", owner);
  const stream = `/logs/streams/resource/${id}`;
  await expectStatus(200, "PUT", stream, { endpoint: "logs:1", token: "t", setting: "send" });
  await expectStatus(200, "GET", stream);
  await expectStatus(200, "GET", "/logs/streams/resource");
  await expectStatus(204, "DELETE", stream);
  const hook = { ownerId, name: "w", url: "https://x.test", enabled: true, eventFilter: null };
  const webhook = await expectStatus(201, "POST", "/webhooks", hook);
  await expectStatus(200, "GET", `/webhooks?ownerId=${ownerId}`);
  await expectStatus(200, "GET", `/webhooks/${webhook.id}`);
  await expectStatus(200, "PATCH", `/webhooks/${webhook.id}`, { enabled: false });
  await expectStatus(200, "GET", `/webhooks/${webhook.id}/events`);
  await expectStatus(204, "DELETE", `/webhooks/${webhook.id}`);
  const set = { name: "out", ownerId, region: "oregon" };
  const ips = await expectStatus(201, "POST", "/dedicated-ips", set);
  await expectStatus(200, "GET", `/dedicated-ips?ownerId=${ownerId}`);
  await expectStatus(200, "GET", `/dedicated-ips/${ips.id}`);
  await expectStatus(200, "PATCH", `/dedicated-ips/${ips.id}`, { description: "for Atlas" });
  await expectStatus(204, "DELETE", `/dedicated-ips/${ips.id}`);
  await expectStatus(200, "GET", "/maintenance");
  // No maintenance is ever scheduled here, so that nothing but 404 can be had for a run.
  expect((await bench.get("/maintenance/m")).status).toBe(404);
  expect((await bench.patch("/maintenance/m", {})).status).toBe(404);
  expect((await bench.post("/maintenance/m/trigger")).status).toBe(404);
});

it("was asked above for every operation that is implemented", () => {
  const asked = new Set(bench.world.calls.map((call) => call.operation));
  const missing = operations
    .filter(({ id }) => id in handlers)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((name) => !asked.has(name));
  expect(missing).toEqual([]);
});

it("implements only operations of the document", () => {
  const known = new Set(operations.map(({ id }) => id));
  expect(Object.keys(handlers).filter((id) => !known.has(id))).toEqual([]);
});
