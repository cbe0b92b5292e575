import pin from "../../../../pins/render/plans.json" with { type: "json" };
import { type PriceList, priceIn, prices } from "../../cost/prices.ts";

/** Every plan that is sold, with its price. */
export const plans: PriceList = Object.fromEntries(
  pin.postgres.sold.map((name) => [name, priceIn(prices.render.postgres, name)]),
);

/** GB of storage that a new database gets where it asks for none, where that is known. */
export function defaultStorageGb(plan: string): number | undefined {
  const renamed = Object.entries(pin.postgres.renamed).find(([, name]) => name === plan);
  const sizes: Record<string, number> = pin.postgres.storageGB;
  return sizes[(renamed?.[0] ?? plan).split("_")[0]!];
}
