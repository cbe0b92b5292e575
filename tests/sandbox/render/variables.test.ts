import { describe, expect, it } from "vitest";
import { Tables } from "../../../src/sandbox/render/tables.ts";
import { effectiveVariables } from "../../../src/sandbox/render/variables.ts";
import { type Bench, createService, type Json, startBench, webService } from "./helpers.ts";

async function variablesOf(bench: Bench, id: string): Promise<Record<string, string>> {
  const { body } = await bench.get(`/services/${id}/env-vars?limit=100`);
  return Object.fromEntries(body.map(({ envVar }: Json) => [envVar.key, envVar.value]));
}

async function makeGroup(bench: Bench, name: string, envVars: object[], rest: object = {}) {
  const body = { name, ownerId: bench.ownerId, envVars, ...rest };
  return (await bench.post("/env-groups", body)).body;
}

describe("a service's own variables", () => {
  it("are all replaced by a PUT of the list, also those that somebody else set", async () => {
    const bench = await startBench();
    const envVars = [{ key: "A", value: "1" }];
    const { id } = await createService(bench, webService(bench, "api", {}, { envVars }));
    await bench.put(`/services/${id}/env-vars/BY_HAND`, { value: "x" });
    await bench.put(`/services/${id}/env-vars`, [{ key: "B", value: "2" }]);
    expect(await variablesOf(bench, id)).toEqual({ B: "2" });
    await bench.put(`/services/${id}/env-vars`, []);
    expect(await variablesOf(bench, id)).toEqual({});
  });

  it("are touched one by one by the other calls", async () => {
    const bench = await startBench();
    const { id } = await createService(bench, webService(bench, "api"));
    expect((await bench.put(`/services/${id}/env-vars/A`, { value: "1" })).body.value).toBe("1");
    await bench.put(`/services/${id}/env-vars/B`, { value: "" });
    expect(await variablesOf(bench, id)).toEqual({ A: "1", B: "" });
    expect((await bench.del(`/services/${id}/env-vars/A`)).status).toBe(204);
    expect((await bench.del(`/services/${id}/env-vars/A`)).status).toBe(404);
    expect((await bench.get(`/services/${id}/env-vars/A`)).status).toBe(404);
  });

  it("are generated as 256 random bits in base64, anew each time", async () => {
    const bench = await startBench();
    const { id } = await createService(bench, webService(bench, "api"));
    const generate = () => bench.put(`/services/${id}/env-vars/KEY`, { generateValue: true });
    const [first, second] = [(await generate()).body.value, (await generate()).body.value];
    expect(Buffer.from(first, "base64")).toHaveLength(32);
    expect(second).not.toBe(first);
  });

  it.each([
    ["neither value nor generateValue", [{ key: "A" }]],
    ["both", [{ key: "A", value: "1", generateValue: true }]],
    ["a name with a space", [{ key: "A B", value: "1" }]],
    [
      "a name twice",
      [
        { key: "A", value: "1" },
        { key: "A", value: "1" },
      ],
    ],
    ["a number", [{ key: "A", value: 1 }]],
  ])("are refused with %s, and nothing changes", async (_, list) => {
    const bench = await startBench();
    const envVars = [{ key: "KEPT", value: "1" }];
    const { id } = await createService(bench, webService(bench, "api", {}, { envVars }));
    expect((await bench.put(`/services/${id}/env-vars`, list)).status).toBe(400);
    expect(await variablesOf(bench, id)).toEqual({ KEPT: "1" });
  });

  it("may be null at creation, as other clients send them", async () => {
    const bench = await startBench();
    const nothing = { envVars: null, secretFiles: null };
    const { id } = await createService(bench, webService(bench, "api", {}, nothing));
    expect(await variablesOf(bench, id)).toEqual({});
  });
});

describe("environment groups", () => {
  it("never show among a service's own variables, and lose against them", async () => {
    const bench = await startBench();
    const envVars = [{ key: "A", value: "own" }];
    const { id } = await createService(bench, webService(bench, "api", {}, { envVars }));
    const shared = [
      { key: "A", value: "group" },
      { key: "B", value: "group" },
    ];
    await makeGroup(bench, "g", shared, { serviceIds: [id] });
    expect(await variablesOf(bench, id)).toEqual({ A: "own" });
    const tables = Tables.of(bench.world);
    expect(effectiveVariables(tables, id)).toEqual({ A: "own", B: "group" });
  });

  it("win over older groups", async () => {
    const bench = await startBench();
    const { id } = await createService(bench, webService(bench, "api"));
    await makeGroup(bench, "z", [{ key: "A", value: "old" }], { serviceIds: [id] });
    bench.world.advance(1000);
    await makeGroup(bench, "a", [{ key: "A", value: "new" }], { serviceIds: [id] });
    expect(effectiveVariables(Tables.of(bench.world), id)).toEqual({ A: "new" });
  });

  it("are listed bare where the account's option says so, as Render's document has it", async () => {
    const bench = await startBench({ envGroupLists: "bare" });
    const group = { name: "g", ownerId: bench.ownerId, envVars: [] };
    const { id } = (await bench.post("/env-groups", group)).body;
    const [listed] = (await bench.get("/env-groups")).body;
    expect([listed.id, listed.cursor, listed.envGroup]).toEqual([id, undefined, undefined]);
  });

  it("answer with their values in the clear, listed without them", async () => {
    const bench = await startBench();
    const group = await makeGroup(bench, "g", [{ key: "TOKEN", value: "hunter2" }]);
    expect(group.envVars).toEqual([{ key: "TOKEN", value: "hunter2" }]);
    expect(group.serviceLinks).toEqual([]);
    const [{ cursor, envGroup }] = (await bench.get("/env-groups")).body;
    expect(cursor).toEqual(expect.any(String));
    expect(envGroup.id).toBe(group.id);
    expect(envGroup.envVars).toBeUndefined();
  });

  it("link and unlink services one by one, by short type and present name", async () => {
    const bench = await startBench();
    const group = await makeGroup(bench, "g", []);
    const one = await createService(bench, webService(bench, "one"));
    const two = await createService(bench, webService(bench, "two"));
    await bench.post(`/env-groups/${group.id}/services/${one.id}`);
    await bench.post(`/env-groups/${group.id}/services/${two.id}`);
    const again = await bench.post(`/env-groups/${group.id}/services/${two.id}`);
    expect(again.body.serviceLinks).toHaveLength(2);
    await bench.patch(`/services/${one.id}`, { name: "renamed" });
    expect((await bench.del(`/env-groups/${group.id}/services/${two.id}`)).status).toBe(204);
    expect((await bench.del(`/env-groups/${group.id}/services/${two.id}`)).status).toBe(404);
    const { body } = await bench.get(`/env-groups/${group.id}`);
    expect(body.serviceLinks).toEqual([{ id: one.id, name: "renamed", type: "web" }]);
    await bench.del(`/services/${one.id}`);
    expect((await bench.get(`/env-groups/${group.id}`)).body.serviceLinks).toEqual([]);
  });

  it("change by one call a variable; PATCH changes the name alone", async () => {
    const bench = await startBench();
    const { id } = await makeGroup(bench, "g", [{ key: "A", value: "1" }]);
    const put = await bench.put(`/env-groups/${id}/env-vars/B`, { value: "2" });
    expect(put.body.envVars).toHaveLength(2);
    expect((await bench.patch(`/env-groups/${id}`, { envVars: [] })).status).toBe(400);
    expect((await bench.patch(`/env-groups/${id}`, { name: "h" })).body.name).toBe("h");
    expect((await bench.del(`/env-groups/${id}/env-vars/A`)).status).toBe(204);
    expect((await bench.del(`/env-groups/${id}/env-vars/A`)).status).toBe(404);
  });

  it("may share a name, so that a repeated creation makes two", async () => {
    const bench = await startBench();
    await makeGroup(bench, "g", []);
    await makeGroup(bench, "g", []);
    expect((await bench.get("/env-groups?name=g")).body).toHaveLength(2);
  });

  it("refuse unknown services and environments, and a service of another one", async () => {
    const bench = await startBench();
    const project = { name: "p", ownerId: bench.ownerId, environments: [{ name: "prod" }] };
    const { body } = await bench.post("/projects", project);
    const environmentId = body.environmentIds[0];
    const outside = await createService(bench, webService(bench, "api"));
    const group = await makeGroup(bench, "g", [], { environmentId });
    const link = (id: string) => bench.post(`/env-groups/${group.id}/services/${id}`);
    expect((await link("srv-unknown")).status).toBe(404);
    expect((await link(outside.id)).status).toBe(400);
    expect((await makeGroup(bench, "h", [], { serviceIds: ["srv-unknown"] })).id).toBeUndefined();
    expect((await makeGroup(bench, "h", [], { environmentId: "evm-x" })).id).toBeUndefined();
    expect((await bench.get("/env-groups")).body).toHaveLength(1);
  });
});

describe("secret files", () => {
  it("are replaced as a list and one by one", async () => {
    const bench = await startBench();
    const secretFiles = [{ name: "a.pem", content: "a" }];
    const { id } = await createService(bench, webService(bench, "api", {}, { secretFiles }));
    const path = `/services/${id}/secret-files`;
    expect((await bench.put(`${path}/b.pem`, { content: "b" })).status).toBe(201);
    expect((await bench.get(path)).body).toHaveLength(2);
    const { body } = await bench.put(path, [{ name: "c.pem", content: "c" }]);
    expect(body.map(({ secretFile }: Json) => secretFile)).toEqual([
      { name: "c.pem", content: "c" },
    ]);
    expect((await bench.del(`${path}/a.pem`)).status).toBe(404);
  });

  it("are refused beyond 1 MB together", async () => {
    const bench = await startBench();
    const { id } = await createService(bench, webService(bench, "api"));
    const half = "x".repeat(500_001);
    const path = `/services/${id}/secret-files`;
    expect((await bench.put(`${path}/a`, { content: half })).status).toBe(201);
    expect((await bench.put(`${path}/b`, { content: half })).status).toBe(400);
    expect((await bench.get(path)).body).toHaveLength(1);
  });
});
