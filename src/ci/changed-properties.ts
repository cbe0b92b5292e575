import { isDeepStrictEqual } from "node:util";
import type { Step, StepState } from "./steps.ts";

/**
 * Inputs that differ between two states, by their top-level names, and those the provider names
 * as the reason: two different secrets look alike.
 */
export function changedProperties(step: Step, before: StepState, after: StepState): string[] {
  const inputs = new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)]);
  const reasons = new Set(reasonsOf(step));
  return [...inputs].filter(
    (key) => reasons.has(key) || !isDeepStrictEqual(before.inputs[key], after.inputs[key]),
  );
}

/** Top-level names of the properties that the provider gives as reason. */
export function reasonsOf({ diffReasons, detailedDiff }: Step): string[] {
  const paths = diffReasons ?? Object.keys(detailedDiff ?? {});
  return paths.map((path) => path.split(/[.[]/)[0] ?? path);
}
