import plans from "../../pins/render/plans.json" with { type: "json" };

const paid = plans.compute.sold.filter((plan) => plan !== "free");

/** Only web services may be free: Render sells no free worker, private service or cron job. */
export const servicePlans = {
  web: plans.compute.sold,
  private: paid,
  worker: paid,
  cron: paid,
} as const;

export const keyValuePlans: readonly string[] = plans.keyValue.sold;
