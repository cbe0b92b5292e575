/**
 * What vendors sell. Source: Render's OpenAPI document of 2026-11, schemas `plan`, `paidPlan`,
 * `keyValuePlan` and `postgresPlans`; legacy plans that new objects cannot take are left out.
 */
const paid = [
  "starter",
  "standard",
  "pro",
  "pro_plus",
  "pro_max",
  "pro_ultra",
  "0.5c-512mb",
  "1c-2g",
  "2c-4g",
  "2c-8g",
  "2c-16g",
  "4c-8g",
  "4c-16g",
  "4c-32g",
  "8c-16g",
  "8c-32g",
  "8c-64g",
  "12c-24g",
  "12c-48g",
  "12c-96g",
];

/** Only web services may be free: Render sells no free worker, private service or cron job. */
export const servicePlans = {
  web: ["free", ...paid],
  private: paid,
  worker: paid,
  cron: paid,
} as const;

export const keyValuePlans = [
  "free",
  "starter",
  "standard",
  "pro",
  "pro_plus",
  "256mb",
  "1g",
  "5g",
  "10g",
  "20g",
  "40g",
];
