import plans from "../../pins/render/plans.json" with { type: "json" };
import presets from "../../pins/vercel/frameworks.json" with { type: "json" };

/** What services run on. */
export const computePlans: readonly string[] = plans.compute.sold;

/** The same for what Render sells no free one of: workers, private services and cron jobs. */
export const paidComputePlans: readonly string[] = computePlans.filter((plan) => plan !== "free");

export const keyValuePlans: readonly string[] = plans.keyValue.sold;

/** Presets that a Vercel project may name. */
export const frameworks: readonly string[] = presets.frameworks;
