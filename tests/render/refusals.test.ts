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
const withDisk = { ...worker, disk: { name: "data", mountPath: "/data", sizeGB: 10 } };
const redis = { name: "redis", plan: "standard" };
const postgres = { name: "db", plan: "basic_1gb", version: "17", diskSizeGB: 10 };

describe("before any call, refuses", () => {
  it.each<[what: string, kind: ResourceKind, inputs: object, refusal: RegExp]>([
    ["a free worker", "BackgroundWorker", { ...worker, plan: "free" }, /no free background worker/],
    [
      "a free cron job",
      "CronJob",
      { ...worker, schedule: "* * * * *", plan: "free" },
      /no free cron/,
    ],
    [
      "several instances on a free plan",
      "WebService",
      { ...worker, plan: "free", instances: 2 },
      /cannot have instances above 1/,
    ],
    [
      "a pre-deploy command on a free plan",
      "WebService",
      { ...worker, plan: "free", preDeployCommand: "true" },
      /cannot have preDeployCommand/,
    ],
    ["an image without a url", "WebService", { ...worker, runtime: "image" }, /needs image.url/],
    ["no source", "WebService", { ...worker, repo: undefined }, /needs repo/],
    ["no start command", "WebService", { ...worker, startCommand: undefined }, /startCommand/],
    [
      "a disk beside several instances",
      "WebService",
      { ...withDisk, instances: 2 },
      /one instance/,
    ],
    [
      "instances beside autoscaling",
      "WebService",
      { ...worker, instances: 2, autoscaling: { min: 1, max: 2 } },
      /one of the two/,
    ],
    [
      "a domain with a scheme",
      "CustomDomain",
      { serviceId: "srv-x", name: "https://a.ch" },
      /full/,
    ],
    ["an odd storage size", "Postgres", { ...postgres, diskSizeGB: 7 }, /multiple of 5/],
    [
      "persistence on a free store",
      "KeyValue",
      { ...redis, plan: "free", persistence: "snapshot" },
      /keeps nothing/,
    ],
  ])("%s", async (_, kind, inputs, message) => {
    await expect(simulator.drive(kind).up(inputs as Record<string, unknown>)).rejects.toThrow(
      message,
    );
    expect(simulator.takeCalls()).toEqual([]);
  });

  it.each<[what: string, kind: ResourceKind, olds: object, change: object, refusal: RegExp]>([
    ["another region", "BackgroundWorker", worker, { region: "frankfurt" }, /region/],
    ["a disk's removal", "BackgroundWorker", withDisk, { disk: undefined }, /loses its data/],
    [
      "a disk's move",
      "BackgroundWorker",
      withDisk,
      { disk: { ...withDisk.disk, mountPath: "/var/data" } },
      /below \/data; mounted at \/var\/data/,
    ],
    [
      "a smaller Key Value plan",
      "KeyValue",
      redis,
      { plan: "starter" },
      /plan standard to starter/,
    ],
    ["another Key Value region", "KeyValue", redis, { region: "ohio" }, /region oregon to ohio/],
    [
      "a free store made paid",
      "KeyValue",
      { ...redis, plan: "free" },
      redis,
      /may lose what the store holds/,
    ],
    ["another Postgres version", "Postgres", postgres, { version: "18" }, /version/],
    ["another database name", "Postgres", postgres, { databaseName: "x" }, /databaseName/],
  ])("%s without consent, and replaces with it", async (_, kind, inputs, change, message) => {
    const resource = simulator.drive(kind);
    await resource.up(inputs as Record<string, unknown>);
    simulator.takeCalls();
    const refused = resource.up({ ...inputs, ...change });
    await expect(refused).rejects.toThrow(message);
    const consent = `write \`allowDeletion: [${(inputs as typeof worker).name}]\` under environment`;
    await expect(refused).rejects.toThrow(consent);
    expect(simulator.takeCalls()).toEqual([]);
    const inPlace = "disk" in change || (inputs as typeof redis).plan === "free";
    expect(await resource.up({ ...inputs, ...change, allowReplace: true })).toBe(
      inPlace ? "updated" : "replace",
    );
  });

  it("less storage, whatever is consented", async () => {
    const database = simulator.drive("Postgres");
    await database.up(postgres);
    const smaller = { ...postgres, diskSizeGB: 5, allowReplace: true };
    await expect(database.up(smaller)).rejects.toThrow("can only grow");
  });

  it("less storage than Render gave by itself, before anything is changed", async () => {
    const database = simulator.drive("Postgres");
    const { diskSizeGB: _, ...unsized } = postgres;
    await database.up(unsized);
    simulator.takeCalls();
    const refused = database.up({ ...unsized, diskSizeGB: 5 });
    await expect(refused).rejects.toThrow('can only grow: "db" has 15 GB');
    expect(simulator.takeCalls().filter(isWrite)).toEqual([]);
    expect(await database.up({ ...unsized, diskSizeGB: 20 })).toBe("updated");
  });
});

describe("what is not ours", () => {
  it.each<[kind: ResourceKind, inputs: Record<string, unknown>]>([
    ["BackgroundWorker", worker],
    ["EnvGroup", { name: "env", variables: { A: "1" } }],
    ["KeyValue", redis],
    ["Postgres", postgres],
  ])("is not taken over by name: a %s", async (kind, inputs) => {
    await simulator.drive(kind).up({ ...inputs, managedBy: "other/dev" });
    const second = simulator.drive(kind).up({ ...inputs, managedBy: "shop/dev" });
    await expect(second).rejects.toThrow(/nothing shows that this stack/);
  });

  it.each<[kind: ResourceKind, inputs: Record<string, unknown>]>([
    ["BackgroundWorker", worker],
    ["EnvGroup", { name: "env", variables: { A: "1" } }],
    ["KeyValue", redis],
    ["Postgres", postgres],
    ["RegistryCredential", { name: "r", registry: "GITHUB", username: "u", authToken: "token-1" }],
  ])("but carries our marker is taken over without an environment: a %s", async (kind, inputs) => {
    const first = simulator.drive(kind);
    await first.up({ ...inputs, managedBy: "shop/dev" });
    simulator.restart();
    const second = simulator.drive(kind);
    await second.up({ ...inputs, managedBy: "shop/dev" });
    expect(second.id).toBe(first.id);
    expect(await second.refresh()).toEqual({ ...inputs, managedBy: "shop/dev" });
  });

  it("is refused where an environment of that name has things in it", async () => {
    const project = simulator.drive("Project");
    await project.up({ name: "shop", firstEnvironment: "dev" });
    const environment = simulator.drive("Environment");
    await environment.up({ projectId: project.id, name: "dev" });
    await simulator.drive("KeyValue").up({ ...redis, environmentId: environment.id });
    const second = simulator.drive("Environment").up({ projectId: project.id, name: "dev" });
    await expect(second).rejects.toThrow(`adopt: ${environment.id}`);
    await expect(simulator.drive("Project").up({ name: "shop" })).rejects.toThrow(project.id);
  });
});
