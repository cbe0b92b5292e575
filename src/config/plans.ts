import plans from "../../pins/render/plans.json" with { type: "json" };
import presets from "../../pins/vercel/frameworks.json" with { type: "json" };
import { priceIn, prices } from "./cost/prices.ts";

/** What services run on. */
export const computePlans: readonly string[] = plans.compute.sold;

/** The same for what Render sells no free one of: workers, private services and cron jobs. */
export const paidComputePlans: readonly string[] = computePlans.filter((plan) => plan !== "free");

export const keyValuePlans: readonly string[] = plans.keyValue.sold;

/** What a plan is, as far as its present name says so, `0.5c-512mb`, and what it costs. */
export function meaningOf(plan: string, kind: "compute" | "keyValue" | "postgres"): string {
  if (plan === "free") return "nothing to pay; for trials";
  const { monthlyUsd, date } = priceIn(prices.render[kind], plan);
  const cost = typeof monthlyUsd === "number" ? `; ${monthlyUsd} USD a month (${date})` : "";
  const { renamed } = plans[kind] as { renamed: Record<string, string> };
  const present = renamed[plan] ?? plan;
  const older = Object.keys(renamed).find((name) => renamed[name] === plan);
  const [, cpu, size, unit] = /^(?:([\d.]+)c-)?(\d+)(mb|g)$/.exec(present) ?? [];
  const sizes = [
    ...(cpu === undefined ? [] : [`${cpu} CPU`]),
    `${size} ${unit === "mb" ? "MB" : "GB"} of memory`,
  ];
  const other = renamed[plan] ?? older;
  return `${sizes.join(", ")}${cost}${other === undefined ? "" : `; also called ${other}`}`;
}

/** Presets that a Vercel project may name. */
export const frameworks: readonly string[] = presets.frameworks;
