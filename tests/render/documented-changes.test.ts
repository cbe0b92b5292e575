import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ResourceKind } from "../../src/render/resource.ts";
import { inputDocs } from "../../tools/docs-render.ts";
import { Managed } from "./faults/managed.ts";
import { Stage } from "./faults/stage.ts";

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => {
  stage.close();
});

const repo = "https://github.com/shop/shop";
const web = {
  name: "api",
  plan: "starter",
  runtime: "node",
  repo,
  branch: "main",
  startCommand: "npm start",
  region: "frankfurt",
};
const docker = { name: "tool", plan: "starter", runtime: "docker", repo };
const image = {
  name: "cache",
  plan: "starter",
  runtime: "image",
  image: { url: "docker.io/shop/cache:1" },
};
const site = { name: "site", repo, publishPath: "dist" };
const cron = { ...web, schedule: "0 3 * * *" };
const store = { name: "redis", plan: "starter", region: "frankfurt", ipAllowList: [] };
const database = { name: "db", plan: "basic_1gb", version: "17", diskSizeGB: 10 };
const office = [{ cidrBlock: "203.0.113.0/24", description: "office" }];

/** A change of one property: of what, from which inputs, to which value. */
const changes: [
  kind: ResourceKind,
  input: string,
  inputs: Record<string, unknown>,
  changed: unknown,
][] = [
  ["WebService", "name", web, "api-2"],
  ["WebService", "repo", web, "https://github.com/shop/other"],
  ["WebService", "branch", web, "next"],
  ["WebService", "rootDir", web, "api"],
  ["WebService", "buildFilter", web, { paths: ["api/**"] }],
  ["WebService", "autoDeploy", web, "commit"],
  ["WebService", "variables", web, { A: "1" }],
  ["WebService", "previews", web, "manual"],
  ["WebService", "region", web, "oregon"],
  ["WebService", "plan", web, "standard"],
  ["WebService", "runtime", web, "python"],
  ["WebService", "buildCommand", web, "npm ci"],
  ["WebService", "startCommand", web, "npm run serve"],
  ["WebService", "preDeployCommand", web, "npm run migrate"],
  ["WebService", "instances", web, 2],
  ["WebService", "autoscaling", web, { min: 1, max: 2, cpuPercent: 70 }],
  ["WebService", "maxShutdownDelaySeconds", web, 60],
  ["WebService", "healthCheckPath", web, "/health"],
  ["WebService", "maintenanceMode", web, { enabled: true, uri: "" }],
  ["WebService", "renderSubdomain", web, "disabled"],
  ["WebService", "ipAllowList", web, office],
  ["WebService", "dockerfilePath", docker, "./api/Dockerfile"],
  ["WebService", "dockerContext", docker, "./api"],
  ["PrivateService", "image", image, { url: "docker.io/shop/cache:2" }],
  ["CronJob", "schedule", cron, "0 4 * * *"],
  ["StaticSite", "buildCommand", site, "npm run build"],
  ["StaticSite", "publishPath", site, "build"],
  ["StaticSite", "headers", site, [{ path: "/*", name: "X-Frame-Options", value: "DENY" }]],
  ["StaticSite", "routes", site, [{ type: "rewrite", source: "/*", destination: "/index.html" }]],
  ["KeyValue", "name", store, "redis-2"],
  ["KeyValue", "plan", store, "standard"],
  ["KeyValue", "region", store, "oregon"],
  ["KeyValue", "maxmemoryPolicy", store, "noeviction"],
  ["KeyValue", "ipAllowList", store, office],
  ["Postgres", "version", database, "18"],
  ["Postgres", "diskSizeGB", database, 15],
  ["Postgres", "readReplicas", database, ["copy"]],
  ["Postgres", "databaseName", database, "shop"],
];

/** How many deploys the words of a property promise; undefined where they say nothing of it. */
function promisedDeploys(doc: string): number | undefined {
  if (/\bone deploy\b/.test(doc)) return 1;
  return /\bno deploy\b|In place, one call\./.test(doc) ? 0 : undefined;
}

describe("a change does what the property's own words say", () => {
  it.each(changes)("%s: %s", async (kind, property, inputs, value) => {
    const doc = inputDocs(kind)[property]!;
    const resource = new Managed(kind);
    const steps = [inputs, { ...inputs, [property]: value, allowReplace: true }];
    await stage.take(resource, { title: "create", does: steps[0]! });
    const { id } = resource;
    stage.takeCalls();
    expect(await stage.take(resource, { title: "change", does: steps[1]! })).toBe(true);
    const writes = stage.takeCalls().filter((call) => !call.startsWith("GET "));
    const replaces = /\bA change replaces\b/.test(doc);
    expect(resource.id === id, "keeps its id").toBe(!replaces);
    if (replaces) return;
    const deploys = writes.filter((call) => call.endsWith("/deploys"));
    expect(writes.length - deploys.length, "calls that write, deploys apart").toBe(1);
    expect(deploys.length).toBe(promisedDeploys(doc) ?? deploys.length);
  });

  it("leaves no property without words", () => {
    for (const kind of new Set(changes.map(([changed]) => changed))) {
      for (const [name, doc] of Object.entries(inputDocs(kind))) {
        expect(doc, `${kind}.${name}`).not.toBe("");
      }
    }
  });
});
