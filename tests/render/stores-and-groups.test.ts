import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../../src/render/providers/implementation.ts";
import type { ResourceKind } from "../../src/render/resource.ts";
import { isWrite, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.close();
});

type Edit = ({ http }: Context, id: string) => Promise<{ error?: unknown; response: Response }>;

const office = { cidrBlock: "203.0.113.0/24", description: "office" };
const group = {
  name: "shop-env",
  variables: { A: "1", B: "two" },
  secretFiles: { "key.pem": "-----KEY-----" },
};
const store = {
  name: "shop-redis",
  plan: "starter",
  region: "frankfurt",
  maxmemoryPolicy: "noeviction",
  persistence: "journal_snapshot",
  ipAllowList: [office],
  suspended: false,
};
const database = {
  name: "shop-db",
  plan: "basic_1gb",
  version: "17",
  databaseName: "shop",
  databaseUser: "shop_user",
  diskSizeGB: 10,
  highAvailability: false,
  readReplicas: ["replica"],
  ipAllowList: [office],
};
const credential = { name: "ghcr", registry: "GITHUB", username: "bot", authToken: "token-12345" };

const patchStore =
  (body: object): Edit =>
  ({ http }, id) =>
    http.PATCH("/key-value/{keyValueId}", { params: { path: { keyValueId: id } }, body });

const patchDatabase =
  (body: object): Edit =>
  ({ http }, id) =>
    http.PATCH("/postgres/{postgresId}", { params: { path: { postgresId: id } }, body });

const edits: [input: string, kind: ResourceKind, inputs: Record<string, unknown>, edit: Edit][] = [
  [
    "name",
    "Project",
    { name: "shop" },
    ({ http }, id) =>
      http.PATCH("/projects/{projectId}", {
        params: { path: { projectId: id } },
        body: { name: "x" },
      }),
  ],
  [
    "name",
    "EnvGroup",
    group,
    ({ http }, id) =>
      http.PATCH("/env-groups/{envGroupId}", {
        params: { path: { envGroupId: id } },
        body: { name: "x" },
      }),
  ],
  [
    "variables, one changed",
    "EnvGroup",
    group,
    ({ http }, id) =>
      http.PUT("/env-groups/{envGroupId}/env-vars/{envVarKey}", {
        params: { path: { envGroupId: id, envVarKey: "A" } },
        body: { value: "2" },
      }),
  ],
  [
    "variables, one added",
    "EnvGroup",
    group,
    ({ http }, id) =>
      http.PUT("/env-groups/{envGroupId}/env-vars/{envVarKey}", {
        params: { path: { envGroupId: id, envVarKey: "FOREIGN" } },
        body: { value: "2" },
      }),
  ],
  [
    "secretFiles",
    "EnvGroup",
    group,
    ({ http }, id) =>
      http.DELETE("/env-groups/{envGroupId}/secret-files/{secretFileName}", {
        params: { path: { envGroupId: id, secretFileName: "key.pem" } },
      }),
  ],
  ["name", "KeyValue", store, patchStore({ name: "x" })],
  ["maxmemoryPolicy", "KeyValue", store, patchStore({ maxmemoryPolicy: "allkeys_lru" })],
  ["persistence", "KeyValue", store, patchStore({ persistenceMode: "off" })],
  ["ipAllowList", "KeyValue", store, patchStore({ ipAllowList: [] })],
  [
    "suspended",
    "KeyValue",
    store,
    ({ http }, id) =>
      http.POST("/key-value/{keyValueId}/suspend", { params: { path: { keyValueId: id } } }),
  ],
  ["name", "Postgres", database, patchDatabase({ name: "x" })],
  ["plan", "Postgres", database, patchDatabase({ plan: "1c-4g" })],
  ["readReplicas", "Postgres", database, patchDatabase({ readReplicas: [] })],
  ["highAvailability", "Postgres", database, patchDatabase({ enableHighAvailability: true })],
  ["ipAllowList", "Postgres", database, patchDatabase({ ipAllowList: [] })],
  [
    "username",
    "RegistryCredential",
    credential,
    ({ http }, id) =>
      http.PATCH("/registrycredentials/{registryCredentialId}", {
        params: { path: { registryCredentialId: id } },
        body: { name: "ghcr", registry: "GITHUB", username: "other", authToken: "x" },
      }),
  ],
];

describe("an edit by hand", () => {
  it.each(edits)(
    "of %s of a %s is found by a refresh and repaired",
    async (_, kind, inputs, edit) => {
      const resource = simulator.drive(kind);
      await resource.up(inputs);
      expect(await resource.refresh(), "nothing was edited yet").toEqual(inputs);
      const { error, response } = await edit(simulator.context(), resource.id);
      expect({ error, ok: response.ok }).toEqual({ ok: true });
      simulator.restart();
      expect(await resource.refresh()).not.toEqual(inputs);
      expect(await resource.up(inputs)).toBe("updated");
      simulator.restart();
      expect(await resource.refresh()).toEqual(inputs);
      expect(await resource.up(inputs)).toBe("same");
    },
  );

  it("of an environment's protection is found and repaired", async () => {
    const project = simulator.drive("Project");
    await project.up({ name: "shop" });
    const inputs = { projectId: project.id, name: "dev", protected: true };
    const environment = simulator.drive("Environment");
    await environment.up(inputs);
    const { http } = simulator.context();
    await http.PATCH("/environments/{environmentId}", {
      params: { path: { environmentId: environment.id } },
      body: { protectedStatus: "unprotected" },
    });
    expect(await environment.refresh()).toEqual({ ...inputs, protected: false });
    expect(await environment.up(inputs)).toBe("updated");
    simulator.restart();
    expect(await environment.refresh()).toEqual(inputs);
  });

  it("of a linked group's variable, or of the link, is repaired by one deploy of the service", async () => {
    const shared = simulator.drive("EnvGroup");
    await shared.up(group);
    const service = simulator.drive("BackgroundWorker");
    const inputs = {
      name: "worker",
      plan: "starter",
      runtime: "node",
      repo: "https://github.com/shop/shop",
      startCommand: "npm run worker",
      envGroups: [{ id: shared.id, variables: group.variables }],
    };
    await service.up(inputs);
    const { http } = simulator.context();
    const path = { envGroupId: shared.id, serviceId: service.id };
    await http.DELETE("/env-groups/{envGroupId}/services/{serviceId}", { params: { path } });
    await http.PUT("/env-groups/{envGroupId}/env-vars/{envVarKey}", {
      params: { path: { ...path, envVarKey: "A" } },
      body: { value: "by hand" },
    });
    simulator.restart();
    await Promise.all([shared.refresh(), service.refresh()]);
    simulator.takeCalls();
    expect(await shared.up(group)).toBe("updated");
    expect(await service.up(inputs)).toBe("updated");
    expect(simulator.takeCalls().filter(isWrite)).toEqual([
      "PUT /env-groups/{envGroupId}/env-vars/{envVarKey}",
      "POST /env-groups/{envGroupId}/services/{serviceId}",
      "POST /services/{serviceId}/deploys",
    ]);
    simulator.restart();
    expect(await service.refresh()).toEqual(inputs);
    expect(await service.up(inputs)).toBe("same");
  });
});

describe("a Key Value store", () => {
  it("has its connection strings as outputs once it is available", async () => {
    const resource = simulator.drive("KeyValue");
    await resource.up(store);
    expect(resource.state["internalConnectionString"]).toBe(`redis://${resource.id}:6379`);
    expect(resource.state["externalConnectionString"]).toMatch(/^rediss:/);
  });

  it("is found gone when it was deleted by hand, and deleting it again succeeds", async () => {
    const resource = simulator.drive("KeyValue");
    await resource.up(store);
    await resource.destroy();
    await resource.destroy();
    expect(await resource.refresh()).toBeUndefined();
    expect(await resource.up(store)).toBe("created");
  });
});

describe("a Postgres instance", () => {
  it("shows names, replicas and connection strings as Render made them", async () => {
    const resource = simulator.drive("Postgres");
    await resource.up(database);
    expect(resource.state).toMatchObject({ actualDatabaseName: expect.stringMatching(/^shop_/) });
    expect(Object.keys(resource.state["readReplicaIds"] as object)).toEqual(["replica"]);
    expect(resource.state["internalConnectionString"]).toMatch(/^postgres(ql)?:/);
  });

  it("that grew by itself, as the config allows, has not drifted", async () => {
    const resource = simulator.drive("Postgres");
    const inputs = { ...database, diskAutoscaling: true };
    await resource.up(inputs);
    const { http } = simulator.context();
    const params = { path: { postgresId: resource.id } };
    await http.PATCH("/postgres/{postgresId}", { params, body: { diskSizeGB: 20 } });
    simulator.restart();
    expect(await resource.refresh()).toEqual(inputs);
  });
});

describe("moving a service to another environment", () => {
  it("unlinks the groups of the old one, moves, and links those of the new one", async () => {
    const project = simulator.drive("Project");
    await project.up({ name: "shop" });
    const made = await Promise.all(
      ["a", "b"].map(async (name) => {
        const environment = simulator.drive("Environment");
        await environment.up({ projectId: project.id, name });
        const own = simulator.drive("EnvGroup");
        await own.up({
          name: `env-${name}`,
          environmentId: environment.id,
          variables: { N: name },
        });
        return {
          environmentId: environment.id,
          envGroups: [{ id: own.id, variables: { N: name } }],
        };
      }),
    );
    const service = simulator.drive("BackgroundWorker");
    const inputs = {
      name: "worker",
      plan: "starter",
      runtime: "node",
      repo: "https://github.com/shop/shop",
      startCommand: "npm run worker",
    };
    await service.up({ ...inputs, ...made[0] });
    expect(await service.up({ ...inputs, ...made[1] })).toBe("updated");
    simulator.restart();
    expect(await service.refresh()).toEqual({ ...inputs, ...made[1] });
  });
});
