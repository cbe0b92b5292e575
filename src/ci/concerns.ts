import { kindChanges } from "../changes/table.ts";
import { hidden, isSecretProperty } from "./redact.ts";
import type { Change } from "./report.ts";
import type { Step } from "./steps.ts";

type Concern = NonNullable<Change["concerns"]>[number];

/** Whom a step concerns beside those who run the thing, by the one table of changes. */
export function concernsOf(step: Step, type: string, changed: readonly string[]): Concern[] {
  return [
    ...(opens(step, type, changed) ? (["opens"] as const) : []),
    ...(isAboutRights(step, type, changed) ? (["rights"] as const) : []),
  ];
}

function opens({ op, oldState, newState }: Step, type: string, changed: readonly string[]) {
  const { created = false, inputs = {} } = kindChanges(type)?.opens ?? {};
  if (op === "create") return created;
  if (op === "delete" || !oldState || !newState) return false;
  return changed.some((name) => inputs[name]?.(oldState.inputs[name], newState.inputs[name]));
}

/** Any change of what says who may; elsewhere one of a value that nobody is shown. */
function isAboutRights({ op, oldState, newState }: Step, type: string, changed: readonly string[]) {
  if (kindChanges(type)?.rights === true) return true;
  if (op === "create" || op === "delete") return false;
  const isHidden = (value: unknown): boolean => JSON.stringify(value ?? "").includes(hidden);
  return changed.some((name) => {
    if (isSecretProperty(name)) return true;
    const [before, after] = [oldState?.inputs[name], newState?.inputs[name]];
    // What differs of it is shown where anything is; where nothing is, it is one of the secrets.
    return (
      (isHidden(before) || isHidden(after)) && JSON.stringify(before) === JSON.stringify(after)
    );
  });
}
