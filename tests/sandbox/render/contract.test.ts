import { expect, it } from "vitest";
import { handlers } from "../../../src/sandbox/render/handlers/all.ts";
import { blueprintHandlers } from "../../../src/sandbox/render/handlers/blueprints.ts";
import { operations } from "../../../src/sandbox/render/validation.ts";
import { holdToContract } from "./contract-bench.ts";
import { dataHandlers } from "./contract-data.ts";
import { createService, webService, worker } from "./helpers.ts";

// A Blueprint comes as a form, which recordings.test.ts sends.
const elsewhere = { ...dataHandlers, ...blueprintHandlers };
const others = Object.fromEntries(Object.entries(handlers).filter(([id]) => !(id in elsewhere)));
const { bench, ask } = holdToContract(others);

it("answers for workspaces, members, users and addresses as the document says", async () => {
  const { ownerId } = bench();
  await ask(200, "GET", "/owners?name=Sandbox&limit=5");
  await ask(200, "GET", `/owners/${ownerId}`);
  await ask(200, "GET", `/owners/${ownerId}/members`);
  await ask(200, "GET", "/users");
  const service = await createService(bench(), webService(bench(), "addresses"));
  await ask(200, "GET", `/services/${service.id}/outbound-ips`);
});

it("answers for projects and environments as the document says", async () => {
  const { ownerId } = bench();
  const environments = [{ name: "one", protectedStatus: "protected" }, { name: "two" }];
  const project = await ask(201, "POST", "/projects", {
    name: "p",
    ownerId,
    environments,
  });
  await ask(200, "GET", `/projects?ownerId=${ownerId}`);
  await ask(200, "GET", `/projects/${project.id}`);
  await ask(200, "PATCH", `/projects/${project.id}`, { name: "p2" });
  const three = { name: "three", projectId: project.id };
  const added = await ask(201, "POST", "/environments", three);
  await ask(200, "GET", `/environments?projectId=${project.id}`);
  await ask(200, "GET", `/environments/${added.id}`);
  const rules = [{ cidrBlock: "0.0.0.0/0", description: "everywhere" }];
  await ask(200, "PATCH", `/environments/${added.id}`, { ipAllowList: rules });
  const service = await createService(bench(), webService(bench(), "member"));
  const ids = { resourceIds: [service.id] };
  await ask(201, "POST", `/environments/${added.id}/resources`, ids);
  const query = `resourceIds=${service.id}`;
  await ask(204, "DELETE", `/environments/${added.id}/resources?${query}`);
  await ask(204, "DELETE", `/environments/${added.id}`);
  await ask(204, "DELETE", `/projects/${project.id}`);
});

it("answers for each type of service as the document says", async () => {
  const image = { ownerId: bench().ownerId, imagePath: "nginx" };
  const docker = { dockerCommand: "run", dockerContext: ".", dockerfilePath: "" };
  const cron = { runtime: "docker", schedule: "0 3 * * *", envSpecificDetails: docker };
  const source = { repo: undefined, branch: undefined, image };
  const bodies = [
    webService(bench(), "web", { disk: { name: "d", mountPath: "/data", sizeGB: 5 } }),
    webService(bench(), "private", {}, { type: "private_service" }),
    worker(bench(), "worker", { preDeployCommand: "npm run migrate" }),
    { ...webService(bench(), "cron"), type: "cron_job", serviceDetails: cron },
    {
      ...webService(bench(), "static"),
      type: "static_site",
      serviceDetails: {
        buildCommand: "npm run build",
        publishPath: "build",
        headers: [{ path: "/*", name: "X-Frame-Options", value: "DENY" }],
        routes: [{ type: "rewrite", source: "/*", destination: "/index.html" }],
      },
    },
    webService(bench(), "image", { runtime: "image", envSpecificDetails: undefined }, source),
  ];
  for (const body of bodies) {
    const service = await createService(bench(), body);
    await ask(200, "GET", `/services/${service.id}`);
    await ask(200, "PATCH", `/services/${service.id}`, { name: `${service.name}-2` });
    await ask(200, "GET", `/services/${service.id}/deploys`);
  }
  await ask(200, "GET", "/services?limit=100&includePreviews=false&type=web_service");
  const services = Object.values(bench().world.table<{ id: string }>("render/services"));
  for (const { id } of services) await ask(204, "DELETE", `/services/${id}`);
});

it("answers for the life of a service as the document says", async () => {
  const { id, deployId } = await createService(bench(), webService(bench(), "alive"));
  const path = `/services/${id}`;
  await ask(200, "GET", `${path}/deploys/${deployId}`);
  await ask(200, "POST", `${path}/deploys/${deployId}/cancel`);
  const deploy = await ask(201, "POST", `${path}/deploys`, { clearCache: "clear" });
  for (let read = 0; read < 3; read++) {
    await ask(200, "GET", `${path}/deploys/${deploy.id}`);
  }
  await ask(201, "POST", `${path}/rollback`, { deployId: deploy.id });
  await ask(202, "POST", `${path}/deploys`, {});
  await ask(200, "POST", `${path}/restart`);
  await ask(202, "POST", `${path}/cache/purge`);
  await ask(202, "POST", `${path}/scale`, { numInstances: 2 });
  const load = { enabled: true, percentage: 80 };
  const autoscaling = { enabled: true, min: 1, max: 3, criteria: { cpu: load, memory: load } };
  await ask(200, "PUT", `${path}/autoscaling`, autoscaling);
  await ask(204, "DELETE", `${path}/autoscaling`);
  await ask(200, "GET", `${path}/instances`);
  await ask(202, "POST", `${path}/suspend`);
  await ask(202, "POST", `${path}/resume`);
  await ask(200, "GET", `${path}/events?limit=100`);
  await ask(200, "GET", `/logs?ownerId=${bench().ownerId}&resource=${id}`);
  await ask(200, "GET", `/logs/values?ownerId=${bench().ownerId}&resource=${id}&label=type`);
});

it("answers for variables and secret files as the document says", async () => {
  const { id } = await createService(bench(), webService(bench(), "variables"));
  const path = `/services/${id}`;
  const variables = [
    { key: "A", value: "1" },
    { key: "B", generateValue: true },
  ];
  await ask(200, "PUT", `${path}/env-vars`, variables);
  await ask(200, "GET", `${path}/env-vars`);
  await ask(200, "PUT", `${path}/env-vars/C`, { generateValue: true });
  await ask(200, "GET", `${path}/env-vars/C`);
  await ask(204, "DELETE", `${path}/env-vars/C`);
  await ask(200, "PUT", `${path}/secret-files`, [{ name: "a.pem", content: "a" }]);
  await ask(200, "GET", `${path}/secret-files`);
  await ask(201, "PUT", `${path}/secret-files/b.pem`, { content: "b" });
  await ask(200, "GET", `${path}/secret-files/b.pem`);
  await ask(204, "DELETE", `${path}/secret-files/b.pem`);
});

it("answers for custom domains, disks and registry credentials as the document says", async () => {
  const { id } = await createService(bench(), webService(bench(), "attached"));
  const domains = `/services/${id}/custom-domains`;
  await ask(201, "POST", domains, { name: "api.bondigoo.ch" });
  await ask(200, "GET", `${domains}?verificationStatus=unverified`);
  await ask(202, "POST", `${domains}/api.bondigoo.ch/verify`);
  await ask(200, "GET", `${domains}/api.bondigoo.ch`);
  await ask(204, "DELETE", `${domains}/api.bondigoo.ch`);
  const disk = { name: "data", mountPath: "/data", sizeGB: 5, serviceId: id };
  const { id: diskId } = await ask(201, "POST", "/disks", disk);
  await ask(200, "GET", `/disks?serviceId=${id}`);
  await ask(200, "GET", `/disks/${diskId}`);
  await ask(200, "PATCH", `/disks/${diskId}`, { sizeGB: 10 });
  const [snapshot] = await ask(201, "GET", `/disks/${diskId}/snapshots`);
  const key = { snapshotKey: snapshot.snapshotKey };
  await ask(200, "POST", `/disks/${diskId}/snapshots/restore`, key);
  await ask(204, "DELETE", `/disks/${diskId}`);
  const fields = { registry: "GITHUB", name: "r", username: "u", authToken: "t" };
  const whole = { ...fields, ownerId: bench().ownerId };
  const { id: credential } = await ask(200, "POST", "/registrycredentials", whole);
  await ask(200, "GET", "/registrycredentials?type=GITHUB");
  await ask(200, "GET", `/registrycredentials/${credential}`);
  await ask(200, "PATCH", `/registrycredentials/${credential}`, fields);
  await ask(204, "DELETE", `/registrycredentials/${credential}`);
});

it("answers for headers and routes of static sites as the document says", async () => {
  const details = { buildCommand: "npm run build", publishPath: "build" };
  const body = { ...webService(bench(), "site"), type: "static_site", serviceDetails: details };
  const { id } = await createService(bench(), body);
  const path = `/services/${id}`;
  const header = { path: "/*", name: "X-Frame-Options", value: "DENY" };
  await ask(201, "POST", `${path}/headers`, header);
  const [put] = await ask(200, "PUT", `${path}/headers`, [header]);
  await ask(200, "GET", `${path}/headers?name=X-Frame-Options`);
  await ask(204, "DELETE", `${path}/headers/${put.id}`);
  const route = { type: "rewrite", source: "/*", destination: "/index.html" };
  await ask(201, "POST", `${path}/routes`, { ...route, priority: 3 });
  const [first] = await ask(200, "PUT", `${path}/routes`, [route]);
  await ask(200, "GET", `${path}/routes?type=rewrite`);
  await ask(200, "PATCH", `${path}/routes/${first.id}`, { priority: 1 });
  await ask(204, "DELETE", `${path}/routes/${first.id}`);
  expect(await ask(200, "PUT", `${path}/headers`, [])).toBeNull();
});

it("answers for jobs, cron runs and previews as the document says", async () => {
  const image = { ownerId: bench().ownerId, imagePath: "ghcr.io/bondigoo/api:1" };
  const source = { repo: undefined, branch: undefined, image };
  const details = { runtime: "image", envSpecificDetails: undefined };
  const base = await createService(bench(), webService(bench(), "based", details, source));
  const jobs = `/services/${base.id}/jobs`;
  const job = await ask(201, "POST", jobs, { startCommand: "npm run seed" });
  await ask(200, "GET", `${jobs}?status=pending,running`);
  await ask(200, "GET", `${jobs}/${job.id}`);
  await ask(200, "POST", `${jobs}/${job.id}/cancel`);
  const preview = { imagePath: "ghcr.io/bondigoo/api:2", name: "pr-2" };
  await ask(200, "POST", `/services/${base.id}/preview`, preview);
  const schedule = { schedule: "* * * * *", runtime: "node", plan: "starter" };
  const commands = { envSpecificDetails: { buildCommand: "", startCommand: "npm run tick" } };
  const body = webService(bench(), "ticks", {}, { type: "cron_job" });
  const cron = await createService(bench(), {
    ...body,
    serviceDetails: { ...schedule, ...commands },
  });
  await ask(200, "POST", `/cron-jobs/${cron.id}/runs`);
  await ask(204, "DELETE", `/cron-jobs/${cron.id}/runs`);
});

it("implements only operations of the document", () => {
  const known = new Set(operations.map(({ id }) => id));
  expect(Object.keys(handlers).filter((id) => !known.has(id))).toEqual([]);
});
