import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { diceFrom } from "../../dice.ts";
import { differences } from "../faults/description.ts";
import { anyConfig, type PlatformConfig } from "./config.ts";
import { type Ground, openGround, Platform } from "./platform.ts";

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.stage.close());

const kills = 1000;
/** Until the config changes again. An `up` that is not killed in time ends, and the next begins. */
const killsAConfig = 4;
const mostCalls = 12;

/** What people want in turn. What a killed run made under one name is not looked for under another. */
const configs = fc
  .sample(anyConfig, { numRuns: kills / killsAConfig, seed: 20_261_122 })
  .map((config) => ({ ...config, service: { ...config.service, name: "api" } }));

/** Runs an up whose process is killed after that many calls; whether it was. */
async function killed(platform: Platform, config: PlatformConfig, at: number): Promise<boolean> {
  const { stage } = platform;
  stage.faults.arm("kill-engine", { at });
  const struck = await platform.up(config).then(
    () => false,
    (error: Error) => error.name === "Killed",
  );
  stage.faults.clear();
  return struck;
}

it("a thousand kills in a row, with configs that change between them, end in one refresh and up", async () => {
  const dice = diceFrom(20_261_122);
  const platform = new Platform(ground);
  let struck = 0;
  for (let run = 0; struck < kills; run++) {
    const config = configs[Math.floor(struck / killsAConfig)]!;
    if (await killed(platform, config, 1 + Math.floor(dice() * mostCalls))) struck++;
    // What has come up needs no further `up`, so there is nothing more to kill: it is taken down.
    else if (run % 3 === 0) await platform.destroy().catch(() => undefined);
    expect(run, "runs").toBeLessThan(kills * 10);
  }
  const last = configs.at(-1)!;
  await platform.refresh();
  await platform.up(last);
  platform.stage.takeCalls();
  await platform.up(last);
  expect(platform.stage.takeCalls(), "calls of a second up").toEqual([]);
  const end = platform.describe();

  const fresh = new Platform(ground);
  await fresh.up(last);
  expect(differences(end, fresh.describe())).toEqual([]);
});
