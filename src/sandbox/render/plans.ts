import type { RenderOptions } from "./options.ts";

/** The old and the new name of each plan since the renaming of 2026-08-26, in order of size. */
const aliases = {
  compute: [
    ["starter", "0.5c-512mb"],
    ["standard", "1c-2g"],
    ["pro", "2c-4g"],
    ["pro_plus", "4c-8g"],
    ["pro_max", "4c-16g"],
    ["pro_ultra", "8c-32g"],
  ],
  keyValue: [
    ["starter", "256mb"],
    ["standard", "1g"],
    ["pro", "5g"],
    ["pro_plus", "10g"],
  ],
  postgres: [
    ["basic_256mb", "0.1c-256mb"],
    ["basic_1gb", "0.5c-1g"],
    ["basic_4gb", "2c-4g"],
    ["pro_4gb", "1c-4g"],
  ],
} as const;

type Family = keyof typeof aliases;

const keyValueSizes = ["free", "256mb", "1g", "5g", "10g", "20g", "40g"];

/** The new name of a plan, whichever of its two names was given. */
export function newPlanName(family: Family, plan: string): string {
  return aliases[family].find(([old]) => old === plan)?.[1] ?? plan;
}

/** The name under which an answer carries the plan that was asked for. */
export function echoedPlan<Plan extends string>(
  options: RenderOptions,
  family: Family,
  plan: Plan,
): Plan {
  if (options.planNames === "asked") return plan;
  const current = newPlanName(family, plan);
  const old = aliases[family].find(([, name]) => name === current)?.[0];
  return (options.planNames === "old" ? (old ?? current) : current) as Plan;
}

/** Whether a Key Value would shrink: Render sells upgrades only. */
export function shrinksKeyValue(from: string, to: string): boolean {
  const size = (plan: string) => keyValueSizes.indexOf(newPlanName("keyValue", plan));
  return size(to) < size(from);
}
