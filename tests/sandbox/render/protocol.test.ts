import { expect, it } from "vitest";
import { createService, startBench, webService } from "./helpers.ts";

it("refuses a missing and a wrong key with 401 and a message", async () => {
  const bench = await startBench();
  for (const Authorization of ["", "Bearer wrong"]) {
    const reply = await bench.send("GET", "/services", undefined, { Authorization });
    expect([reply.status, reply.body]).toEqual([401, { message: "Unauthorized" }]);
  }
});

it("answers an unknown path and an unknown method with 404", async () => {
  const bench = await startBench();
  expect((await bench.get("/service")).status).toBe(404);
  expect((await bench.put("/services")).status).toBe(404);
});

it("answers 501 by name where the document knows more than the sandbox does", async () => {
  const bench = await startBench();
  const reply = await bench.get("/metrics/cpu");
  expect(reply.status).toBe(501);
  expect(reply.body.message).toContain("get-cpu");
});

it("answers an unknown id with the words recorded from Render", async () => {
  const bench = await startBench();
  const reply = await bench.get("/services/srv-unknown");
  expect([reply.status, reply.body]).toEqual([404, { message: "not found: srv-unknown" }]);
});

it("answers 404 forever once a thing is deleted, and never gives its id again", async () => {
  const bench = await startBench();
  const first = await createService(bench, webService(bench, "api"));
  expect((await bench.del(`/services/${first.id}`)).status).toBe(204);
  const second = await createService(bench, webService(bench, "api"));
  expect(second.id).not.toBe(first.id);
  for (const send of [bench.get, bench.del]) {
    expect((await send(`/services/${first.id}`)).status).toBe(404);
  }
});

it("answers 410 for what was deleted where that is how Render says it", async () => {
  const bench = await startBench({ goneStatus: 410 });
  const { id } = await createService(bench, webService(bench, "api"));
  await bench.del(`/services/${id}`);
  expect((await bench.get(`/services/${id}`)).status).toBe(410);
  expect((await bench.get("/services/srv-never")).status).toBe(404);
});

it("refuses a client that does not accept JSON with 406", async () => {
  const bench = await startBench();
  const reply = await bench.send("GET", "/services", undefined, { Accept: "text/html" });
  expect(reply.status).toBe(406);
});

it.each(["application/json", "*/*", "application/*", "application/json;q=0.9, text/plain"])(
  "serves a client that accepts %s",
  async (Accept) => {
    const bench = await startBench();
    expect((await bench.send("GET", "/services", undefined, { Accept })).status).toBe(200);
  },
);

it("takes JSON with a charset and refuses other content", async () => {
  const bench = await startBench();
  const body = { name: "p", ownerId: bench.ownerId, environments: [] };
  const send = (type: string) => bench.send("POST", "/projects", body, { "Content-Type": type });
  expect((await send("application/json; charset=utf-8")).status).toBe(201);
  expect((await send("text/plain")).status).toBe(400);
});

it("refuses a body that is missing, no JSON, of a wrong type, or incomplete", async () => {
  const bench = await startBench();
  const { ownerId } = bench;
  const bodies: [body: unknown, refusal: string][] = [
    [undefined, "request body is missing"],
    [{ name: 5, ownerId, plan: "free" }, "name: must be string"],
    [{ name: "kv", ownerId }, "must have required property 'plan'"],
    [{ name: "kv", ownerId, plan: "huge" }, "plan: must be equal to one of the allowed values"],
  ];
  for (const [body, words] of bodies) {
    const reply = await bench.post("/key-value", body);
    expect(reply.status).toBe(400);
    expect(reply.body.message).toContain(words);
  }
});

it("refuses a property that the document does not name, without repeating its value", async () => {
  const bench = await startBench();
  const body = webService(bench, "api", { secretColour: "hunter2" });
  const reply = await bench.post("/services", body);
  expect(reply.status).toBe(400);
  expect(reply.body.message).toContain("serviceDetails: unknown property secretColour");
  expect(reply.body.message).not.toContain("hunter2");
});

it("refuses a query parameter that would filter nothing", async () => {
  const bench = await startBench();
  const reply = await bench.get("/services?names=api");
  expect([reply.status, reply.body.message]).toEqual([400, "unknown query parameter: names"]);
});

it("refuses a list of environments without a project", async () => {
  const bench = await startBench();
  const reply = await bench.get("/environments");
  expect(reply.body.message).toBe("query parameter is missing: projectId");
});

it("records each request once, by the document's path, and never a body", async () => {
  const bench = await startBench();
  const envVars = [{ key: "TOKEN", value: "hunter2" }];
  const { id } = await createService(bench, webService(bench, "api", {}, { envVars }));
  await bench.get(`/services/${id}`);
  await bench.get("/services/srv-unknown");
  await bench.post(`/services/${id}/deploys`, {});
  await bench.get("/nowhere");
  const calls = bench.world.calls.map(({ vendor, operation, status }) => [
    vendor,
    operation,
    status,
  ]);
  expect(calls).toEqual([
    ["render", "POST /services", 201],
    ["render", "GET /services/{serviceId}", 200],
    ["render", "GET /services/{serviceId}", 404],
    ["render", "POST /services/{serviceId}/deploys", expect.toBeOneOf([201, 202])],
    ["render", "GET /v1/nowhere", 404],
  ]);
  expect(JSON.stringify(bench.world.calls)).not.toContain("hunter2");
});

it("refuses a workspace that the key does not reach", async () => {
  const bench = await startBench();
  const reply = await bench.post("/projects", {
    name: "p",
    ownerId: "tea-other",
    environments: [],
  });
  expect(reply.status).toBe(400);
  expect((await bench.get("/services?ownerId=tea-other")).body).toEqual([]);
});

it("shows the same workspace after the world is reset", async () => {
  const bench = await startBench();
  await createService(bench, webService(bench, "api"));
  bench.world.reset();
  expect((await bench.get("/services")).body).toEqual([]);
  expect((await bench.get("/owners")).body[0].owner.id).toBe(bench.ownerId);
});
