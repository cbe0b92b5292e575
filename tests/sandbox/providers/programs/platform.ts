/** One small platform on all the vendors, as the engine tests bring it up. */

import { DnsRecord } from "@pulumi/cloudflare/dnsRecord.js";
import { getZoneOutput } from "@pulumi/cloudflare/getZone.js";
import { ActionsSecret } from "@pulumi/github/actionsSecret.js";
import { Branch } from "@pulumi/github/branch.js";
import { BranchProtection } from "@pulumi/github/branchProtection.js";
import { RepositoryEnvironment } from "@pulumi/github/repositoryEnvironment.js";
import { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster.js";
import { AlertConfiguration } from "@pulumi/mongodbatlas/alertConfiguration.js";
import { CloudBackupSchedule } from "@pulumi/mongodbatlas/cloudBackupSchedule.js";
import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser.js";
import { ProjectIpAccessList } from "@pulumi/mongodbatlas/projectIpAccessList.js";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { getDomainConfigOutput } from "@pulumiverse/vercel/getDomainConfig.js";
import { Project } from "@pulumiverse/vercel/project.js";
import { ProjectDomain } from "@pulumiverse/vercel/projectDomain.js";
import { ProjectEnvironmentVariable } from "@pulumiverse/vercel/projectEnvironmentVariable.js";

const sensitive = process.env["SENSITIVE"] !== "false";
const deleteBeforeReplace = process.env["DELETE_FIRST"] !== "false";

const site = new Project("site", {
  name: "site",
  gitRepository: { type: "github", repo: "acme/app", productionBranch: "main" },
});
const domain = new ProjectDomain("domain", { projectId: site.id, domain: "www.acme.ch" });
new ProjectDomain(
  "redirect",
  { projectId: site.id, domain: "acme.ch", redirect: domain.domain, redirectStatusCode: 308 },
  { dependsOn: domain },
);
new ProjectEnvironmentVariable(
  "variable",
  { projectId: site.id, key: "API_URL", value: "https://x", sensitive, targets: ["production"] },
  { deleteBeforeReplace },
);
const dns = getDomainConfigOutput({ domain: domain.domain, projectIdOrName: site.id });
const { zoneId } = getZoneOutput({ filter: { name: "acme.ch" } });
new DnsRecord("record", {
  zoneId,
  name: "www.acme.ch",
  type: "CNAME",
  content: dns.recommendedCname,
  ttl: 1,
  proxied: false,
});

const projectId = "64b5f0c2a1d3e4f5a6b7c8d9";
const electableSpecs = { instanceSize: "M10", nodeCount: 3 };
const region = { providerName: "AWS", regionName: "EU_CENTRAL_1", priority: 7, electableSpecs };
const cluster = new AdvancedCluster("cluster", {
  projectId,
  name: "main",
  clusterType: "REPLICASET",
  replicationSpecs: [{ regionConfigs: [region] }],
  backupEnabled: true,
});
new CloudBackupSchedule("schedule", {
  projectId,
  clusterName: cluster.name,
  referenceHourOfDay: 2,
  policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 7 },
  policyItemWeeklies: [{ frequencyInterval: 6, retentionUnit: "weeks", retentionValue: 4 }],
});
new AlertConfiguration("alert", {
  projectId,
  eventType: "NO_PRIMARY",
  enabled: true,
  notifications: [{ typeName: "EMAIL", emailAddress: "ops@acme.ch", intervalMin: 60 }],
});
new ProjectIpAccessList("address", { projectId, ipAddress: "192.0.2.1", comment: "office" });
const password = new RandomPassword("password", { length: 32, special: false }).result;
new DatabaseUser("user", {
  projectId,
  username: "app",
  password,
  authDatabaseName: "admin",
  roles: [{ roleName: "readWrite", databaseName: "app" }],
  scopes: [{ name: cluster.name, type: "CLUSTER" }],
});

const repository = "app";
const branch = new Branch("branch", { repository, branch: "staging" });
new BranchProtection(
  "protection",
  {
    repositoryId: repository,
    pattern: "staging",
    requiredPullRequestReviews: [{ requiredApprovingReviewCount: 1 }],
    requiredStatusChecks: [{ strict: false, contexts: ["b", "a"] }],
  },
  { dependsOn: branch },
);
new RepositoryEnvironment("environment", { repository, environment: "staging" });
new ActionsSecret("secret", { repository, secretName: "DATABASE_PASSWORD", value: password });

export const host = cluster.connectionStrings.standardSrv;
export { password };
