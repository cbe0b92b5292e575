import { beforeAll, describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { type Recording, record } from "./recording.ts";

let bondigoo: Recording;
let workflows: Recording;
beforeAll(async () => {
  const production = (project: string) => loadFromFiles(project).environments.get("prod")!;
  bondigoo = await record(production("."));
  workflows = await record(production("examples/workflow-platform"));
});

describe("the outputs", () => {
  it("are these, of an environment that has everything", () => {
    const database = (user: string, password: string) =>
      `mongodb+srv://${user}:${password}%2Fp%40ss@bondigoo-prod-cluster.abcde.mongodb.net` +
      "/bondigoo-prod?retryWrites=true&w=majority&appName=bondigoo-prod-cluster";
    const reader = (name: string) => database(name, `database-${name}-password`);
    expect(bondigoo.outputs).toEqual({
      environment: { stack: "prod", purpose: "production", branch: "main", launched: false },
      frontends: {
        platform: {
          url: "https://www.bondigoo.ch",
          domains: ["www.bondigoo.ch"],
          redirects: ["bondigoo.ch"],
          origins: ["https://www.bondigoo.ch"],
          projectId: "frontend-platform-project-id",
          branch: "main",
          target: "production",
        },
      },
      services: {
        api: {
          id: "services-api-id",
          name: "bondigoo-api-prod",
          type: "web",
          url: "https://api.bondigoo.ch",
          healthCheck: "/api/health",
        },
        worker: {
          id: "services-worker-id",
          name: "bondigoo-worker-prod",
          type: "worker",
          url: null,
          healthCheck: null,
        },
      },
      render: {
        projectId: "render-project-id",
        environmentId: "render-environment-id",
        groupId: "services-group-id",
      },
      database: {
        type: "mongodb-atlas",
        instance: "bondigoo-prod-cluster",
        host: "bondigoo-prod-cluster.abcde.mongodb.net",
        name: "bondigoo-prod",
        user: "bondigoo-prod-user",
      },
      databaseUrl: database("bondigoo-prod-user", "database-password"),
      readerUrls: {
        "bondigoo-prod-developer": reader("bondigoo-prod-developer"),
        "bondigoo-prod-refresh": reader("bondigoo-prod-refresh"),
      },
      redis: { name: "bondigoo-redis-prod", ownedBy: "prod" },
      redisUrl: "redis://bondigoo-redis-prod:6379",
    });
  });

  it("are null for what an environment does not have, and Postgres has no readers", () => {
    expect(workflows.outputs).toMatchObject({
      frontends: {},
      database: {
        type: "render-postgres",
        instance: "flowdesk-postgres-prod",
        host: "flowdesk-postgres-prod-host",
        name: "flowdesk-prod",
        user: "flowdesk-prod-user",
      },
      databaseUrl: "postgresql://u:p@flowdesk-postgres-prod-host/flowdesk-prod",
      readerUrls: {},
      redis: null,
      redisUrl: null,
    });
  });
});
