import { expect, it } from "vitest";
import { acceptance } from "../../src/ci/acceptance.ts";
import { environmentsOf } from "../../src/config/load-from-files.ts";

const [prod] = environmentsOf(process.cwd());
const render = (kind: string) => `pulumi-nodejs:dynamic/render:${kind}`;
const ofService = (property: string, real: unknown, wanted: unknown = undefined) =>
  acceptance({ type: render("WebService"), name: "services-api", property, wanted, real }, prod!);
const of = (type: string, name: string, property: string, real: unknown) =>
  acceptance({ type, name, property, wanted: undefined, real }, prod!);

it.each([
  ["plan", "pro", { plan: "pro" }],
  ["instances", 3, { instances: 3 }],
  ["suspended", true, { suspended: true }],
  ["startCommand", "node api.js", { start: "node api.js" }],
  ["disk", { name: "d", mountPath: "/d", sizeGB: 10 }, { disk: { mount: "/d", sizeGb: 10 } }],
  ["autoscaling", { min: 1, max: 3, cpuPercent: 70 }, { autoscaling: { min: 1, max: 3, cpu: 70 } }],
  ["maintenanceMode", { enabled: true, uri: "" }, { maintenance: { enabled: true } }],
])("says a service's %s as the file does", (property, real, said) => {
  expect(ofService(property, real)).toEqual({ services: { api: said } });
});

it("says a variable that was set or added, and no other", () => {
  const wanted = { LOG: "info", KEY: "[secret]" };
  const variables = (real: object) => ofService("variables", real, wanted);
  expect(variables({ ...wanted, LOG: "debug", NEW: "1" })).toEqual({
    services: { api: { variables: { LOG: "debug", NEW: "1" } } },
  });
  expect(variables({ KEY: "[secret]" })).toBeUndefined();
  expect(variables({ ...wanted, LOG: "${x}" })).toBeUndefined();
  expect(variables({ ...wanted, NEW: "[secret]" })).toBeUndefined();
});

const cluster = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const protection = "github:index/branchProtection:BranchProtection";
const environment = "github:index/repositoryEnvironment:RepositoryEnvironment";
const project = "vercel:index/project:Project";
const sized = [{ regionConfigs: [{ electableSpecs: { instanceSize: "M20" } }] }];

it.each([
  [render("KeyValue"), "redis-store", "plan", "pro", { redis: { plan: "pro" } }],
  [render("Postgres"), "database-instance", "diskSizeGB", 20, { database: { diskSizeGb: 20 } }],
  [
    cluster,
    "database-cluster",
    "replicationSpecs",
    sized,
    { database: { cluster: { size: "M20" } } },
  ],
  [
    cluster,
    "database-cluster",
    "backupEnabled",
    false,
    { database: { cluster: { backups: false } } },
  ],
  [protection, "p", "enforceAdmins", false, { protection: { admins: false } }],
  [
    protection,
    "p",
    "requiredPullRequestReviews",
    [{ requiredApprovingReviewCount: 2 }],
    { protection: { reviews: 2 } },
  ],
  [
    protection,
    "p",
    "requiredStatusChecks",
    [{ contexts: ["test"] }],
    { protection: { checks: ["test"] } },
  ],
  [environment, "e", "canAdminsBypass", true, { protection: { admins: false } }],
  [
    environment,
    "e",
    "reviewers",
    [{ users: [7] }],
    { protection: { reviewers: { users: [7], teams: [] } } },
  ],
  [
    project,
    "frontend-platform-project",
    "vercelAuthentication",
    { deploymentType: "all_deployments" },
    { frontends: { platform: { deploymentProtection: "all" } } },
  ],
])("says of %s %s's %s what is there", (type, name, property, real, said) => {
  expect(of(type, name, property, real)).toEqual(said);
});

it("puts a record of the team's own in its place, without the quotes of the vendor", () => {
  const records = [
    { type: "MX" as const, name: "b.ch", content: "mx.b.ch", priority: 10, key: "b.ch-mx-mx.b.ch" },
    { type: "TXT" as const, name: "b.ch", content: "v=spf1 -all", key: "b.ch-txt-spf" },
  ];
  const held = {
    ...{ type: "cloudflare:index/dnsRecord:DnsRecord", name: "dns-b.ch-txt-spf" },
    ...{ property: "content", wanted: '"v=spf1 -all"', real: '"v=spf1 ~all"' },
  };
  const [{ key: _, ...mail }] = records as [(typeof records)[0]];
  expect(acceptance(held, { ...prod!, records })).toEqual({
    records: [mail, { type: "TXT", name: "b.ch", content: "v=spf1 ~all" }],
  });
});

it("says nothing of what no key says, of what is hidden, and of what was taken away", () => {
  expect(
    of("cloudflare:index/dnsRecord:DnsRecord", "dns-www.bondigoo.ch", "content", "a"),
  ).toBeUndefined();
  expect(ofService("buildCommand", "make")).toBeUndefined();
  expect(ofService("plan", undefined)).toBeUndefined();
  expect(ofService("startCommand", "[secret]")).toBeUndefined();
  expect(of(render("WebService"), "services-unknown", "plan", "pro")).toBeUndefined();
  expect(of("random:index/randomPassword:RandomPassword", "x", "length", 3)).toBeUndefined();
});
