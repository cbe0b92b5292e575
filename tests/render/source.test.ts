import { afterEach, expect, it } from "vitest";
import type { RenderOptions } from "../../src/sandbox/render/options.ts";
import { isWrite, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
afterEach(async () => {
  await simulator.close();
});

const url = "docker.io/library/redis:8";
const disk = { name: "data", mountPath: "/data", sizeGB: 1 };
const plain = { name: "api", plan: "starter", variables: { A: "1" }, disk };
const repo = "https://github.com/shop/shop";
const native = { runtime: "node", repo, buildCommand: "npm ci", startCommand: "npm start" };
const docker = { runtime: "docker", repo, dockerfilePath: "./api.Dockerfile", dockerContext: "." };
const image = { runtime: "image", image: { url } };

async function withService(source: object, options: Partial<RenderOptions> = {}) {
  simulator = await startSimulator(options);
  const service = simulator.drive("WebService");
  await service.up({ ...plain, ...source });
  const shown = () => JSON.parse(JSON.stringify(simulator.rows("services")[0]));
  return { service, shown, before: shown() };
}

it.each([
  ["Git to an image", native, image],
  ["a Dockerfile to an image", docker, image],
  ["an image to Git", image, native],
  ["an image to a Dockerfile", image, docker],
  ["Git to a Dockerfile", native, docker],
  ["a Dockerfile to Git", docker, native],
])("goes from %s in place, with its id, address and disk, by one deploy", async (_, from, to) => {
  const { service, shown, before } = await withService(from);
  simulator.takeCalls();
  expect(await service.up({ ...plain, ...to })).toBe("updated");
  const writes = simulator.takeCalls().filter(isWrite);
  expect(writes).toEqual(["PATCH /services/{serviceId}", "POST /services/{serviceId}/deploys"]);
  const { id, slug, serviceDetails, imagePath, repo: shownRepo } = shown();
  expect([id, slug, serviceDetails.url]).toEqual([
    before.id,
    before.slug,
    before.serviceDetails.url,
  ]);
  expect(serviceDetails.disk).toEqual(before.serviceDetails.disk);
  expect([imagePath, shownRepo]).toEqual(to === image ? [url, undefined] : [undefined, repo]);
  simulator.restart();
  await service.refresh();
  expect(await service.up({ ...plain, ...to })).toBe("same");
});

it("says what Render says where it does not take a repository for an image, and keeps all", async () => {
  const { service, shown, before } = await withService(image, { imageToRepository: "refused" });
  const refused = service.up({ ...plain, ...native });
  await expect(refused).rejects.toThrow("cannot change from an image to a repository");
  expect(shown()).toEqual(before);
});

it.each(["clears", "keeps"] as const)(
  "takes a registry credential off once, where an empty id %s it",
  async (emptyCredential) => {
    simulator = await startSimulator({ emptyCredential });
    const login = { name: "hub", registry: "DOCKER", username: "u", authToken: "token-1" };
    const credential = simulator.drive("RegistryCredential");
    await credential.up(login);
    const service = simulator.drive("WebService");
    const source = { ...plain, runtime: "image" };
    await service.up({ ...source, image: { url, registryCredentialId: credential.id } });
    expect(await service.up({ ...source, image: { url } })).toBe("updated");
    const [row] = simulator.rows("services") as { registryCredential?: { name: string } }[];
    expect(row?.registryCredential?.name).toBe(emptyCredential === "clears" ? undefined : "hub");
    for (const restarted of [false, true]) {
      if (restarted) simulator.restart();
      await service.refresh();
      expect(await service.up({ ...source, image: { url } })).toBe("same");
    }
    simulator.takeCalls();
    const changed = { ...source, image: { url }, healthCheckPath: "/up" };
    expect(await service.up(changed)).toBe("updated");
    const [again] = simulator.rows("services") as { registryCredential?: { name: string } }[];
    expect(again?.registryCredential).toEqual(row?.registryCredential);
  },
);

it("makes a free Key Value store a paid one in place, with consent: its address stays", async () => {
  simulator = await startSimulator();
  const store = simulator.drive("KeyValue");
  await store.up({ name: "redis", plan: "free" });
  const { id, state } = store;
  simulator.takeCalls();
  const paid = { name: "redis", plan: "starter", allowReplace: true };
  expect(await store.up(paid)).toBe("updated");
  expect(simulator.takeCalls().filter(isWrite)).toEqual(["PATCH /key-value/{keyValueId}"]);
  expect(store.id).toBe(id);
  expect(store.state["internalConnectionString"]).toBe(state["internalConnectionString"]);
  expect(simulator.rows("key-value")).toMatchObject([
    { plan: "starter", options: { persistenceMode: "journal_snapshot" } },
  ]);
});
