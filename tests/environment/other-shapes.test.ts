import { describe, expect, it } from "vitest";
import { examine } from "../../src/config/load.ts";
import type { EnvironmentSpec } from "../../src/config/spec.ts";
import { record } from "./recording.ts";

/** Environments from plain config, without files; a fault in it fails the test. */
function environmentsOf(platform: object, stacks: Record<string, object>) {
  const inputs = Object.entries(stacks).map(([stack, environment]) => ({
    stack,
    environment,
    secrets: {},
    importsSecrets: false,
    secretInfo: undefined,
    fingerprintKey: undefined,
  }));
  const input = { project: "big", platform, stacks: inputs };
  const { environments, faults } = examine(input, () => false);
  expect(faults).toEqual([]);
  return environments;
}

const typesOf = (spec: EnvironmentSpec) => spec.services.map(({ service }) => service.type);

describe("a platform of 10 services, 3 frontends and 4 environments", () => {
  const worker = { type: "worker", build: "npm ci", start: "npm run work" };
  const platform = {
    name: "big",
    domain: "big.example.com",
    repository: "big/big",
    frontends: { site: {}, app: { framework: "nextjs" }, admin: { framework: "vite" } },
    services: {
      api: { type: "web", build: "npm ci", start: "npm start", healthCheck: "/health" },
      auth: { type: "web", build: "npm ci", start: "npm start" },
      docs: { type: "static", build: "npm run docs", publish: "dist" },
      search: { type: "private", runtime: "docker" },
      render: {
        ...worker,
        variables: { SEARCH: "http://${services.search.internalHost}:9200" },
      },
      mail: worker,
      media: worker,
      audit: worker,
      nightly: { ...worker, type: "cron", schedule: "0 3 * * *" },
      metrics: { type: "private", runtime: "image", image: "docker.io/prom/prometheus:v3" },
    },
    database: { type: "render-postgres" },
    redis: {},
    variables: { DATABASE_URL: "${database.url}", REDIS_URL: "${redis.url}" },
  };
  const domains = (prefix: string) => ({
    frontends: Object.fromEntries(
      ["site", "app", "admin"].map((key) => [
        key,
        { domains: [`${prefix}${key}.big.example.com`] },
      ]),
    ),
    services: { api: { domain: `${prefix}api.big.example.com` } },
  });
  const environments = environmentsOf(platform, {
    prod: { purpose: "production", branch: "main", ...domains("") },
    staging: { purpose: "staging", branch: "staging", ...domains("staging-") },
    dev: { purpose: "development", branch: "develop", ...domains("dev-") },
    demo: { purpose: "staging", branch: "demo", ...domains("demo-") },
  });
  const others = { prod: { render: { projectId: "prj-render" } } };

  it.each(["prod", "staging", "dev", "demo"])("is built from config alone: %s", async (stack) => {
    const { resources } = await record(environments.get(stack)!, others);
    const count = (type: string) => resources.filter((one) => one.type.endsWith(type)).length;
    expect(typesOf(environments.get(stack)!)).toHaveLength(10);
    expect({
      web: count(":WebService"),
      private: count(":PrivateService"),
      workers: count(":BackgroundWorker"),
      crons: count(":CronJob"),
      sites: count(":StaticSite"),
      vercel: count(":Project") - (stack === "prod" ? 1 : 0),
      postgres: count(":Postgres"),
      redis: count(":KeyValue"),
      records: count(":DnsRecord"),
      claims: count(":CustomDomain"),
    }).toEqual({
      web: 2,
      private: 2,
      workers: 4,
      crons: 1,
      sites: 1,
      vercel: 3,
      postgres: 1,
      redis: 1,
      records: 4,
      claims: 1,
    });
  });

  it("hands a service the address of another, whichever is written first", async () => {
    const { find } = await record(environments.get("demo")!, others);
    expect(find(":BackgroundWorker", "services-render").inputs.variables).toEqual({
      SEARCH: "http://big-search-demo:9200",
    });
  });

  it("keeps the env group, and with it the database, from a static site's build", async () => {
    const { find } = await record(environments.get("demo")!, others);
    expect(find(":StaticSite", "docs").inputs.envGroups).toEqual([]);
    expect(find(":WebService", "auth").inputs.envGroups).toHaveLength(1);
  });

  it("builds an image-backed service from its image, not from the repository", async () => {
    const { find } = await record(environments.get("demo")!, others);
    const { inputs } = find(":PrivateService", "metrics");
    expect(inputs).toMatchObject({
      runtime: "image",
      image: { url: "docker.io/prom/prometheus:v3" },
      autoDeploy: "off",
    });
    expect(inputs).not.toHaveProperty("repo");
    expect(inputs).not.toHaveProperty("branch");
  });
});

describe("a platform of frontends only", () => {
  const proof = "vc-domain-verify=pages.example.com,1a2b3c";
  const environments = environmentsOf(
    {
      name: "pages",
      domain: "pages.example.com",
      repository: "pages/pages",
      caa: ["letsencrypt.org"],
      frontends: { web: { framework: "nextjs", variables: { KEY: "${secrets.deployKey}" } } },
      actionsSecrets: { DEPLOY_KEY: "${secrets.deployKey}" },
      secrets: { deployKey: { kind: "opaque" } },
    },
    {
      prod: {
        purpose: "production",
        branch: "main",
        frontends: { web: { domains: ["pages.example.com"], proofs: [proof] } },
      },
    },
  );

  it("has nothing at Render and no database", async () => {
    const { resources, outputs } = await record(environments.get("prod")!);
    expect(resources.filter(({ type }) => /render:|mongodbatlas/.test(type))).toEqual([]);
    expect(outputs).toMatchObject({ render: null, database: null, redis: null, services: {} });
  });

  it("publishes what proves its domain to Vercel, and who may issue certificates", async () => {
    const { find } = await record(environments.get("prod")!);
    expect(find("DnsRecord", "proof-pages.example.com").inputs).toMatchObject({
      name: "_vercel.pages.example.com",
      type: "TXT",
      content: `"${proof}"`,
    });
    expect(find("DnsRecord", "caa-letsencrypt.org").inputs).toMatchObject({
      name: "pages.example.com",
      type: "CAA",
      data: { flags: 0, tag: "issue", value: "letsencrypt.org" },
    });
  });

  it("gives its workflows their secret, in its deployment environment", async () => {
    const { find } = await record(environments.get("prod")!);
    expect(find("ActionsEnvironmentSecret", "DEPLOY_KEY").inputs).toEqual({
      repository: "pages",
      environment: "prod",
      secretName: "DEPLOY_KEY",
      value: "value-of-deployKey",
    });
  });

  it("keeps a secret from being read at Vercel", async () => {
    const { find } = await record(environments.get("prod")!);
    expect(find("ProjectEnvironmentVariable", "KEY").inputs.sensitive).toBe(true);
  });
});

describe("what visitors and pull requests get of services, and who may ask Redis", () => {
  it("is as the environment says, and without a word no previews and nobody", async () => {
    const image = { type: "private", runtime: "image", image: "docker.io/a/b:1" };
    const services = {
      api: { type: "web", start: "x" },
      night: { type: "cron", start: "x", schedule: "0 3 * * *" },
      tool: image,
    };
    const office = { cidrBlock: "203.0.113.7/32", description: "office" };
    const shared = { name: "mono", domain: "mono.example", repository: "mono/mono" };
    const environments = environmentsOf(
      { ...shared, services, redis: {} },
      {
        prod: { purpose: "production", branch: "main" },
        dev: {
          purpose: "development",
          branch: "dev",
          redis: { ipAllowList: [office] },
          services: { api: { previews: "automatic", maintenance: { enabled: true } } },
        },
      },
    );
    const inputsOf = async (stack: string, name: string) => {
      const others = { prod: { render: { projectId: "prj-render" } } };
      const { resources } = await record(environments.get(stack)!, others);
      return resources.find((resource) => resource.name === name)!.inputs;
    };
    const api = await inputsOf("prod", "services-api");
    expect(api).toMatchObject({ previews: "off" });
    expect(api).not.toHaveProperty("maintenanceMode");
    expect(await inputsOf("prod", "services-night")).not.toHaveProperty("previews");
    expect(await inputsOf("prod", "services-tool")).not.toHaveProperty("previews");
    expect(await inputsOf("prod", "redis-store")).toMatchObject({ ipAllowList: [] });
    expect(await inputsOf("dev", "services-api")).toMatchObject({
      previews: "automatic",
      maintenanceMode: { enabled: true, uri: "" },
    });
    expect(await inputsOf("dev", "redis-store")).toMatchObject({ ipAllowList: [office] });
  });
});

describe("a service that a Dockerfile of a monorepo builds", () => {
  it("is built by that file, in that folder, and only for commits that change it", async () => {
    const service = {
      type: "worker",
      runtime: "docker",
      root: "services",
      dockerfile: "docker/worker.Dockerfile",
      dockerContext: "worker",
      buildFilter: { paths: ["services/worker/**"] },
    };
    const environments = environmentsOf(
      { name: "mono", domain: "mono.example", repository: "mono/mono", services: { service } },
      { prod: { purpose: "production", branch: "main" } },
    );
    const { resources } = await record(environments.get("prod")!);
    expect(resources.find(({ name }) => name === "services-service")?.inputs).toMatchObject({
      rootDir: "services",
      dockerfilePath: "docker/worker.Dockerfile",
      dockerContext: "worker",
      buildFilter: { paths: ["services/worker/**"], ignoredPaths: [] },
    });
  });
});
