import plans from "../data/plans.json" with { type: "json" };

/** What a plan is for; the same word may mean another size elsewhere. */
export type PlanKind = "compute" | "keyValue" | "postgres";

/** A plan's present name for any of its names; names that are in no table stay as they are. */
export function planName(kind: PlanKind, plan: string): string {
  return plans[kind].find((row) => row.name === plan || row.aliases.includes(plan))?.name ?? plan;
}

/** Whether two names mean one plan. */
export function isSamePlan(kind: PlanKind, a: string, b: string): boolean {
  return planName(kind, a) === planName(kind, b);
}

/** Whether `to` is smaller than `from`. Unknown names cannot be compared and are not. */
export function isSmallerPlan(kind: PlanKind, from: string, to: string): boolean {
  const size = (plan: string) => plans[kind].findIndex((row) => row.name === planName(kind, plan));
  return size(to) !== -1 && size(to) < size(from);
}

/** Every name that may be asked for, present ones first. */
export function knownPlans(kind: PlanKind): string[] {
  return [...plans[kind].map((row) => row.name), ...plans[kind].flatMap((row) => row.aliases)];
}
