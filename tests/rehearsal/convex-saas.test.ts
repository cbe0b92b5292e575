import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage, tables } from "./stage.ts";

const project = join(import.meta.dirname, "..", "..", "examples", "convex-saas");

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(project);
  for (const stack of ["prod", "dev"]) await stage.up(stack);
});
afterAll(() => stage?.close());

describe("a platform at addresses that Vercel gives out", () => {
  it("asks nothing of Cloudflare or Render, neither to come up nor to be looked after", async () => {
    const { exitCode, stdout } = await stage.infra(["adopt"]);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    const vendors = new Set(stage.sandbox.world.calls.map(({ vendor }) => vendor));
    expect([...vendors].toSorted()).toEqual(["github", "random", "vercel"]);
  });

  it("claims production's for the project, and dev's for the previews of its branch", () => {
    const domains = stage.rows(tables.vercelDomains);
    expect(domains.map(({ domain, gitBranch }) => ({ domain, gitBranch }))).toEqual([
      { domain: "notewell.vercel.app", gitBranch: undefined },
      { domain: "notewell-dev.vercel.app", gitBranch: "dev" },
    ]);
    expect(new Set(domains.map(({ projectId }) => projectId)).size).toBe(1);
  });

  it("gives the build of each branch the key of its own Convex deployment alone", () => {
    const keys = stage
      .rows(tables.vercelVariables)
      .filter(({ key }) => key === "CONVEX_DEPLOY_KEY");
    expect(keys.map(({ targets, gitBranch }) => ({ targets, gitBranch }))).toEqual([
      { targets: ["production"], gitBranch: undefined },
      { targets: ["preview"], gitBranch: "dev" },
    ]);
    expect(new Set(keys.map(({ value }) => value)).size).toBe(2);
  });

  it("tells who brings up an address of somebody else's what was asked and refused", async () => {
    const taken = stage.sandbox.world.table("vercel/taken-addresses");
    taken["notewell-next.vercel.app"] = { domain: "notewell-next.vercel.app" };
    stage.edit("dev", ["frontends", "web", "domains"], ["notewell-next.vercel.app"]);
    const { exitCode, stdout, stderr } = await stage.run("dev", "up", "--yes", "--skip-preview");
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toContain("notewell-next.vercel.app is in use by another account");
    expect(stage.rows(tables.vercelProjects)).toHaveLength(1);
  });
});
