import plans from "../../../pins/render/plans.json" with { type: "json" };

/** What a plan is for; the same word may mean another size elsewhere. */
export type PlanKind = "compute" | "keyValue" | "postgres";

/** A plan's present name for either of its names; names that are in no table stay as they are. */
export function planName(kind: PlanKind, plan: string): string {
  const renamed: Record<string, string> = plans[kind].renamed;
  return renamed[plan] ?? plan;
}

/** Whether two names mean one plan. */
export function isSamePlan(kind: PlanKind, a: string, b: string): boolean {
  return planName(kind, a) === planName(kind, b);
}

/** Whether `to` is smaller than `from`. Unknown names cannot be compared and are not. */
export function isSmallerPlan(kind: PlanKind, from: string, to: string): boolean {
  const size = (plan: string) => plans[kind].sold.indexOf(planName(kind, plan));
  return size(to) !== -1 && size(to) < size(from);
}
