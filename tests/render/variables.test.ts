import { afterAll, beforeAll, expect, it } from "vitest";
import { createRender } from "../../src/render/client/client.ts";
import { readVariables } from "../../src/render/providers/service/variables.ts";
import { findKeyValues, findPostgres } from "../../src/render/providers/stores.ts";
import { type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

it("reads every variable of a service, however many pages they fill", async () => {
  const context = simulator.context();
  const variables = Object.fromEntries(
    Array.from({ length: 250 }, (_, index) => [`VARIABLE_${index}`, `${index}`]),
  );
  const { data } = await context.http.POST("/services", {
    body: {
      type: "background_worker",
      name: "many",
      ownerId: context.ownerId,
      repo: "https://github.com/acme/app",
      envVars: Object.entries(variables).map(([key, value]) => ({ key, value })),
      serviceDetails: {
        runtime: "node",
        envSpecificDetails: { buildCommand: "b", startCommand: "s" },
      },
    },
  });
  expect(await readVariables(context, data!.service! as never)).toEqual(variables);
});

it("names all that it looked for where Render does not let it look", async () => {
  const { url, ownerId } = simulator.server;
  const refused = createRender({ host: url, apiKey: "wrong", ownerId });
  const names = ["one", "two"];
  await expect(findKeyValues(refused, names)).rejects.toThrow('named "one" or "two"');
  await expect(findPostgres(refused, names)).rejects.toThrow('named "one" or "two"');
});
