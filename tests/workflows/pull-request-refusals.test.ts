import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { PullRequestJobs } from "./pull-request-jobs.ts";

let jobs: PullRequestJobs;
beforeAll(async () => {
  jobs = await PullRequestJobs.open();
}, 300_000);
afterAll(() => jobs?.close());

describe("what is refused, with nothing changed and no file left", () => {
  /** What is said of a pull request that asks. */
  async function refusal(fields: object, ref = "feature/x"): Promise<string> {
    const made = jobs.pull(130, ref, fields);
    const world = { ...jobs.held(), stacks: jobs.stacks(), files: jobs.files() };
    const { exitCodes, output } = await jobs.run(made.number);
    expect(exitCodes, output).toEqual([1]);
    expect({ ...jobs.held(), stacks: jobs.stacks(), files: jobs.files() }).toEqual(world);
    jobs.github.comments = jobs.github.comments.filter(({ issue }) => issue !== 130);
    return output;
  }

  it.each([
    [
      "of a fork",
      { head: { ref: "main", repo: { full_name: "eve/platform" } } },
      "comes from a fork",
    ],
    ["of a fork that is gone", { head: { ref: "x", repo: null } }, "comes from a fork"],
    ["of Dependabot", { user: { login: "dependabot[bot]" } }, "comes from Dependabot"],
  ])("a pull request %s", async (_whose, fields, says) => {
    expect(await refusal(fields)).toContain(says);
  });

  it("a branch whose name is a command of the shell", async () => {
    const output = await refusal({}, "x/$(touch${IFS}gone);`touch${IFS}gone`");
    expect(output).toContain("is not the name of one branch");
    expect(existsSync(join(jobs.stage.cwd, "gone"))).toBe(false);
  });

  it("a branch that another environment has", async () => {
    expect(await refusal({}, "develop")).toContain('branch "develop" is already used by dev');
  });

  it("a name that an environment of one's own has", async () => {
    const own = join(jobs.stage.cwd, "Pulumi.pr-130.yaml");
    writeFileSync(own, readFileSync(join(jobs.stage.cwd, "Pulumi.dev.yaml")));
    try {
      expect(await refusal({})).toContain("Pulumi.pr-130.yaml stands beside the others");
    } finally {
      rmSync(own);
    }
  });

  it("after a dev without a secret that it needs", async () => {
    const file = join(jobs.stage.cwd, "Pulumi.dev.yaml");
    const text = readFileSync(file, "utf8");
    const document = parseDocument(text);
    document.deleteIn(["config", "bondigoo:secrets", "stripeSecretKey"]);
    writeFileSync(file, document.toString());
    try {
      expect(await refusal({})).toContain(
        "stripeSecretKey (Stripe secret or restricted key): dev has none",
      );
    } finally {
      writeFileSync(file, text);
    }
  });

  it("what is not of the repository that is deployed", async () => {
    const { exitCode, output } = await jobs.step(
      "keep",
      "infra ci environment ",
      "pull_request_target",
      { "matrix.number": "130" },
      { GITHUB_REPOSITORY: "bondigoo/infrastructure" },
    );
    expect(exitCode).toBe(1);
    expect(output).toContain("run it there, where the pull requests are");
  });
});
