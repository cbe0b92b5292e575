import { isDeepStrictEqual } from "node:util";
import { isObject } from "../config/is-object.ts";
import { changedProperties, reasonsOf } from "./changed-properties.ts";
import type { Step, StepState } from "./steps.ts";
import { isUnknown } from "./unknown.ts";

/*
 * What of a step is not known before something else is changed, and nobody touched: it follows from
 * that change, which is told by itself. It is neither an edit nor a line that nobody brought up.
 */

type Inputs = StepState["inputs"];

/** All that may differ only follows. */
export function followsOnly(
  step: Step,
  stored: StepState | undefined,
  real: StepState,
  wanted: StepState,
): boolean {
  const changed = changedProperties(step, real, wanted);
  const untouched = (key: string) => isDeepStrictEqual(stored?.inputs[key], real.inputs[key]);
  return (
    changed.length > 0 && changed.every((key) => isUnknown(wanted.inputs[key]) && untouched(key))
  );
}

/** A step as if what only follows were there already. */
export function withoutFollowing(
  step: Step,
  stored: Inputs,
  real: Inputs,
  wanted: StepState,
): Step & { newState: StepState } {
  const inputs = settled(wanted.inputs, stored, real) as Inputs;
  const isLeft = (key: string) =>
    isDeepStrictEqual(inputs[key], wanted.inputs[key]) ||
    !isDeepStrictEqual(inputs[key], real[key]);
  const newState = { ...wanted, inputs };
  return { ...step, newState, diffReasons: reasonsOf(step).filter(isLeft) };
}

/** `wanted`, with what is there in place of what is not known and nobody touched. */
function settled(wanted: unknown, stored: unknown, real: unknown): unknown {
  if (!isUnknown(wanted)) return wanted;
  if (!isObject(wanted) || !isObject(real)) return isDeepStrictEqual(stored, real) ? real : wanted;
  const before = isObject(stored) ? stored : {};
  const entries = Object.entries(wanted).map(([key, value]) => {
    return [key, settled(value, before[key], real[key])];
  });
  return Object.fromEntries(entries);
}
