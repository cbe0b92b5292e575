import { expect, it } from "vitest";
import { deviations } from "../../../src/sandbox/render/deviations.ts";
import { operationsOf, readDocument } from "../../../src/sandbox/render/document.ts";
import { serveRenderApi } from "../../../src/sandbox/render/server.ts";
import { answerDefect, operations } from "../../../src/sandbox/render/validation.ts";
import { World } from "../../../src/sandbox/world.ts";
import { createService, startBench, webService } from "./helpers.ts";

it("knows every operation of the document, each under an id of its own", () => {
  const ids = operationsOf(readDocument()).map(({ id }) => id);
  expect(ids.length).toBe(189);
  expect(new Set(ids).size).toBe(ids.length);
  expect(operations.map(({ id }) => id)).toEqual(ids);
});

it.each(deviations.map((deviation) => [deviation.name, deviation] as const))(
  "deviates by name: %s changes the document and says why",
  (_, deviation) => {
    const document = readDocument();
    const before = JSON.stringify(document);
    deviation.apply(document);
    expect(JSON.stringify(document)).not.toBe(before);
    expect(deviation.reason).toMatch(/\.$/);
  },
);

it("finds a wrong answer of its own by type, enum, missing, unknown and wrong branch", async () => {
  const bench = await startBench();
  const { deployId: _, ...service } = await createService(bench, webService(bench, "api"));
  const operation = operations.find(({ id }) => id === "retrieve-service")!;
  const { serviceDetails } = service;
  const judge = (change: object) => answerDefect(operation, 200, { ...service, ...change });
  expect(judge({})).toBeUndefined();
  expect(judge({ name: 5 })).toContain("name: must be string");
  expect(judge({ suspended: "maybe" })).toContain("suspended: must be equal to one of");
  expect(judge({ slug: undefined })).toContain("slug");
  expect(judge({ colour: "red" })).toContain("unknown property colour");
  expect(judge({ createdAt: "yesterday" })).toContain("date-time");
  expect(judge({ serviceDetails: { ...serviceDetails, schedule: "@daily" } })).toContain(
    "unknown property schedule",
  );
  const envSpecificDetails = { dockerCommand: "", dockerContext: "", dockerfilePath: "" };
  expect(judge({ serviceDetails: { ...serviceDetails, envSpecificDetails } })).toBeDefined();
  expect(answerDefect(operation, 418, undefined)).toContain("418");
});

it("answers a wrong answer of its own with 500 and keeps it as a defect", async () => {
  const bench = await startBench();
  const { id } = await createService(bench, webService(bench, "api"));
  Object.assign(bench.world.table("render/services")[id]!, { colour: "red" });
  const reply = await bench.get(`/services/${id}`);
  expect(reply.status).toBe(500);
  expect(reply.body.message).toContain("defect of the sandbox: retrieve-service");
  expect(bench.server.defects.splice(0)).toEqual([
    { operation: "retrieve-service", problem: "body: unknown property colour" },
  ]);
});

it("keeps the world from one process to the next", async () => {
  const first = await startBench();
  const { id } = await createService(first, webService(first, "api"));
  first.world.close();
  const world = new World(first.world.dir);
  const again = await serveRenderApi(world);
  const headers = { Authorization: `Bearer ${again.apiKey}` };
  const response = await fetch(`${again.url}/services/${id}`, { headers });
  await again.close();
  world.close();
  expect(again.ownerId).toBe(first.ownerId);
  expect(await response.json()).toMatchObject({ id, name: "api", ownerId: first.ownerId });
});
