import pin from "../../../../pins/atlas/clusters.json" with { type: "json" };
import type { Plan, Price } from "../kind.ts";

/** Atlas charges by region; nobody has found a list for Europe that is not behind a login. */
function priceOf(monthlyUsd: number): Plan {
  return {
    price: {
      monthlyUsd,
      basis: "three nodes on AWS us-east-1, 730 hours; other regions differ",
      source: "https://www.mongodb.com/pricing, as a third party read it",
      date: "2026-06-04",
    },
  };
}

const documentation = "MongoDB Atlas documentation (mongodb/docs, content/atlas/source)";
const read = "2026-11-21";

/** From small to large, those of all cloud providers; a test holds them to the pinned table. */
export const sizes = {
  M0: { price: { monthlyUsd: 0, source: documentation, date: read } },
  FLEX: {
    price: {
      monthlyUsd: { from: 8, to: 30 },
      basis: "by operations a second, 100 to 500, transfer included",
      source: `${documentation}, commit 919e241`,
      date: read,
    },
  },
  M10: priceOf(58),
  M20: priceOf(146),
  M30: priceOf(394),
  M40: priceOf(759),
  M50: priceOf(1460),
  M60: priceOf(2884),
  M80: {},
  M90: {},
  M100: {},
  M140: {},
  M200: {},
  M250: {},
  M300: {},
  M400: {},
} satisfies Record<string, Plan>;

export type Size = keyof typeof sizes;

export const sizeNames = Object.keys(sizes) as Size[];

/**
 * Machines of its own. Atlas sells backups, a chosen version and autoscaling with these only.
 * Source: MongoDB Atlas documentation, "Back Up, Restore, and Archive Data".
 */
export function isDedicated(size: Size): boolean {
  return size !== "M0" && size !== "FLEX";
}

/** What a cluster costs beside its size. */
export const extras: { what: string; price: Price }[] = [
  {
    what: "a GB of snapshots on AWS",
    price: {
      monthlyUsd: { from: 0.14, to: 0.19 },
      source: `${documentation}, commit 10bf28f`,
      date: read,
    },
  },
  {
    what: "a GB of continuous backup, between 5 and 100 GB",
    price: {
      monthlyUsd: { from: 1, to: 1.55 },
      source: `${documentation}, commit 10bf28f`,
      date: read,
    },
  },
];

/** General-purpose sizes of dedicated clusters, by cloud provider. */
export const dedicatedSizes: Readonly<Record<"AWS" | "AZURE" | "GCP", readonly string[]>> =
  pin.sizes;

/** Each provider's own, in Atlas's spelling. */
export const regions: Readonly<Record<"AWS" | "AZURE" | "GCP", readonly string[]>> = pin.regions;

/** Major versions of MongoDB that Atlas runs. */
export const versions: readonly string[] = pin.versions;
