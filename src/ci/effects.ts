import { byRisk, judgeDeletion, judgeDue, judgeUpdate, type Told } from "../changes/judge.ts";
import { changedProperties } from "./changed-properties.ts";
import type { Change, ToldEffect } from "./report.ts";
import type { Step } from "./steps.ts";
import { isUnknown } from "./unknown.ts";

/** What carrying out a step does, riskiest first: always from what is there to what is wanted. */
export function effectsOf(step: Step, type: string): ToldEffect[] {
  const { op, oldState: before, newState: after } = step;
  if (before === undefined) return [];
  const deletion = judgeDeletion(type, before.inputs);
  if (after === undefined || op === "delete") return deletion ? [plain(deletion)] : [];
  const changed = changedProperties(step, before, after).filter((name) => !name.startsWith("__"));
  const due = changed.length === 0 ? judgeDue(type, before.inputs, before.outputs) : undefined;
  const told = due ? [due] : judgeUpdate(type, before.inputs, after.inputs, changed);
  const madeAnew = op === "replace" && !told.some(({ effect }) => replacing.has(effect));
  return [...(madeAnew ? [replacementOf(deletion)] : []), ...told.map(plain)].map((one) => {
    const value = one.property === undefined ? undefined : after.inputs[one.property];
    return isUnknown(value) ? { ...one, unsure: true } : one;
  });
}

const replacing = new Set<string | undefined>(["replaces", "loses"]);

/** Of what is made anew for a reason that is no input, such as the trigger of a deployment. */
function replacementOf(deletion: Told | undefined): ToldEffect {
  const effect = deletion?.effect === "loses" ? "loses" : "replaces";
  return { effect, means: deletion?.means ?? "Another one takes its place." };
}

function plain({ property, effect, means, consent }: Told): ToldEffect {
  return {
    ...(property && { property }),
    means,
    ...(effect && { effect }),
    ...(consent && { consent }),
  };
}

/** Changes that lose something first, then those that replace, and so on. */
export function byRiskiestEffect(a: Change, b: Change): number {
  return byRisk(riskiest(a), riskiest(b));
}

/** The worst that a change does; what is made for the first time does nothing to anybody. */
export function riskiest({ effects }: Change): { effect?: ToldEffect["effect"] } {
  return effects.length === 0 ? { effect: "in place" } : effects.toSorted(byRisk)[0]!;
}
