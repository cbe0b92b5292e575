import { describe, expect, it } from "vitest";
import { FaultInjector } from "../../../src/sandbox/faults.ts";
import type { RenderOptions } from "../../../src/sandbox/render/options.ts";
import { type Answer, answersPage } from "../../answers.ts";
import { type Bench, type Json, startBench, webService, worker } from "./helpers.ts";

/** Asks, and writes down what was answered, refusals too. */
type Say = (method: string, path: string, body?: unknown) => Promise<Json>;

/** What one thing goes through, each answer of which is kept in `answers/`. */
const stories: Record<
  string,
  [options: Partial<RenderOptions>, tell: (say: Say, bench: Bench) => Promise<void>]
> = {
  deploys: [
    { autoRedeploy: true },
    async (say, bench) => {
      const { service, deployId } = await say("POST", "/services", webService(bench, "api"));
      const path = `/services/${service.id}`;
      for (let read = 0; read < 4; read++) await say("GET", `${path}/deploys/${deployId}`);
      await say("PUT", `${path}/env-vars`, [{ key: "A", value: "1" }]);
      await say("GET", `${path}/deploys`);
      await say("PUT", `${path}/env-vars/B`, { value: "2" });
      await say("PUT", `${path}/env-vars/C`, { generateValue: false });
      await say("DELETE", `${path}/env-vars/A`);
      await say("DELETE", `${path}/env-vars/A`);
      await say("PUT", `${path}/secret-files`, [{ name: "a", content: "a" }]);
      for (let read = 0; read < 6; read++) await say("GET", `${path}/deploys`);
      await say("POST", `${path}/deploys`, { commitId: "0123456789" });
      for (let read = 0; read < 3; read++) await say("GET", `${path}/deploys?limit=1`);
      await say("POST", `${path}/rollback`, { deployId });
      await say("POST", `${path}/deploys`, { deployMode: "deploy_only", clearCache: "clear" });
      await say("POST", `${path}/deploys`, { imageUrl: "nginx:2" });
      await say("POST", `${path}/deploys/${deployId}/cancel`);
      await say("POST", `${path}/suspend`);
      await say("POST", `${path}/deploys`, {});
      await say("GET", `${path}/deploys/dep-unknown`);
      await say("GET", `${path}/events?limit=100`);
      await say("GET", `/logs?ownerId=${bench.ownerId}&resource=${service.id}&limit=100`);
    },
  ],
  "deploys of an image": [
    {},
    async (say, bench) => {
      const image = { ownerId: bench.ownerId, imagePath: "ghcr.io/acme/api:1" };
      const source = { repo: undefined, branch: undefined, image };
      const details = { runtime: "image", envSpecificDetails: undefined };
      const body = webService(bench, "image", details, source);
      const { service, deployId } = await say("POST", "/services", body);
      const path = `/services/${service.id}`;
      for (let read = 0; read < 3; read++) await say("GET", `${path}/deploys/${deployId}`);
      const next = await say("POST", `${path}/deploys`, { imageUrl: "ghcr.io/acme/api:2" });
      for (let read = 0; read < 3; read++) await say("GET", `${path}/deploys/${next.id}`);
      await say("POST", `${path}/deploys`, { imageUrl: "ghcr.io/acme/other:2" });
      await say("POST", `${path}/deploys`, { commitId: "0123456789" });
      const back = await say("POST", `${path}/rollback`, { deployId });
      await say("POST", `${path}/rollback`, { deployId: back.id });
      await say("POST", `${path}/preview`, { imagePath: "ghcr.io/acme/api:3", plan: "standard" });
      await say("POST", `${path}/preview`, { imagePath: "ghcr.io/acme/other:3" });
      await say("PATCH", path, { serviceDetails: { runtime: "docker" } });
      await say("GET", "/services?limit=100");
      const commands = { dockerCommand: "run", dockerContext: ".", dockerfilePath: "" };
      const cron = {
        ...webService(bench, "cron", {}, { ...source, type: "cron_job" }),
        serviceDetails: { runtime: "image", schedule: "@daily", plan: "starter" },
      };
      const made = await say("POST", "/services", cron);
      await say("GET", `/services/${made.service?.id}/deploys`);
      await say("POST", `/services/${made.service?.id}/restart`);
      const docker = { runtime: "docker", envSpecificDetails: commands };
      const worked = await say("POST", "/services", worker(bench, "docker", docker));
      const native = { envSpecificDetails: { buildCommand: "b", startCommand: "s" } };
      const patch = { serviceDetails: { runtime: "node", ...native } };
      await say("PATCH", `/services/${worked.service.id}`, patch);
    },
  ],
  jobs: [
    {},
    async (say, bench) => {
      const one = await say("POST", "/services", webService(bench, "one"));
      const two = await say("POST", "/services", worker(bench, "two"));
      const path = `/services/${one.service.id}/jobs`;
      const job = await say("POST", path, { startCommand: "seed", planId: "plan-srv-1" });
      await say("GET", `${path}/${job.id}`);
      await say("GET", `/services/${two.service.id}/jobs/${job.id}`);
      await say("GET", `${path}/${job.id}`);
      await say("POST", `${path}/${job.id}/cancel`);
      const other = await say("POST", path, { startCommand: "sleep" });
      await say("POST", `${path}/${other.id}/cancel`);
      await say("GET", path);
      const cron = webService(bench, "tick", { schedule: "@daily" }, { type: "cron_job" });
      const { service } = await say("POST", "/services", cron);
      const first = await say("POST", `/cron-jobs/${service.id}/runs`);
      await say("POST", `/cron-jobs/${service.id}/runs`);
      await say("POST", `/cron-jobs/${one.service.id}/runs`);
      await say("POST", `/services/${service.id}/restart`);
      await say("POST", `/services/${service.id}/deploys`, { commitId: "0123456789" });
      await say("GET", `/services/${service.id}/events`);
      const runs = bench.world.table<Json>("render/cron-runs");
      expect(runs[first.id]).toMatchObject({ status: "canceled", ahead: [] });
    },
  ],
  "disks and scaling": [
    { tier: "hobby" },
    async (say, bench) => {
      const { service } = await say("POST", "/services", webService(bench, "api"));
      const path = `/services/${service.id}`;
      const disk = { name: "data", mountPath: "/data", sizeGB: 5, serviceId: service.id };
      const { id } = await say("POST", "/disks", disk);
      await say("POST", "/disks", disk);
      await say("GET", path);
      await say("PATCH", `/disks/${id}`, { sizeGB: 4 });
      await say("PATCH", `/disks/${id}`, { sizeGB: 6, name: "more" });
      await say("POST", `/disks/${id}/snapshots/restore`, { snapshotKey: "snapshot-x" });
      await say("POST", `${path}/scale`, { numInstances: 2 });
      await say("DELETE", `/disks/${id}`);
      await say("GET", `/disks/${id}`);
      await say("GET", path);
      await say("POST", `${path}/scale`, { numInstances: 3 });
      const load = { enabled: true, percentage: 80 };
      const autoscaling = {
        enabled: true,
        min: 3,
        max: 2,
        criteria: { cpu: load, memory: load },
      };
      await say("PUT", `${path}/autoscaling`, autoscaling);
      const scaling = { autoscaling: { ...autoscaling, max: 4 } };
      await say("POST", "/services", webService(bench, "scaled", scaling));
      const project = { name: "p", ownerId: bench.ownerId, environments: [{ name: "a" }] };
      const { id: projectId } = await say("POST", "/projects", project);
      for (const name of ["a", "b", "c"]) await say("POST", "/environments", { name, projectId });
      await say("GET", `${path}/events?limit=100`);
    },
  ],
  "static sites": [
    {},
    async (say, bench) => {
      const details = { buildCommand: "build", publishPath: "dist" };
      const body = { ...webService(bench, "site"), type: "static_site", serviceDetails: details };
      const { service } = await say("POST", "/services", body);
      const path = `/services/${service.id}`;
      const routes = ["/a", "/b", "/c"].map((source) => ({
        type: "redirect",
        source,
        destination: "/",
      }));
      await say("PUT", `${path}/routes`, routes);
      const listed = await say("GET", `${path}/routes`);
      await say("PATCH", `${path}/routes/${listed[0].route.id}`, { priority: 7 });
      await say("GET", `${path}/routes`);
      await say("PATCH", `${path}/routes/rdr-unknown`, { priority: 7 });
      await say("DELETE", `${path}/routes/rdr-unknown`);
      await say("DELETE", `${path}/headers/hdr-unknown`);
      await say("PUT", `${path}/routes`, []);
      await say("PATCH", path, { serviceDetails: { previews: { generation: "manual" } } });
      const web = await say("POST", "/services", webService(bench, "api"));
      await say("GET", `/services/${web.service.id}/routes`);
    },
  ],
  "custom domains": [
    {},
    async (say, bench) => {
      const { service } = await say("POST", "/services", webService(bench, "api"));
      const other = await say("POST", "/services", worker(bench, "worker"));
      const path = `/services/${service.id}/custom-domains`;
      await say("POST", path, { name: "acme.ch" });
      await say("POST", path, { name: "API.acme.ch" });
      await say("POST", path, { name: "api.acme.ch" });
      await say("POST", path, { name: "www.acme.ch" });
      await say("POST", path, { name: "nonsense" });
      await say("POST", path, { name: "*.acme.ch" });
      await say("POST", `/services/${other.service.id}/custom-domains`, { name: "a.acme.ch" });
      await say("GET", path);
      await say("DELETE", `${path}/acme.ch`);
      await say("GET", path);
      await say("GET", `${path}/acme.ch`);
    },
  ],
  "without a payment method": [
    { payment: false, role: "developer", goneStatus: 410 },
    async (say, bench) => {
      const { ownerId } = bench;
      await say("POST", "/services", webService(bench, "paid"));
      const free = await say("POST", "/services", webService(bench, "free", { plan: "free" }));
      await say("PATCH", `/services/${free.service.id}`, { serviceDetails: { plan: "starter" } });
      const database = await say("POST", "/postgres", {
        ...{ name: "db", ownerId, plan: "free", version: "17" },
      });
      await say("PATCH", `/postgres/${database.id}`, { plan: "basic_256mb" });
      await say("POST", "/postgres", { name: "d2", ownerId, plan: "basic_256mb", version: "17" });
      const store = await say("POST", "/key-value", { name: "kv", ownerId, plan: "free" });
      await say("PATCH", `/key-value/${store.id}`, { plan: "starter" });
      await say("DELETE", `/services/${free.service.id}`);
      await say("GET", `/services/${free.service.id}`);
      await say("POST", "/services", { ...webService(bench, "a"), ownerId: "tea-other" });
    },
  ],
};

describe("Render answers as it always did, word for word, about", () => {
  it.each(Object.entries(stories))("%s", async (name, [options, story]) => {
    // By the clock, what is read would depend on how busy the machine is.
    const bench = await startBench({ pace: { by: "reads" }, ...options });
    const answers: Answer[] = [];
    await story(async (method, path, body) => {
      const { status, body: answer } = await bench.send(method, path, body);
      answers.push({ request: `${method} ${path}`, status, answer });
      return answer;
    }, bench);
    const page = answersPage(answers);
    await expect(page).toMatchFileSnapshot(`answers/${name.replaceAll(" ", "-")}.yaml`);
  });
});

const failures = ["deploy-build-failed", "deploy-pre-deploy-failed", "deploy-update-failed"];

it("a failed deploy's log shows what was in its environment, and what failed", async () => {
  const answers: Answer[] = [];
  for (const fault of failures) {
    const faults = new FaultInjector();
    faults.arm(fault);
    const bench = await startBench({ faults, pace: { by: "reads" } });
    const envVars = [{ key: "TOKEN", value: "not hidden" }];
    const body = webService(bench, "api", { preDeployCommand: "migrate" }, { envVars });
    const { service, deployId } = (await bench.post("/services", body)).body;
    for (let read = 0; read < 4; read++) {
      await bench.get(`/services/${service.id}/deploys/${deployId}`);
    }
    for (const request of [
      `/services/${service.id}/events`,
      `/logs?ownerId=${bench.ownerId}&resource=${service.id}&direction=forward`,
      `/logs?ownerId=${bench.ownerId}&resource=${service.id}&level=error&limit=1`,
    ]) {
      const { status, body: answer } = await bench.get(request);
      answers.push({ request, status, answer });
    }
  }
  await expect(answersPage(answers)).toMatchFileSnapshot("answers/failed-deploys.yaml");
});
