import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../src/sandbox/world.ts";
import { openStageAllUp } from "./all-up.ts";
import { environments } from "./promised.ts";
import { type Stage, tables } from "./stage.ts";

const stacks = Object.entries(environments).map(([stack, cells]) => ({ stack, ...cells }));
const hostOf = (url: string) => new URL(url).hostname;

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
});
afterAll(() => stage?.close());

describe.each(stacks)("$stack, as the vendors hold it", (expected) => {
  const { stack } = expected;
  const service = (part: string) =>
    stage.row(tables.services, { name: `bondigoo-${part}-${stack}` });
  const project = () => stage.row(tables.vercelProjects, { name: expected.vercelProject });
  const group = () => {
    const { envVars } = stage.row(tables.envGroups, { name: `bondigoo-${stack}-env` });
    const variables = envVars as { key: string; value: string }[];
    return Object.fromEntries(variables.map(({ key, value }) => [key, value]));
  };
  const redis = () => stage.row(tables.keyValues, { name: expected.redis });
  const user = () => stage.row(tables.databaseUsers, { username: expected.user });

  it("deploys its branch, which exists", () => {
    stage.row(tables.branches, { branch: expected.branch });
    expect(service("api")).toMatchObject({ branch: expected.branch });
    expect(service("worker")).toMatchObject({ branch: expected.branch });
    expect(service("api").repo).toBe("https://github.com/bondigoo/bondigoo-platform");
  });

  it("serves the frontend at its URL, from the right project and branch", () => {
    const domain = stage.row(tables.vercelDomains, { domain: hostOf(expected.frontendUrl) });
    expect(domain.projectId).toBe(project().id);
    expect(domain.gitBranch ?? null).toBe(stack === "dev" ? "develop" : null);
    expect(domain.redirect ?? null).toBeNull();
  });

  it("shows the frontend to everybody at its URL, and other deployments to the team only", () => {
    expect(project().vercelAuthentication).toEqual({ deploymentType: "standard_protection_new" });
    const open = stage.rows(tables.vercelExceptions).map(({ alias }) => alias);
    expect(open).toEqual(["dev.bondigoo.ch"]);
  });

  it("builds the frontend as every environment does", () => {
    expect(project()).toMatchObject({
      buildCommand: "CI=false npm run build",
      framework: "create-react-app",
      gitRepository: {
        type: "github",
        repo: "bondigoo/bondigoo-platform",
        productionBranch: stack === "staging" ? "staging" : "main",
      },
    });
  });

  it("has no Vercel project of its own beyond the table's", () => {
    const names = stage.rows(tables.vercelProjects).map(({ name }) => name);
    expect(names.toSorted()).toEqual(["bondigoo-platform-prod", "bondigoo-platform-staging"]);
  });

  it("deployed the frontend once, from its branch", () => {
    const production = stack !== "dev";
    const wanted = { projectId: project().id, ref: expected.branch, production };
    stage.row(tables.vercelDeployments, wanted);
  });

  it("runs the API with its start command, on a paid plan, with a health check", () => {
    expect(service("api")).toMatchObject({
      type: "web_service",
      serviceDetails: {
        region: "frankfurt",
        plan: "starter",
        healthCheckPath: "/api/health",
        envSpecificDetails: { startCommand: expected.apiStart },
      },
    });
  });

  it("runs the worker with its start command, on a paid plan", () => {
    expect(service("worker")).toMatchObject({
      type: "background_worker",
      serviceDetails: {
        region: "frankfurt",
        plan: "starter",
        envSpecificDetails: { startCommand: "npm run worker" },
      },
    });
  });

  it("answers the API's URL: claimed at Render, verified, and led there by the zone", () => {
    const name = hostOf(expected.apiUrl);
    const domain = stage.row(tables.customDomains, { name });
    expect(domain).toMatchObject({ serviceId: service("api").id, verificationStatus: "verified" });
    expect(stage.row(tables.dnsRecords, { name })).toMatchObject({
      type: "CNAME",
      content: new URL((service("api").serviceDetails as { url: string }).url).hostname,
      proxied: false,
    });
  });

  it("leads the frontend's name to Vercel, unproxied", () => {
    const record = stage.row(tables.dnsRecords, { name: hostOf(expected.frontendUrl) });
    expect(record).toMatchObject({ type: "CNAME", proxied: false });
    expect(record.content).toMatch(/vercel-dns/);
  });

  it("uses the table's Redis, which keeps jobs when memory is full", () => {
    expect(redis()).toMatchObject({ options: { maxmemoryPolicy: "noeviction" } });
    expect(group().REDIS_URL).toContain(String(redis().id));
    const names = stage.rows(tables.keyValues).map(({ name }) => name);
    expect(names).toEqual(["bondigoo-redis-prod"]);
  });

  it("has a database user who may read and write that database of that cluster only", () => {
    expect(user()).toMatchObject({
      authDatabaseName: "admin",
      roles: [{ roleName: "readWrite", databaseName: expected.database }],
      scopes: [{ name: expected.cluster, type: "CLUSTER" }],
    });
  });

  it("connects to the cluster with that user, the password percent-encoded", () => {
    const { connectionStrings } = stage.row(tables.clusters, { name: expected.cluster });
    const host = (connectionStrings as { standardSrv: string }).standardSrv.slice(14);
    const url = group().DATABASE_URL!;
    const password = encodeURIComponent(String(user().password)).replace(
      /[!'()*]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    expect(url).toBe(
      `mongodb+srv://${expected.user}:${password}@${host}/${expected.database}` +
        `?retryWrites=true&w=majority&appName=${expected.cluster}`,
    );
  });

  it("guards its branch as the table says", () => {
    const guard = stage.row(tables.protections, { pattern: expected.branch });
    const reviews = guard.requiredPullRequestReviews as Row[];
    expect(guard).toMatchObject({
      allowsForcePushes: false,
      allowsDeletions: false,
      enforceAdmins: expected.admins,
    });
    expect(reviews).toHaveLength(1);
    expect(reviews[0]!.requiredApprovingReviewCount).toBe(expected.reviews);
  });

  it("gives the services the table's variables, and no others", () => {
    const production = stack === "prod";
    const email = production
      ? { SENDGRID_API_KEY: expect.stringMatching(/^SG\./) }
      : { SMTP_URL: expect.stringMatching(/^smtps?:/), EMAIL_ALLOWLIST: "@bondigoo.ch" };
    expect(group()).toEqual({
      NODE_ENV: expected.nodeEnv,
      ENVIRONMENT_NAME: expected.environmentName,
      CORS_ORIGIN: expected.corsOrigin,
      DATABASE_URL: expect.any(String),
      REDIS_URL: expect.any(String),
      STRIPE_SECRET_KEY: expect.stringMatching(/^sk_test_/),
      CLOUDINARY_URL: expect.stringMatching(/^cloudinary:/),
      SESSION_SECRET: expect.stringMatching(/^.{64}$/),
      CSRF_SECRET: expect.stringMatching(/^.{64}$/),
      JWT_SECRET: expect.stringMatching(/^.{64}$/),
      ...email,
    });
  });

  it("links the group to both services, whose first deploy had its variables already", async () => {
    const { id } = stage.row(tables.envGroups, { name: `bondigoo-${stack}-env` });
    const { serviceLinks } = await stage.askRender<{ serviceLinks: Row[] }>(`/env-groups/${id}`);
    const linked = serviceLinks.map((link) => link.name).toSorted();
    expect(linked).toEqual([`bondigoo-api-${stack}`, `bondigoo-worker-${stack}`]);
    for (const part of ["api", "worker"]) {
      const deploy = stage.row(tables.deploys, { serviceId: service(part).id });
      expect(deploy.variables).toMatchObject(group());
    }
  });

  it("gives the frontend the table's variables, for its own target only", () => {
    const place =
      stack === "dev"
        ? { targets: ["preview"], gitBranch: "develop" }
        : { targets: ["production"] };
    const held = stage
      .rows(tables.vercelVariables)
      .filter(({ projectId }) => projectId === project().id)
      .filter(({ gitBranch }) => (gitBranch === "develop") === (stack === "dev"));
    expect(Object.fromEntries(held.map(({ key, value }) => [key, value]))).toEqual({
      REACT_APP_API_URL: expected.apiUrl,
      REACT_APP_LAUNCHED: expected.launched,
      REACT_APP_STRIPE_PKEY: expect.stringMatching(/^pk_test_/),
    });
    for (const variable of held) expect(variable).toMatchObject(place);
  });
});

describe("what only production owns", () => {
  it("is a cluster of its own with daily backups, point in time and a pinned version", () => {
    const cluster = stage.row(tables.clusters, { name: "bondigoo-prod-cluster" });
    expect(cluster).toMatchObject({
      backupEnabled: true,
      pitEnabled: true,
      terminationProtectionEnabled: true,
      mongoDbMajorVersion: "8.0",
    });
    const schedule = stage.row(tables.backupSchedules, { clusterName: "bondigoo-prod-cluster" });
    expect(schedule.policyItemDaily).toMatchObject({ frequencyInterval: 1 });
  });

  it.each(["bondigoo-prod-developer", "bondigoo-prod-refresh"])(
    "is %s, who may only read its database, on its cluster",
    (username) => {
      expect(stage.row(tables.databaseUsers, { username })).toMatchObject({
        roles: [{ roleName: "read", databaseName: "bondigoo-prod" }],
        scopes: [{ name: "bondigoo-prod-cluster", type: "CLUSTER" }],
      });
    },
  );

  it("is the access list: exactly what Render's services connect from", () => {
    const held = stage.rows(tables.accessList).map(({ cidrBlock }) => cidrBlock);
    expect(held.toSorted()).toEqual(["74.220.51.0/24", "74.220.59.0/24"]);
  });

  it("is the apex, which redirects to www for good", () => {
    const domain = stage.row(tables.vercelDomains, { domain: "bondigoo.ch" });
    expect(domain).toMatchObject({ redirect: "www.bondigoo.ch", redirectStatusCode: 308 });
    expect(stage.row(tables.dnsRecords, { name: "bondigoo.ch" })).toMatchObject({
      type: "A",
      proxied: false,
    });
  });
});

describe("what no two environments share", () => {
  it.each(["SESSION_SECRET", "CSRF_SECRET", "JWT_SECRET", "DATABASE_URL"])("is %s", (name) => {
    const values = stage.rows(tables.envGroups).map(({ envVars }) => {
      return (envVars as { key: string; value: string }[]).find(({ key }) => key === name)!.value;
    });
    expect(new Set(values).size).toBe(3);
  });
});

describe("a second run", () => {
  it.each(["prod", "staging", "dev"])("finds no drift and changes nothing: %s", async (stack) => {
    const args = ["preview", "--refresh", "--expect-no-changes", "--diff"];
    // Nor does it matter that the stage brought them up in a warm process.
    const { exitCode, output } = await stage.runApart(stack, ...args);
    expect(exitCode, output).toBe(0);
  });
});
