import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commentBody } from "../../src/ci/bodies.ts";
import { parseReport } from "../../src/ci/report.ts";
import { GitHubStandIn } from "../../src/sandbox/github-runs.ts";
import { root } from "../architecture/source.ts";
import { QuickNpx } from "../quick-npx.ts";
import { openStage, type Stage, tables } from "../rehearsal/stage.ts";
import { recordSteps, runStep, type StepResult } from "./runner.ts";
import { readWorkflows, stepThatRuns, stepThatUses } from "./workflow.ts";

const executed = recordSteps();

const github = new GitHubStandIn();
const runId = "42";
/** The commit of a pull request that was merged. */
const merge = "c".repeat(40);
/** What the last look found. */
let report: string;
let stage: Stage;
let folder: string;
let npx: QuickNpx;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "deploy-"));
  npx = new QuickNpx(folder);
  await github.start();
  stage = await openStage();
  await stage.up("prod");
}, 300_000);

afterAll(async () => {
  await stage?.close();
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Start {
  byHand?: boolean;
  /** What was pushed. */
  sha?: string;
}

/** Runs the one step of a job that has these words in it, as after a push or as started by hand. */
async function run(
  job: string,
  words: string,
  expressions: Record<string, string> = {},
  { byHand = false, sha = "0".repeat(40) }: Start = {},
): Promise<StepResult> {
  const { env } = stage.sandbox;
  const path = `${join(root, "node_modules", ".bin")}:${process.env["PATH"]}`;
  return await runStep(stepThatRuns("deploy", job, words), {
    cwd: stage.cwd,
    npx,
    env: {
      ...process.env,
      ...env,
      PATH: path,
      CI: "true",
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: github.repository,
      GITHUB_RUN_ID: runId,
      GITHUB_SHA: sha,
      GITHUB_EVENT_NAME: byHand ? "workflow_dispatch" : "push",
    },
    expressions: {
      "inputs.stack": "prod",
      "matrix.stack": "prod",
      "needs.stacks.outputs.stacks": '["prod"]',
      "needs.due.outputs.stacks": '["prod"]',
      "github.token": github.token,
      ...Object.fromEntries(
        Object.entries(env).flatMap(([name, value]) => [
          [`secrets.${name}`, value],
          [`vars.${name}`, value],
        ]),
      ),
      "secrets.PLATFORM_GITHUB_TOKEN": env["GITHUB_TOKEN"]!,
      ...expressions,
    },
  });
}

/** Does what the action does that uploads a job's report. */
function upload(job: string): string {
  const { with: options } = stepThatUses("deploy", job, "actions/upload-artifact");
  const name = String(options?.["name"]).replace("${{ matrix.stack }}", "prod");
  const content = readFileSync(join(stage.cwd, String(options?.["path"])), "utf8");
  github.addArtifact(runId, name, { "report.json": content });
  return content;
}

/** The job that looks; its report. */
async function look(): Promise<string> {
  expect((await run("look", "infra ci preview")).exitCode).toBe(0);
  return upload("look");
}

/** What the job between looking and bringing up makes of the report that there is. */
async function due(start: Start = {}) {
  const { exitCode, output, outputs, summary } = await run("due", "infra ci due", {}, start);
  expect(exitCode, output).toBe(0);
  expect(outputs["stacks"]).toBe('["prod"]');
  const [{ plan }] = JSON.parse(outputs["due"]!);
  return { plan: plan as string, summary };
}

/** The jobs after it. */
async function up(plan: string) {
  const { exitCode, output } = await run("up", "infra ci deploy", { "matrix.plan": plan });
  upload("up");
  const { output: told } = await run("issues", "infra ci deploy-issues");
  return { exitCode, output, told };
}

const built = () => stage.row(tables.vercelVariables, { key: "REACT_APP_TITLE" })["value"];
const set = (value: string) =>
  stage.edit("prod", ["frontends", "platform", "variables", "REACT_APP_TITLE"], value);

describe("after a merge", () => {
  it("brings up one stack alone where a person asks for one, and says which there are", async () => {
    const one = await run("stacks", "infra ci stacks");
    expect(one.outputs["stacks"]).toBe('["prod"]');
    const none = await run("stacks", "infra ci stacks", { "inputs.stack": "prd" });
    expect(none.output).toContain(
      'There is no environment "prd"; did you mean "prod"? (there is dev, prod, staging)',
    );
  });

  it("refuses what no pull request has shown, and changes nothing", async () => {
    set("one");
    const before = JSON.stringify(stage.sandbox.world.state());
    report = await look();
    const { plan, summary } = await due();
    expect(plan).toBe("");
    expect(summary).toContain("`prod`: **refused**: no pull request has shown this");
    const { exitCode, output, told } = await up(plan);
    expect(exitCode).toBe(1);
    expect(output).toContain("No pull request has shown what this would change: 2 changes now.");
    expect(told).toContain("prod: issue opened");
    expect(github.issues[0]).toMatchObject({ title: "Deploy of prod", state: "open" });
    expect(JSON.stringify(stage.sandbox.world.state())).toBe(before);
  });

  it("brings up what the pull request has shown, verifies it, and closes the issue", async () => {
    github.addComment(7, commentBody([parseReport(report, "prod")], "a".repeat(40), "run"));
    github.merged[merge] = [7];
    const { plan, summary } = await due({ sha: merge });
    expect(summary).toContain("`prod`: as pull request #7 has shown it");
    const { exitCode, output, told } = await up(plan);
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/prod: brought up, and as it should be from outside \(\d+ checks\)/);
    expect(told).toContain("prod: issue closed");
    expect(built()).toBe("one");
  });

  it("refuses what is no longer what the pull request has shown", async () => {
    set("two");
    report = await look();
    const { plan, summary } = await due({ sha: merge });
    expect(summary).toContain("`prod`: not what pull request #7 has shown");
    const { exitCode, output } = await up(plan);
    expect(exitCode).toBe(1);
    expect(output).toContain("no longer what the pull request has shown");
    expect(built()).toBe("one");
  });

  it("brings up by hand what its own page shows, and says how an up that failed is finished", async () => {
    stage.sandbox.faults.arm("refused", { vendor: "vercel", operation: "Update vercel:*" });
    const { plan, summary } = await due({ byHand: true });
    expect(summary).toContain("`prod`: what is shown above, once it is let run");
    const { exitCode, told } = await up(plan);
    expect([exitCode, told]).toEqual([1, expect.stringContaining("prod: issue updated")]);
    expect(github.issues.at(-1)!.body).toContain("npx infra recover -s prod");
  });

  it("says what users meet where an up succeeded and the environment is not as it should be", async () => {
    stage.row(tables.vercelDomains, { domain: "bondigoo.ch" })["redirect"] = "old.example";
    await look();
    const { plan } = await due({ byHand: true });
    const { exitCode, output, told } = await up(plan);
    expect(exitCode).toBe(1);
    expect(output).toContain("brought up, but not as it should be from outside");
    expect(output).toContain("leads to https://old.example/verify");
    expect(built()).toBe("two");
    expect(told).toContain("prod: issue updated");
  });
});

it("every step of the workflow was run by a test above, or is another workflow's too", () => {
  const steps = (deploy: boolean) =>
    readWorkflows()
      .filter(({ name }) => (name === "deploy") === deploy)
      .flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps))
      .flatMap(({ run: text }) => text ?? []);
  const others = new Set([...steps(false), ...executed]);
  expect(steps(true).filter((text) => !others.has(text))).toEqual([]);
});
