import { beforeAll, describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { listOf, type Recording, record } from "./recording.ts";

const { environments } = loadFromFiles(".");
const ofProduction = {
  prod: {
    frontends: { platform: { projectId: "prj_prod" } },
    render: { projectId: "prj-render", environmentId: "evm-prod", groupId: "evg-prod" },
    redisUrl: "redis://bondigoo-redis-prod:6379",
  },
};
const vercel = (type: string, name: string) =>
  `vercel:index/${type[0]!.toLowerCase()}${type.slice(1)}:${type} frontend-platform-${name}`;
const render = (type: string, name: string) => `pulumi-nodejs:dynamic/render:${type} ${name}`;
const atlas = (type: string, name: string) =>
  `mongodbatlas:index/${type[0]!.toLowerCase()}${type.slice(1)}:${type} database-${name}`;
const github = (type: string, name: string) =>
  `github:index/${type[0]!.toLowerCase()}${type.slice(1)}:${type} repository-${name}`;
const record_ = (name: string) => `cloudflare:index/dnsRecord:DnsRecord dns-${name}`;

/** What every environment of Bondigoo has, by its two domains. */
const everywhere = (page: string, api: string) => [
  record_(page),
  record_(api),
  github("ActionsEnvironmentVariable", "variable-API_URL"),
  github("ActionsEnvironmentVariable", "variable-PLATFORM_URL"),
  github("ActionsEnvironmentVariable", "variable-PULUMI_STACK"),
  github("BranchProtection", "protection"),
  github("RepositoryEnvironment", "environment"),
  github("RepositoryEnvironmentDeploymentPolicy", "environment-branch"),
  atlas("DatabaseUser", "user"),
  render("BackgroundWorker", "services-worker"),
  render("CustomDomain", `domains-${api}`),
  render("EnvGroup", "services-group"),
  render("Environment", "render-environment"),
  render("WebService", "services-api"),
  "pulumi:providers:github repository-github",
  "random:index/randomPassword:RandomPassword database-password",
  "random:index/randomPassword:RandomPassword frontend-platform-digest-key",
  "random:index/randomPassword:RandomPassword secrets-csrfSecret",
  "random:index/randomPassword:RandomPassword secrets-jwtSecret",
  "random:index/randomPassword:RandomPassword secrets-sessionSecret",
  vercel("Deployment", "deployment"),
  vercel("ProjectDomain", page),
  vercel("ProjectEnvironmentVariable", "REACT_APP_API_URL"),
  vercel("ProjectEnvironmentVariable", "REACT_APP_LAUNCHED"),
  vercel("ProjectEnvironmentVariable", "REACT_APP_STRIPE_PKEY"),
];

describe("production", () => {
  let production: Recording;
  beforeAll(async () => {
    production = await record(environments.get("prod")!);
  });

  it("is exactly these resources; its branch is not ours to make", () => {
    expect(listOf(production)).toEqual(
      [
        ...everywhere("www.bondigoo.ch", "api.bondigoo.ch"),
        record_("bondigoo.ch"),
        vercel("Project", "project"),
        vercel("ProjectDomain", "bondigoo.ch"),
        render("Project", "render-project"),
        render("KeyValue", "redis-store"),
        atlas("AdvancedCluster", "cluster"),
        atlas("CloudBackupSchedule", "backups"),
        atlas("DatabaseUser", "bondigoo-prod-developer-user"),
        atlas("DatabaseUser", "bondigoo-prod-refresh-user"),
        "random:index/randomPassword:RandomPassword database-bondigoo-prod-developer-password",
        "random:index/randomPassword:RandomPassword database-bondigoo-prod-refresh-password",
        atlas("ProjectIpAccessList", "access-74.220.51.0/24"),
        atlas("ProjectIpAccessList", "access-74.220.59.0/24"),
      ].toSorted(),
    );
  });

  it("gives the services their database with an encoded password, and their own Redis", () => {
    const { variables } = production.find(":EnvGroup", "group").inputs;
    expect(variables).toMatchObject({
      DATABASE_URL:
        "mongodb+srv://bondigoo-prod-user:database-password%2Fp%40ss@bondigoo-prod-cluster.abcde" +
        ".mongodb.net/bondigoo-prod?retryWrites=true&w=majority&appName=bondigoo-prod-cluster",
      REDIS_URL: "redis://bondigoo-redis-prod:6379",
      CORS_ORIGIN: "https://www.bondigoo.ch",
    });
  });

  it("passes the group's variables to the services, whose first deploy needs them", () => {
    const { variables } = production.find(":EnvGroup", "group").inputs;
    for (const service of [":WebService", ":BackgroundWorker"]) {
      expect(production.find(service, "").inputs.envGroups).toEqual([
        { id: "services-group-id", variables },
      ]);
    }
  });

  it("sends the apex to www for good, and answers the apex with Vercel's address", () => {
    expect(production.find("ProjectDomain", "-bondigoo.ch").inputs).toMatchObject({
      redirect: "www.bondigoo.ch",
      redirectStatusCode: 308,
    });
    expect(production.find("DnsRecord", "dns-bondigoo.ch").inputs).toMatchObject({
      type: "A",
      content: "216.198.79.1",
      proxied: false,
    });
  });

  it("lets values be read at Vercel that are no secrets, publishable keys among them", () => {
    for (const key of ["REACT_APP_API_URL", "REACT_APP_STRIPE_PKEY"]) {
      expect(production.find("ProjectEnvironmentVariable", key).inputs.sensitive).toBe(false);
    }
  });
});

describe("staging", () => {
  let staging: Recording;
  beforeAll(async () => {
    staging = await record(environments.get("staging")!, ofProduction);
  });

  it("is exactly these resources: no cluster, no Redis and no Render project of its own", () => {
    expect(listOf(staging)).toEqual(
      [
        ...everywhere("staging.bondigoo.ch", "api.staging.bondigoo.ch"),
        github("Branch", "branch"),
        vercel("Project", "project"),
      ].toSorted(),
    );
  });

  it("uses production's Redis and Render project, and the existing cluster", () => {
    expect(staging.find(":Environment", "render-environment").inputs.projectId).toBe("prj-render");
    expect(staging.find(":EnvGroup", "group").inputs.variables).toMatchObject({
      REDIS_URL: "redis://bondigoo-redis-prod:6379",
      DATABASE_URL: expect.stringMatching(
        /^mongodb\+srv:\/\/bondigoo-staging-user:.+@coaching-platform-dev\.xyz12\.mongodb\.net\/bondigoo-staging\?retryWrites=true&w=majority&appName=coaching-platform-dev$/,
      ),
    });
  });
});

describe("development", () => {
  let development: Recording;
  beforeAll(async () => {
    development = await record(environments.get("dev")!, ofProduction);
  });

  it("is exactly these resources: no Vercel project of its own", () => {
    expect(listOf(development)).toEqual(
      [
        ...everywhere("dev.bondigoo.ch", "api.dev.bondigoo.ch"),
        github("Branch", "branch"),
        vercel("DeploymentProtectionException", "dev.bondigoo.ch-open"),
      ].toSorted(),
    );
  });

  it("shows its branch in the previews of production's project, with variables of its own", () => {
    expect(development.find("ProjectDomain", "dev.bondigoo.ch").inputs).toEqual({
      projectId: "prj_prod",
      domain: "dev.bondigoo.ch",
      gitBranch: "develop",
    });
    expect(development.find("Variable", "platform-REACT_APP_API_URL").inputs).toEqual({
      projectId: "prj_prod",
      key: "REACT_APP_API_URL",
      value: "https://api.dev.bondigoo.ch",
      sensitive: false,
      targets: ["preview"],
      gitBranch: "develop",
    });
    expect(development.find("Deployment", "").inputs).toEqual({
      projectId: "prj_prod",
      ref: "develop",
      production: false,
    });
  });
});
