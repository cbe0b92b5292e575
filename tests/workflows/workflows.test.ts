import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { root } from "../architecture/source.ts";
import { actionlint } from "./actionlint.ts";
import { type Job, readWorkflows } from "./workflow.ts";

const workflows = readWorkflows();
const jobs = workflows.flatMap((workflow) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({
    title: `${workflow.name}/${name}`,
    workflow,
    job,
  })),
);

const usesSecrets = (job: Job) => JSON.stringify(job).includes("secrets.");
const writes = (job: Job) => Object.values(job.permissions ?? {}).includes("write");

it("actionlint has nothing to say about the workflows", async () => {
  const { all } = await execa(await actionlint(), ["-no-color", "-shellcheck=", "-pyflakes="], {
    cwd: root,
    reject: false,
    all: true,
  });
  expect(all).toBe("");
}, 200_000);

it("actionlint finds what is wrong with a workflow", async () => {
  const input = "on: push\njobs:\n  a:\n    runs-on: nowhere\n    steps:\n      - run: ${{ x }}\n";
  const { all, exitCode } = await execa(await actionlint(), ["-no-color", "-"], {
    input,
    reject: false,
    all: true,
  });
  expect(exitCode).toBe(1);
  expect(all).toContain('undefined variable "x"');
}, 200_000);

describe.each(workflows)("workflow $name", ({ name, text, on, permissions, concurrency }) => {
  it("gives no rights to jobs that do not ask for them", () => {
    expect(permissions).toEqual({});
  });

  it("runs once at a time for the same thing", () => {
    expect(concurrency?.group).toContain(name);
  });

  it("never runs a stranger's code with our rights", () => {
    expect(Object.keys(on)).not.toContain("pull_request_target");
    expect(Object.keys(on)).not.toContain("workflow_run");
  });

  it("puts no expression into a shell's text", () => {
    const scripts = text.match(/run: .*/g) ?? [];
    expect(scripts.filter((line) => line.includes("${{"))).toEqual([]);
  });
});

describe.each(jobs)("job $title", ({ workflow, job }) => {
  it("ends by itself", () => {
    expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
  });

  it("reads the repository and leaves no credentials in its folder", () => {
    expect(job.permissions?.["contents"]).toBe("read");
    const checkout = job.steps.find(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkout?.with?.["persist-credentials"]).toBe(false);
  });

  it("has vendors' credentials or may write to GitHub, not both", () => {
    expect(usesSecrets(job) && writes(job)).toBe(false);
  });

  it("takes secrets from an environment of its own, and not in a fork's pull request", () => {
    if (!usesSecrets(job)) return;
    expect(job.environment).toMatch(/^preview-\$\{\{ matrix\.stack \}\}$/);
    const needed = [job.needs ?? []].flat().map((name) => workflow.jobs[name]);
    const condition = needed.map((each) => each?.if).join(" ");
    if ("pull_request" in workflow.on) {
      expect(condition).toContain(
        "github.event.pull_request.head.repo.full_name == github.repository",
      );
    }
  });

  it("never brings anything up: that is a person's command", () => {
    const scripts = job.steps.map(({ run }) => run ?? "").join("\n");
    expect(scripts).not.toMatch(/\b(up|destroy|import)\b/);
  });
});
