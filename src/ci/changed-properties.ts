import { isDeepStrictEqual } from "node:util";
import { judgeDue } from "../changes/judge.ts";
import { hidden } from "./redact.ts";
import type { Step, StepState } from "./steps.ts";

/**
 * Inputs that differ between two states, by their top-level names: those that are seen to, and of
 * those that hide something the ones the provider names as the reason, as two different secrets look
 * alike. A provider that plans one change often names what it fills in by itself along with it (of
 * an Atlas cluster all of `replicationSpecs`), so that what neither differs nor hides anything counts
 * only where nothing else explains the step. Where no reason is named and nothing visible differs,
 * it is one of those that hold secrets, unless something else asks for the step.
 */
export function changedProperties(step: Step, before: StepState, after: StepState): string[] {
  const inputs = [...new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)])];
  const reasons = reasonsOf(step);
  const named = inputs.filter((key) => reasons.includes(key));
  const changed = inputs.filter(
    (key) =>
      !isDeepStrictEqual(before.inputs[key], after.inputs[key]) ||
      (named.includes(key) && looksAlike(key, before, after)),
  );
  if (changed.length > 0) return changed;
  if (reasons.length > 0 || isDue(before) || isDue(after)) return named;
  return inputs.filter((key) => looksAlike(key, before, after));
}

/** What runs is older than what is set: that is changed, though no input is. */
function isDue({ type, inputs, outputs }: StepState): boolean {
  return judgeDue(type, inputs, outputs) !== undefined;
}

/** Both sides look the same, and hide something: whether they differ is not to be seen. */
export function looksAlike(key: string, before: StepState, after: StepState): boolean {
  const [from, to] = [before.inputs[key], after.inputs[key]];
  return holdsHidden(from) && isDeepStrictEqual(from, to);
}

/** A secret, or something with a secret in it. */
export function holdsHidden(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === hidden;
  return Object.values(value).some(holdsHidden);
}

/** Top-level names of the properties that the provider gives as reason. */
export function reasonsOf({ diffReasons, detailedDiff }: Step): string[] {
  const paths = diffReasons ?? Object.keys(detailedDiff ?? {});
  return paths.map((path) => path.split(/[.[]/)[0] ?? path);
}
