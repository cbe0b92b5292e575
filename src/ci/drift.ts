import { isDeepStrictEqual } from "node:util";
import { kindChanges } from "../changes/table.ts";
import { changedProperties, looksAlike, reasonsOf } from "./changed-properties.ts";
import { changingSteps, stackType, toChange } from "./changes.ts";
import { byRiskiestEffect } from "./effects.ts";
import { followsOnly, withoutFollowing } from "./following.ts";
import type { StackReport } from "./report.ts";
import type { Preview, Step, StepState } from "./steps.ts";

/**
 * Judges `preview --refresh`: what somebody changed at the vendors apart from what the stack's
 * files say and nobody has brought up yet, by the inputs we wrote. What vendors change by
 * themselves (modification dates, etags, verified flags) is in outputs only and is no drift.
 */
export function judgeDrift(preview: Preview): Omit<StackReport, "stack" | "error"> {
  const born = changingSteps(preview).find(isFirst);
  // Of an environment that was never brought up there is nothing that could differ.
  if (born !== undefined) return { drift: [], changes: [toChange(born)], unseen: [] };
  const stored = storedStates(preview);
  const drift: StackReport["drift"] = [];
  const changes: StackReport["changes"] = [];
  const following = new Set<string>();
  const unapplied = new Set<string>();
  for (const step of changingSteps(preview)) {
    const { newState: wanted, oldState: real } = step;
    const known = stored.get(step.urn);
    if (!real) {
      // In the state, yet to be created: it is gone at the vendor.
      if (known) drift.push(toChange({ ...step, op: "missing" }));
      else changes.push(toChange(step));
    } else if (!wanted) {
      changes.push(toChange(step));
    } else if (isNoise(step, real, wanted)) {
    } else if (followsOnly(step, known, real, wanted)) {
      following.add(step.urn);
    } else if (passesOn(step, real, wanted, unapplied)) {
      unapplied.add(step.urn);
      changes.push(toChange(step, wanted, real));
    } else if (passesOn(step, real, wanted, following)) {
      following.add(step.urn);
    } else if (isEdited(step, known, real, wanted)) {
      const settled = withoutFollowing(step, known?.inputs ?? {}, real.inputs, wanted);
      drift.push(toChange(settled, settled.newState, real));
      // What holds it has the rest of it from that other change.
      if (!isDeepStrictEqual(settled.newState, wanted)) following.add(step.urn);
    } else {
      unapplied.add(step.urn);
      changes.push(toChange(step, wanted, real));
    }
  }
  drift.sort(byRiskiestEffect);
  changes.sort(byRiskiestEffect);
  const suspended = suspendedIn(preview);
  return {
    drift,
    changes: changes.map(turnedRound),
    unseen: unseenIn(stored),
    ...(suspended.length > 0 && { suspended }),
  };
}

/** The first `up` of all makes the stack itself, whatever becomes of the rest. */
const isFirst = ({ op, urn }: Step) => op === "create" && urn.includes(`::${stackType}::`);

/** What is stopped at its vendor, and may be. */
function suspendedIn({ steps }: Preview): string[] {
  return steps.flatMap(({ op, oldState, newState }) => {
    const isMeant = newState?.inputs["mayBeSuspended"] === true;
    if (op === "refresh" || !isMeant || newState.inputs["suspended"] !== false) return [];
    return oldState?.inputs["suspended"] === true ? [String(newState.inputs["name"])] : [];
  });
}

/** What the state held before the refresh, by URN. */
function storedStates({ steps }: Preview): Map<string, StepState> {
  const found = new Map<string, StepState>();
  for (const { op, urn, oldState } of steps)
    if (op === "refresh" && oldState) found.set(urn, oldState);
  return found;
}

/** The provider gives reasons, and none of them is an input of ours. */
function isNoise(step: Step, real: StepState, wanted: StepState): boolean {
  return reasonsOf(step).length > 0 && changedProperties(step, real, wanted).length === 0;
}

/**
 * All that differs is secret, and holds something of one of `held`: a service's copy of its env group
 * that was not brought up, or follows from something else. What holds comes after what it holds.
 */
function passesOn(
  step: Step,
  real: StepState,
  wanted: StepState,
  held: ReadonlySet<string>,
): boolean {
  const changed = changedProperties(step, real, wanted);
  const holds = (key: string) => wanted.propertyDependencies?.[key] ?? [];
  return (
    changed.length > 0 &&
    changed.every((key) => looksAlike(key, real, wanted)) &&
    changed.some((key) => holds(key).some((urn) => held.has(urn)))
  );
}

/** One of the changed inputs is not what we left there, or the provider says so of a secret. */
function isEdited(
  step: Step,
  stored: StepState | undefined,
  real: StepState,
  wanted: StepState,
): boolean {
  if (!stored) return true;
  const changed = changedProperties(step, real, wanted);
  const edited = changed.some((key) => !isDeepStrictEqual(stored.inputs[key], real.inputs[key]));
  const unapplied = changed.some(
    (key) => !isDeepStrictEqual(stored.inputs[key], wanted.inputs[key]),
  );
  return edited || !unapplied;
}

/** Drift is told from what we want to what is there; a change from what is there to what we want. */
function turnedRound(change: StackReport["changes"][number]): StackReport["changes"][number] {
  const properties = change.properties.map(({ name, before, after }) => {
    return { name, before: after, after: before };
  });
  return { ...change, properties };
}

function unseenIn(stored: Map<string, StepState>): StackReport["unseen"] {
  const unseen: StackReport["unseen"] = [];
  for (const [urn, { type, inputs }] of stored) {
    for (const [property, reason] of Object.entries(kindChanges(type)?.unseen ?? {})) {
      if (inputs[property] === undefined || reason?.when?.(inputs) === false) continue;
      const why = reason?.why ?? "";
      unseen.push({ type, name: urn.split("::").at(-1) ?? urn, property, why });
    }
  }
  return unseen;
}
