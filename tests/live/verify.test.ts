import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type VerifyOptions, verify, verifyAll } from "../../src/live/verify/verify.ts";
import type { Condition } from "../../src/sandbox/web/conditions.ts";
import type { Row } from "../../src/sandbox/world.ts";
import { expectOutcome } from "../commands/outcome.ts";
import { openStage, type Stage, tables } from "../rehearsal/stage.ts";
import { brokenHosts } from "./verify/broken-hosts.ts";
import { brokenParts } from "./verify/broken-parts.ts";
import { rowOf } from "./verify/way.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await stage.up("prod");
  await stage.up("dev");
}, 300_000);

afterAll(async () => stage.close());

/** As a person runs it, in the sandbox's own time. */
async function verified(stack: string, options: Partial<VerifyOptions> = {}) {
  const { world, env } = stage.sandbox;
  const clock = { now: () => Date.now(), sleep: async (ms: number) => world.advance(ms) };
  const outcome = await verify({
    project: stage.cwd,
    stack,
    waitMs: 0,
    env: { ...process.env, ...env, VERIFY_PASSWORD: "of the test user" },
    clock,
    ...options,
  });
  expectOutcome("verify", { environments: [outcome] });
  return outcome;
}

/** Does something to what the vendors hold, and puts everything back. */
async function during<T>(change: () => void, then: () => Promise<T>): Promise<T> {
  const state = stage.sandbox.world.state() as Record<string, Record<string, Row>>;
  const before = structuredClone(state);
  change();
  try {
    return await then();
  } finally {
    for (const name of Object.keys(state)) {
      for (const key of Object.keys(state[name]!)) delete state[name]![key];
      Object.assign(state[name]!, before[name]);
    }
  }
}

describe("an environment that answers as it should", () => {
  it.each(["prod", "dev"])("finds nothing wrong with %s, and skips nothing", async (stack) => {
    const { ok, outcomes, firstThing } = await verified(stack);
    expect(outcomes.filter(({ status }) => status !== "ok")).toEqual([]);
    expect({ ok, firstThing }).toEqual({ ok: true, firstThing: undefined });
  });

  it("asks an API in maintenance for its page alone, which has to be there", async () => {
    const { world } = stage.sandbox;
    const maintenanceMode = { enabled: true, uri: "https://status.example.com/down" };
    const api = () => rowOf(world, tables.services, { name: "bondigoo-api-prod" });
    stage.edit("prod", ["services", "api", "maintenance"], { enabled: true });
    try {
      const { ok, outcomes } = await verified("prod");
      expect(ok).toBe(false);
      expect(outcomes.find(({ status }) => status === "failed")?.found).toMatch(
        /^https:\/\/api\.bondigoo\.ch\/ answers \d+, but bondigoo-api-prod is to be in maintenance$/,
      );
      const shown = () => Object.assign(api().serviceDetails as object, { maintenanceMode });
      expect(await during(shown, () => verified("prod"))).toMatchObject({ ok: true });
    } finally {
      stage.edit("prod", ["services", "api", "maintenance"], undefined);
    }
  });

  it("waits for hosts that are slow to answer", async () => {
    const delayMs = 50;
    const slow = () => {
      stage.sandbox.world.table<Condition>("web/conditions")["www.bondigoo.ch"] = { delayMs };
    };
    const start = performance.now();
    expect(await during(slow, () => verified("prod"))).toMatchObject({ ok: true });
    expect(performance.now() - start).toBeGreaterThan(delayMs);
  });

  it("is told of several environments at once, in the order in which they were named", async () => {
    const env = { ...process.env, ...stage.sandbox.env, VERIFY_PASSWORD: "of the test user" };
    const options = { project: stage.cwd, waitMs: 0, env };
    const found = await verifyAll({ ...options, stacks: ["dev", "prod"] });
    expect(found).toMatchObject([
      { stack: "dev", ok: true },
      { stack: "prod", ok: true },
    ]);
    await expect(verifyAll({ ...options, stacks: ["dev", "prd"] })).rejects.toThrow(/"?prd/);
  });

  it("does what users come for outside production, and in production nothing that does harm", async () => {
    const actions = async (stack: string) =>
      (await verified(stack)).outcomes.filter(({ subject }) => subject === "key action");
    expect(await actions("dev")).toMatchObject([{ check: "createBooking", found: "3 steps" }]);
    expect(await actions("prod")).toEqual([]);
  });

  it("raises no alarm over what settles in time, whenever that is", async () => {
    const hosts = ["www.bondigoo.ch", "bondigoo.ch", "api.bondigoo.ch"];
    const settling = fc.record({
      host: fc.constantFrom(...hosts),
      after: fc.integer({ min: 0, max: 280_000 }),
      what: fc.constantFrom<Condition>(
        { hidden: true },
        { bare: true },
        { closed: true },
        { answer: { status: 502, headers: { "x-vercel-error": "DEPLOYMENT_NOT_FOUND" } } },
      ),
    });
    const numRuns = Number(process.env["VERIFY_RUNS"] ?? 10);
    await fc.assert(
      fc.asyncProperty(fc.array(settling, { maxLength: 3 }), async (conditions) => {
        const { world, env } = stage.sandbox;
        const start = world.now();
        const clock = { now: () => Date.now(), sleep: async (ms: number) => world.advance(ms) };
        // Time passes by the world's clock, which the waits move on; certificates live by the real one.
        const until = Date.now() + 300_000;
        const inTime = { ...clock, now: () => Math.min(Date.now() + world.now() - start, until) };
        const outcome = await during(
          () => {
            const table = world.table<Condition>("web/conditions");
            for (const { host, after, what } of conditions) {
              table[host] = { ...what, until: start + after };
            }
          },
          () =>
            verify({
              project: stage.cwd,
              stack: "prod",
              waitMs: 300_000,
              env: { ...process.env, ...env },
              clock: inTime,
            }),
        );
        expect(outcome.outcomes.filter(({ status }) => status !== "ok")).toEqual([]);
      }),
      { numRuns },
    );
  });
});

describe("an environment that is broken", () => {
  it.each([...brokenHosts, ...brokenParts])("is told when $name", async (broken) => {
    const { stack, commit, subject, found } = broken;
    const outcome = await during(
      () => broken.break(stage.sandbox.world),
      () => verified(stack, { commit }),
    );
    const failed = outcome.outcomes.filter(({ status }) => status === "failed");
    expect(failed[0]).toMatchObject({ subject, found: expect.stringContaining(found) });
    expect(outcome.ok).toBe(false);
    expect(outcome.firstThing).toMatch(/\S/);
  });

  it("says for what it waited, and how long, when that does not settle", async () => {
    const waits: string[] = [];
    const outcome = await during(
      () => {
        stage.sandbox.world.table<Condition>("web/conditions")["api.bondigoo.ch"] = {
          hidden: true,
        };
      },
      () => {
        let now = Date.now();
        return verified("prod", {
          waitMs: 30_000,
          clock: {
            now: () => now,
            sleep: async (ms) => {
              now += ms;
            },
          },
          onWaiting: (subject, what) => waits.push(`${what} of ${subject}`),
        });
      },
    );
    expect(waits).toEqual(["DNS of api.bondigoo.ch"]);
    expect(outcome.outcomes.find(({ status }) => status === "failed")?.found).toBe(
      "api.bondigoo.ch does not resolve (ENOTFOUND), also after 30 s of waiting for DNS",
    );
  });
});

describe("an environment that cannot be looked at", () => {
  it("is refused by name when there is none, with the nearest one", async () => {
    await expect(verified("prd")).rejects.toThrow(
      'There is no environment "prd"; did you mean "prod"? (there is prod, staging, dev)',
    );
  });

  it("is told not to be up when it was never brought up", async () => {
    await expect(verified("staging")).rejects.toThrow(
      "staging is not up yet: npx pulumi up -s staging",
    );
  });

  it("ends with 1 and the first thing to do for each that was named, on the command line", async () => {
    const { exitCode, stdout } = await during(
      () => {
        stage.sandbox.world.table<Condition>("web/conditions")["bondigoo.ch"] = { hidden: true };
      },
      () => stage.infra(["verify", "-s", "prod", "-s", "dev", "--wait", "0"]),
    );
    expect(stdout).toContain("First: npx infra drift -s prod");
    expect(stdout).toContain("1 of 21 checks of dev failed. First: set VERIFY_PASSWORD");
    expect(exitCode).toBe(1);
  });
});
