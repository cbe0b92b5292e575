import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runPulumi } from "../../../src/engine/pulumi.ts";
import { debugProviders } from "../../../src/sandbox/providers/providers.ts";
import { seedWorld } from "../../../src/sandbox/providers/seed.ts";
import { freshAccounts, legacyAccounts } from "../../../src/sandbox/providers/seeds.ts";
import { createProject, type TestProject } from "../../engine/support/project.ts";
import { keyInVault } from "../../engine/support/stack-init.ts";
import { startSandboxProviders } from "./client.ts";
import { type } from "./types.ts";

const names = {
  repository: "acme/app",
  domain: "acme.ch",
  atlas: { project: "64b5f0c2a1d3e4f5a6b7c8d9", clusters: [] },
};
const stack = "test";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
let project: TestProject | undefined;
beforeEach(async () => {
  sandbox = await startSandboxProviders();
});
afterEach(async () => {
  project?.remove();
  await sandbox.close();
});

async function open(program: string): Promise<void> {
  const source = readFileSync(new URL(`programs/${program}.ts`, import.meta.url), "utf8");
  project = createProject(source);
  Object.assign(project.env, {
    PULUMI_DEBUG_PROVIDERS: debugProviders(sandbox.ports),
    GITHUB_TOKEN: "sandbox",
  });
  await run("stack", "init", stack, keyInVault);
}

/** Runs the engine; fails with everything it printed unless it ends with 0. */
async function run(...args: string[]): Promise<string> {
  const { exitCode, output } = await tryRun(...args);
  if (exitCode !== 0) throw new Error(output);
  return output;
}

async function tryRun(...args: string[]) {
  if (!project) throw new Error("No project is open.");
  return runPulumi({ cwd: project.cwd, env: project.env, args });
}

const rows = (provider: string, name: string) =>
  Object.values(sandbox.world.table(type(provider, name)));
const row = (provider: string, name: string) => rows(provider, name).at(-1) ?? {};
const up = () => run("up", "--yes", "--skip-preview", "--stack", stack);
/** What the program reads from its environment. */
const set = (variables: Record<string, unknown>) => Object.assign(project!.env, variables);
const noChanges = (...more: string[]) =>
  tryRun("preview", "--stack", stack, "--expect-no-changes", ...more);

// A dozen runs of the engine in one test take longer than the usual limit on a busy machine.
const timeout = 240_000;

describe("a platform on the stand-ins, by the real engine", { timeout }, () => {
  beforeEach(async () => {
    seedWorld(sandbox.world, freshAccounts(names));
    await open("platform");
    await up();
  });

  it("comes up, stays the same, replaces what it must, and leaves nothing behind", async () => {
    expect((await noChanges()).output).toContain("16 unchanged");
    const refreshed = await noChanges("--refresh");
    expect(refreshed.exitCode, refreshed.output).toBe(0);

    const password = String(row("mongodbatlas", "DatabaseUser")["password"]);
    const exported = await run("stack", "export", "--stack", stack);
    expect(exported).not.toContain(password);

    // The key of a variable is taken until the old one is gone.
    set({ SENSITIVE: "false", DELETE_FIRST: "false" });
    const clash = await tryRun("up", "--yes", "--skip-preview", "--stack", stack);
    expect(clash.output).toContain("ENV_ALREADY_EXISTS");
    set({ DELETE_FIRST: "true" });
    await up();
    expect(rows("vercel", "ProjectEnvironmentVariable")).toMatchObject([{ sensitive: false }]);

    await run("destroy", "--yes", "--skip-preview", "--stack", stack);
    const left = Object.entries(sandbox.world.state()).flatMap(([table, found]) =>
      Object.keys(found).map(() => table.split(":").at(-1)),
    );
    expect(left.sort()).toEqual(["Branch", "Project", "Repository", "Zone"]);
  });

  it("shows the vendors' own noise as no drift, every edit by hand as drift, and repairs it", async () => {
    const now = "2027-01-01T00:00:00Z";
    Object.assign(row("cloudflare", "DnsRecord"), { modifiedOn: now, meta: '{"a":1}' });
    Object.assign(row("github", "Branch"), { etag: 'W/"moved"', sha: "def" });
    Object.assign(row("github", "ActionsSecret"), { remoteUpdatedAt: now });
    Object.assign(row("vercel", "ProjectDomain"), { verified: false });
    Object.assign(row("vercel", "Project"), { buildMachineType: "turbo" });
    Object.assign(row("mongodbatlas", "AdvancedCluster"), { mongoDbVersion: "8.0.9" });
    Object.assign(row("mongodbatlas", "AlertConfiguration"), { updated: now });
    const quiet = await noChanges("--refresh");
    expect(quiet.exitCode, quiet.output).toBe(0);

    const before = edits.map(([provider, name]) => structuredClone(row(provider, name)));
    for (const [provider, name, edit] of edits) Object.assign(row(provider, name), edit);
    const table = sandbox.world.table(type("vercel", "ProjectEnvironmentVariable"));
    for (const key of Object.keys(table)) delete table[key];
    const { exitCode, output } = await noChanges("--refresh");
    expect(exitCode).not.toBe(0);
    for (const [provider, name] of edits) {
      expect(output).toMatch(new RegExp(`~ +${provider}:index:${name} .*update`));
    }
    expect(output).toMatch(/\+ +vercel:index:ProjectEnvironmentVariable .*create/);

    await run("up", "--yes", "--skip-preview", "--refresh", "--stack", stack);
    for (const [index, [provider, name, edit]] of edits.entries()) {
      for (const key of Object.keys(edit)) {
        expect(row(provider, name)[key], `${name}.${key}`).toEqual(before[index]?.[key]);
      }
    }
    expect(rows("vercel", "ProjectEnvironmentVariable")).toHaveLength(1);
  });
});

/** What a person might change in each vendor's own pages. */
const edits: [provider: string, name: string, edit: Record<string, unknown>][] = [
  ["vercel", "Project", { name: "renamed" }],
  ["vercel", "ProjectDomain", { redirectStatusCode: 302 }],
  ["mongodbatlas", "DatabaseUser", { roles: [{ roleName: "read", databaseName: "app" }] }],
  ["mongodbatlas", "AdvancedCluster", { backupEnabled: false }],
  ["mongodbatlas", "CloudBackupSchedule", { referenceHourOfDay: 5 }],
  ["github", "BranchProtection", { requiredPullRequestReviews: [] }],
  ["github", "RepositoryEnvironment", { canAdminsBypass: false }],
  ["cloudflare", "DnsRecord", { content: "elsewhere.example.com" }],
];

describe("adoption on the stand-ins, by the real engine", { timeout }, () => {
  it("takes over what exists, changes it in place, and replaces and creates nothing", async () => {
    const hand = { vercelProject: "site", databaseUser: "app_user" };
    const variables = { API_URL: "https://old" };
    seedWorld(sandbox.world, legacyAccounts({ ...names, ...hand, variables }));
    await open("adoption");
    const alias = rows("cloudflare", "DnsRecord").find(({ type: kind }) => kind === "CNAME");
    set({
      PROJECT: row("vercel", "Project")["id"],
      VARIABLE: row("vercel", "ProjectEnvironmentVariable")["id"],
      ZONE: row("cloudflare", "Zone")["id"],
      RECORD: alias?.["id"],
    });
    const preview = await run("preview", "--stack", stack);
    expect(preview).toContain("= 6 to import");
    expect(preview).not.toContain("replace");
    const projectId = row("vercel", "Project")["id"];
    await up();
    expect((await noChanges()).exitCode).toBe(0);
    expect(row("vercel", "Project")).toMatchObject({ id: projectId, name: "site-prod" });
    expect(row("mongodbatlas", "DatabaseUser")).toMatchObject({ password: "rotated" });
    const creates = sandbox.world.calls.filter(({ operation }) => operation.startsWith("Create"));
    expect(creates).toEqual([]);
  });
});
