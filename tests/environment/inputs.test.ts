import { beforeAll, describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { type Recording, record } from "./recording.ts";

let bondigoo: Recording;
let marketplace: Recording;
beforeAll(async () => {
  const production = (project: string) => loadFromFiles(project).environments.get("prod")!;
  bondigoo = await record(production("."));
  marketplace = await record(production("examples/marketplace"));
});

const inputsOf = ({ resources }: Recording, name: string) =>
  resources.find((one) => one.name === name)?.inputs;

const mail = {
  typeName: "EMAIL",
  emailAddress: "oncall@fairhaven.example",
  intervalMin: 60,
  delayMin: 0,
  emailEnabled: true,
};
const atlas = { projectId: "64b5f0c2a1d3e4f5a6b7c8d9" };

describe("Atlas is asked for", () => {
  it("a cluster with backups to any point in time, which nobody may terminate", () => {
    expect(inputsOf(bondigoo, "database-cluster")).toEqual({
      ...atlas,
      name: "bondigoo-prod-cluster",
      clusterType: "REPLICASET",
      mongoDbMajorVersion: "8.0",
      backupEnabled: true,
      pitEnabled: true,
      retainBackupsEnabled: true,
      terminationProtectionEnabled: true,
      replicationSpecs: expect.any(Array),
    });
  });

  it("a week of daily backups, a month of weekly ones, a year of monthly ones", () => {
    expect(inputsOf(bondigoo, "database-backups")).toEqual({
      ...atlas,
      clusterName: "bondigoo-prod-cluster",
      referenceHourOfDay: 2,
      referenceMinuteOfHour: 0,
      restoreWindowDays: 7,
      policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 7 },
      policyItemWeeklies: [{ frequencyInterval: 6, retentionUnit: "weeks", retentionValue: 4 }],
      policyItemMonthlies: [{ frequencyInterval: 40, retentionUnit: "months", retentionValue: 12 }],
    });
  });

  it.each([
    ["database", "bondigoo-prod-user", "readWrite"],
    ["database-bondigoo-prod-developer", "bondigoo-prod-developer", "read"],
    ["database-bondigoo-prod-refresh", "bondigoo-prod-refresh", "read"],
  ])(
    "a user of that one database, with a password made for that name: %s",
    (name, username, role) => {
      expect(inputsOf(bondigoo, `${name}-password`)).toEqual({ length: 32, keepers: { username } });
      expect(inputsOf(bondigoo, `${name}-user`)).toEqual({
        ...atlas,
        username,
        password: `${name}-password/p@ss`,
        authDatabaseName: "admin",
        roles: [{ roleName: role, databaseName: "bondigoo-prod" }],
        scopes: [{ name: "bondigoo-prod-cluster", type: "CLUSTER" }],
      });
    },
  );

  it("an entry for each range that Render's services connect from", () => {
    for (const cidrBlock of ["74.220.51.0/24", "74.220.59.0/24"]) {
      expect(inputsOf(bondigoo, `database-access-${cidrBlock}`)).toEqual({
        ...atlas,
        cidrBlock,
        comment: "Render's outbound addresses",
      });
    }
  });

  it.each(["NO_PRIMARY", "CPS_SNAPSHOT_FAILED"])("an alert by mail of %s", (eventType) => {
    expect(inputsOf(marketplace, `database-alert-${eventType}`)).toEqual({
      projectId: "5f1e0c9b8a7d6c5b4a392817",
      eventType,
      enabled: true,
      matchers: [
        { fieldName: "CLUSTER_NAME", operator: "EQUALS", value: "fairhaven-prod-cluster" },
      ],
      notifications: [mail],
    });
    expect(inputsOf(bondigoo, `database-alert-${eventType}`), "without an address").toBeUndefined();
  });

  it.each([
    ["DISK_PARTITION_SPACE_USED_DATA", 80],
    ["CONNECTIONS_PERCENT", 80],
    ["NORMALIZED_SYSTEM_CPU_USER", 90],
  ])("an alert by mail from %s of %i percent on, in the whole project", (metricName, threshold) => {
    expect(inputsOf(marketplace, `database-alert-${metricName}`)).toEqual({
      projectId: "5f1e0c9b8a7d6c5b4a392817",
      eventType: "OUTSIDE_METRIC_THRESHOLD",
      enabled: true,
      metricThresholdConfig: {
        metricName,
        operator: "GREATER_THAN",
        threshold,
        units: "RAW",
        mode: "AVERAGE",
      },
      notifications: [mail],
    });
  });
});

describe("Vercel is asked for", () => {
  const projectId = "frontend-platform-project-id";

  it("a project that deploys the branch, behind its standard protection", () => {
    expect(inputsOf(bondigoo, "frontend-platform-project")).toEqual({
      name: "bondigoo-platform-prod",
      framework: "create-react-app",
      buildCommand: "CI=false npm run build",
      nodeVersion: "24.x",
      gitRepository: {
        type: "github",
        repo: "bondigoo/bondigoo-platform",
        productionBranch: "main",
      },
      vercelAuthentication: { deploymentType: "standard_protection_new" },
    });
  });

  it("the folder, the builds to leave out and the protection that the config names", () => {
    expect(inputsOf(marketplace, "frontend-shop-project")).toMatchObject({
      rootDirectory: "apps/shop",
      ignoreCommand: "npx turbo-ignore",
    });
    expect(inputsOf(marketplace, "frontend-admin-project")).toMatchObject({
      vercelAuthentication: { deploymentType: "all_deployments" },
    });
  });

  it("a domain that serves, and one that leads there for good", () => {
    expect(inputsOf(bondigoo, "frontend-platform-www.bondigoo.ch")).toEqual({
      projectId,
      domain: "www.bondigoo.ch",
    });
    expect(inputsOf(bondigoo, "frontend-platform-bondigoo.ch")).toEqual({
      projectId,
      domain: "bondigoo.ch",
      redirect: "www.bondigoo.ch",
      redirectStatusCode: 308,
    });
  });

  it("a variable for production, and a deployment of the branch", () => {
    expect(inputsOf(bondigoo, "frontend-platform-REACT_APP_LAUNCHED")).toEqual({
      projectId,
      key: "REACT_APP_LAUNCHED",
      value: "false",
      sensitive: false,
      targets: ["production"],
    });
    expect(inputsOf(bondigoo, "frontend-platform-deployment")).toEqual({
      projectId,
      ref: "main",
      production: true,
    });
    expect(inputsOf(bondigoo, "frontend-platform-digest-key")).toEqual({ length: 32 });
  });
});

describe("GitHub is asked for", () => {
  const place = { repository: "bondigoo-platform", environment: "prod" };

  it("a deployment environment that administrators cannot bypass, for that branch alone", () => {
    expect(inputsOf(bondigoo, "repository-environment")).toEqual({
      ...place,
      canAdminsBypass: false,
      deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
    });
    expect(inputsOf(bondigoo, "repository-environment-branch")).toEqual({
      ...place,
      branchPattern: "main",
    });
  });

  it("reviewers of its jobs, where the config names some", async () => {
    const spec = loadFromFiles(".").environments.get("prod")!;
    const reviewers = { users: [583231], teams: [7] };
    const guarded = { ...spec, protection: { ...spec.protection, reviewers } };
    expect(inputsOf(await record(guarded), "repository-environment")).toMatchObject({
      reviewers: [reviewers],
    });
  });

  it("a branch that nobody rewrites or deletes, and the reviews and checks of the config", () => {
    const protection = { pattern: "main", allowsForcePushes: false, allowsDeletions: false };
    expect(inputsOf(bondigoo, "repository-protection")).toEqual({
      ...protection,
      repositoryId: "bondigoo-platform",
      enforceAdmins: true,
      requiredPullRequestReviews: [{ requiredApprovingReviewCount: 1, dismissStaleReviews: true }],
      requiredStatusChecks: [],
    });
    expect(inputsOf(marketplace, "repository-protection")).toEqual({
      ...protection,
      repositoryId: "marketplace",
      enforceAdmins: true,
      requiredPullRequestReviews: [{ requiredApprovingReviewCount: 2, dismissStaleReviews: true }],
      requiredStatusChecks: [{ strict: false, contexts: ["lint", "test"] }],
    });
  });

  it.each([
    ["PULUMI_STACK", "prod"],
    ["PLATFORM_URL", "https://www.bondigoo.ch"],
    ["API_URL", "https://api.bondigoo.ch"],
  ])("the variable %s of workflows", (variableName, value) => {
    expect(inputsOf(bondigoo, `repository-variable-${variableName}`)).toEqual({
      ...place,
      variableName,
      value,
    });
  });

  it("the branch of an environment that is not production", async () => {
    const { environments } = loadFromFiles(".");
    const others = {
      prod: { render: { projectId: "prj-1" }, redisUrl: "redis://r", frontends: {} },
    };
    const staging = await record(environments.get("staging")!, others);
    expect(inputsOf(staging, "repository-branch")).toEqual({
      repository: "bondigoo-platform",
      branch: "staging",
    });
    expect(inputsOf(staging, "repository-environment")).toMatchObject({ canAdminsBypass: true });
  });
});

describe("Cloudflare is asked for", () => {
  const record_ = { zoneId: "zone-of-bondigoo.ch", ttl: 1, proxied: false };

  it.each([
    ["www.bondigoo.ch", "CNAME", "for-www.bondigoo.ch.vercel-dns-017.com"],
    ["bondigoo.ch", "A", "216.198.79.1"],
    ["api.bondigoo.ch", "CNAME", "bondigoo-api-prod.onrender.com"],
  ])("a record of %s, which leads there unproxied", (name, type, content) => {
    expect(inputsOf(bondigoo, `dns-${name}`)).toEqual({ ...record_, name, type, content });
  });
});

describe("a generated secret", () => {
  it("is 64 letters and digits, and another one for each rotation", async () => {
    expect(inputsOf(bondigoo, "secrets-sessionSecret")).toEqual({ length: 64, special: false });
    const spec = loadFromFiles(".").environments.get("prod")!;
    const { sessionSecret, ...secrets } = spec.secrets;
    const rotated = { ...secrets, sessionSecret: { ...sessionSecret!, rotations: 2 } };
    expect(inputsOf(await record({ ...spec, secrets: rotated }), "secrets-sessionSecret")).toEqual({
      length: 64,
      special: false,
      keepers: { rotations: "2" },
    });
  });
});
