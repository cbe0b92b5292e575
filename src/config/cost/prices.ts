import pin from "../../../pins/prices/monthly.json" with { type: "json" };
import type { Amount } from "./amount.ts";

/** How sure a price is: read in the vendor's own text, in a third party's, or not to be relied on. */
export type Sure = "vendor" | "others" | "uncertain";

/** What one thing costs, as it was read on one day. */
export interface Price {
  /**
   * US dollars a month without tax; where it depends on use, or sources differ, the least and the
   * most. Null where nobody found one.
   */
  monthlyUsd: number | { from: number; to: number } | null;
  /** What exactly it is the price of, where that is not plain. */
  basis?: string;
  /** Where it was read. */
  source: string;
  /** Day on which the source was read, or is dated. */
  date: string;
  sure: Sure;
}

interface Entry {
  monthlyUsd: Price["monthlyUsd"];
  basis?: string;
  source: string;
  sure: string;
}

/** The price of each plan or size, by its name. */
export type PriceList = Readonly<Record<string, Price>>;

const sources: Record<string, { title: string; date: string }> = pin.sources;

function price({ monthlyUsd, basis, source, sure }: Entry): Price {
  const { title, date } = sources[source]!;
  const shared = { monthlyUsd, source: title, date, sure: sure as Sure };
  return basis === undefined ? shared : { ...shared, basis };
}

function list(entries: (Entry & { plans: string[] })[]): PriceList {
  return Object.fromEntries(
    entries.flatMap((each) => each.plans.map((name) => [name, price(each)])),
  );
}

/** Every price that is known, by vendor and thing. Source of each: pins/prices/monthly.json. */
export const prices = {
  render: {
    compute: list(pin.render.compute),
    keyValue: list(pin.render.keyValue),
    postgres: list(pin.render.postgres),
    /** US dollars for each minute that a cron job runs; null where nobody found it. */
    cronMinutes: list(
      pin.render.cronMinutes.map(({ usd, ...entry }) => ({ ...entry, monthlyUsd: usd })),
    ),
    cronLeast: price(pin.render.cronLeast),
    staticSite: price(pin.render.staticSite),
    diskGb: price(pin.render.diskGb),
    postgresGb: price(pin.render.postgresGb),
    workspace: list(pin.render.workspace),
  },
  vercel: { team: price(pin.vercel.team), project: price(pin.vercel.project) },
  atlas: { clusters: list(pin.atlas.clusters) },
  github: { plan: price(pin.github.plan) },
  cloudflare: { zone: price(pin.cloudflare.zone) },
};

/** What is charged by use besides, and counted nowhere. */
export interface ByUse {
  vendor: string;
  what: string;
  usd: string;
  source: string;
  date: string;
  sure: Sure;
}

function byUseOf(vendor: string, entries: typeof pin.render.byUse): ByUse[] {
  return entries.map(({ what, usd, source, sure }) => {
    const { title, date } = sources[source]!;
    return { vendor, what, usd, source: title, date, sure: sure as Sure };
  });
}

export const chargedByUse: ByUse[] = [
  ...byUseOf("Render", pin.render.byUse),
  ...byUseOf("Vercel", pin.vercel.byUse),
  ...byUseOf("MongoDB Atlas", pin.atlas.byUse),
];

/** Day on which the prices were collected. */
export const pricesReadOn: string = pin.readOn;

/** The amount of a price; undefined where it is not known. */
export function amountOf({ monthlyUsd }: Pick<Price, "monthlyUsd">): Amount | undefined {
  if (monthlyUsd === null) return undefined;
  return typeof monthlyUsd === "number" ? { from: monthlyUsd, to: monthlyUsd } : monthlyUsd;
}

const notListed: Price = {
  monthlyUsd: null,
  source: "pins/prices/monthly.json, which has no such plan",
  date: pin.readOn,
  sure: "uncertain",
};

/** The price of a plan; of one that nobody sells, none. */
export function priceIn(list: PriceList, plan: string): Price {
  return list[plan] ?? notListed;
}
