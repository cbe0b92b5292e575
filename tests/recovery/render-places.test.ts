import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../../src/engine/layout.ts";
import type { Creation } from "../../src/recovery/preview.ts";
import { findPlaces } from "../../src/recovery/render-places.ts";
import { type Simulator, startSimulator } from "../render/simulator.ts";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function creation(kind: string, inputs: Record<string, unknown>): Creation {
  const type = `pulumi-nodejs:dynamic/render:${kind}`;
  const name = `${kind}-${inputs["name"]}`;
  return { urn: name, type, name, inputs, ancestors: [], provider: undefined, entry: undefined };
}

let simulator: Simulator;
let env: NodeJS.ProcessEnv;
const ids: Record<string, string> = {};
beforeAll(async () => {
  simulator = await startSimulator();
  const { url, apiKey, ownerId } = simulator.server;
  env = { RENDER_HOST: url, RENDER_API_KEY: apiKey, RENDER_OWNER_ID: ownerId };
  const { http } = simulator.context();
  const { data } = await http.POST("/projects", {
    body: { name: "shop", ownerId, environments: [{ name: "prod" }, { name: "test" }] },
  });
  ids["shop"] = data!.id;
  for (const row of simulator.rows("environments")) ids[String(row["name"])] = String(row["id"]);
  const body = {
    name: "shop-redis",
    ownerId,
    plan: "starter" as const,
    environmentId: ids["prod"],
  };
  await http.POST("/key-value", { body });
  await http.POST("/projects", {
    body: { name: "empty", ownerId, environments: [{ name: "prod" }] },
  });
});
afterAll(() => simulator.close());

const redis = creation("KeyValue", { name: "shop-redis" });
const shop = creation("Project", { name: "shop" });
const prod = creation("Environment", { name: "prod", projectId: unknown });
const find = async (...creations: Creation[]) => {
  const { places, blind } = await findPlaces({ project: projectFolder, env }, creations);
  expect(blind).toEqual([]);
  return places.map(({ creation: { name }, id, isOurs }) => ({ name, id, isOurs }));
};

describe("the project and environment on Render of a stack that lost its state", () => {
  it("are found by name, and are its own where a thing of its own stands in them", async () => {
    expect(await find(shop, prod, redis)).toEqual([
      { name: shop.name, id: ids["shop"], isOurs: true },
      { name: prod.name, id: ids["prod"], isOurs: true },
    ]);
  });

  it("are doubtful where nothing of its own stands in them", async () => {
    const other = creation("KeyValue", { name: "another-redis" });
    expect((await find(shop, prod, other)).map(({ isOurs }) => isOurs)).toEqual([false, false]);
    const test = creation("Environment", { name: "test", projectId: unknown });
    expect((await find(shop, test, redis)).map(({ isOurs }) => isOurs)).toEqual([false, false]);
  });

  it("are the project alone where it has no such environment", async () => {
    const staging = creation("Environment", { name: "staging", projectId: unknown });
    expect(await find(shop, staging, redis)).toEqual([
      { name: shop.name, id: ids["shop"], isOurs: false },
    ]);
  });

  it("are the environment alone where another stack owns the project", async () => {
    const known = creation("Environment", { name: "prod", projectId: ids["shop"] });
    expect(await find(known, redis)).toEqual([{ name: known.name, id: ids["prod"], isOurs: true }]);
    expect(await find(prod, redis)).toEqual([]);
  });

  it("are left to the next up where nothing stands in them, or they are in the state", async () => {
    expect(await find(creation("Project", { name: "empty" }), prod)).toEqual([]);
    expect(await find(creation("Project", { name: "none" }), prod)).toEqual([]);
    expect(await find(redis)).toEqual([]);
  });

  it("are not known where Render does not answer", async () => {
    const wrong = { project: projectFolder, env: { ...env, RENDER_API_KEY: "wrong" } };
    const { places, blind } = await findPlaces(wrong, [shop, prod, redis]);
    expect(places).toEqual([]);
    expect(blind).toEqual([{ what: "Render", why: expect.stringContaining("401") }]);
  });
});
