import pin from "../../../../pins/atlas/clusters.json" with { type: "json" };
import { type PriceList, priceIn, prices } from "../../cost/prices.ts";

/** From small to large, those of all cloud providers; a test holds them to the pinned table. */
export const sizeNames = [
  "M0",
  "FLEX",
  "M10",
  "M20",
  "M30",
  "M40",
  "M50",
  "M60",
  "M80",
  "M90",
  "M100",
  "M140",
  "M200",
  "M250",
  "M300",
  "M400",
] as const;

export type Size = (typeof sizeNames)[number];

/** Each with its price. */
export const sizes: PriceList = Object.fromEntries(
  sizeNames.map((name) => [name, priceIn(prices.atlas.clusters, name)]),
);

/**
 * Machines of its own. Atlas sells backups, a chosen version and autoscaling with these only.
 * Source: MongoDB Atlas documentation, "Back Up, Restore, and Archive Data".
 */
export function isDedicated(size: Size): boolean {
  return size !== "M0" && size !== "FLEX";
}

/** General-purpose sizes of dedicated clusters, by cloud provider. */
export const dedicatedSizes: Readonly<Record<"AWS" | "AZURE" | "GCP", readonly string[]>> =
  pin.sizes;

/** Each provider's own, in Atlas's spelling. */
export const regions: Readonly<Record<"AWS" | "AZURE" | "GCP", readonly string[]>> = pin.regions;

/** Major versions of MongoDB that Atlas runs. */
export const versions: readonly string[] = pin.versions;
