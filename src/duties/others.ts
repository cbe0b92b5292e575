import type { Reviewed } from "../access/compare.ts";
import type { Condition } from "../live/condition.ts";
import type { Owed } from "./model.ts";

/** A review of who and what has access: by the day that the last one wrote down. */
export function accessDuty(reviewed: Reviewed | undefined, everyDays: number): Owed[] {
  if (everyDays === 0) return [];
  const duty = { name: "access", kind: "access", everyDays } as const;
  const command = "npx infra access --review";
  return reviewed === undefined
    ? [{ ...duty, command, from: "there is no access-reviewed.yaml" }]
    : [{ ...duty, command, last: reviewed.reviewed, from: "access-reviewed.yaml" }];
}

/** Drift that the team wanted to live with until a day. */
export interface Ignored {
  stack: string;
  name: string;
  property?: string | undefined;
  until: string;
}

/** Each entry that ignores drift, which is over the day after its last. */
export function ignoredDuties(entries: readonly Ignored[], stack: string): Owed[] {
  return entries
    .filter((one) => one.stack === stack)
    .map(({ name, property, until }) => ({
      name: `ignored.${property === undefined ? name : `${name}.${property}`}`,
      ...{ kind: "ignored", stack, ends: until, noticeDays: -1, from: "drift-ignored.yaml" },
      command: `npx infra drift -s ${stack}, then take the entry out or give it another day and reason`,
    }));
}

/** What production has to meet since it is launched, and does not. */
export function launchDuties(conditions: readonly Condition[], stack: string): Owed[] {
  return conditions
    .filter(({ status }) => status === "open")
    .map(({ title, findings }) => ({
      ...{ name: `launch.${title}`, kind: "launch", stack, isOpen: true, from: "infra go-live" },
      command: findings.find(({ fix }) => fix !== undefined)?.fix ?? "npx infra go-live",
    }));
}
