import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { verify } from "../../src/live/verify/verify.ts";
import { pullRequest } from "../../src/rehearsal/pull-request.ts";
import { deployedWith } from "../live/verify/way.ts";
import { openStageAllUp } from "./all-up.ts";
import { type Stage, tables } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
  const file = join(stage.cwd, "Pulumi.yaml");
  const platform = readFileSync(file, "utf8");
  writeFileSync(
    file,
    platform.replace("      region:", "      vercelTeam: bondigoo\n      region:"),
  );
  stage.edit("dev", ["variables", "CORS_ORIGIN_PATTERN"], "${frontends.platform.previewOrigins}");
  stage.edit("dev", ["frontends", "platform", "previews"], "all");
  stage.edit("dev", ["protection", "reviewers"], { users: [583231] });
  stage.edit("staging", ["frontends", "platform", "previews"], "none");
});
afterAll(() => stage?.close());

const project = (name: string) => stage.row(tables.vercelProjects, { name });
const previewVariables = () =>
  stage
    .rows(tables.vercelVariables)
    .filter(({ projectId }) => projectId === project("bondigoo-platform-prod").id)
    .filter(({ targets }) => (targets as string[]).includes("preview"));

describe("a pull request into develop", () => {
  it("had a page without variables, as dev's were its own branch's alone", () => {
    expect(new Set(previewVariables().map(({ gitBranch }) => gitBranch))).toEqual(
      new Set(["develop"]),
    );
  });

  it("has a page with dev's variables, changed in place, and its domain stays its branch's", async () => {
    const before = previewVariables().map(({ id }) => id);
    await stage.up("staging");
    await stage.up("dev");
    const after = previewVariables();
    expect(after.map(({ id }) => id)).toEqual(before);
    expect(after.every(({ gitBranch }) => !gitBranch)).toBe(true);
    expect(after.find(({ key }) => key === "REACT_APP_API_URL")?.value).toBe(
      "https://api.dev.bondigoo.ch",
    );
    expect(stage.row(tables.vercelDomains, { domain: "dev.bondigoo.ch" }).gitBranch).toBe(
      "develop",
    );
  });

  it("is built by one project: staging's builds its own branch alone", () => {
    expect(project("bondigoo-platform-staging").previewDeploymentsDisabled).toBe(true);
    expect(project("bondigoo-platform-prod").previewDeploymentsDisabled).not.toBe(true);
  });

  it("changes nothing when brought up again", async () => {
    const { exitCode, output } = await stage.run("dev", "preview", "--expect-no-changes");
    expect(exitCode, output).toBe(0);
  });

  it("is rehearsed: one page is built, which has dev's variables and is let in", async () => {
    const { sandbox, cwd } = stage;
    const environments = environmentsOf(cwd);
    const dev = environments.find(({ stack }) => stack === "dev")!;
    const env = { ...process.env, ...sandbox.env };
    const { signal } = new AbortController();
    const context = { folder: cwd, env, logs: cwd, signal };
    const open = () => pullRequest(context, sandbox.world, dev, environments);
    expect(await open()).toMatchObject([{ resources: { "pages built": 1 } }]);

    const held = previewVariables().find(({ key }) => key === "REACT_APP_API_URL")!;
    const value = held.value;
    held.value = "https://api.bondigoo.ch";
    await expect(open()).rejects.toThrow("does not have dev's REACT_APP_API_URL");
    held.value = value;

    project("bondigoo-platform-staging").previewDeploymentsDisabled = false;
    await expect(open()).rejects.toThrow(
      /platform is built by .*-prod, .*-staging|-staging, .*-prod/,
    );
    project("bondigoo-platform-staging").previewDeploymentsDisabled = true;
  });

  it("is let in by dev's API, as no other team's or project's page is", () => {
    const { envVars } = stage.row(tables.envGroups, { name: "bondigoo-dev-env" });
    const held = envVars as { key: string; value: string }[];
    const pattern = new RegExp(held.find(({ key }) => key === "CORS_ORIGIN_PATTERN")!.value);
    const accepted = [
      "https://bondigoo-platform-prod-git-feature-x-bondigoo.vercel.app",
      "https://bondigoo-platform-prod-a1b2c3d4e-bondigoo.vercel.app",
      "https://bondigoo-platform-staging-git-feature-x-bondigoo.vercel.app",
      "https://bondigoo-platform-prod-git-feature-x-others.vercel.app",
    ].map((origin) => pattern.test(origin));
    expect(accepted).toEqual([true, true, false, false]);
    const origins = held.find(({ key }) => key === "CORS_ORIGIN")?.value;
    expect(origins).toBe("https://dev.bondigoo.ch,http://localhost:3000");
  });

  it("is met by verify, which tells when the API keeps its page out", async () => {
    const env = { ...process.env, ...stage.sandbox.env, VERIFY_PASSWORD: "of the test user" };
    const look = () => verify({ project: stage.cwd, stack: "dev", waitMs: 0, env });
    const preview = "lets https://bondigoo-platform-prod-git-verify-bondigoo.vercel.app in";
    const { ok, outcomes } = await look();
    expect(ok).toBe(true);
    expect(outcomes.map(({ check }) => check)).toContain(preview);

    deployedWith({ CORS_ORIGIN_PATTERN: "^https://nobody$" }, "dev")(stage.sandbox.world);
    const { outcomes: broken, firstThing } = await look();
    expect(broken.filter(({ status }) => status === "failed")).toMatchObject([{ check: preview }]);
    expect(firstThing).toContain("docs/guide/previews.md");
  });
});
