import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage, tables } from "./stage.ts";

const projectId = "prj_existing0000000000000000";
const atlasProject = "64b5f0c2a1d3e4f5a6b7c8d9";
const repository = "bondigoo-platform";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const put = (table: string, key: string, row: Record<string, unknown>) => {
    stage.sandbox.world.table(table)[key] = row;
  };
  // Bondigoo as it is today: clicked together by hand.
  put(tables.vercelProjects, projectId, {
    id: projectId,
    name: "coaching-platform-frontend",
    framework: "create-react-app",
    nodeVersion: "18.x",
    gitRepository: { type: "github", repo: `bondigoo/${repository}`, productionBranch: "main" },
    vercelAuthentication: { deploymentType: "none" },
  });
  put(tables.databaseUsers, "existing-user", {
    id: "existing-user",
    projectId: atlasProject,
    username: "coaching_platform_dev_user",
    password: "typed by hand",
    authDatabaseName: "admin",
    roles: [{ roleName: "readWriteAnyDatabase", databaseName: "admin" }],
    scopes: [],
  });
  put(tables.protections, "BPR_existing", {
    id: "BPR_existing",
    repositoryId: repository,
    pattern: "main",
    allowsDeletions: true,
    allowsForcePushes: true,
    enforceAdmins: false,
    requiredPullRequestReviews: [],
    requiredStatusChecks: [],
  });
  put("vercel/claimed-domains", "bondigoo.ch", { domain: "bondigoo.ch" });
  stage.edit("prod", ["frontends", "platform", "adopt"], projectId);
  stage.edit("prod", ["protection", "adopt"], true);
  stage.edit("dev", ["database", "adoptUser"], true);
}, 300_000);
afterAll(() => stage?.close());

describe("staging before production", () => {
  it("is refused, naming the stack to bring up first", async () => {
    const { exitCode, output } = await stage.run("staging", "preview");
    expect(exitCode).not.toBe(0);
    expect(output).toContain("The stack staging builds on prod, which has not been brought up yet");
  });
});

describe("adopting what Bondigoo has", () => {
  it("shows an import of each thing at the first preview, and creates no second one", async () => {
    const { stdout } = await stage.must("prod", "preview", "--json");
    const steps: { op: string; urn: string }[] = JSON.parse(stdout).steps;
    const imported = steps
      .filter(({ op }) => op === "import")
      .map(({ urn }) => urn.split("::").at(-1));
    expect(imported.toSorted()).toEqual(["frontend-platform-project", "repository-protection"]);
    expect(steps.filter(({ op }) => /replace|delete/.test(op))).toEqual([]);
  });

  it("says how to prove a domain that another Vercel account uses", async () => {
    const { output } = await stage.up("prod");
    expect(output).toMatch(
      /prove that it is yours: publish a TXT record _vercel\.bondigoo\.ch with the content "vc-domain-verify=www/,
    );
  });

  it("takes over the Vercel project by its id and renames it", () => {
    expect(stage.row(tables.vercelProjects, { id: projectId })).toMatchObject({
      name: "bondigoo-platform-prod",
      buildCommand: "CI=false npm run build",
      nodeVersion: "24.x",
    });
    expect(stage.rows(tables.vercelProjects)).toHaveLength(1);
  });

  it("takes over the protection of main and makes it production's", () => {
    expect(stage.row(tables.protections, { pattern: "main" })).toMatchObject({
      id: "BPR_existing",
      allowsForcePushes: false,
      enforceAdmins: true,
    });
  });

  it("takes over the database user with a new password and less rights", async () => {
    await stage.up("dev");
    const user = stage.row(tables.databaseUsers, { username: "coaching_platform_dev_user" });
    expect(user.password).not.toBe("typed by hand");
    expect(user).toMatchObject({
      roles: [{ roleName: "readWrite", databaseName: "coaching-platform-dev" }],
      scopes: [{ name: "coaching-platform-dev", type: "CLUSTER" }],
    });
  });

  it("changes nothing more at the next run, with the adoption still in the config", async () => {
    const { exitCode, output } = await stage.run("dev", "preview", "--expect-no-changes", "--diff");
    expect(exitCode, output).toBe(0);
  });
});
