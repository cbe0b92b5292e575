import { expect, it } from "vitest";
import type { RenderOptions } from "../../../src/sandbox/render/options.ts";
import { type Answer, answersPage } from "../../answers.ts";
import { type Bench, createService, type Json, startBench, webService, worker } from "./helpers.ts";

type Say = (method: string, path: string, body?: unknown) => Promise<Json>;

async function refused(
  name: string,
  options: Partial<RenderOptions>,
  story: (say: Say, bench: Bench) => Promise<void>,
): Promise<void> {
  const bench = await startBench({ pace: { by: "reads" }, ...options });
  const answers: Answer[] = [];
  await story(async (method, path, body) => {
    const { status, body: answer } = await bench.send(method, path, body);
    if (status >= 400) answers.push({ request: `${method} ${path}`, status, answer });
    return answer;
  }, bench);
  await expect(answersPage(answers)).toMatchFileSnapshot(`answers/refused-${name}.yaml`);
}

const disk = { name: "d", mountPath: "/d", sizeGB: 1 };
const load = { enabled: true, percentage: 80 };
const autoscaling = { enabled: true, min: 1, max: 2, criteria: { cpu: load, memory: load } };

it("says why it makes no such service", () =>
  refused("services", {}, async (say, bench) => {
    const web = (details: object, rest = {}) => webService(bench, "a", details, rest);
    const image = { ownerId: bench.ownerId, imagePath: "nginx" };
    const free = { plan: "free" };
    const twice = [
      { key: "A", value: "1" },
      { key: "A", value: "2" },
    ];
    const files = (...names: string[]) => names.map((name) => ({ name, content: "c" }));
    const bodies = [
      webService(bench, ""),
      web({ disk, autoscaling }),
      web({ disk: { ...disk, sizeGB: 0 } }),
      web({ autoscaling: { ...autoscaling, min: 3 } }),
      web({ ...free, disk }),
      web({ ...free, numInstances: 2 }),
      web({ ...free, autoscaling }),
      web({ ...free, preDeployCommand: "migrate" }),
      web({ ...free, maintenanceMode: { enabled: false, uri: "" } }),
      web({ runtime: "image", envSpecificDetails: undefined }),
      web({}, { image }),
      web({}, { repo: undefined }),
      web({ envSpecificDetails: undefined }),
      web({}, { envVars: twice }),
      web({}, { envVars: [{ key: "1A", value: "1" }] }),
      web({}, { secretFiles: files("a", "a") }),
      web({}, { secretFiles: [{ name: "a", content: "c".repeat(1_000_001) }] }),
      web({}, { environmentId: "evm-x" }),
      web({ numInstances: 0 }),
      web({ region: "zurich" }),
    ];
    for (const body of bodies) await say("POST", "/services", body);
    const cron = webService(bench, "c", { schedule: "@daily" }, { type: "cron_job" });
    const details = { buildCommand: "b", publishPath: "p" };
    const site = { ...webService(bench, "s"), type: "static_site", serviceDetails: details };
    const [job, page] = [await createService(bench, cron), await createService(bench, site)];
    await say("POST", `/services/${job.id}/deploys/${job.deployId}/cancel`);
    await say("POST", "/disks", { ...disk, serviceId: page.id });
    await say("POST", `/services/${page.id}/jobs`, { startCommand: "x" });
    await say("POST", `/services/${page.id}/scale`, { numInstances: 2 });
    await say("POST", `/services/${page.id}/preview`, { imagePath: "nginx" });
    const work = await createService(bench, worker(bench, "w"));
    await say("POST", `/services/${work.id}/cache/purge`);
    await say("POST", `/services/${work.id}/scale`, { numInstances: 0 });
    await say("GET", "/services?cursor=c_nonsense!");
    await say("PUT", `/logs/streams/resource/${work.id}`, { setting: "send" });
    await bench.del(`/services/${work.id}`);
    await say("GET", `/services/${work.id}`);
  }));

it("says why data stores cannot be so", () =>
  refused("stores", {}, async (say, bench) => {
    const { ownerId } = bench;
    const store = { name: "kv", ownerId, plan: "standard" };
    const { id } = await say("POST", "/key-value", store);
    await say("PATCH", `/key-value/${id}`, { plan: "starter" });
    await say("POST", "/key-value", { ...store, plan: "free", persistenceMode: "aof" });
    await say("POST", "/key-value", { ...store, name: "f1", plan: "free" });
    await say("POST", "/key-value", { ...store, name: "f2", plan: "free" });
    const database = { name: "db", ownerId, plan: "pro_4gb", version: "17" };
    const free = { ...database, plan: "free" };
    const made = await say("POST", "/postgres", database);
    const path = `/postgres/${made.id}`;
    await say("POST", "/postgres", { ...database, diskSizeGB: 7 });
    await say("POST", "/postgres", { ...free, enableHighAvailability: true });
    await say("POST", "/postgres", { ...free, readReplicas: [{ name: "r" }] });
    const small = await say("POST", "/postgres", { ...free, name: "f1" });
    await say("POST", "/postgres", { ...free, name: "f2" });
    await say("PATCH", path, { plan: "free" });
    await say("PATCH", path, { diskSizeGB: 3 });
    await say("POST", `${path}/failover`);
    await say("POST", `${path}/recovery`, { restoreTime: "2020-01-01T00:00:00Z" });
    const restoreTime = bench.world.timestamp();
    await say("POST", `/postgres/${small.id}/recovery`, { restoreTime });
    await say("POST", `${path}/credentials`, { username: "u" });
    await say("POST", `${path}/credentials`, { username: "u" });
    await say("DELETE", `${path}/credentials/none`);
    await say("PUT", `${path}/parameter-overrides`, { parameterOverrides: { nonsense: "1" } });
    await say("GET", "/postgres/dpg-none");
    await say("GET", "/key-value/red-none");
  }));

it("says why nothing may be moved or destroyed", () =>
  refused("environments", { role: "developer" }, async (say, bench) => {
    const { ownerId } = bench;
    const environments = [{ name: "a", protectedStatus: "protected" }, { name: "b" }];
    const project = await say("POST", "/projects", { name: "p", ownerId, environments });
    const { body: listed } = await bench.get(`/environments?projectId=${project.id}`);
    const idOf = (name: string) =>
      listed.find((item: Json) => item.environment.name === name).environment.id;
    const [one, two] = [idOf("a"), idOf("b")];
    const guarded = webService(bench, "kept", {}, { environmentId: one });
    const kept = await createService(bench, guarded);
    await say("DELETE", `/services/${kept.id}`);
    await say("DELETE", `/environments/${one}`);
    await say("DELETE", `/projects/${project.id}`);
    const free = await createService(bench, webService(bench, "x", {}, { environmentId: two }));
    await say("DELETE", `/environments/${two}`);
    const group = { name: "g", ownerId, envVars: [], environmentId: one };
    const { id } = await say("POST", "/env-groups", group);
    await say("POST", `/env-groups/${id}/services/${free.id}`);
    await say("POST", `/env-groups/${id}/services/${kept.id}`);
    await say("POST", `/environments/${two}/resources`, { resourceIds: [kept.id] });
    await say("POST", `/environments/${two}/resources`, { resourceIds: ["srv-none"] });
    await say("DELETE", `/environments/${two}/resources?resourceIds=${kept.id}`);
    await say("DELETE", `/environments/${one}/resources?resourceIds=${kept.id}`);
    await say("PATCH", `/environments/${one}`, { protectedStatus: "unprotected" });
    await say("DELETE", `/projects/${project.id}`);
  }));

it("says what a Hobby workspace has not", () =>
  refused("hobby", { tier: "hobby" }, async (say, bench) => {
    const { ownerId } = bench;
    const project = (name: string, environment: object) =>
      say("POST", "/projects", { name, ownerId, environments: [{ name: "a", ...environment }] });
    await project("p", { networkIsolationEnabled: true });
    await project("p", { protectedStatus: "protected" });
    await project("p", {});
    await project("q", {});
  }));

it("says what is wrong with a call that it cannot read", () =>
  refused("calls", {}, async (_, bench) => {
    const answers: Answer[] = [];
    const url = `${bench.server.url}/projects`;
    const authorization = `Bearer ${bench.server.apiKey}`;
    const json = "application/json";
    for (const headers of [
      { authorization, "content-type": json, accept: json },
      { authorization, "content-type": "text/plain", accept: json },
      { authorization: "Bearer wrong", "content-type": json, accept: json },
      { "content-type": json, accept: json },
      { authorization, "content-type": json, accept: "text/html" },
    ]) {
      const response = await fetch(url, { method: "POST", headers, body: "{" });
      answers.push({ request: "POST", status: response.status, answer: await response.json() });
    }
    await expect(answersPage(answers)).toMatchFileSnapshot("answers/refused-wire.yaml");
  }));
