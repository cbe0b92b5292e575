import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorsOf } from "../../src/attribution/authors.ts";
import type { Thing } from "../../src/attribution/model.ts";
import { openSandbox } from "../../src/rehearsal/open-sandbox.ts";
import { changeByHand, recordAudit } from "../../src/sandbox/audit.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Row } from "../../src/sandbox/world.ts";

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "authors-"));
  sandbox = await openSandbox({ state: join(folder, "state") }, process.cwd());
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const zone = () => Object.values(sandbox.world.table("cloudflare:index/zone:Zone"))[0]!;

function session(without: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, ...sandbox.env, ...without };
  return { repository: { owner: "bondigoo", name: "bondigoo-platform" }, team: "bondigoo", env };
}

/** A thing of each kind that a log tells of, as state and vendor have it. */
const kinds: [type: string, row: () => Row][] = [
  ["cloudflare:index/dnsRecord:DnsRecord", () => ({ id: "rec1", zoneId: zone()["id"] })],
  ["vercel:index/project:Project", () => ({ id: "prj_1" })],
  ["vercel:index/projectDomain:ProjectDomain", () => ({ id: "a.example", domain: "a.example" })],
  ["vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable", () => ({ id: "env1" })],
  [
    "vercel:index/deploymentProtectionException:DeploymentProtectionException",
    () => ({ id: "exc1", domain: "b.example" }),
  ],
  ["github:index/branchProtection:BranchProtection", () => ({ id: "bp1", pattern: "main" })],
  ["github:index/repositoryEnvironment:RepositoryEnvironment", () => ({ environment: "prod" })],
  [
    "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable",
    () => ({ environment: "prod", variableName: "API_URL" }),
  ],
  [
    "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret",
    () => ({ environment: "prod", secretName: "KEY" }),
  ],
  ["mongodbatlas:index/advancedCluster:AdvancedCluster", () => ({ projectId: "p", name: "main" })],
  [
    "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
    () => ({ projectId: "p", clusterName: "main" }),
  ],
  ["mongodbatlas:index/databaseUser:DatabaseUser", () => ({ projectId: "p", username: "reader" })],
  [
    "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList",
    () => ({ projectId: "p", cidrBlock: "192.0.2.7/32" }),
  ],
];

const thingOf = (type: string, row: Row): Thing => ({
  ...{ type, id: String(row["id"] ?? "none") },
  inputs: row,
});
const all = () => kinds.map(([type, row]) => thingOf(type, row()));

describe("who changed a thing last", () => {
  it("is told of nothing that nobody changed, and why not where a vendor does not tell", async () => {
    const authors = await authorsOf(all(), session());
    expect(all().map((thing) => authors.of(thing))).toEqual(kinds.map(() => undefined));
    expect(authors.notTold).toEqual([
      "GitHub answered 404: Not Found (only owners on Enterprise Cloud may ask for the audit log)",
      "Cloudflare answered 403: Unauthorized to access requested resource " +
        "(the token lacks Account > Account Settings > Read)",
    ]);
  });

  it("is told of each kind, and of that thing alone", async () => {
    sandbox.world.table("github/enterprise")["yes"] = {};
    sandbox.world.table("cloudflare/members")["one"] = { status: "accepted" };
    for (const [index, [type, row]] of kinds.entries()) {
      changeByHand(sandbox.world, type, row(), {}, `${index}@example.com`);
    }
    const { of, notTold } = await authorsOf(all(), session());
    expect(notTold).toEqual([]);
    expect(all().map((thing) => of(thing)?.who)).toEqual(kinds.map((_, i) => `${i}@example.com`));
    expect(of(all()[0]!)?.at).toMatch(/^2026-01-01T/);
  });

  it("is the newest of several", async () => {
    const [type, row] = kinds[0]!;
    sandbox.world.advance(1000);
    changeByHand(sandbox.world, type, row(), {}, "later@example.com");
    expect((await authorsOf(all(), session())).of(all()[0]!)?.who).toBe("later@example.com");
  });

  it("is told of what somebody did in Render's dashboard", async () => {
    const thing = thingOf("pulumi-nodejs:dynamic/render:WebService", { id: "srv-1" });
    const entry = { vendor: "render", type: "update-service", thing: { serviceId: "srv-1" } };
    recordAudit(sandbox.world, { ...entry, who: "anna@example.com" });
    expect((await authorsOf([thing], session())).of(thing)?.who).toBe("anna@example.com");
    const other = { ...thing, id: "srv-2" };
    expect((await authorsOf([other], session())).of(other)).toBeUndefined();
  });

  it("is asked of no vendor without a finding, and of none without its credential", async () => {
    sandbox.world.clearCalls();
    expect((await authorsOf([], session())).notTold).toEqual([]);
    const [record] = all();
    const { notTold } = await authorsOf([record!], session({ CLOUDFLARE_API_TOKEN: "" }));
    expect(notTold).toEqual(["Cloudflare: CLOUDFLARE_API_TOKEN is not set"]);
    expect(sandbox.world.calls).toEqual([]);
  });
});
