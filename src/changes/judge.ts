import { isDeepStrictEqual } from "node:util";
import {
  type Case,
  type Change,
  type Effect,
  effects,
  type Inputs,
  type Outcome,
  type Outcomes,
} from "./outcome.ts";
import { kindChanges } from "./table.ts";

/** What the change of one property does. */
export interface Told extends Omit<Outcome, "effect" | "when"> {
  /** Name of the property; empty where the whole is deleted. */
  property: string;
  /** None where the table does not know the property. */
  effect: Effect | undefined;
  /** What it looked at, before and after, where that is a part of the property. */
  looksAt?: Case["looksAt"];
}

const order = Object.keys(effects) as Effect[];

/** What is not known may be anything but refused, so it comes before what only interrupts. */
const rank = (effect: Effect | undefined): number =>
  effect === undefined ? order.indexOf("interrupts") - 0.5 : order.indexOf(effect);

/** Riskiest first; what is equally risky stays as it was. */
export function byRisk(a: { effect?: Effect | undefined }, b: { effect?: Effect | undefined }) {
  return rank(a.effect) - rank(b.effect);
}

/** What becomes of a resource whose inputs change from these to those, riskiest first. */
export function judgeUpdate(
  type: string,
  before: Inputs,
  after: Inputs,
  changed = changedInputs(before, after),
): Told[] {
  return changed.flatMap((property) => judgeProperty(type, property, before, after)).sort(byRisk);
}

function judgeProperty(type: string, property: string, before: Inputs, after: Inputs): Told[] {
  const outcomes = kindChanges(type)?.inputs[property];
  if (outcomes === undefined) {
    const means = "What this does is not written down: read the vendor's page first.";
    return [{ property, effect: undefined, means }];
  }
  const change = {
    before: before[property],
    after: after[property],
    inputs: { before, after },
  };
  const cases = outcomes.slice(0, -1) as Case[];
  const met = cases.filter(({ applies }) => applies(change));
  return (met.length > 0 ? met : [outcomes.at(-1)!]).map((outcome) => told(property, outcome));
}

/**
 * What an update does to a resource whose inputs are those wanted: what its outputs say is left to
 * do; undefined where they say nothing.
 */
export function judgeDue(type: string, inputs: Inputs, outputs: Inputs): Told | undefined {
  const due = kindChanges(type)?.due;
  if (due === undefined || outputs[due.output] !== true) return undefined;
  const change = { before: undefined, after: undefined, inputs: { before: inputs, after: inputs } };
  return told("", outcomeOf(due.outcomes, change));
}

/** What becomes of a resource with these inputs when it is deleted. */
export function judgeDeletion(type: string, before: Inputs): Told | undefined {
  const outcomes = kindChanges(type)?.deleted;
  if (outcomes === undefined) return undefined;
  const change = { before, after: undefined, inputs: { before, after: {} } };
  return told("", outcomeOf(outcomes, change));
}

/** The first that applies. */
function outcomeOf(outcomes: Outcomes, change: Change): Outcome | Case {
  const cases = outcomes.slice(0, -1) as Case[];
  return cases.find(({ applies }) => applies(change)) ?? outcomes.at(-1)!;
}

function told(property: string, outcome: Outcome | Case): Told {
  const { when: _when, applies: _applies, ...rest } = outcome as Case;
  return { property, ...rest };
}

/** Names of the inputs that differ; the engine's own, such as `__defaults`, are nobody's change. */
export function changedInputs(before: Inputs, after: Inputs): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) => !name.startsWith("__") && !isDeepStrictEqual(before[name], after[name]),
  );
}
