import { describe, expect, it } from "vitest";
import { type Bench, createService, startBench, webService, worker } from "./helpers.ts";

const native = { buildCommand: "npm ci", startCommand: "npm start" };

describe("names and slugs", () => {
  it("makes the slug and the address of a web service from its free name", async () => {
    const bench = await startBench();
    const web = await createService(bench, webService(bench, "Bondigoo API (prod)"));
    expect(web.slug).toBe("bondigoo-api-prod");
    expect(web.serviceDetails.url).toBe("https://bondigoo-api-prod.onrender.com");
  });

  it("adds four characters for workers and cron jobs, whose details carry no address", async () => {
    const bench = await startBench();
    const details = { schedule: "@daily", healthCheckPath: undefined };
    const cron = webService(bench, "tick", details, { type: "cron_job" });
    for (const body of [worker(bench, "work"), cron]) {
      const service = await createService(bench, body);
      expect(service.slug).toMatch(/^(work|tick)-[0-9a-v]{4}$/);
      expect(service.serviceDetails.url).toBeUndefined();
    }
  });

  it("adds them where another customer has the slug, or a renamed service kept it", async () => {
    const bench = await startBench({ takenSlugs: ["api"] });
    const api = await createService(bench, webService(bench, "api"));
    expect(api.slug).toMatch(/^api-[0-9a-v]{4}$/);
    const web = await createService(bench, webService(bench, "web"));
    const renamed = await bench.patch(`/services/${web.id}`, { name: "old" });
    expect([renamed.body.name, renamed.body.slug]).toEqual(["old", "web"]);
    const next = await createService(bench, webService(bench, "web"));
    expect(next.slug).toMatch(/^web-[0-9a-v]{4}$/);
  });

  it("refuses a name that the workspace has, when creating and when renaming", async () => {
    const bench = await startBench();
    await createService(bench, webService(bench, "api"));
    const other = await createService(bench, worker(bench, "work"));
    expect((await bench.post("/services", worker(bench, "api"))).status).toBe(409);
    expect((await bench.patch(`/services/${other.id}`, { name: "api" })).status).toBe(409);
    expect((await bench.patch(`/services/${other.id}`, { name: "work" })).status).toBe(200);
  });

  it("gives a private service a host and port without a scheme", async () => {
    const bench = await startBench();
    const body = webService(bench, "inner", {}, { type: "private_service" });
    const service = await createService(bench, body);
    expect(service.serviceDetails.url).toBe("inner:10000");
  });

  it("gives ids the prefix of their kind", async () => {
    const bench = await startBench();
    const cron = webService(bench, "tick", { schedule: "@daily" }, { type: "cron_job" });
    expect((await createService(bench, cron)).id).toMatch(/^crn-[0-9a-v]{20}$/);
    expect((await createService(bench, worker(bench, "w"))).id).toMatch(/^srv-[0-9a-v]{20}$/);
  });
});

describe("reading back what was written", () => {
  it("moves the pre-deploy command into envSpecificDetails", async () => {
    const bench = await startBench();
    const body = webService(bench, "api", { preDeployCommand: "npm run migrate" });
    const { id, serviceDetails } = await createService(bench, body);
    const expected = { ...native, preDeployCommand: "npm run migrate" };
    expect(serviceDetails.envSpecificDetails).toEqual(expected);
    expect(serviceDetails.preDeployCommand).toBeUndefined();
    const patch = { serviceDetails: { preDeployCommand: "npm run up" } };
    const { body: patched } = await bench.patch(`/services/${id}`, patch);
    expect(patched.serviceDetails.envSpecificDetails.preDeployCommand).toBe("npm run up");
  });

  it.each([
    ["nginx", "docker.io/library/nginx:latest"],
    ["prefecthq/prefect:3", "docker.io/prefecthq/prefect:3"],
    ["ghcr.io/bondigoo/api", "ghcr.io/bondigoo/api:latest"],
    ["localhost:5000/api@sha256:ab", "localhost:5000/api@sha256:ab"],
  ])("writes the image %s out in full", async (imagePath, full) => {
    const bench = await startBench();
    const service = await createService(bench, imageService(bench, "server", imagePath));
    expect(service.imagePath).toBe(full);
    expect(service.image).toBeUndefined();
    expect(service.repo).toBeUndefined();
  });

  it("names the registry credential of an image and never its token", async () => {
    const bench = await startBench();
    const key = { registry: "GITHUB", name: "ghcr", username: "u", authToken: "hunter2" };
    const credential = await bench.post("/registrycredentials", { ...key, ownerId: bench.ownerId });
    const body = imageService(bench, "server", "ghcr.io/bondigoo/api", credential.body.id);
    const service = await createService(bench, body);
    expect(service.registryCredential).toEqual({ id: credential.body.id, name: "ghcr" });
    expect(JSON.stringify([credential.body, service])).not.toContain("hunter2");
    const unknown = imageService(bench, "other", "nginx", "rgc-unknown");
    expect((await bench.post("/services", unknown)).status).toBe(404);
  });

  it("fills in what Render fills in", async () => {
    const bench = await startBench();
    const minimal = { plan: undefined };
    const { branch: _, autoDeploy: __, ...body } = webService(bench, "api", minimal);
    const service = await createService(bench, body);
    expect(service).toMatchObject({
      autoDeploy: "yes",
      autoDeployTrigger: "commit",
      branch: "main",
      rootDir: "",
      suspended: "not_suspended",
      suspenders: [],
      serviceDetails: {
        env: "node",
        plan: "0.5c-512mb",
        region: "oregon",
        numInstances: 1,
        healthCheckPath: "",
        previews: { generation: "off" },
        pullRequestPreviewsEnabled: "no",
        maxShutdownDelaySeconds: 30,
      },
    });
  });

  it.each([
    [{ autoDeploy: "no" }, ["no", "off"]],
    [{ autoDeploy: undefined, autoDeployTrigger: "off" }, ["no", "off"]],
    [{ autoDeploy: "no", autoDeployTrigger: "checksPass" }, ["yes", "checksPass"]],
  ])("reads %o back as both words for automatic deploys", async (given, expected) => {
    const bench = await startBench();
    const service = await createService(bench, webService(bench, "api", {}, given));
    expect([service.autoDeploy, service.autoDeployTrigger]).toEqual(expected);
  });

  it.each([
    ["new", "starter", "0.5c-512mb"],
    ["new", "2c-8g", "2c-8g"],
    ["old", "0.5c-512mb", "starter"],
    ["old", "2c-8g", "2c-8g"],
    ["asked", "starter", "starter"],
    ["asked", "0.5c-512mb", "0.5c-512mb"],
  ] as const)("with %s plan names reads %s back as %s", async (planNames, plan, expected) => {
    const bench = await startBench({ planNames });
    const service = await createService(bench, webService(bench, "api", { plan }));
    expect(service.serviceDetails.plan).toBe(expected);
    const patch = { serviceDetails: { plan } };
    const { body } = await bench.patch(`/services/${service.id}`, patch);
    expect(body.serviceDetails.plan).toBe(expected);
  });

  it("changes a static site, whose details have no runtime", async () => {
    const bench = await startBench();
    const details = { buildCommand: "npm run build", publishPath: "build" };
    const body = { ...webService(bench, "site"), type: "static_site", serviceDetails: details };
    const { id } = await createService(bench, body);
    const patch = { serviceDetails: { publishPath: "dist" } };
    const { body: patched } = await bench.patch(`/services/${id}`, patch);
    expect(patched.serviceDetails).toMatchObject({ ...details, publishPath: "dist" });
    const wrong = { serviceDetails: { runtime: "node" } };
    expect((await bench.patch(`/services/${id}`, wrong)).status).toBe(400);
  });

  it("changes only what a PATCH names", async () => {
    const bench = await startBench();
    const details = { healthCheckPath: "/api/health", preDeployCommand: "migrate" };
    const {
      id,
      serviceDetails,
      deployId: _,
      updatedAt: __,
      ...before
    } = await createService(bench, webService(bench, "api", details));
    const envSpecificDetails = { startCommand: "npm run dev" };
    const patch = { serviceDetails: { envSpecificDetails, previews: { generation: "automatic" } } };
    const { body } = await bench.patch(`/services/${id}`, patch);
    expect(body).toMatchObject(before);
    expect(body.serviceDetails).toEqual({
      ...serviceDetails,
      envSpecificDetails: { ...serviceDetails.envSpecificDetails, startCommand: "npm run dev" },
      previews: { generation: "automatic" },
      pullRequestPreviewsEnabled: "yes",
    });
  });
});

describe("refusals", () => {
  const cases: [what: string, status: number, body: (bench: Bench) => object][] = [
    ["a worker on the free plan", 400, (bench) => worker(bench, "w", { plan: "free" })],
    ["an unknown environment", 404, (b) => webService(b, "a", {}, { environmentId: "evm-x" })],
    ["a service without a repository", 400, (b) => webService(b, "a", {}, { repo: undefined })],
    ["an image with a runtime of another kind", 400, (b) => withImage(b, "node")],
    ["runtime image without an image", 400, (b) => webService(b, "a", { runtime: "image" })],
    ["commands of the wrong runtime", 400, (b) => webService(b, "a", { runtime: "docker" })],
    ["a runtime that is missing", 400, (b) => webService(b, "a", { runtime: undefined })],
    ["native code without commands", 400, (b) => webService(b, "a", noCommands)],
    ["a cron job without a schedule", 400, (b) => webService(b, "a", {}, { type: "cron_job" })],
    ["a schedule on a web service", 400, (b) => webService(b, "a", { schedule: "@daily" })],
    ["a region that is none", 400, (bench) => webService(bench, "a", { region: "zurich" })],
    ["an empty name", 400, (bench) => webService(bench, "")],
    ["a disk and two instances", 400, (b) => webService(b, "a", { disk, numInstances: 2 })],
    ["a variable given twice", 400, (b) => webService(b, "a", {}, { envVars: twice })],
    ["free with a disk", 400, (bench) => webService(bench, "a", { plan: "free", disk })],
    ["free with two instances", 400, (b) => webService(b, "a", { plan: "free", numInstances: 2 })],
    ["free with a pre-deploy command", 400, (b) => webService(b, "a", freeWithCommand)],
    ["free with maintenance mode", 400, (b) => webService(b, "a", freeInMaintenance)],
  ];
  const disk = { name: "d", mountPath: "/d", sizeGB: 1 };
  const noCommands = { envSpecificDetails: undefined };
  const twice = [
    { key: "A", value: "1" },
    { key: "A", value: "2" },
  ];
  const freeWithCommand = { plan: "free", preDeployCommand: "migrate" };
  const freeInMaintenance = { plan: "free", maintenanceMode: { enabled: false, uri: "" } };

  it.each(cases)("refuses %s and makes nothing", async (_, status, bodyOf) => {
    const bench = await startBench();
    const reply = await bench.post("/services", bodyOf(bench));
    expect(reply.status, reply.body.message).toBe(status);
    expect(reply.body.message).toEqual(expect.any(String));
    expect((await bench.get("/services")).body).toEqual([]);
  });

  it("takes a free web service", async () => {
    const bench = await startBench();
    const service = await createService(bench, webService(bench, "api", { plan: "free" }));
    expect(service.serviceDetails.plan).toBe("free");
  });

  it.each([
    ["region", { serviceDetails: { region: "ohio" } }],
    ["type", { type: "private_service" }],
    ["environment", { environmentId: "evm-1" }],
    ["instances", { serviceDetails: { numInstances: 2 } }],
    ["variables", { envVars: [] }],
    ["a repository into an image", { image: { ownerId: "tea-1", imagePath: "nginx" } }],
    ["runtime into image", { serviceDetails: { runtime: "image" } }],
    ["Docker commands on Node", { serviceDetails: { envSpecificDetails: { dockerCommand: "" } } }],
  ])("refuses a PATCH of %s", async (_, patch) => {
    const bench = await startBench();
    const { id } = await createService(bench, webService(bench, "api"));
    expect((await bench.patch(`/services/${id}`, patch)).status).toBe(400);
  });

  it("refuses maintenance mode on a free service, even when switched off", async () => {
    const bench = await startBench();
    const { id } = await createService(bench, webService(bench, "api", { plan: "free" }));
    const maintenanceMode = { enabled: false, uri: "" };
    const reply = await bench.patch(`/services/${id}`, { serviceDetails: { maintenanceMode } });
    expect(reply.status).toBe(400);
  });
});

function imageService(bench: Bench, name: string, imagePath: string, credential?: string) {
  const image = {
    ownerId: bench.ownerId,
    imagePath,
    ...(credential && { registryCredentialId: credential }),
  };
  const source = { repo: undefined, branch: undefined, image };
  return webService(bench, name, { runtime: "image", envSpecificDetails: undefined }, source);
}

function withImage(bench: Bench, runtime: string) {
  const image = { ownerId: bench.ownerId, imagePath: "nginx" };
  return webService(bench, "a", { runtime }, { image });
}
