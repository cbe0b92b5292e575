import pin from "../../../pins/render/plans.json" with { type: "json" };
import type { RenderOptions } from "./options.ts";

type Family = "compute" | "keyValue" | "postgres";

/** The new name of a plan, whichever of its two names was given. */
export function newPlanName(family: Family, plan: string): string {
  return namesOf(family).find(([old]) => old === plan)?.[1] ?? plan;
}

/** The name under which an answer carries the plan that was asked for. */
export function echoedPlan<Plan extends string>(
  options: RenderOptions,
  family: Family,
  plan: Plan,
): Plan {
  if (options.planNames === "asked") return plan;
  const current = newPlanName(family, plan);
  const old = namesOf(family).find(([, name]) => name === current)?.[0];
  return (options.planNames === "old" ? (old ?? current) : current) as Plan;
}

/** Whether a Key Value would shrink: Render sells upgrades only. */
export function shrinksKeyValue(from: string, to: string): boolean {
  const size = (plan: string) => pin.keyValue.sold.indexOf(newPlanName("keyValue", plan));
  return size(to) < size(from);
}

/** The storage of a new database that asks for none; the oldest plans have a size of their own. */
export function defaultStorageGB(plan: string): number | undefined {
  const current = newPlanName("postgres", plan);
  const old = namesOf("postgres").find(([, name]) => name === current)?.[0];
  const sizes: Record<string, number> = pin.postgres.storageGB;
  return sizes[(old ?? plan).split("_")[0]!];
}

/** The old and the new name of each plan that Render has renamed. */
function namesOf(family: Family): [old: string, name: string][] {
  return Object.entries(pin[family].renamed);
}
