import { once } from "node:events";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verify } from "../../src/live/verify/verify.ts";
import { isWell, statusOf } from "../../src/overview/status/status.ts";
import { statusText } from "../../src/overview/status/text.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { carryOut, type Direction, planSuspension } from "../../src/suspension/suspension.ts";
import { doneText, planText } from "../../src/suspension/text.ts";
import { root } from "../architecture/source.ts";
import { expectOutcome } from "../commands/outcome.ts";
import { openStage, type Stage, tables } from "../rehearsal/stage.ts";
import { runStep } from "../workflows/runner.ts";
import { readWorkflows, stepThatRuns } from "../workflows/workflow.ts";

/** Exhaustive: also what takes another engine or process for a rule that is tested elsewhere alone. */
const every = process.env["SUSPEND"] === "all";

let stage: Stage;
let env: NodeJS.ProcessEnv;

/** Staging with a cluster and a Redis of its own, beside the production that dev's Redis is of. */
beforeAll(async () => {
  stage = await openStage();
  env = { ...process.env, ...stage.sandbox.env, VERIFY_PASSWORD: "of the test user" };
  stage.edit("staging", ["database", "cluster"], { name: "bondigoo-staging-cluster", size: "M10" });
  stage.edit("staging", ["redis"], { plan: "starter" });
  await stage.up("prod");
  await stage.up("staging");
}, 300_000);

afterAll(async () => stage?.close());

const options = (stack: string) => ({ project: stage.cwd, stack, env });

async function carriedOut(direction: Direction, stack = "staging", consent = {}) {
  const steps: string[] = [];
  const { signal } = new AbortController();
  const onStep = (step: string) => steps.push(step);
  const done = await carryOut(direction, { ...options(stack), onStep, signal, ...consent });
  if (direction === "resume") expectOutcome("resume", done);
  return { done, steps };
}

const verified = (stack = "staging") =>
  verify({ ...options(stack), waitMs: 60_000, clock: inTheWorldsTime() });
const inTheWorldsTime = () => ({
  ...systemClock,
  sleep: async (ms: number) => stage.sandbox.world.advance(ms),
});
const suspendedNames = () =>
  stage
    .rows(tables.services)
    .flatMap(({ name, suspended }) => (suspended === "suspended" ? name : []));
const changesSince = (order: number) =>
  stage.sandbox.world.calls
    .filter((call) => call.order > order && /^(POST|PATCH) /.test(call.operation))
    .map(({ operation }) => operation);
const orderNow = () => stage.sandbox.world.calls.at(-1)?.order ?? 0;

describe("infra suspend", () => {
  it("shows in which order what would stop, what stays and why, and what it saves", async () => {
    const before = orderNow();
    const plan = await planSuspension("suspend", options("staging"));
    expectOutcome("suspend", plan);
    expect(plan.parts.map(({ name, left }) => [name, left])).toEqual([
      ["bondigoo-api-staging", undefined],
      ["bondigoo-worker-staging", undefined],
      ["bondigoo-redis-staging", undefined],
      ["bondigoo-staging-cluster", undefined],
    ]);
    expect(plan.cost).toEqual({ running: { from: 82, to: 82 }, suspended: { from: 0, to: 0 } });
    expect(planText(plan)).toContain("To do it: npx infra suspend -s staging --confirm staging");
    const prod = await planSuspension("suspend", options("prod"));
    expect(planText(prod)).toContain(
      "left      Render: Key Value bondigoo-redis-prod (dev uses it)",
    );
    expect(prod.cost.suspended.from).toBe(10);
    expect(changesSince(before)).toEqual([]);
  });

  it("leaves production alone without consent, and changes nothing", async () => {
    await expect(carriedOut("suspend", "prod")).rejects.toThrow(
      "prod is production, and its users would meet an error: nothing was changed.",
    );
    expect(suspendedNames()).toEqual([]);
  });

  it("goes on where it was killed, and touches nothing twice", async () => {
    stage.sandbox.faults.arm("slow", {
      vendor: "render",
      operation: "POST /key-value/{keyValueId}/suspend",
      delayMs: 60_000,
    });
    const args = [
      join(root, "bin", "infra.js"),
      "suspend",
      "-s",
      "staging",
      "--confirm",
      "staging",
    ];
    const child = execa(process.execPath, args, { cwd: stage.cwd, env, reject: false });
    for (let told = ""; !told.includes("suspend Key Value"); ) {
      told += String((await once(child.stderr, "data"))[0]);
    }
    child.kill("SIGKILL");
    await child;
    stage.sandbox.faults.clear();
    expect(suspendedNames().toSorted()).toEqual([
      "bondigoo-api-staging",
      "bondigoo-worker-staging",
    ]);
    const before = orderNow();
    const { done, steps } = await carriedOut("suspend");
    expect(changesSince(before)).toEqual([
      "POST /key-value/{keyValueId}/suspend",
      "PATCH /groups/{groupId}/clusters/{clusterName}",
    ]);
    expect(steps).toEqual([
      "suspend Key Value bondigoo-redis-staging",
      "suspend cluster M10 bondigoo-staging-cluster",
    ]);
    expect(done.parts.map(({ state }) => state)).toEqual(Array(4).fill("suspended"));
    expect(doneText(done)).toContain(
      "staging is suspended. The way back: npx infra resume -s staging",
    );
  });

  it.runIf(every)(
    "says which call failed and how to go on, and leaves what comes after as it is",
    async () => {
      await carriedOut("resume");
      stage.sandbox.world.advance(61 * 60_000);
      stage.sandbox.faults.arm("refused", {
        vendor: "render",
        operation: "POST /key-value/{keyValueId}/suspend",
      });
      await expect(carriedOut("suspend")).rejects.toThrow(
        /suspend Key Value store "bondigoo-redis-staging"[\s\S]*To go on: npx infra suspend -s staging --confirm staging/,
      );
      stage.sandbox.faults.clear();
      expect(stage.row(tables.clusters, { name: "bondigoo-staging-cluster" })["paused"]).toBe(
        false,
      );
      await carriedOut("suspend");
    },
  );
});

describe("a suspended environment", () => {
  it("is no fault to verify, which looks at what still runs", async () => {
    const { ok, suspended, outcomes } = await verified();
    expect({ ok, suspended }).toEqual({ ok: true, suspended: true });
    expect(outcomes.filter(({ status }) => status === "suspended")).toEqual([
      {
        subject: "api.staging.bondigoo.ch",
        check: "is running",
        status: "suspended",
        found: "bondigoo-api-staging is suspended",
      },
    ]);
    expect(
      outcomes.some(({ subject, status }) => subject === "staging.bondigoo.ch" && status === "ok"),
    ).toBe(true);
  });

  it("is well by its status, and is not where one of its services runs", async () => {
    const status = async () => (await statusOf({ ...options("staging"), stacks: ["staging"] }))[0]!;
    const whole = await status();
    expect(whole).toMatchObject({ suspended: "whole", health: { ok: true } });
    expect([isWell(whole), whole.notAsked]).toEqual([true, []]);
    expect(statusText([whole], Date.now())).toMatch(
      /suspended +whole; npx infra resume -s staging/,
    );
    const worker = stage.row(tables.services, { name: "bondigoo-worker-staging" });
    worker["suspended"] = "not_suspended";
    const partly = await status();
    worker["suspended"] = "suspended";
    expect([partly.suspended, isWell(partly)]).toEqual(["partly", false]);
  });

  it.runIf(every)("is no drift, and infra drift says so", async () => {
    const { exitCode, stdout } = await stage.infra(["drift", "-s", "staging"]);
    expect(stdout).toContain("staging: as its files say");
    expect(stdout).toMatch(
      /suspended, which is no drift: bondigoo-(api|worker)-staging, bondigoo-/,
    );
    expect(exitCode).toBe(0);
  });

  it("takes an up's settings in without a deploy, and says so", async () => {
    stage.edit("staging", ["variables", "EMAIL_ALLOWLIST"], "@example.com");
    const deploys = stage.rows(tables.deploys).length;
    const { stdout } = await stage.up("staging");
    expect(stdout).toContain('"bondigoo-api-staging" is suspended; it deploys when resumed.');
    expect(stage.rows(tables.deploys)).toHaveLength(deploys);
    expect(suspendedNames()).toHaveLength(2);
  });

  it.runIf(every)(
    "cannot be changed where Atlas has paused its cluster, and says in whose words",
    async () => {
      stage.edit("staging", ["database", "cluster", "size"], "M20");
      const { exitCode, stdout } = await stage.run("staging", "up", "--yes", "--skip-preview");
      expect(exitCode).not.toBe(0);
      expect(stdout).toContain("CANNOT_UPDATE_PAUSED_CLUSTER");
      stage.edit("staging", ["database", "cluster", "size"], "M10");
    },
  );
});

describe("infra resume", () => {
  it("starts everything in the opposite order, with what was set meanwhile", async () => {
    const { steps } = await carriedOut("resume");
    expect(steps.map((step) => step.split(" ").at(-1))).toEqual([
      "bondigoo-staging-cluster",
      "bondigoo-redis-staging",
      "bondigoo-api-staging",
      "bondigoo-worker-staging",
    ]);
    const { ok, suspended, outcomes } = await verified();
    expect(outcomes.filter(({ status }) => status !== "ok")).toEqual([]);
    expect({ ok, suspended }).toEqual({ ok: true, suspended: undefined });
    const { id } = stage.row(tables.services, { name: "bondigoo-api-staging" });
    const live = stage.row(tables.deploys, { serviceId: id as string, status: "live" });
    expect(live["variables"]).toMatchObject({ EMAIL_ALLOWLIST: "@example.com" });
    await stage.must(
      "staging",
      "up",
      "--yes",
      "--refresh",
      "--expect-no-changes",
      "--skip-preview",
    );
  });

  it("says when Atlas lets a cluster that was just resumed be paused again", async () => {
    await expect(carriedOut("suspend")).rejects.toThrow(
      /CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER: .* can be paused again after 60 minutes/,
    );
  });
});

describe("nights and weekends", () => {
  const workflow = readWorkflows().find(({ name }) => name === "suspend")!;
  const crons = (workflow.on["schedule"] as { cron: string }[]).map(({ cron }) => cron);

  async function step(stack: string, schedule: string, asked = "") {
    const { env: given } = stage.sandbox;
    const values = Object.entries(given).flatMap(([name, value]) => [
      [`secrets.${name}`, value],
      [`vars.${name}`, value],
    ]);
    return await runStep(stepThatRuns("suspend", "switch", "--confirm"), {
      cwd: stage.cwd,
      env: {
        ...process.env,
        ...given,
        PATH: `${join(root, "node_modules/.bin")}:${process.env["PATH"]}`,
      },
      expressions: {
        ...Object.fromEntries(values),
        "matrix.stack": stack,
        "inputs.direction": asked,
        "github.event.schedule": schedule,
      },
    });
  }

  it("is off until the repository names stacks and says where their state is", () => {
    expect(workflow.jobs["switch"]?.if).toContain(
      "vars.SUSPEND_STACKS != '' && vars.PULUMI_BACKEND_URL != ''",
    );
  });

  it("resumes each morning and suspends each evening, each cron line with its direction", async () => {
    expect(crons).toHaveLength(2);
    stage.sandbox.world.advance(61 * 60_000);
    const [evening, morning] = crons;
    const night = await step("staging", evening!);
    expect([night.exitCode, night.output]).toEqual([
      0,
      expect.stringContaining("staging is suspended."),
    ]);
    expect(suspendedNames()).toHaveLength(2);
    const day = await step("staging", morning!);
    expect([day.exitCode, day.output]).toEqual([0, expect.stringContaining("staging is running.")]);
    expect(suspendedNames()).toEqual([]);
  });

  it.runIf(every)("does what a person asks for, and never suspends production", async () => {
    const { exitCode, output } = await step("prod", "", "suspend");
    expect([exitCode, output]).toEqual([1, expect.stringContaining("prod is production")]);
    expect((await step("staging", "0 0 * * *")).exitCode).toBe(1);
    expect(suspendedNames()).toEqual([]);
  });
});
