import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { edits, patchDetails, service } from "./service-edits.ts";
import { type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.close();
});

describe("an edit by hand", () => {
  it.each(edits)(
    "of %s of a %s is found by a refresh and repaired",
    async (_, kind, inputs, edit, deploys) => {
      const resource = simulator.drive(kind);
      const wanted = JSON.parse(JSON.stringify(inputs));
      await resource.up(wanted);
      expect(await resource.refresh(), "nothing was edited yet").toEqual(wanted);
      const { error, response } = await edit(simulator.context(), {
        path: { serviceId: resource.id },
      });
      expect({ error, ok: response.ok }).toEqual({ ok: true });
      simulator.restart();

      expect(await resource.refresh()).not.toEqual(wanted);
      simulator.takeCalls();
      expect(await resource.up(wanted)).toBe("updated");
      const deploysMade = simulator
        .takeCalls()
        .filter((call) => call.endsWith("POST /services/{serviceId}/deploys"));
      expect(deploysMade).toHaveLength(deploys ? 1 : 0);

      simulator.restart();
      expect(await resource.refresh()).toEqual(wanted);
      expect(await resource.up(wanted)).toBe("same");
    },
  );

  it("of what the config does not set is no drift", async () => {
    const resource = simulator.drive("WebService");
    const { name, plan, runtime, repo, startCommand } = service;
    const wanted = { name, plan, runtime, repo, startCommand };
    await resource.up(wanted);
    const params = { path: { serviceId: resource.id } };
    await patchDetails({ healthCheckPath: "/x", maxShutdownDelaySeconds: 9 })(
      simulator.context(),
      params,
    );
    await simulator.context().http.PUT("/services/{serviceId}/env-vars", {
      params,
      body: [{ key: "FOREIGN", value: "left alone" }],
    });
    simulator.restart();
    expect(await resource.refresh()).toEqual(wanted);
    expect(await resource.up(wanted)).toBe("same");
  });

  it("that adds a variable is left alone where variables are additive", async () => {
    const resource = simulator.drive("WebService");
    const wanted = { ...service, variablesMode: "additive" };
    await resource.up(wanted);
    const params = { path: { serviceId: resource.id, envVarKey: "FOREIGN" } };
    const { http } = simulator.context();
    await http.PUT("/services/{serviceId}/env-vars/{envVarKey}", { params, body: { value: "x" } });
    simulator.restart();
    expect(await resource.refresh()).toEqual(wanted);
    await resource.up({ ...wanted, variables: { A: "2" } });
    const left = await http.GET("/services/{serviceId}/env-vars", { params });
    const values = left.data?.map(({ envVar }) => [envVar.key, envVar.value]) ?? [];
    expect(Object.fromEntries(values)).toEqual({ A: "2", FOREIGN: "x" });
  });

  it("never brings the value of a foreign variable into state", async () => {
    const resource = simulator.drive("WebService");
    await resource.up(service);
    const params = { path: { serviceId: resource.id, envVarKey: "FOREIGN" } };
    const { http } = simulator.context();
    await http.PUT("/services/{serviceId}/env-vars/{envVarKey}", {
      params,
      body: { value: "somebody's secret" },
    });
    simulator.restart();
    await resource.refresh();
    expect(JSON.stringify(resource.state)).not.toContain("somebody's secret");
    expect(resource.state["variables"]).toMatchObject({ FOREIGN: "(added by hand)" });
  });
});
