import { expect, it } from "vitest";
import { type Bench, createService, type Json, startBench, webService } from "./helpers.ts";

// What Render was recorded answering, in the test data of render-oss/terraform-provider-render.

const image = { imagePath: "docker.io/library/nginx:latest", ownerId: "" };

async function postgres(bench: Bench, rest: object = {}): Promise<Json> {
  const wanted = { plan: "basic_256mb", version: "16", ...rest };
  const reply = await bench.post("/postgres", {
    name: "app-db",
    ownerId: bench.ownerId,
    ...wanted,
  });
  expect(reply.status).toBe(201);
  return reply.body;
}

async function twoEnvironments(bench: Bench): Promise<{ project: string; ids: string[] }> {
  const environments = [{ name: "a" }, { name: "b" }];
  const body = { name: "shop", ownerId: bench.ownerId, environments };
  const { id, environmentIds } = (await bench.post("/projects", body)).body;
  return { project: id, ids: environmentIds };
}

it("goes from a repository to an image in place: id, slug and address stay", async () => {
  const bench = await startBench();
  const docker = { runtime: "docker", envSpecificDetails: { dockerfilePath: "./Dockerfile" } };
  const made = await createService(bench, webService(bench, "api", docker));
  const { status, body } = await bench.patch(`/services/${made.id}`, {
    name: "renamed",
    image: { ...image, ownerId: bench.ownerId },
    serviceDetails: { runtime: "image", envSpecificDetails: { dockerCommand: "" } },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: made.id, slug: "api", imagePath: image.imagePath });
  expect([body.repo, body.branch, body.autoDeploy]).toEqual([undefined, undefined, "no"]);
  expect(body.serviceDetails).toMatchObject({ env: "image", url: made.serviceDetails.url });
  const none = { dockerCommand: "", dockerContext: "", dockerfilePath: "" };
  expect(body.serviceDetails.envSpecificDetails).toEqual(none);
  const deploy = (await bench.post(`/services/${made.id}/deploys`, {})).body;
  const listed = (await bench.get(`/services/${made.id}/deploys`)).body[0].deploy;
  expect((deploy ?? listed).image).toMatchObject({
    ref: image.imagePath,
    sha: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  });
});

it("refuses an image without its runtime, the runtime without an image, and both sources", async () => {
  const bench = await startBench();
  const { id } = await createService(bench, webService(bench, "api"));
  const patch = async (body: object) => (await bench.patch(`/services/${id}`, body)).status;
  expect(await patch({ image })).toBe(400);
  expect(await patch({ serviceDetails: { runtime: "image" } })).toBe(400);
  const both = { image, repo: "https://github.com/shop/shop" };
  expect(await patch({ ...both, serviceDetails: { runtime: "image" } })).toBe(400);
  expect((await bench.get(`/services/${id}`)).body.repo).toContain("bondigoo");
});

it.each([
  ["accepted", 200],
  ["refused", 400],
] as const)(
  "goes from an image to a repository where that is %s",
  async (imageToRepository, status) => {
    const bench = await startBench({ imageToRepository });
    const details = { runtime: "image", envSpecificDetails: {} };
    const source = { repo: undefined, branch: undefined, image };
    const made = await createService(bench, webService(bench, "api", details, source));
    const envSpecificDetails = { buildCommand: "npm ci", startCommand: "npm start" };
    const reply = await bench.patch(`/services/${made.id}`, {
      repo: "https://github.com/shop/shop",
      serviceDetails: { runtime: "node", envSpecificDetails },
    });
    expect(reply.status).toBe(status);
    const { body } = await bench.get(`/services/${made.id}`);
    expect([body.id, body.slug]).toEqual([made.id, made.slug]);
    expect(body.imagePath === undefined).toBe(status === 200);
  },
);

it.each([
  ["clears", undefined],
  ["keeps", "hub"],
] as const)("%s an image's credential by an empty id, keeps it without one", async (how, left) => {
  const bench = await startBench({ emptyCredential: how });
  const login = { registry: "DOCKER", name: "hub", username: "u", authToken: "t" };
  const created = await bench.post("/registrycredentials", { ...login, ownerId: bench.ownerId });
  const source = { repo: undefined, branch: undefined };
  const private_ = { ...image, registryCredentialId: created.body.id };
  const details = { runtime: "image", envSpecificDetails: {} };
  const body = webService(bench, "api", details, { ...source, image: private_ });
  const { id } = await createService(bench, body);
  const patch = async (registryCredentialId?: string) => {
    const reply = await bench.patch(`/services/${id}`, {
      image: { ...image, registryCredentialId },
    });
    return reply.body.registryCredential?.name;
  };
  expect(await patch()).toBe("hub");
  expect(await patch("")).toBe(left);
});

it("takes env for the runtime of a new service, as older clients send it", async () => {
  const bench = await startBench();
  const body = webService(bench, "api", { runtime: undefined, env: "node" });
  const { serviceDetails } = await createService(bench, body);
  expect([serviceDetails.env, serviceDetails.runtime]).toEqual(["node", "node"]);
});

it.each([
  ["basic_256mb", 15],
  ["0.1c-256mb", 15],
  ["pro_4gb", 100],
])("gives a %s database %i GB where none are asked for, and lets none go", async (plan, size) => {
  const bench = await startBench();
  const { id, diskSizeGB } = await postgres(bench, { plan });
  expect(diskSizeGB).toBe(size);
  expect((await bench.patch(`/postgres/${id}`, { diskSizeGB: 5 })).status).toBe(400);
});

it("names database and user after the instance, both with the suffix, also for empty names", async () => {
  const bench = await startBench();
  const made = await postgres(bench, { databaseName: "", databaseUser: "", readReplicas: null });
  expect(made.databaseName).toMatch(/^app_db_[0-9a-v]{4}$/);
  expect(made.databaseUser).toBe(`${made.databaseName}_user`);
  expect([made.readReplicas, made.parameterOverrides]).toEqual([[], undefined]);
});

it("gives a replica its primary's id with -b, moves it along, and lets the project go after", async () => {
  const bench = await startBench();
  const { project, ids } = await twoEnvironments(bench);
  const [a, b] = ids;
  const made = await postgres(bench, { environmentId: a, readReplicas: [{ name: "copy" }] });
  const replica = made.readReplicas[0].id;
  expect(replica).toBe(made.id.replace(/-a$/, "-b"));
  await bench.post(`/environments/${b}/resources`, { resourceIds: [made.id] });
  expect((await bench.get(`/postgres/${replica}`)).body.environmentId).toBe(b);
  expect((await bench.get(`/environments/${a}`)).body.databasesIds).toBeNull();
  expect((await bench.del(`/postgres/${made.id}`)).status).toBe(204);
  expect((await bench.del(`/projects/${project}`)).status).toBe(204);
});

it("reads emptied parameters back as none", async () => {
  const bench = await startBench();
  const { id } = await postgres(bench, { parameterOverrides: { work_mem: "4MB" } });
  const { body } = await bench.patch(`/postgres/${id}`, { parameterOverrides: {} });
  expect(body.parameterOverrides).toBeUndefined();
});

it("makes a free Key Value store a paid one in place, which then keeps its data", async () => {
  const bench = await startBench();
  const body = { name: "redis", plan: "free", ownerId: bench.ownerId };
  const { id } = (await bench.post("/key-value", body)).body;
  const reply = await bench.patch(`/key-value/${id}`, { plan: "starter" });
  expect([reply.status, reply.body.id, reply.body.plan]).toEqual([200, id, "starter"]);
  expect(reply.body.options.persistenceMode).toBe("journal_snapshot");
});

it("answers 204 to taking a resource out of itself, and moves it by adding it elsewhere", async () => {
  const bench = await startBench();
  const [a, b] = (await twoEnvironments(bench)).ids;
  const { id } = await createService(bench, webService(bench, "api", {}, { environmentId: a }));
  expect((await bench.del(`/environments/${id}/resources?resourceIds=${id}`)).status).toBe(204);
  await bench.post(`/environments/${b}/resources`, { resourceIds: [id] });
  expect((await bench.get(`/environments/${a}`)).body.serviceIds).toBeNull();
  expect((await bench.get(`/environments/${b}`)).body.serviceIds).toEqual([id]);
});

it("lets everybody into an environment unless told otherwise", async () => {
  const bench = await startBench();
  const [a] = (await twoEnvironments(bench)).ids;
  const { ipAllowList } = (await bench.get(`/environments/${a}`)).body;
  expect(ipAllowList).toEqual([{ cidrBlock: "0.0.0.0/0", description: "everywhere" }]);
});

it("takes an empty cursor for none", async () => {
  const bench = await startBench();
  await createService(bench, webService(bench, "api"));
  expect((await bench.get("/services?cursor=")).body).toHaveLength(1);
});

it("mirrors only automatic previews in the older word for them", async () => {
  const bench = await startBench();
  const manual = { previews: { generation: "manual" } };
  const { serviceDetails } = await createService(bench, webService(bench, "api", manual));
  expect(serviceDetails.pullRequestPreviewsEnabled).toBe("no");
});

it("leaves the plan of a job empty where none was asked for", async () => {
  const bench = await startBench();
  const { id } = await createService(bench, webService(bench, "api"));
  const { body } = await bench.post(`/services/${id}/jobs`, { startCommand: "true" });
  expect(body.planId).toBe("");
});

it("takes null for the headers and routes of a static site", async () => {
  const bench = await startBench();
  const details = { publishPath: "out", headers: null, routes: null };
  const site = { type: "static_site", name: "site", ownerId: bench.ownerId };
  const repo = "https://github.com/shop/shop";
  const { id } = await createService(bench, { ...site, repo, serviceDetails: details });
  for (const list of ["headers", "routes"]) {
    const reply = await bench.put(`/services/${id}/${list}`, null);
    expect([reply.status, reply.body]).toEqual([200, null]);
  }
});

it("tells failures by mail until a workspace says otherwise", async () => {
  const bench = await startBench();
  const path = `/notification-settings/owners/${bench.ownerId}`;
  const standard = { emailEnabled: true, slackEnabled: false, notificationsToSend: "failure" };
  expect((await bench.patch(path, {})).body).toMatchObject(standard);
  await bench.patch(path, { notificationsToSend: "none" });
  expect((await bench.get(path)).body).toMatchObject({ ...standard, notificationsToSend: "none" });
});

it("keeps a workspace's metrics stream without showing its token", async () => {
  const bench = await startBench();
  const path = `/metrics-stream/${bench.ownerId}`;
  const shown = { provider: "CUSTOM", url: "https://collector.test" };
  const put = await bench.put(path, { ...shown, token: "hunter2" });
  expect(put.body).toEqual({ ownerId: bench.ownerId, ...shown });
  expect((await bench.get(path)).body).toEqual(put.body);
  expect((await bench.del(path)).status).toBe(204);
  expect((await bench.get(path)).status).toBe(404);
});

it("says of a Blueprint whether it is valid, and what it would make", async () => {
  const bench = await startBench();
  const ask = async (file: string) => {
    const form = new FormData();
    form.set("ownerId", bench.ownerId);
    form.set("file", new Blob([file]), "render.yaml");
    const headers = { Authorization: `Bearer ${bench.server.apiKey}` };
    const url = `${bench.server.url}/blueprints/validate`;
    return (await fetch(url, { method: "POST", headers, body: form })).json() as Json;
  };
  const good = await ask("services:\n  - {name: api, type: web}\n");
  expect(good).toMatchObject({ valid: true, plan: { services: ["api"], totalActions: 1 } });
  expect(await ask("services:\n  - {name: api}\n")).toMatchObject({ valid: false });
  expect(await ask("services: [")).toMatchObject({ valid: false });
});

it("lists what a label of the log says", async () => {
  const bench = await startBench();
  const { id } = await createService(bench, webService(bench, "api"));
  const query = `ownerId=${bench.ownerId}&resource=${id}&label=level`;
  expect((await bench.get(`/logs/values?${query}`)).body).toEqual(["info"]);
});
