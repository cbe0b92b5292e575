import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ResourceKind } from "../../src/render/resource.ts";
import { type Simulator, startSimulator } from "./simulator.ts";

/** An account whose lists show more than the name they were asked for. */
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ nameFilters: "loose" });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await simulator.close();
});

const worker = {
  plan: "starter",
  runtime: "node",
  repo: "https://github.com/shop/shop",
  startCommand: "npm run worker",
};
const image = { plan: "starter", runtime: "image", image: { url: "docker.io/shop/worker:1" } };
const credential = { registry: "GITHUB", username: "shop", authToken: "token-of-the-shop" };

/** Everything that is looked for by name before it is made, and the table that Render has of it. */
const named: [kind: ResourceKind, path: string, inputs: object][] = [
  ["BackgroundWorker", "services", worker],
  ["EnvGroup", "env-groups", { variables: { A: "1" } }],
  ["KeyValue", "key-value", { plan: "starter" }],
  ["Postgres", "postgres", { plan: "basic_1gb", version: "17" }],
  ["RegistryCredential", "registry-credentials", credential],
  ["Project", "projects", {}],
];

async function environment(): Promise<{ projectId: string; environmentId: string }> {
  const project = simulator.drive("Project");
  await project.up({ name: "books" });
  const dev = simulator.drive("Environment");
  await dev.up({ projectId: project.id, name: "dev" });
  return { projectId: project.id, environmentId: dev.id };
}

/** Makes a preview of a service, as somebody does in Render's dashboard. */
async function preview(serviceId: string, body: object): Promise<void> {
  const { url, apiKey } = simulator.server;
  const answer = await fetch(`${url}/services/${serviceId}/preview`, {
    method: "POST",
    headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
}

const namesIn = (table: string) => simulator.rows(table).map(({ name }) => String(name));

describe.each(named)("a %s beside one whose name begins with its own", (kind, table, inputs) => {
  it("is made, and the other is left alone, though both would be ours", async () => {
    const place = kind === "Project" ? {} : await environment();
    const ours = kind === "RegistryCredential" ? { managedBy: "shop/dev" } : {};
    const other = simulator.drive(kind);
    await other.up({ ...inputs, ...place, ...ours, name: "shop-2" });
    simulator.restart();
    const resource = simulator.drive(kind);
    await resource.up({ ...inputs, ...place, ...ours, name: "shop" });
    expect(resource.id).not.toBe(other.id);
    expect(namesIn(table).map((name) => name.replace(" (shop/dev)", ""))).toEqual(
      expect.arrayContaining(["shop", "shop-2"]),
    );
  });

  it("is found by its own name after the answer to its creation was lost", async () => {
    const place = kind === "Project" ? {} : await environment();
    const ours = kind === "RegistryCredential" ? { managedBy: "shop/dev" } : {};
    const other = simulator.drive(kind);
    await other.up({ ...inputs, ...place, ...ours, name: "shop-2" });
    const before = simulator.rows(table).length;
    simulator.faults.arm("reset-after", { operation: "POST *" });
    const resource = simulator.drive(kind);
    await resource.up({ ...inputs, ...place, ...ours, name: "shop" });
    expect(simulator.rows(table)).toHaveLength(before + 1);
    expect(resource.id).not.toBe(other.id);
  });
});

describe("a service that is not ours", () => {
  it("is not taken over where it is a preview, though it has our name and place", async () => {
    await simulator.close();
    simulator = await startSimulator();
    const { environmentId } = await environment();
    const base = simulator.drive("BackgroundWorker");
    await base.up({ ...image, environmentId, name: "base" });
    await preview(base.id, { name: "worker", imagePath: "docker.io/shop/worker:2" });
    const up = simulator.drive("BackgroundWorker").up({ ...worker, environmentId, name: "worker" });
    await expect(up).rejects.toThrow("409: name is already in use: worker");
    const previews = simulator.rows("services").filter(({ name }) => name === "worker");
    expect(previews).toMatchObject([{ imagePath: "docker.io/shop/worker:2" }]);
  });

  it("is not taken over where it is of another kind, or in another environment", async () => {
    const { projectId, environmentId } = await environment();
    const other = simulator.drive("Environment");
    await other.up({ projectId, name: "other" });
    await simulator.drive("PrivateService").up({ ...worker, environmentId, name: "search" });
    const elsewhere = { ...worker, environmentId: other.id, name: "mail" };
    await simulator.drive("BackgroundWorker").up(elsewhere);
    for (const name of ["search", "mail"]) {
      const up = simulator.drive("BackgroundWorker").up({ ...worker, environmentId, name });
      await expect(up).rejects.toThrow(`There is a service named "${name}" already`);
    }
  });

  it("is not taken for our own though it took the name while ours was made", async () => {
    const { projectId, environmentId } = await environment();
    const other = simulator.drive("Environment");
    await other.up({ projectId, name: "other" });
    const { fetch } = globalThis;
    const rival = { ...worker, environmentId: other.id, name: "mail" };
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const { method, url } = input as Request;
      if (method === "POST" && url.endsWith("/services")) {
        vi.restoreAllMocks();
        await simulator.drive("BackgroundWorker").up(rival);
      }
      return await fetch(input, init);
    });
    const resource = simulator.drive("BackgroundWorker");
    await expect(resource.up({ ...worker, environmentId, name: "mail" })).rejects.toThrow(
      "409: name is already in use: mail",
    );
    expect(resource.id).toBe("");
    expect(simulator.rows("services")).toMatchObject([{ environmentId: other.id }]);
  });
});

describe("a project of our name", () => {
  const inside: [what: string, kind: ResourceKind, inputs: object][] = [
    ["a service", "BackgroundWorker", worker],
    ["a Key Value store", "KeyValue", { plan: "starter" }],
    ["a Postgres instance", "Postgres", { plan: "basic_1gb", version: "17" }],
    ["an env group", "EnvGroup", { variables: {} }],
  ];

  it.each(inside)(
    "is not taken over with %s in one of its environments",
    async (_, kind, inputs) => {
      const project = simulator.drive("Project");
      await project.up({ name: "shop" });
      const environments = ["a-empty", "b-used", "c-empty"].map(async (name) => {
        const one = simulator.drive("Environment");
        await one.up({ projectId: project.id, name });
        return one;
      });
      const [, used] = await Promise.all(environments);
      await simulator.drive(kind).up({ ...inputs, name: "x", environmentId: used!.id });
      simulator.restart();
      const up = simulator.drive("Project").up({ name: "shop" });
      await expect(up).rejects.toThrow(`nothing shows that this stack made it`);
      const again = simulator.drive("Environment").up({ projectId: project.id, name: "b-used" });
      await expect(again).rejects.toThrow(`adopt: ${used!.id}`);
    },
  );

  it("is taken over where nothing is in it, and so is its empty environment", async () => {
    const project = simulator.drive("Project");
    await project.up({ name: "shop", firstEnvironment: "dev" });
    simulator.restart();
    const same = simulator.drive("Project");
    await same.up({ name: "shop", firstEnvironment: "dev" });
    expect(same.id).toBe(project.id);
    const dev = simulator.drive("Environment");
    await dev.up({ projectId: project.id, name: "dev" });
    expect(dev.id).toBe(simulator.rows("environments")[0]?.["id"]);
  });
});
