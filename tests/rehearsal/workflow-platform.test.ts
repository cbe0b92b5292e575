import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { surveyOn } from "../unowned/on-stage.ts";
import { openStage, type Stage, tables } from "./stage.ts";

const project = join(import.meta.dirname, "..", "..", "examples", "workflow-platform");

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(project);
  await stage.up("prod");
});
afterAll(() => stage?.close());

const service = (name: string) => stage.row(tables.services, { name: `flowdesk-${name}-prod` });
/** What the newest deploy of a service runs with, its group's variables included. */
const running = (name: string) => {
  const { id } = service(name);
  const deploys = stage.rows(tables.deploys).filter(({ serviceId }) => serviceId === id);
  return deploys.at(-1)!.variables as Record<string, string>;
};

describe("a platform whose pages, services and database are all at Render", () => {
  it("has a Postgres of its own, which every service reaches inside the region", () => {
    const database = stage.row("render/postgres", { name: "flowdesk-postgres-prod" });
    expect(database).toMatchObject({ plan: "basic_4gb", version: "17", region: "frankfurt" });
    for (const name of ["api", "flows"]) {
      expect(running(name).DATABASE_URL).toMatch(/^postgres(ql)?:\/\/[^@]+@[^/]+\/\w+/);
      expect(running(name).DATABASE_URL).toContain(String(database.id));
    }
  });

  it("has nothing at the vendors that no stack owns", async () => {
    expect(await surveyOn(stage)).toEqual({ found: [], notLooked: [] });
  });

  it("runs each service as its kind, the image's with a disk and in nobody's reach", () => {
    expect(service("api")).toMatchObject({
      type: "web_service",
      serviceDetails: { numInstances: 2 },
    });
    expect(service("page").type).toBe("static_site");
    expect(service("flows").type).toBe("background_worker");
    expect(service("prefect")).toMatchObject({
      type: "private_service",
      imagePath: "docker.io/prefecthq/prefect:3.4-python3.12",
    });
    expect(stage.row(tables.disks, { serviceId: service("prefect").id })).toMatchObject({
      sizeGB: 10,
      mountPath: "/var/lib/prefect",
    });
  });

  it("lets pages and services know each other's addresses", () => {
    expect(running("page").VITE_API_URL).toBe("https://api.flowdesk.example");
    expect(running("api").CORS_ORIGIN).toBe("https://app.flowdesk.example");
    expect(running("flows").PREFECT_API_URL).toMatch(
      /^http:\/\/flowdesk-prefect-prod[a-z0-9-]*:4200\/api$/,
    );
  });

  it("has records for both domains and nothing at Vercel or Atlas", () => {
    const names = stage.rows(tables.dnsRecords).map(({ name }) => name);
    expect(names.toSorted()).toEqual(["api.flowdesk.example", "app.flowdesk.example"]);
    expect(stage.rows(tables.vercelProjects)).toEqual([]);
    expect(stage.rows(tables.databaseUsers)).toEqual([]);
  });

  it("finds no drift and changes nothing in a second run", async () => {
    const args = ["preview", "--refresh", "--expect-no-changes", "--diff"];
    const { exitCode, output } = await stage.run("prod", ...args);
    expect(exitCode, output).toBe(0);
  });
});
