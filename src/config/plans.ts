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

const gigabytes = [16, 32, 64, 128, 256, 384, 512];

export const postgresPlans = [
  "free",
  "basic_256mb",
  "basic_1gb",
  "basic_4gb",
  ...[4, 8, 16, 32, 64, 128, 192, 256, 384, 512].map((gb) => `pro_${gb}gb`),
  ...[...gigabytes, 768, 1024].map((gb) => `accelerated_${gb}gb`),
  ...["0.1c-256mb", "0.5c-1g", "1c-2g", "1c-4g", "2c-4g", "2c-8g", "2c-16g", "4c-16g", "4c-32g"],
  ...["8c-32g", "8c-64g", "16c-64g", "16c-128g", "32c-128g", "32c-256g", "48c-192g", "48c-384g"],
  ...["64c-256g", "64c-512g", "96c-384g", "96c-768g", "128c-512g", "128c-1024g"],
];

/** Source: MongoDB Atlas documentation, "Amazon Web Services (AWS)", column Atlas Region. */
export const atlasAwsRegions = [
  ...["US_EAST_1", "US_EAST_2", "US_WEST_1", "US_WEST_2", "CA_CENTRAL_1", "CA_WEST_1"],
  ...["MX_CENTRAL_1", "SA_EAST_1", "EU_NORTH_1", "EU_WEST_1", "EU_WEST_2", "EU_WEST_3"],
  ...["EU_CENTRAL_1", "EU_CENTRAL_2", "EU_SOUTH_1", "EU_SOUTH_2", "ME_SOUTH_1", "ME_CENTRAL_1"],
  ...["IL_CENTRAL_1", "AF_SOUTH_1", "AP_EAST_1", "AP_SOUTH_1", "AP_SOUTH_2", "AP_NORTHEAST_1"],
  ...["AP_NORTHEAST_2", "AP_NORTHEAST_3", "AP_SOUTHEAST_1", "AP_SOUTHEAST_2", "AP_SOUTHEAST_3"],
  ...["AP_SOUTHEAST_4", "AP_SOUTHEAST_5", "AP_SOUTHEAST_7"],
];
