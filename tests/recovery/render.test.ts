import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { projectFolder } from "../../src/engine/layout.ts";
import { databaseLines } from "../../src/recovery/databases.ts";
import type { Answers } from "../../src/recovery/questions.ts";
import { surveyRender } from "../../src/recovery/render.ts";
import { examineDraft } from "../config/draft.ts";
import { convexSaas } from "../config/platforms.ts";
import { type Simulator, startSimulator } from "../render/simulator.ts";

const platform = join(projectFolder, "examples", "workflow-platform");
const bondigoo = [...loadFromFiles(projectFolder).environments.values()];
const flowdesk = [...loadFromFiles(platform).environments.values()];

const nothing: Answers = {
  vercelProjects: [],
  clusters: [],
  users: [],
  branches: [],
  protections: [],
  records: [],
  blind: [],
};

let simulator: Simulator;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  simulator = await startSimulator();
  const { url, apiKey, ownerId } = simulator.server;
  env = { RENDER_HOST: url, RENDER_API_KEY: apiKey, RENDER_OWNER_ID: ownerId };
  const { http } = simulator.context();
  for (const name of ["bondigoo-redis-prod", "somebody-elses"]) {
    await http.POST("/key-value", { body: { name, ownerId, plan: "starter" } });
  }
  for (const name of ["flowdesk-postgres-prod", "flowdesk-postgres-production"]) {
    await http.POST("/postgres", { body: { name, ownerId, plan: "basic_4gb", version: "17" } });
  }
});
afterAll(() => simulator.close());

const idOf = (table: string, name: string) =>
  simulator.rows(table).find((row) => row["name"] === name)!["id"];

describe("what exists at Render by an environment's names", () => {
  it("is found among other things, whatever kind of store a platform has", async () => {
    const ofBondigoo = await surveyRender(projectFolder, bondigoo, env);
    expect(ofBondigoo).toEqual({
      services: {},
      keyValues: { "bondigoo-redis-prod": [idOf("key-value", "bondigoo-redis-prod")] },
      postgres: {},
      blind: [],
    });
    const ofFlowdesk = await surveyRender(platform, flowdesk, env);
    const instance = idOf("postgres", "flowdesk-postgres-prod");
    expect(ofFlowdesk.postgres).toEqual({ "flowdesk-postgres-prod": [instance] });
    const prod = flowdesk.find(({ stack }) => stack === "prod")!;
    expect(databaseLines(prod, nothing, ofFlowdesk)).toEqual({
      environment: { database: { adopt: instance } },
      notes: [],
    });
  });

  it("is not asked for by a platform that has nothing there, and so needs no key", async () => {
    const { environments } = examineDraft(convexSaas("simple"));
    const found = await surveyRender(projectFolder, [...environments.values()], {});
    expect(found).toEqual({ services: {}, keyValues: {}, postgres: {}, blind: [] });
  });

  it("is said not to have been looked at where Render refuses the key", async () => {
    const refused = { ...env, RENDER_API_KEY: "rnd_of_nobody" };
    const { services, blind } = await surveyRender(projectFolder, bondigoo, refused);
    expect(services).toEqual({});
    expect(blind).toMatchObject([{ what: "Render", why: expect.stringContaining("401") }]);
    expect(JSON.stringify(blind)).not.toContain("rnd_of_nobody");
  });
});
