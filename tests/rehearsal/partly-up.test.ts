import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guardedNames } from "../../src/engine/guarded-names.ts";
import type { PulumiResult, StateResource } from "../../src/engine/pulumi.ts";
import { assertSame, rowsOf } from "../../src/rehearsal/leftovers.ts";
import { diceFrom } from "../dice.ts";
import { openStageAllUp } from "./all-up.ts";
import { openStage, type Stage } from "./stage.ts";

/** Every prefix, which takes some ten minutes, not one. */
const every = process.env["PARTLY_UP"] === "all";
const seed = Number(process.env["PARTLY_UP_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

/** In the order in which production's resources got into its state; what they stand in first. */
let order: { components: string[]; custom: string[] };
let stage: Stage;
let untouched: Map<string, string>;
beforeAll(async () => {
  const whole = await openStageAllUp();
  const resources = await whole.resources("prod");
  await whole.close();
  const isCustom = ({ type }: StateResource) => !/^(?:pulumi|platform):/.test(type);
  // It depends on everything, so an up that stops has never come to it.
  const isLock = ({ type }: StateResource) => type.endsWith(":DeletionLock");
  const urnsOf = (some: StateResource[]) => some.map(({ urn }) => urn);
  order = {
    components: urnsOf(resources.filter((one) => !isCustom(one) && !isLock(one))),
    custom: urnsOf(resources.filter(isCustom)),
  };
  expect(order.custom.length).toBeGreaterThan(30);
  stage = await openStage();
  untouched = rowsOf(stage.sandbox.world);
});
afterAll(() => stage?.close());

function targets(urns: string[]): string[] {
  return urns.flatMap((urn) => ["--target", urn]);
}

/** Nothing of our program failed, whatever the engine says of targets. */
function expectNoCrash({ stdout, stderr }: PulumiResult): void {
  expect(`${stdout}${stderr}`).not.toMatch(/unhandled exception|TypeError|undefined \(reading/);
}

/** Names whatever stands and is guarded, as a person does who reads the refusals. */
async function consent(): Promise<void> {
  const names = new Set(["prod", ...guardedNames(await stage.resources("prod"), "prod")]);
  stage.edit("prod", ["allowDeletion"], [...names]);
}

describe(`production, brought up as far as any resource (PARTLY_UP_SEED=${seed})`, {
  timeout: 3_600_000,
}, () => {
  it("can be looked at, gone on with in parts, refreshed, and destroyed to the last trace", async () => {
    const dice = diceFrom(seed);
    const one = Math.floor(dice() * order.custom.length);
    const lengths = every ? [...order.custom.keys()] : [one];
    for (const length of lengths) {
      const held = [...order.components, ...order.custom.slice(0, length)];
      await stage.must("prod", "up", "--yes", "--skip-preview", ...targets(held));
      expectNoCrash(await stage.must("prod", "preview"));
      const next = order.custom.slice(length, length + 1);
      await stage.must("prod", "up", "--yes", "--skip-preview", ...targets(next));
      expectNoCrash(await stage.must("prod", "refresh", "--yes", "--skip-preview"));
      await consent();
      await stage.must("prod", "up", "--yes", "--skip-preview", ...targets([...held, ...next]));
      const flag = dice() < 0.5 ? ["--run-program"] : [];
      expectNoCrash(await stage.must("prod", "destroy", ...flag, "--yes"));
      stage.edit("prod", ["allowDeletion"], undefined);
      assertSame(`After a prefix of ${length}`, untouched, rowsOf(stage.sandbox.world));
    }
  });

  it("leaves a stack that can be removed, though the engine put components back into it", async () => {
    const again = ["destroy", "--run-program", "--yes", "--skip-preview"];
    const { stdout } = await stage.must("prod", ...again);
    expect(await stage.resources("prod")).not.toEqual([]);
    expect(stdout).toContain("finish with `pulumi destroy -s prod`, without --run-program");
    expect((await stage.run("prod", "stack", "rm", "--yes")).exitCode).not.toBe(0);
    await stage.must("prod", "destroy", "--yes");
    expect(await stage.resources("prod")).toEqual([]);
    await stage.must("prod", "stack", "rm", "--yes");
  });
});
