import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyInVault } from "../engine/support/stack-init.ts";
import { tables } from "../rehearsal/stage.ts";
import { surveyOn } from "../unowned/on-stage.ts";
import { daysAgo, PullRequestJobs, workflow } from "./pull-request-jobs.ts";
import { recordSteps } from "./runner.ts";
import { readWorkflows } from "./workflow.ts";

const executed = recordSteps();

let jobs: PullRequestJobs;
/** What the vendors held before any pull request asked. */
let before: ReturnType<PullRequestJobs["held"]>;

beforeAll(async () => {
  jobs = await PullRequestJobs.open();
  before = jobs.held();
}, 300_000);
afterAll(() => jobs?.close());

const configFiles = ["Pulumi.dev.yaml", "Pulumi.prod.yaml", "Pulumi.staging.yaml", "Pulumi.yaml"];

describe("a pull request with the label", () => {
  it("gets an environment after dev's config, and is told where it is and what it costs", async () => {
    jobs.pull(123, "feature/booking");
    const { exitCodes, output } = await jobs.run(123);
    expect(exitCodes, output).toEqual([0]);
    const comment = jobs.commentOn(123);
    expect(comment).toContain("### The environment `pr-123` is up");
    expect(comment).toContain("| `platform` | https://pr-123.bondigoo.ch |");
    expect(comment).toContain("| `api` | https://api.pr-123.bondigoo.ch |");
    expect(comment).toContain("It costs $0.80 a day ($24 a month, by the price lists)");
    expect(comment).toMatch(/All pages and APIs answer as they should: \d\d checks are met\./);
    expect(comment).toContain("runs the branch `feature/booking`");
    expect(comment).toContain(daysAgo(-3).slice(0, 10));
    expect(output + comment).not.toContain("sk_test_");
    expect(jobs.files()).toEqual(configFiles);
  });

  it("changes nothing that was there, and has a Redis, a database and a user of its own", () => {
    const { stage } = jobs;
    expect(jobs.held()).toMatchObject(before);
    stage.row(tables.keyValues, { name: "bondigoo-redis-pr-123" });
    stage.row(tables.databaseUsers, { username: "bondigoo-pr-123-user" });
    expect(stage.row(tables.services, { name: "bondigoo-api-pr-123" })).toMatchObject({
      branch: "feature/booking",
      serviceDetails: { plan: "starter" },
    });
  });

  it("leaves its branch to its author: it is neither made nor protected", async () => {
    const types = (await jobs.stage.resources("pr-123")).map(({ type }) => type);
    expect(types).not.toContain(tables.branches);
    expect(types).not.toContain(tables.protections);
  });

  it("is not taken for what no stack owns, though no file tells of it", async () => {
    expect(await surveyOn(jobs.stage)).toEqual({ found: [], notLooked: [] });
  });

  it("is brought up to date with a push, once what a lost machine left is taken in", async () => {
    await jobs.renewed(123, 2);
    jobs.loseMachine("pr-123");
    jobs.stage.edit("dev", ["variables", "NODE_ENV"], "test");
    const { exitCodes, output } = await jobs.run(123);
    expect(exitCodes, output).toEqual([0]);
    expect(output).toContain("The last run was cut off: taking in what it has left");
    const { stdout } = await jobs.stage.must("pr-123", "stack", "tag", "get", "infra:renewed");
    expect(stdout.trim() > daysAgo(0.1)).toBe(true);
    const group = jobs.stage.row("render/env-groups", { name: "bondigoo-pr-123-env" });
    expect(group["envVars"]).toContainEqual({ key: "NODE_ENV", value: "test" });
    expect(jobs.commentOn(123)).toContain("`pr-123` is up");
  });

  it("stays up where its API does not answer as it should, and is told what to do first", async () => {
    const conditions = jobs.stage.sandbox.world.table("web/conditions");
    const host = "api.pr-123.bondigoo.ch";
    conditions[host] = { answer: { path: "/api/health", status: 404, body: "none" } };
    const { exitCodes, output } = await jobs.run(123);
    delete conditions[host];
    expect(exitCodes).toEqual([1]);
    expect(output).toContain("pr-123 is up, and not all of it answers");
    expect(jobs.commentOn(123)).toContain(
      "api.pr-123.bondigoo.ch, reaches its database: the health answer of bondigoo-api-pr-123 has no",
    );
    expect(jobs.commentOn(123)).toContain("It costs $0.80 a day");
    expect(jobs.labelsOf(123)).toEqual(["environment"]);
    expect(jobs.stacks()).toContain("pr-123");
  });

  it("waits for room where as many are up as may be, and is told which", async () => {
    jobs.pull(124, "feature/coaches");
    const world = jobs.held();
    const { exitCodes, output } = await jobs.run(124, { "vars.PULL_REQUEST_ENVIRONMENTS": "1" });
    expect(exitCodes).toEqual([1]);
    expect(output).toContain("There is 1 of these environments already, and 1 may be: of #123.");
    expect(jobs.commentOn(124)).toContain("take the label environment off one of those");
    expect(jobs.commentOn(124)).toContain("The label `environment` is taken off: put on again");
    expect(jobs.labelsOf(124)).toEqual([]);
    expect(jobs.stacks()).not.toContain("pr-124");
    expect(jobs.held()).toEqual(world);
  });

  it("is told where its removal stops, and the next run goes on, even without a history", async () => {
    jobs.pull(123, "feature/booking", { state: "closed" });
    jobs.stage.sandbox.faults.arm("refused", { vendor: "vercel", operation: "Delete vercel:*" });
    const stopped = await jobs.run(123);
    expect(stopped.exitCodes, stopped.output).toEqual([1]);
    expect(jobs.commentOn(123)).toContain("### The environment `pr-123` is not as it should be");
    expect(jobs.commentOn(123)).toContain("run the job again: it goes on where it stopped");
    jobs.loseMachine("pr-123");
    const { exitCodes, output } = await jobs.run(123);
    expect(exitCodes, output).toEqual([0]);
    expect(output).toContain("pr-123 is removed: the pull request is closed");
    expect(jobs.commentOn(123)).toContain("### The environment `pr-123` is removed");
    expect(jobs.commentOn(123)).toContain("database bondigoo-pr-123 on coaching-platform-dev");
  });

  it("leaves nothing at the vendors, no stack and no file once it is closed", () => {
    expect(jobs.held()).toEqual(before);
    expect(jobs.stacks()).toEqual(["dev", "prod", "staging"]);
    expect(jobs.files()).toEqual(configFiles);
  });

  it("says nothing where one is closed that had no environment", async () => {
    jobs.pull(125, "feature/none", { state: "closed" });
    const { exitCodes, output } = await jobs.run(125);
    expect([exitCodes, output]).toEqual([[0], expect.stringContaining("pr-125 stays as it is")]);
    expect(jobs.commentOn(125)).toBe("");
  });
});

describe("every night", () => {
  beforeAll(async () => {
    jobs.pull(201, "a", { state: "closed" });
    jobs.pull(202, "b");
    jobs.pull(203, "c");
    jobs.pull(204, "d", { labels: [{ name: "bug" }] });
    jobs.github.missing.add(205);
    // Its label was put on while nobody listened.
    jobs.pull(207, "feature/missed", { user: { login: "dependabot[bot]" } });
    for (const number of [201, 202, 203, 204, 205, 206]) {
      await jobs.stage.must(`pr-${number}`, "stack", "init", "--no-select", keyInVault);
      rmSync(join(jobs.stage.cwd, `Pulumi.pr-${number}.yaml`));
      if (number !== 206) await jobs.renewed(number, number === 203 ? 3.1 : 2.9);
    }
    // Somebody's own, of that name: it holds something, and no workflow has made it.
    const { stdout } = await jobs.stage.must("pr-206", "stack", "export");
    const state = JSON.parse(stdout);
    const urn = "urn:pulumi:pr-206::bondigoo::a:b:C::own";
    state.deployment.resources = [{ urn, custom: false, type: "a:b:C" }];
    const file = join(jobs.stage.cwd, "state.json");
    writeFileSync(file, JSON.stringify(state));
    await jobs.stage.must("pr-206", "stack", "import", "--file", file);
    rmSync(file);
  });

  it("what is closed, gone, too old or without its label is removed, and all others stay", async () => {
    const { numbers, exitCodes, output } = await jobs.run();
    expect(numbers).toEqual([201, 203, 204, 205, 207]);
    expect(exitCodes, output).toEqual([0, 0, 0, 0, 1]);
    expect(output).toContain("pr-201 is removed: the pull request is closed");
    expect(output).toContain("pr-203 is removed: nobody has pushed for 3 days");
    expect(output).toContain("pr-204 is removed: it has no label environment");
    expect(output).toContain("pr-205 is removed: there is no such pull request any more");
    expect(output).toContain("pr-205: no comment: there is no such pull request");
    expect(jobs.stacks()).toEqual(["dev", "pr-202", "pr-206", "prod", "staging"]);
    expect(jobs.commentOn(203)).toContain("put the label environment on again");
    expect([jobs.labelsOf(203), jobs.labelsOf(202)]).toEqual([[], ["environment"]]);
    expect(jobs.commentOn(202)).toBe("");
  });

  it("whoever asked while nobody listened is answered, once", async () => {
    expect(jobs.commentOn(207)).toContain("it comes from Dependabot");
    expect(await jobs.run()).toMatchObject({ numbers: [], exitCodes: [] });
  });

  it("one that stays is left alone where a run looks after it all the same", async () => {
    const given = { "matrix.number": "202" };
    const { exitCode, output } = await jobs.step(
      "keep",
      "infra ci environment ",
      "schedule",
      given,
    );
    expect([exitCode, output]).toEqual([0, expect.stringContaining("pr-202 stays as it is")]);
  });

  it("what no `up` came to its end of is named, not passed over, where anybody asks what it costs", async () => {
    const { stdout } = await jobs.stage.infra(["cost", "--json"]);
    const { pullRequests, notAsked } = JSON.parse(stdout);
    expect(pullRequests).toEqual([]);
    const why = "with what config it was brought up: no up of it has come to its end";
    expect(notAsked).toEqual([`pr-202: ${why}`, `pr-206: ${why}`]);
  });

  it("nothing is removed where GitHub does not let the run see pull requests", async () => {
    const given = { "matrix.number": "202", "github.token": "of another repository" };
    const { exitCode, output } = await jobs.step(
      "keep",
      "infra ci environment ",
      "schedule",
      given,
    );
    expect([exitCode, output]).toEqual([1, expect.stringContaining("401")]);
    expect(jobs.stacks()).toContain("pr-202");
  });
});

it("every step of the workflow was run by a test above, or is another workflow's too", () => {
  const steps = (own: boolean) =>
    readWorkflows()
      .filter(({ name }) => (name === workflow) === own)
      .flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps))
      .flatMap(({ run: text }) => text ?? []);
  const others = new Set([...steps(false), ...executed]);
  expect(steps(true).filter((text) => !others.has(text))).toEqual([]);
});
