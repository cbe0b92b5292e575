import { expect, it } from "vitest";
import { createService, type Json, startBench, webService, worker } from "./helpers.ts";

// The shapes below are those that Render's own Terraform provider sends, as found in the test data
// of render-oss/terraform-provider-render. Where they leave the document, a deviation says so.

it("takes nulls for lists a service does not have, and reads them back as nothing", async () => {
  const bench = await startBench();
  const nothing = { envVars: null, secretFiles: null, rootDir: "" };
  const buildFilter = { ignoredPaths: null, paths: null };
  const details = { previews: {}, pullRequestPreviewsEnabled: "no", numInstances: 1 };
  const body = webService(bench, "api", details, { ...nothing, buildFilter });
  const service = await createService(bench, body);
  expect(service.buildFilter).toBeUndefined();
  expect(service.serviceDetails.previews).toEqual({ generation: "off" });
  const paths = { ignoredPaths: ["tests/**"], paths: ["src/**"] };
  const path = `/services/${service.id}`;
  expect((await bench.patch(path, { buildFilter: paths })).body.buildFilter).toEqual(paths);
  expect((await bench.patch(path, { buildFilter })).body.buildFilter).toBeUndefined();
});

it.each(["env-vars", "secret-files"])("empties %s by a PUT of null", async (list) => {
  const bench = await startBench();
  const envVars = [{ key: "A", value: "1" }];
  const secretFiles = [{ name: "a", content: "1" }];
  const body = webService(bench, "api", {}, { envVars, secretFiles });
  const { id } = await createService(bench, body);
  expect((await bench.get(`/services/${id}/${list}`)).body).toHaveLength(1);
  expect((await bench.put(`/services/${id}/${list}`, null)).body).toEqual([]);
  expect((await bench.get(`/services/${id}/${list}`)).body).toEqual([]);
});

it("takes the key of a variable again in the body", async () => {
  const bench = await startBench();
  const group = { name: "g", ownerId: bench.ownerId, envVars: [] };
  const { id } = (await bench.post("/env-groups", group)).body;
  const body = { key: "A", value: "1" };
  const { body: changed } = await bench.put(`/env-groups/${id}/env-vars/A`, body);
  expect(changed.envVars).toEqual([{ key: "A", value: "1" }]);
});

it("takes an image without owner and without commands", async () => {
  const bench = await startBench();
  const image = { imagePath: "nginx", ownerId: "" };
  const details = { runtime: "image", envSpecificDetails: {}, plan: "free", previews: {} };
  const source = { repo: undefined, branch: undefined, image };
  const service = await createService(bench, webService(bench, "web", details, source));
  const none = { dockerCommand: "", dockerContext: "", dockerfilePath: "" };
  expect(service.serviceDetails.envSpecificDetails).toEqual(none);
});

it("takes a Docker cron job with an empty registry credential", async () => {
  const bench = await startBench();
  const registryCredential = { id: "", name: "", registry: "", username: "" };
  const commands = { dockerCommand: "", dockerContext: ".", dockerfilePath: "./Dockerfile" };
  const service = await createService(bench, {
    ...worker(bench, "tick"),
    type: "cron_job",
    serviceDetails: {
      runtime: "docker",
      schedule: "0 0 * * *",
      envSpecificDetails: { ...commands, registryCredential },
    },
  });
  expect(service.serviceDetails.envSpecificDetails).toEqual(commands);
});

it("says nothing of a pre-deploy command that is empty", async () => {
  const bench = await startBench();
  const body = webService(bench, "api", { preDeployCommand: "migrate" });
  const { id } = await createService(bench, body);
  const patch = { serviceDetails: { preDeployCommand: "" } };
  const { body: patched } = await bench.patch(`/services/${id}`, patch);
  const { envSpecificDetails } = patched.serviceDetails;
  expect(envSpecificDetails).toEqual({ buildCommand: "npm ci", startCommand: "npm start" });
});

it("answers what is read beside every service: no log stream, default notifications", async () => {
  const bench = await startBench();
  const { id } = await createService(bench, webService(bench, "api"));
  const stream = await bench.get(`/logs/streams/resource/${id}`);
  expect([stream.status, stream.body]).toEqual([404, { message: `not found: ${id}` }]);
  const overrides = `/notification-settings/overrides/services/${id}`;
  const expected = { notificationsToSend: "default", previewNotificationsEnabled: "default" };
  expect((await bench.get(overrides)).body).toEqual({ serviceId: id, ...expected });
  await bench.patch(overrides, { notificationsToSend: "failure" });
  expect((await bench.get(`/services/${id}`)).body.notifyOnFail).toBe("notify");
});

it("finds a service by name once it was made, and ends a list with an empty page", async () => {
  const bench = await startBench();
  await createService(bench, webService(bench, "api"));
  const query = `name=api&ownerId=${bench.ownerId}&type=web_service`;
  const { body } = await bench.get(`/services?${query}`);
  expect(body).toHaveLength(1);
  expect((await bench.get(`/services?${query}&cursor=${body[0].cursor}`)).body).toEqual([]);
});

it("lists the newest first, also of things made within one millisecond", async () => {
  const bench = await startBench();
  const bodies = Array.from({ length: 6 }, (_, index) => webService(bench, `s${index}`));
  await Promise.all(bodies.map((body) => bench.post("/services", body)));
  const { body } = await bench.get("/services");
  const made = Object.keys(bench.world.table("render/services"));
  expect(body.map(({ service }: Json) => service.id)).toEqual(made.reverse());
});
