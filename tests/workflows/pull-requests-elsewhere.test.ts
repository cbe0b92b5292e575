import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FoundStatus } from "../../src/commands/status.ts";
import { shown } from "../../src/config/cost/amount.ts";
import { type CostReport, costReport } from "../../src/overview/cost/report.ts";
import type { PlatformMap } from "../../src/overview/map/model.ts";
import { tables } from "../rehearsal/stage.ts";
import { PullRequestJobs } from "./pull-request-jobs.ts";

/** Bondigoo's own layout: the config in one repository, the application in another. */
let jobs: PullRequestJobs;
let before: ReturnType<PullRequestJobs["held"]>;

beforeAll(async () => {
  jobs = await PullRequestJobs.open("bondigoo/infrastructure");
  before = jobs.held();
}, 300_000);
afterAll(() => jobs?.close());

async function overviewOf({ stage }: PullRequestJobs) {
  const told = async <T>(...args: string[]): Promise<T> =>
    JSON.parse((await stage.infra(args)).stdout);
  return {
    status: await told<FoundStatus>("status", "--json"),
    cost: await told<CostReport>("cost", "--json"),
    map: await told<PlatformMap>("map", "--format", "json", "--to", "-"),
  };
}

describe("a pull request of the application's repository, with the config in another", () => {
  it("gets an environment at the next look of the clock, and is told in its own repository", async () => {
    jobs.pull(123, "feature/booking");
    const { numbers, exitCodes, output } = await jobs.run();
    expect([numbers, exitCodes], output).toEqual([[123], [0]]);
    expect(jobs.commentOn(123)).toContain("| `platform` | https://pr-123.bondigoo.ch |");
    expect(jobs.commentOn(123)).toContain(
      "https://github.com/bondigoo/infrastructure/actions/runs/",
    );
    expect(jobs.own.comments).toEqual([]);
    jobs.stage.row(tables.services, { name: "bondigoo-api-pr-123" });
    expect(output + jobs.commentOn(123)).not.toMatch(/sk_test_|github_pat_/);
  });

  it("is seen beside the configured ones, in no sum, where anybody asks what runs and what it costs", async () => {
    const { status, cost, map } = await overviewOf(jobs);
    const own = ["prod", "staging", "dev"];
    expect(status.environments.map(({ stack }) => stack)).toEqual([...own, "pr-123"]);
    const last = { pullRequest: 123, branch: "feature/booking", health: { ok: true } };
    expect(status.environments.at(-1)).toMatchObject(last);
    expect(cost.environments.map(({ stack }) => stack)).toEqual(own);
    expect(cost.pullRequests).toMatchObject([
      { stack: "pr-123", pullRequest: 123, branch: "feature/booking", total: { from: 24 } },
    ]);
    expect(cost.total).toEqual(costReport(jobs.stage.cwd, []).total);
    expect([status.notAsked, cost.notAsked]).toEqual([[], []]);
    const drawn = map.environments.find(({ stack }) => stack === "pr-123");
    expect(drawn).toMatchObject({ pullRequest: 123, up: { result: "succeeded" } });
    expect(drawn?.nodes.map(({ address }) => address)).toContain("https://pr-123.bondigoo.ch");
    expect(map.cost).toBe(shown(cost.total));
  });

  it("is told apart in words, and one may be asked for alone", async () => {
    const { stdout } = await jobs.stage.infra(["status", "-s", "pr-123"]);
    expect(stdout).toMatch(/^pr-123 \(pull request 123, branch feature\/booking/);
    expect(stdout).toMatch(/last up succeeded just now/);
    expect(stdout).not.toContain("the files");
    const { stdout: costs } = await jobs.stage.infra(["cost"]);
    expect(costs).toMatch(/^pull requests, in no sum\n {2}pr-123 +branch feature\/booking +\$24 /m);
    const { stdout: drawn } = await jobs.stage.infra(["map", "--format", "mermaid", "--to", "-"]);
    expect(drawn).toContain("pull request 123, branch feature/booking");
    const none = await jobs.stage.infra(["cost", "-s", "pr-9"]);
    expect([none.exitCode, none.stderr]).toEqual([1, expect.stringContaining("pr-9")]);
  });

  it("is left alone while nobody pushes, by the clock and by a message alike", async () => {
    const comment = jobs.commentOn(123);
    expect(await jobs.run()).toMatchObject({ numbers: [], exitCodes: [] });
    const { exitCodes, output } = await jobs.run(123);
    expect([exitCodes, output]).toEqual([[0], expect.stringContaining("pr-123 stays as it is")]);
    expect(jobs.commentOn(123)).toBe(comment);
  });

  it("is brought up to date after a push, of which its repository sent a message", async () => {
    await jobs.tag(123, "renewed", "2026-01-01T00:00:00.000Z");
    jobs.stage.edit("dev", ["variables", "NODE_ENV"], "test");
    jobs.pull(123, "feature/booking", { head: { ...jobs.headOf(123), sha: "b".repeat(40) } });
    const { exitCodes, output } = await jobs.run(123);
    expect(exitCodes, output).toEqual([0]);
    const group = jobs.stage.row("render/env-groups", { name: "bondigoo-pr-123-env" });
    expect(group["envVars"]).toContainEqual({ key: "NODE_ENV", value: "test" });
    expect(await jobs.run()).toMatchObject({ numbers: [] });
  });

  it("stays with its label where dev's config fits no more, and is told so once", async () => {
    const file = join(jobs.stage.cwd, "Pulumi.dev.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("stripeSecretKey:", "stripeOldKey:"));
    jobs.pull(123, "feature/booking", { head: { ...jobs.headOf(123), sha: "d".repeat(40) } });
    try {
      const { numbers, exitCodes } = await jobs.run();
      expect([numbers, exitCodes]).toEqual([[123], [1]]);
    } finally {
      writeFileSync(file, text);
    }
    expect(jobs.commentOn(123)).toContain("`pr-123` is not as it should be");
    expect(jobs.labelsOf(123)).toEqual(["environment"]);
    expect(await jobs.run()).toMatchObject({ numbers: [] });
    jobs.stage.row(tables.services, { name: "bondigoo-api-pr-123" });
  });

  it("is refused, told once and left alone where it is a fork's", async () => {
    const head = { ref: "main", sha: "c".repeat(40), repo: { full_name: "eve/platform" } };
    jobs.pull(124, "main", { head });
    expect(await jobs.run()).toMatchObject({ numbers: [124], exitCodes: [1] });
    expect(jobs.commentOn(124)).toContain("comes from a fork");
    expect(jobs.labelsOf(124)).toEqual([]);
    expect(await jobs.run()).toMatchObject({ numbers: [] });
    expect(jobs.stacks()).not.toContain("pr-124");
  });

  it("is removed once it is closed, and nothing stays at the vendors", async () => {
    jobs.pull(123, "feature/booking", { state: "closed" });
    const { numbers, exitCodes, output } = await jobs.run();
    expect([numbers, exitCodes], output).toEqual([[123], [0]]);
    expect(jobs.commentOn(123)).toContain("### The environment `pr-123` is removed");
    expect(jobs.held()).toEqual(before);
    expect(jobs.stacks()).toEqual(["dev", "prod", "staging"]);
    expect(await jobs.run()).toMatchObject({ numbers: [] });
  });
});

describe("what is refused there", () => {
  const look = (event: string, expressions: Record<string, string>) =>
    jobs.step("list", "infra ci environments", event, {
      "github.event.pull_request.number": "",
      "github.event.client_payload.number": "",
      ...expressions,
    });

  it("a pull request of the config's own repository: its number is another's", async () => {
    const { exitCode, output } = await look("pull_request_target", {
      "github.event.pull_request.number": "123",
    });
    expect(exitCode).toBe(1);
    expect(output).toContain("This is a pull request of bondigoo/infrastructure");
  });

  it("a message whose number is none", async () => {
    const { exitCode, output } = await look("repository_dispatch", {
      "github.event.client_payload.number": "1; touch gone",
    });
    expect([exitCode, output]).toEqual([1, expect.stringContaining("Not a number from 1 on")]);
  });

  it("a look without a token for that repository", async () => {
    const none = await look("schedule", { "secrets.PULL_REQUESTS_TOKEN": "" });
    expect([none.exitCode, none.output]).toEqual([
      1,
      expect.stringContaining("may PULL_REQUESTS_TOKEN use the pull requests of bondigoo/bondigoo"),
    ]);
  });

  it("a comment with a token that may only read", async () => {
    jobs.own.addArtifact("900", "environment-123", {
      "report.json": JSON.stringify({ number: 123, end: "removed", said: "it is closed" }),
    });
    jobs.github.comments = [];
    const { exitCode, output } = await jobs.step(
      "comment-elsewhere",
      "infra ci environment-comments",
      "schedule",
      {
        "needs.list.outputs.numbers": "[123]",
        "secrets.PULL_REQUESTS_TOKEN": jobs.github.readToken,
      },
      { GITHUB_RUN_ID: "900" },
    );
    expect(exitCode).toBe(1);
    expect(output).toContain("was answered 403");
    expect(output).toContain("may PULL_REQUESTS_TOKEN use the pull requests of");
  });
});
