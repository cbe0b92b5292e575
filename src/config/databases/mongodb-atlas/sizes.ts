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

/**
 * From small to large. Source: MongoDB Atlas documentation, "Customize Cluster Storage":
 * general-purpose sizes on AWS.
 */
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
  M140: {},
  M200: {},
  M300: {},
  M400: {},
  M700: {},
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

/** Source: MongoDB Atlas documentation, "Amazon Web Services (AWS)", column Atlas Region. */
export const awsRegions = [
  ...["US_EAST_1", "US_EAST_2", "US_WEST_1", "US_WEST_2", "CA_CENTRAL_1", "CA_WEST_1"],
  ...["MX_CENTRAL_1", "SA_EAST_1", "EU_NORTH_1", "EU_WEST_1", "EU_WEST_2", "EU_WEST_3"],
  ...["EU_CENTRAL_1", "EU_CENTRAL_2", "EU_SOUTH_1", "EU_SOUTH_2", "ME_SOUTH_1", "ME_CENTRAL_1"],
  ...["IL_CENTRAL_1", "AF_SOUTH_1", "AP_EAST_1", "AP_SOUTH_1", "AP_SOUTH_2", "AP_NORTHEAST_1"],
  ...["AP_NORTHEAST_2", "AP_NORTHEAST_3", "AP_SOUTHEAST_1", "AP_SOUTHEAST_2", "AP_SOUTHEAST_3"],
  ...["AP_SOUTHEAST_4", "AP_SOUTHEAST_5", "AP_SOUTHEAST_7"],
];
