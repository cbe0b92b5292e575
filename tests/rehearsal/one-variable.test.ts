import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StackReport } from "../../src/ci/report.ts";
import { openStageAllUp } from "./all-up.ts";
import type { Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
  stage.edit("dev", ["variables", "LOG_LEVEL"], "debug");
});
afterAll(() => stage?.close());

/** What a workflow's job finds out about dev. */
async function reported(step: "preview" | "drift"): Promise<StackReport> {
  const out = join(stage.cwd, "reports", step, "dev.json");
  const { stderr } = await stage.infra(["ci", step, "--stack", "dev", "--out", out]);
  expect(stderr).not.toContain("failed");
  return JSON.parse(readFileSync(out, "utf8")) as StackReport;
}

const named = (changes: StackReport["changes"]) =>
  changes.map(({ name, properties }) => [name, properties]).toSorted();
/** The variable, and what deploys because of it: its copies in the services are secret as a whole. */
const copy = [{ name: "envGroups", before: "[secret]", after: "[secret]" }];
const only = [
  ["services-api", copy],
  ["services-group", [{ name: "variables.LOG_LEVEL", after: "debug" }]],
  ["services-worker", copy],
];

it("one variable changed is reported by its name, and no record that holds the API's address", async () => {
  const { changes, error } = await reported("preview");
  expect(error).toBeUndefined();
  expect(named(changes)).toEqual(only);
});

it("the night before it is brought up, the same is found, and nothing of it taken for an edit", async () => {
  const { drift, changes } = await reported("drift");
  expect(drift).toEqual([]);
  expect(named(changes)).toEqual(only);
});
