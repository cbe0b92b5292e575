import { describe, expect, it } from "vitest";
import type { Inputs } from "../../src/recovery/finder.ts";
import { finders } from "../../src/recovery/finders/all.ts";
import type { Row, VendorCall } from "../../src/recovery/vendor-call.ts";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What is asked, and which of what is answered may be the thing. */
interface Case {
  type: string;
  inputs: Inputs;
  call?: VendorCall;
  rows?: Row[];
  ids: string[];
}

const record = "cloudflare:index/dnsRecord:DnsRecord";
const records = [
  { id: "r1", name: "www.example.com", type: "CNAME", content: "old.example" },
  { id: "r2", name: "example.com", type: "CNAME", content: "a.example" },
  { id: "r3", name: "www.example.com", type: "TXT", content: '"v=spf1"' },
  { id: "r4", name: "www.example.com", type: "TXT", content: '"proof"' },
  { id: "r5", name: "www.example.com", type: "CAA", content: '0 issue "letsencrypt.org"' },
  { id: "r6", name: "www.example.com", type: "CAA", content: '0 issue "pki.goog"' },
];
const named = { zoneId: "z1", name: "www.example.com" };
const variables = [
  { id: "v1", key: "API_URL", targets: ["production"], gitBranch: null },
  { id: "v2", key: "API_URL", targets: ["preview"], gitBranch: "dev" },
  { id: "v3", key: "API_URL", targets: ["preview", "development"] },
  { id: "v4", key: "OTHER", targets: ["production"] },
];
const variable = "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable";
const alert = "mongodbatlas:index/alertConfiguration:AlertConfiguration";
const notifications = [{ typeName: "EMAIL", emailAddress: "ops@example.com", intervalMin: 60 }];
const matchers = [{ fieldName: "CLUSTER_NAME", operator: "EQUALS", value: "prod" }];
const measured = (metricName: string, threshold: number) => ({
  eventType: "OUTSIDE_METRIC_THRESHOLD",
  matchers: [],
  metricThresholdConfig: { metricName, operator: "GREATER_THAN", threshold, units: "RAW" },
  notifications,
});
const alerts = [
  { alertConfigurationId: "a1", eventType: "NO_PRIMARY", matchers, notifications },
  { alertConfigurationId: "a2", eventType: "CPS_SNAPSHOT_FAILED", matchers, notifications },
  { alertConfigurationId: "a3", eventType: "NO_PRIMARY", matchers: [], notifications },
  {
    alertConfigurationId: "a4",
    eventType: "NO_PRIMARY",
    matchers,
    notifications: [{ ...notifications[0], emailAddress: "else@example.com" }],
  },
  { ...measured("DISK_PARTITION_SPACE_USED_DATA", 90), alertConfigurationId: "a5" },
  { ...measured("DISK_PARTITION_SPACE_USED_DATA", 80), alertConfigurationId: "a6" },
  { ...measured("CONNECTIONS_PERCENT", 80), alertConfigurationId: "a7" },
];
const place = { repository: "app", environment: "prod" };

const cases: Record<string, Case> = {
  "a record that leads somewhere, whatever it leads to": {
    type: record,
    inputs: { ...named, type: "CNAME", content: unknown },
    call: {
      function: "cloudflare:index/getDnsRecords:getDnsRecords",
      args: { zoneId: "z1", maxItems: 5000 },
      list: "results",
      keep: ["id", "name", "type", "content"],
    },
    rows: records,
    ids: ["z1/r1"],
  },
  "a TXT record by what it says": {
    type: record,
    inputs: { ...named, type: "TXT", content: "proof" },
    rows: records,
    ids: ["z1/r4"],
  },
  "no TXT record while it is not known what it will say": {
    type: record,
    inputs: { ...named, type: "TXT", content: unknown },
    rows: records,
    ids: [],
  },
  "a CAA record by whom it lets issue": {
    type: record,
    inputs: { ...named, type: "CAA", data: { flags: 0, tag: "issue", value: "pki.goog" } },
    rows: records,
    ids: ["z1/r6"],
  },
  "a Vercel project by its name": {
    type: "vercel:index/project:Project",
    inputs: { name: "shop" },
    call: {
      function: "vercel:index/getProject:getProject",
      args: { name: "shop" },
      keep: ["id"],
    },
    rows: [{ id: "prj_1" }],
    ids: ["prj_1"],
  },
  "a domain by trying": {
    type: "vercel:index/projectDomain:ProjectDomain",
    inputs: { projectId: "prj_1", domain: "www.example.com" },
    ids: ["prj_1/www.example.com"],
  },
  "a variable of production": {
    type: variable,
    inputs: { projectId: "prj_1", key: "API_URL", targets: ["production"] },
    call: {
      function: "vercel:index/getProject:getProject",
      args: { name: "prj_1" },
      list: "environments",
      keep: ["id", "key", "targets", "gitBranch"],
    },
    rows: variables,
    ids: ["prj_1/v1"],
  },
  "a variable of one branch's previews": {
    type: variable,
    inputs: { projectId: "prj_1", key: "API_URL", targets: ["preview"], gitBranch: "dev" },
    rows: variables,
    ids: ["prj_1/v2"],
  },
  "a variable of several targets in any order": {
    type: variable,
    inputs: { projectId: "prj_1", key: "API_URL", targets: ["development", "preview"] },
    rows: variables,
    ids: ["prj_1/v3"],
  },
  "a cluster by its name in its project": {
    type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
    inputs: { projectId: "p1", name: "prod" },
    call: {
      function: "mongodbatlas:index/getAdvancedClusters:getAdvancedClusters",
      args: { projectId: "p1" },
      list: "results",
      keep: ["name"],
    },
    rows: [{ name: "staging" }, { name: "prod" }],
    ids: ["p1-prod"],
  },
  "a database user by its name": {
    type: "mongodbatlas:index/databaseUser:DatabaseUser",
    inputs: { projectId: "p1", username: "api", authDatabaseName: "admin" },
    call: {
      function: "mongodbatlas:index/getDatabaseUser:getDatabaseUser",
      args: { projectId: "p1", username: "api", authDatabaseName: "admin" },
      keep: ["username"],
    },
    rows: [{ username: "api" }],
    ids: ["p1/api/admin"],
  },
  "an alert by what it tells and whom": {
    type: alert,
    inputs: { projectId: "p1", eventType: "NO_PRIMARY", matchers, notifications },
    call: {
      function: "mongodbatlas:index/getAlertConfigurations:getAlertConfigurations",
      args: { projectId: "p1" },
      list: "results",
      keep: [
        ...["alertConfigurationId", "eventType", "matchers"],
        ...["metricThresholdConfig", "notifications"],
      ],
    },
    rows: alerts,
    ids: ["p1-a1"],
  },
  "an alert by what it measures": {
    type: alert,
    inputs: {
      projectId: "p1",
      ...measured("DISK_PARTITION_SPACE_USED_DATA", 80),
      matchers: undefined,
    },
    call: {
      function: "mongodbatlas:index/getAlertConfigurations:getAlertConfigurations",
      args: { projectId: "p1" },
      list: "results",
      keep: [
        ...["alertConfigurationId", "eventType", "matchers"],
        ...["metricThresholdConfig", "notifications"],
      ],
    },
    rows: alerts,
    ids: ["p1-a6"],
  },
  "a branch protection by its pattern": {
    type: "github:index/branchProtection:BranchProtection",
    inputs: { repositoryId: "app", pattern: "main" },
    call: {
      function: "github:index/getBranchProtectionRules:getBranchProtectionRules",
      args: { repository: "app" },
      list: "rules",
      keep: ["pattern"],
    },
    rows: [{ pattern: "dev" }, { pattern: "main" }],
    ids: ["app:main"],
  },
  "a branch that an environment deploys from": {
    type: "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy",
    inputs: { ...place, branchPattern: "main" },
    call: {
      function:
        "github:index/getRepositoryDeploymentBranchPolicies:getRepositoryDeploymentBranchPolicies",
      args: { repository: "app", environmentName: "prod" },
      list: "deploymentBranchPolicies",
      keep: ["id", "name"],
    },
    rows: [
      { id: "7", name: "dev" },
      { id: "8", name: "main" },
    ],
    ids: ["app:prod:8"],
  },
  "a variable of Actions by its name": {
    type: "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable",
    inputs: { ...place, variableName: "API_URL" },
    call: {
      function: "github:index/getActionsEnvironmentVariables:getActionsEnvironmentVariables",
      args: { name: "app", environment: "prod" },
      list: "variables",
      keep: ["name"],
    },
    rows: [{ name: "OTHER" }, { name: "API_URL" }],
    ids: ["app:prod:API_URL"],
  },
};

describe("what infra recover finds", () => {
  it.each(Object.entries(cases))("is %s", (_, { type, inputs, call, rows = [], ids }) => {
    const finder = finders[type]!;
    if (call) expect(finder.call?.(inputs)).toEqual(call);
    expect(finder.ids(inputs, rows)).toEqual(ids);
    for (const name of finder.identity) expect(inputs[name]).toBeDefined();
  });

  it("has a case for every kind that it looks for", () => {
    const tried = new Set(Object.values(cases).map(({ type }) => type));
    expect([...tried].toSorted()).toEqual(Object.keys(finders).toSorted());
  });
});
