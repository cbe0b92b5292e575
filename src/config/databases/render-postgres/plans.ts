import pin from "../../../../pins/render/plans.json" with { type: "json" };
import type { Plan, Price } from "../kind.ts";

const pricing = { source: "https://render.com/pricing", date: "2026-06-26" };
const dashboard = { source: "Render's dashboard, read by a user", date: "2026-09-01" };

/** Of a name that was found in a price list; Render's older names cost what their new ones do. */
const prices: Record<string, Price> = {
  free: { monthlyUsd: 0, basis: "expires after 30 days", ...pricing },
  basic_256mb: { monthlyUsd: 6, ...pricing },
  "0.1c-256mb": { monthlyUsd: 6, ...pricing },
  basic_1gb: { monthlyUsd: 19, ...pricing },
  "0.5c-1g": { monthlyUsd: 19, ...pricing },
  basic_4gb: { monthlyUsd: 75, ...pricing },
  "2c-4g": { monthlyUsd: 75, ...pricing },
  "1c-2g": { monthlyUsd: 40, ...dashboard },
  pro_4gb: { monthlyUsd: 55, ...pricing },
  "1c-4g": { monthlyUsd: 55, ...pricing },
  pro_8gb: { monthlyUsd: 100, ...pricing },
  "2c-8g": { monthlyUsd: 100, ...pricing },
  pro_16gb: { monthlyUsd: 200, ...pricing },
  "4c-16g": { monthlyUsd: 200, ...pricing },
  pro_32gb: { monthlyUsd: 400, ...pricing },
  "8c-32g": { monthlyUsd: 400, ...pricing },
  pro_64gb: { monthlyUsd: 800, ...pricing },
  pro_128gb: { monthlyUsd: 1700, ...pricing },
  pro_256gb: { monthlyUsd: 3000, ...pricing },
  pro_512gb: { monthlyUsd: 6200, ...pricing },
  accelerated_16gb: { monthlyUsd: 160, ...pricing },
  accelerated_32gb: { monthlyUsd: 350, ...pricing },
  "4c-32g": { monthlyUsd: 350, ...pricing },
  accelerated_64gb: { monthlyUsd: 750, ...pricing },
  accelerated_128gb: { monthlyUsd: 1500, ...pricing },
  accelerated_1024gb: { monthlyUsd: 11_000, ...pricing },
};

export const plans: Record<string, Plan> = Object.fromEntries(
  pin.postgres.sold.map((name) => [
    name,
    prices[name] === undefined ? {} : { price: prices[name] },
  ]),
);

export const extras: { what: string; price: Price }[] = [
  {
    what: "a GB of storage",
    price: { monthlyUsd: 0.3, source: pricing.source, date: "2026-10-02" },
  },
];
