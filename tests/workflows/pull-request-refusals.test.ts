import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parseDocument } from "yaml";
import { withDerivedFile } from "../../src/pull-requests/stack-file.ts";
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
    expect(jobs.labelsOf(130)).toEqual([]);
    jobs.github.comments = jobs.github.comments.filter(({ issue }) => issue !== 130);
    return output;
  }

  it.each([
    [
      "of a fork",
      { head: { ref: "main", sha: "a", repo: { full_name: "eve/platform" } } },
      "comes from a fork",
    ],
    ["of a fork that is gone", { head: { ref: "x", sha: "a", repo: null } }, "comes from a fork"],
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

  it("a pull request of another repository than the one that is deployed", async () => {
    const { exitCode, output } = await jobs.step(
      "keep",
      "infra ci environment ",
      "pull_request_target",
      { "matrix.number": "130" },
      { GITHUB_REPOSITORY: "bondigoo/infrastructure" },
    );
    expect(exitCode).toBe(1);
    expect(output).toContain(
      "what is deployed is bondigoo/bondigoo-platform: put the label on there",
    );
  });
});

describe("secrets that one environment alone may have", () => {
  /** Gives dev one of that kind, and asks for those of a pull request's environment. */
  async function secretsWith(kind: string, value: string): Promise<ReadonlyMap<string, string>> {
    const { cwd, sandbox, edit, must } = jobs.stage;
    const file = join(cwd, "Pulumi.yaml");
    const text = readFileSync(file, "utf8");
    const document = parseDocument(text);
    document.setIn(["config", "platform", "value", "secrets", "hook"], { kind });
    writeFileSync(file, document.toString());
    edit("dev", ["variables", "HOOK"], "${secrets.hook}");
    await must("dev", "config", "set", "--secret", "--path", "secrets.hook", value);
    for (const [name, given] of Object.entries(sandbox.env)) vi.stubEnv(name, given);
    try {
      const derived = { project: cwd, number: 130, like: "dev", branch: "feature/x" };
      return await withDerivedFile(derived, async (_, secrets) => secrets);
    } finally {
      vi.unstubAllEnvs();
      writeFileSync(file, text);
      edit("dev", ["variables", "HOOK"], undefined);
    }
  }

  it("are made up where nobody calls it, always alike, and dev's cannot be told from them", async () => {
    const one = (await secretsWith("webhook-secret", "whsec_of_dev_1")).get("secrets.hook");
    expect(one).toMatch(/^whsec_[0-9a-f]{64}$/);
    expect((await secretsWith("webhook-secret", "whsec_of_dev_1")).get("secrets.hook")).toBe(one);
    expect((await secretsWith("webhook-secret", "whsec_of_dev_2")).get("secrets.hook")).not.toBe(
      one,
    );
  });

  it("are no pull request's where they cannot be made up", async () => {
    await expect(secretsWith("convex-deploy-key", "dev:happy-cat-1|abc")).rejects.toThrow(
      "hook (Convex deploy key): one environment alone may have its value, and dev has it",
    );
    expect(jobs.files()).not.toContain("Pulumi.pr-130.yaml");
  });
});
