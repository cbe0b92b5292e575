import { afterAll, beforeAll, expect, it } from "vitest";
import type { StackReport } from "../../src/ci/report.ts";
import { openStageAllUp } from "../rehearsal/all-up.ts";
import type { Stage } from "../rehearsal/stage.ts";
import { outcomeOf } from "./outcome.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
}, 300_000);
afterAll(() => stage.close());

it("tells the risks, the money and all changes of one environment, and changes nothing", async () => {
  stage.edit("dev", ["services", "api", "plan"], "standard");
  stage.edit("dev", ["frontends", "platform", "redirects"], ["beta.bondigoo.ch"]);
  const before = JSON.stringify(stage.sandbox.world.state());
  const { exitCode, stdout, stderr } = await stage.infra(["plan", "-s", "dev", "--json"]);
  expect([exitCode, stderr], stdout).toEqual([2, ""]);
  const { environments }: { environments: StackReport[] } = outcomeOf("plan", stdout);
  const [dev] = environments;
  const told = dev!.changes.map(({ op, name, concerns = [] }) => [op, name, ...concerns].join(" "));
  expect(told.toSorted()).toEqual([
    "create dns-beta.bondigoo.ch",
    "create frontend-platform-beta.bondigoo.ch opens",
    "create frontend-platform-beta.bondigoo.ch-open opens",
    "update services-api",
  ]);
  expect(dev?.money).toEqual({
    difference: "+$18",
    parts: [{ part: "services.api", change: expect.stringMatching(/starter, \$7 -> .*standard/) }],
  });
  expect(JSON.stringify(stage.sandbox.world.state())).toBe(before);
});

it("refuses an environment that there is not", async () => {
  const { exitCode, stderr } = await stage.infra(["plan", "-s", "prd"]);
  expect(stderr).toContain('There is no environment "prd"');
  expect(exitCode).toBe(1);
});
