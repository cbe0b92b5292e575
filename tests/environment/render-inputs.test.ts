import { beforeAll, describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { type Recording, record } from "./recording.ts";

let bondigoo: Recording;
let marketplace: Recording;
let workflows: Recording;
beforeAll(async () => {
  const production = (project: string) => loadFromFiles(project).environments.get("prod")!;
  bondigoo = await record(production("."));
  marketplace = await record(production("examples/marketplace"));
  workflows = await record(production("examples/workflow-platform"));
});

const inputsOf = ({ resources }: Recording, name: string) =>
  resources.find((one) => one.name === name)?.inputs;

describe("Render is asked for", () => {
  const environmentId = "render-environment-id";
  const common = { environmentId, suspended: false };
  const fromGit = { ...common, autoDeploy: "commit", branch: "main", previews: "off" };
  const waiting = { ...fromGit, autoDeploy: "checksPass" };
  const repo = "https://github.com/fairhaven/marketplace";
  const group = { id: "services-group-id", variables: expect.anything() };

  it("a project with an environment that only administrators may destroy", () => {
    expect(inputsOf(bondigoo, "render-project")).toEqual({
      name: "bondigoo",
      firstEnvironment: "prod",
    });
    expect(inputsOf(bondigoo, "render-environment")).toEqual({
      projectId: "render-project-id",
      name: "prod",
      protected: true,
    });
  });

  it("a Redis and a Postgres that only services reach", () => {
    const store = { environmentId, region: "frankfurt", ipAllowList: [], allowReplace: false };
    expect(inputsOf(bondigoo, "redis-store")).toEqual({
      ...store,
      name: "bondigoo-redis-prod",
      plan: "starter",
      maxmemoryPolicy: "noeviction",
    });
    expect(inputsOf(workflows, "database-instance")).toEqual({
      ...store,
      name: "flowdesk-postgres-prod",
      plan: "basic_4gb",
      version: "17",
      databaseName: "flowdesk-prod",
      databaseUser: "flowdesk-prod-user",
    });
  });

  it("a group of variables for all services, linked to each", () => {
    expect(inputsOf(bondigoo, "services-group")).toEqual({
      environmentId,
      name: "bondigoo-prod-env",
      variables: expect.objectContaining({ NODE_ENV: "production" }),
    });
  });

  it("a web service that scales by itself, migrates first, and knows others' addresses", () => {
    expect(inputsOf(marketplace, "services-api")).toEqual({
      ...waiting,
      repo,
      name: "fairhaven-api-prod",
      region: "ohio",
      plan: "pro",
      runtime: "node",
      rootDir: "services/api",
      buildCommand: "npm ci",
      startCommand: "npm start",
      preDeployCommand: "npm run migrate",
      healthCheckPath: "/health",
      autoscaling: { min: 2, max: 6, cpuPercent: 70 },
      envGroups: [group],
      variables: {
        AUTH_URL: "https://auth.fairhaven.example",
        SEARCH_URL: "http://fairhaven-search-prod:8108",
        IMAGES_URL: "http://fairhaven-images-prod:8080",
        STRIPE_SECRET_KEY: "value-of-stripeSecretKey",
      },
    });
  });

  it("a private service with a disk, and one from an image that no push deploys", () => {
    const { variables: _, ...search } = inputsOf(marketplace, "services-search")!;
    expect(search).toEqual({
      ...waiting,
      repo,
      name: "fairhaven-search-prod",
      region: "ohio",
      plan: "standard",
      runtime: "docker",
      rootDir: "services/search",
      instances: 1,
      disk: { name: "fairhaven-search-prod-disk", mountPath: "/data", sizeGB: 20 },
      envGroups: [group],
    });
    expect(inputsOf(marketplace, "services-images")).toEqual({
      ...common,
      autoDeploy: "off",
      name: "fairhaven-images-prod",
      region: "ohio",
      plan: "standard",
      runtime: "image",
      image: { url: "docker.io/darthsim/imgproxy:v3.28" },
      instances: 1,
      envGroups: [group],
      variables: {},
    });
  });

  it("a worker, a cron job, and a static site that sees no group", () => {
    const { envGroups, ...worker } = inputsOf(bondigoo, "services-worker")!;
    expect(envGroups).toEqual([
      { id: "services-group-id", variables: inputsOf(bondigoo, "services-group")!["variables"] },
    ]);
    expect(worker).toEqual({
      ...fromGit,
      repo: "https://github.com/bondigoo/bondigoo-platform",
      name: "bondigoo-worker-prod",
      region: "frankfurt",
      plan: "starter",
      runtime: "node",
      buildCommand: "npm ci",
      startCommand: "npm run worker",
      instances: 1,
      variables: {},
    });
    expect(inputsOf(marketplace, "services-digest")).toEqual({
      ...waiting,
      repo,
      name: "fairhaven-digest-prod",
      region: "ohio",
      plan: "starter",
      runtime: "node",
      buildCommand: "npm ci",
      startCommand: "npm run digest",
      schedule: "0 5 * * 1",
      previews: undefined,
      envGroups: [group],
      variables: {},
    });
    expect(inputsOf(marketplace, "services-help")).toEqual({
      ...waiting,
      repo,
      name: "fairhaven-help-prod",
      rootDir: "apps/help",
      buildCommand: "npm run build",
      publishPath: "dist",
      envGroups: [],
      variables: {},
    });
  });

  it("the domains of its services", () => {
    expect(inputsOf(bondigoo, "domains-api.bondigoo.ch")).toEqual({
      name: "api.bondigoo.ch",
      serviceId: "services-api-id",
    });
  });
});
