import { join } from "node:path";
import { expect } from "vitest";
import { type Finding, findingsOf } from "../../../src/ci/findings.ts";
import { lookAtDrift } from "../../../src/ci/preview.ts";
import type { StackReport } from "../../../src/ci/report.ts";
import { stacksOf } from "../../../src/config/project.ts";
import type { StateResource } from "../../../src/engine/pulumi.ts";
import { diceFrom } from "../../dice.ts";
import { openStageAllUp } from "../all-up.ts";
import { openStage, type Stage } from "../stage.ts";

/** `DRIFT=all` tries all that there is, in every stack here and in the examples. */
export const everything = process.env["DRIFT"] === "all";
export const seed = Number(process.env["DRIFT_SEED"] ?? Date.now() % 100_000);
const dice = diceFrom(seed);
export const pick = <T>(of: readonly T[]): T => of[Math.floor(dice() * of.length)]!;

const all = ["bondigoo", "convex-saas", "marketplace", "workflow-platform"];
const only = process.env["DRIFT_ONLY"]?.split(",");
export const platforms = everything
  ? all.filter((name) => only?.includes(name) ?? true)
  : ["bondigoo"];

/** A platform whose environments are all up. */
export async function openPlatform(platform: string): Promise<Stage> {
  if (platform === "bondigoo") return await openStageAllUp();
  const stage = await openStage(join(import.meta.dirname, "..", "..", "..", "examples", platform));
  for (const stack of inOrder(stage)) await stage.up(stack);
  return stage;
}

/** Production first, and then staging: others may use what they have. */
const order = ["prod", "staging"].toReversed();
export const inOrder = (stage: Stage): string[] =>
  stacksOf(stage.cwd).toSorted((a, b) => order.indexOf(b) - order.indexOf(a));

/** What has a vendor; the engine's own resources have none. */
export const atVendors = (resources: StateResource[]): StateResource[] =>
  resources.filter(({ id, type }) => id !== undefined && !type.startsWith("pulumi:"));

export async function look(
  stage: Stage,
  stack: string,
): Promise<StackReport & { findings: Finding[] }> {
  const { report } = await lookAtDrift(stack, stage.cwd, { engine: stage.engine });
  expect(report.error).toBeUndefined();
  return { ...report, findings: findingsOf(report, "2999-12-31") };
}
