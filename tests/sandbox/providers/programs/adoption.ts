/** Takes over what a platform made by hand, and brings it to what it should be. */
import { DnsRecord } from "@pulumi/cloudflare/dnsRecord.js";
import { BranchProtection } from "@pulumi/github/branchProtection.js";
import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser.js";
import { Project } from "@pulumiverse/vercel/project.js";
import { ProjectDomain } from "@pulumiverse/vercel/projectDomain.js";
import { ProjectEnvironmentVariable } from "@pulumiverse/vercel/projectEnvironmentVariable.js";

const {
  PROJECT: projectId = "",
  VARIABLE: variable,
  ZONE: zoneId = "",
  RECORD: record,
} = process.env;
const site = new Project(
  "site",
  { name: "site-prod", buildCommand: "CI=false npm run build", framework: "create-react-app" },
  { import: projectId },
);
new ProjectDomain(
  "domain",
  { projectId: site.id, domain: "www.acme.ch" },
  { import: `${projectId}/www.acme.ch` },
);
new ProjectEnvironmentVariable(
  "variable",
  {
    projectId: site.id,
    key: "API_URL",
    value: "https://new",
    sensitive: false,
    targets: ["production"],
  },
  { import: `${projectId}/${variable}` },
);
new DnsRecord(
  "record",
  { zoneId, name: "www.acme.ch", type: "CNAME", content: "new.vercel-dns-017.com", ttl: 1 },
  { import: `${zoneId}/${record}` },
);
const atlasProject = "64b5f0c2a1d3e4f5a6b7c8d9";
new DatabaseUser(
  "user",
  {
    projectId: atlasProject,
    username: "app_user",
    password: "rotated",
    authDatabaseName: "admin",
    roles: [{ roleName: "readWrite", databaseName: "app" }],
  },
  { import: `${atlasProject}/app_user/admin` },
);
new BranchProtection(
  "protection",
  {
    repositoryId: "app",
    pattern: "main",
    requiredPullRequestReviews: [{ requiredApprovingReviewCount: 2 }],
  },
  { import: "app:main" },
);
