import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ResourceKind } from "../../src/render/resource.ts";
import { isWrite, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.close();
});

const worker = {
  name: "worker",
  plan: "starter",
  runtime: "node",
  repo: "https://github.com/shop/shop",
  startCommand: "npm run worker",
};
const store = { name: "redis", plan: "standard" };
const database = { name: "db", plan: "basic_1gb", version: "17" };

/** A change that only another object can satisfy: of what, and where Render shows it. */
const changes: [
  what: string,
  kind: ResourceKind,
  path: string,
  inputs: { name: string },
  change: object,
  shown: object,
][] = [
  [
    "region",
    "BackgroundWorker",
    "services",
    worker,
    { region: "ohio" },
    { serviceDetails: expect.objectContaining({ region: "ohio" }) },
  ],
  ["region", "KeyValue", "key-value", store, { region: "ohio" }, { region: "ohio" }],
  ["smaller plan", "KeyValue", "key-value", store, { plan: "starter" }, { plan: "starter" }],
  ["version", "Postgres", "postgres", database, { version: "18" }, { version: "18" }],
];

describe("a change that Render cannot make in place", () => {
  // The new one would be taken for the old one, which has its name and place, and then be deleted.
  it.each(changes)(
    "(%s of a %s) deletes the old one first, then makes one as wanted",
    async (_, kind, table, inputs, change, shown) => {
      const project = simulator.drive("Project");
      await project.up({ name: "shop" });
      const environment = simulator.drive("Environment");
      await environment.up({ projectId: project.id, name: "dev" });
      const resource = simulator.drive(kind);
      const before = { ...inputs, environmentId: environment.id };
      await resource.up(before);
      const old = resource.id;
      simulator.takeCalls();
      const after = { ...before, ...change, allowReplace: true };
      expect(await resource.replace(after)).toBe("replaced");

      const writes = simulator.takeCalls().filter(isWrite);
      expect(writes.map((call) => call.replace(/\/\{\w+\}$/, "/{id}"))).toEqual([
        expect.stringMatching(/^DELETE \/[a-z-]+\/\{id\}$/),
        expect.stringMatching(/^POST \/[a-z-]+$/),
      ]);
      expect(resource.id).not.toBe(old);
      expect(simulator.rows(table)).toEqual([
        expect.objectContaining({ id: resource.id, name: before.name, ...shown }),
      ]);
      simulator.restart();
      expect(await resource.refresh()).toEqual(JSON.parse(JSON.stringify(after)));
      expect(await resource.up(after)).toBe("same");
    },
  );

  it("(the service of a domain) takes the name off the old service before the new one gets it", async () => {
    const [first, second] = [simulator.drive("WebService"), simulator.drive("WebService")];
    await first.up({ ...worker, name: "first" });
    await second.up({ ...worker, name: "second" });
    const domain = simulator.drive("CustomDomain");
    const inputs = { name: "api.shop.ch", waitForVerification: false };
    await domain.up({ ...inputs, serviceId: first.id });
    simulator.takeCalls();
    await domain.replace({ ...inputs, serviceId: second.id });
    expect(simulator.takeCalls().filter(isWrite)).toEqual([
      "DELETE /services/{serviceId}/custom-domains/{customDomainIdOrName}",
      "POST /services/{serviceId}/custom-domains",
    ]);
    expect(simulator.rows("custom-domains")).toMatchObject([{ serviceId: second.id }]);
  });

  it("(the project of an empty environment) leaves none in the old project", async () => {
    const projects = ["shop", "books"].map(async (name) => {
      const project = simulator.drive("Project");
      await project.up({ name });
      return project.id;
    });
    const [shop, books] = await Promise.all(projects);
    const environment = simulator.drive("Environment");
    await environment.up({ projectId: shop, name: "dev" });
    await environment.replace({ projectId: books, name: "dev" });
    expect(simulator.rows("environments")).toMatchObject([{ projectId: books, name: "dev" }]);
  });
});
