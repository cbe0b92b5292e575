import { changedProperties } from "./changed-properties.ts";
import { concernsOf } from "./concerns.ts";
import { differences } from "./differences.ts";
import { byRiskiestEffect, effectsOf } from "./effects.ts";
import { hidden } from "./redact.ts";
import type { Change, PropertyChange } from "./report.ts";
import type { Preview, Step, StepState } from "./steps.ts";

/** Steps that change nothing at a vendor. */
const quietOps = new Set(["same", "refresh", "read", "read-discard"]);

/** A replacement is told in up to three steps; the one named `replace` stands for them. */
const partialOps = new Set(["create-replacement", "delete-replaced", "discard-replaced"]);

/** The steps of a preview that `up` would carry out at a vendor. */
export function changingSteps({ steps }: Preview): Step[] {
  return steps.filter(({ op }) => !quietOps.has(op) && !partialOps.has(op));
}

/** What the engine keeps of a stack itself. */
export const stackType = "pulumi:pulumi:Stack";

/** What `up` would change, a line for each resource; riskiest first. */
export function changesOf(preview: Preview): Change[] {
  const changes = changingSteps(preview).map((step) =>
    toChange(step, step.oldState, step.newState),
  );
  return changes.sort(byRiskiestEffect);
}

/** A step told as the difference between two states, for people. */
export function toChange(step: Step, before?: StepState, after?: StepState): Change {
  const [, , types = "", name = ""] = step.urn.split("::");
  const type = types.split("$").at(-1) ?? types;
  const changed = before && after ? changedProperties(step, before, after) : [];
  const properties = changed.flatMap((key) => describe(key, before!, after!, isProvider(type)));
  const concerns = concernsOf(step, type, changed);
  const effects = effectsOf(step, type);
  return { op: step.op, type, name, properties, ...(concerns.length > 0 && { concerns }), effects };
}

/** A provider's settings are credentials, and which of them are is for its schema to say. */
const isProvider = (type: string) => type.startsWith("pulumi:providers:");
const openSettings = new Set(["version", "owner", "organization", "team", "baseUrl"]);

/** What of one property differs. */
function describe(
  name: string,
  before: StepState,
  after: StepState,
  ofProvider: boolean,
): PropertyChange[] {
  const [from, to] = [before.inputs[name], after.inputs[name]];
  if (!ofProvider || openSettings.has(name)) return differences(name, from, to);
  return [{ name, ...shownAs("before", from), ...shownAs("after", to) }];
}

const shownAs = (side: "before" | "after", value: unknown) =>
  value === undefined ? {} : { [side]: hidden };
