import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ResourceKind } from "../../src/render/resource.ts";
import { isWrite, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await simulator.close();
});

const repo = "https://github.com/shop/shop";
const inputs = {
  name: "shop-api",
  plan: "starter",
  runtime: "node",
  repo,
  startCommand: "npm start",
  variables: { A: "1" },
};

type Deploy = { status: string; trigger: string; variables: Record<string, string> };

/** What runs in the end: the newest deploy, and the variables it was started with. */
const running = () => simulator.rows("deploys").at(-1) as unknown as Deploy;

/** Does something of somebody else's right before the first call that matches. */
function justBefore(
  matches: (method: string, path: string) => boolean,
  act: () => Promise<unknown>,
) {
  const real = globalThis.fetch;
  let done = false;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const { method, url } = input as Request;
    if (!done && matches(method, new URL(url).pathname)) {
      done = true;
      await act();
    }
    return await real(input, init);
  });
}

describe("somebody else's deploy", () => {
  const theirs = async (id: string) => {
    const { http } = simulator.context();
    const params = { path: { serviceId: id } };
    await http.POST("/services/{serviceId}/deploys", { params, body: {} });
  };

  it.each([["PATCH"], ["PUT"]])("started before our %s is not taken for ours", async (write) => {
    const service = simulator.drive("WebService");
    await service.up(inputs);
    justBefore(
      (method, path) => method === write && !path.endsWith("/deploys"),
      () => theirs(service.id),
    );
    const wanted = { ...inputs, startCommand: "npm run other", variables: { A: "2" } };
    expect(await service.up(wanted)).toBe("updated");
    expect(running()).toMatchObject({ status: "live", variables: { A: "2" } });
  });

  it("started well after our last write is as good as one of our own", async () => {
    const service = simulator.drive("WebService");
    await service.up(inputs);
    const asked = () =>
      simulator.takeCalls().filter((call) => call.endsWith("{serviceId}/deploys") && isWrite(call));
    let looks = 0;
    justBefore(
      (method, path) => method === "GET" && path.endsWith("/deploys") && ++looks === 2,
      async () => {
        simulator.world.advance(5000);
        await theirs(service.id);
      },
    );
    asked();
    await service.up({ ...inputs, variables: { A: "2" } });
    expect(asked()).toHaveLength(1);
    expect(running()).toMatchObject({ status: "live", variables: { A: "2" } });
  });
});

describe("what is found instead of created", () => {
  it("is brought to what is wanted: an environment is protected all the same", async () => {
    const project = simulator.drive("Project");
    await project.up({ name: "shop" });
    const { http } = simulator.context();
    const body = { name: "prod", projectId: project.id };
    simulator.faults.arm("stale-read", { operation: "GET /environments" });
    await http.POST("/environments", { body });
    const environment = simulator.drive("Environment");
    await environment.up({ projectId: project.id, name: "prod", protected: true });
    expect(simulator.rows("environments")).toMatchObject([{ protectedStatus: "protected" }]);
  });

  it("is brought to what is wanted: a service runs with the variables of this run", async () => {
    const place = await makePlace();
    const { name, startCommand } = inputs;
    // The creation is the last write, which one stale list does not show.
    simulator.faults.arm("stale-read", { operation: "GET /services" });
    await postAs("/services", {
      ...{ type: "web_service", name, repo, autoDeploy: "no", ownerId: simulator.server.ownerId },
      ...{ ...place, envVars: [{ key: "A", value: "old" }] },
      serviceDetails: {
        ...{ runtime: "node", plan: "starter" },
        envSpecificDetails: { buildCommand: "", startCommand },
      },
    });
    await simulator.drive("WebService").up({ ...inputs, ...place, variables: { A: "new" } });
    expect(simulator.rows("services")).toHaveLength(1);
    expect(running()).toMatchObject({ status: "live", variables: { A: "new" } });
  });
});

async function makePlace(): Promise<{ environmentId: string }> {
  const project = simulator.drive("Project");
  await project.up({ name: "shop" });
  const environment = simulator.drive("Environment");
  await environment.up({ projectId: project.id, name: "dev" });
  return { environmentId: environment.id };
}

describe("one stale list after a kill", () => {
  const stores: [kind: ResourceKind, path: string, table: string, inputs: object][] = [
    ["KeyValue", "/key-value", "key-value", { name: "redis", plan: "starter" }],
    ["Postgres", "/postgres", "postgres", { name: "db", plan: "basic_1gb", version: "17" }],
    ["EnvGroup", "/env-groups", "env-groups", { name: "env", variables: { A: "1" } }],
  ];
  it.each(stores)("makes no twin of a %s", async (kind, path, table, wanted) => {
    const place = await makePlace();
    const lost = { ownerId: simulator.server.ownerId, envVars: [], ...wanted, ...place };
    const { variables: _, ...body } = lost as typeof lost & { variables?: unknown };
    const { envVars, ...store } = body;
    simulator.faults.arm("stale-read", { operation: `GET ${path}` });
    await postAs(path, kind === "EnvGroup" ? { ...store, envVars } : store);
    const [first] = simulator.rows(table) as unknown as { id: string }[];
    const resource = simulator.drive(kind);
    await resource.up({ ...wanted, ...place });
    expect(resource.id).toBe(first?.id);
    expect(simulator.rows(table)).toHaveLength(1);
    await resource.refresh();
    expect(await resource.up({ ...wanted, ...place })).toBe("same");
  });

  it("makes no twin of a project", async () => {
    const { ownerId } = simulator.server;
    simulator.faults.arm("stale-read", { operation: "GET /projects" });
    await postAs("/projects", { name: "shop", ownerId, environments: [] });
    await simulator.drive("Project").up({ name: "shop" });
    expect(simulator.rows("projects")).toHaveLength(1);
  });
});

/** A creation by a run that was killed before it told anybody. */
async function postAs(path: string, body: object): Promise<void> {
  const { url, apiKey } = simulator.server;
  const headers = { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  expect((await fetch(url + path, init)).status).toBe(201);
}

describe("after an adoption", () => {
  it.each([undefined, "shop/dev"])("what runs says nothing of one (managed by %s)", async (by) => {
    const made = simulator.drive("WebService");
    await made.up(inputs);
    simulator.restart();
    const wanted = { ...inputs, variables: { A: "2" }, adopt: made.id, managedBy: by };
    await simulator.drive("WebService").up(wanted);
    expect(running()).toMatchObject({ status: "live", variables: { A: "2" } });
    expect(running().variables["PULUMI_MANAGED_BY"]).toBe(by ?? "pulumi");
  });

  it.each([undefined, "shop/dev"])(
    "killed before its deploy, the deploy is made up for (%s)",
    async (by) => {
      const made = simulator.drive("WebService");
      await made.up(inputs);
      simulator.restart();
      const wanted = { ...inputs, variables: { A: "2" }, adopt: made.id, managedBy: by };
      simulator.faults.arm("refused", { operation: "POST /services/{serviceId}/deploys" });
      await expect(simulator.drive("WebService").up(wanted)).rejects.toThrow("403");
      simulator.restart();
      await simulator.drive("WebService").up(wanted);
      expect(running()).toMatchObject({ status: "live", variables: { A: "2" } });
    },
  );
});
