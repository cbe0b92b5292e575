import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FaultParams, faultKinds } from "../../../src/sandbox/faults.ts";
import { every } from "../faults/choice.ts";
import { differences } from "../faults/description.ts";
import { anyConfig, type PlatformConfig } from "./config.ts";
import { edits } from "./edits.ts";
import { type Ground, openGround, Platform } from "./platform.ts";

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.stage.close());

/** One thing that happens to a platform. */
type Event =
  | { does: "up"; config: PlatformConfig }
  | { does: "refresh" }
  | { does: "edit"; edit: string }
  | { does: "disturbed up"; config: PlatformConfig; fault: string; params: FaultParams }
  | { does: "killed refresh"; at: number };

const kinds = faultKinds.map(({ name }) => name).filter((name) => name !== "slow");
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ does: fc.constant("up" as const), config: anyConfig }),
  fc.record({ does: fc.constant("refresh" as const) }),
  fc.record({
    does: fc.constant("edit" as const),
    edit: fc.constantFrom(...Object.keys(edits)),
  }),
  fc.record({
    does: fc.constant("disturbed up" as const),
    config: anyConfig,
    fault: fc.constantFrom(...kinds),
    params: fc.record({ at: fc.integer({ min: 1, max: 25 }), times: fc.constantFrom(1, 20) }),
  }),
  fc.record({ does: fc.constant("killed refresh" as const), at: fc.integer({ min: 1, max: 8 }) }),
);

async function happen(platform: Platform, event: Event): Promise<void> {
  const { stage } = platform;
  // What was deleted by hand makes an up fail that did not look first, as it should.
  if (event.does === "up") return await platform.up(event.config).catch(() => undefined);
  if (event.does === "refresh") return await platform.refresh();
  if (event.does === "edit") {
    const edit = edits[event.edit]!;
    await stage.processes.run((render) => edit(render, platform));
    return;
  }
  const [fault, params] =
    event.does === "killed refresh"
      ? ["kill-engine", { at: event.at }]
      : [event.fault, event.params];
  stage.faults.arm(fault, params);
  const refreshes = event.does === "killed refresh";
  const run = refreshes ? platform.refresh() : platform.up(event.config);
  await run.catch(() => undefined);
  stage.faults.clear();
  if (refreshes) return;
  // An object that a killed run made under one name is not looked for under another: the repeat
  // comes before the next change of the config.
  await platform.refresh();
  await platform.up(event.config);
}

/** The same config brought up where nothing was before. */
async function fresh(config: PlatformConfig): Promise<object[]> {
  const platform = new Platform(ground);
  await platform.up(config);
  await platform.refresh();
  await platform.up(config);
  return platform.describe();
}

describe("whatever happened before", () => {
  it("a refresh and an up end in the config's state, and a second up changes nothing", async () => {
    const history = fc.array(anyEvent, { maxLength: 8 });
    const property = fc.asyncProperty(history, anyConfig, async (events, config) => {
      const platform = new Platform(ground);
      for (const event of events) await happen(platform, event);
      await platform.refresh();
      await platform.up(config);
      platform.stage.takeCalls();
      await platform.up(config);
      expect(platform.stage.takeCalls(), "calls of a second up").toEqual([]);
      await platform.refresh();
      await platform.up(config);
      const writes = platform.stage.takeCalls().filter((call) => !call.startsWith("GET "));
      expect(writes, "writes of an up after a refresh").toEqual([]);
      const end = platform.describe();
      expect(differences(end, await fresh(config))).toEqual([]);
      expect(ground.stage.defects).toEqual([]);
    });
    // Always the same histories, but with FAULTS=all, which tries others each time.
    await fc.assert(property, every ? { numRuns: 200 } : { numRuns: 50, seed: 20_261_121 });
  });
});
