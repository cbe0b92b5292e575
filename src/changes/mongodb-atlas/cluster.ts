import { type Case, casesOf, type Outcomes } from "../outcome.ts";

const modify = "https://www.mongodb.com/docs/atlas/scale-cluster/";

interface Region {
  providerName?: string;
  backingProviderName?: string;
  regionName?: string;
  electableSpecs?: { instanceSize?: string };
  autoScaling?: { computeEnabled?: boolean; computeMaxInstanceSize?: string };
}

/** The region of a cluster's `replicationSpecs`: this program gives each cluster one. */
function regionOf(specs: unknown): Region {
  const [spec] = Array.isArray(specs) ? (specs as { regionConfigs?: Region[] }[]) : [];
  return spec?.regionConfigs?.[0] ?? {};
}

/** `M0`, `FLEX`, `M10` ...; empty where there is none yet. */
function sizeOf(specs: unknown): string {
  const { providerName, electableSpecs } = regionOf(specs);
  return providerName === "FLEX" ? "FLEX" : (electableSpecs?.instanceSize ?? "");
}

/** Where the cluster stands. Of tenants the vendor's own name stands behind another field. */
function providerOf(specs: unknown): string {
  const { providerName = "", backingProviderName } = regionOf(specs);
  return backingProviderName ?? providerName;
}

const placeOf = (specs: unknown) => regionOf(specs).regionName ?? "";

/** Shared, a little of one's own, nodes of one's own. */
const rank = (size: string) => ["M0", "FLEX"].indexOf(size) + 1 || 3;
const number = (size: string) => Number(size.slice(1));
const changed = (before: string, after: string) => before !== after && before !== "";

/** What another size does; parts of `replicationSpecs`. */
export const clusterSizes: readonly Case[] = casesOf(sizeOf, [
  {
    when: "to a larger one of M10 and above",
    applies: (from, to) => rank(from) === 3 && rank(to) === 3 && number(to) > number(from),
    effect: "interrupts",
    means: "Replaced node by node, longer with more data; an election takes about 5 seconds.",
    source: modify,
  },
  {
    when: "to a smaller one of M10 and above",
    applies: (from, to) => rank(from) === 3 && rank(to) === 3 && number(to) < number(from),
    effect: "interrupts",
    means:
      "Replaced node by node; an election takes about 5 seconds. Atlas refuses a size whose " +
      "storage is too small for the data.",
    source: modify,
  },
  {
    when: "from M0 or FLEX to a larger one",
    applies: (from, to) => changed(from, to) && rank(to) > rank(from),
    effect: "interrupts",
    means: "Moved to the larger size, alone in its change, out of reach meanwhile, and never back.",
    consent: "everywhere",
    source: modify,
  },
  {
    when: "to M0 or FLEX",
    applies: (from, to) => changed(from, to) && rank(to) < rank(from),
    effect: "impossible",
    means: "Atlas refuses it: only a new cluster can be so small. Copy the data to one.",
    source: modify,
  },
]);

const moved = {
  effect: "interrupts",
  means:
    "Atlas moves the data node by node, each with an initial sync: longer with more data. " +
    "Services far from it are slower.",
  consent: "where kept whole",
  source: "https://www.mongodb.com/docs/atlas/tutorial/move-cluster/",
} as const;

/** Another region of a cluster that shares its nodes; those of its own are moved. */
const sharedStays = {
  effect: "impossible",
  means:
    "Atlas moves no M0 or FLEX cluster, unless it is raised at once: raise it, or make another.",
  source: "https://www.mongodb.com/docs/atlas/tutorial/move-cluster/",
} as const;

const isShared = (specs: unknown) => rank(sizeOf(specs)) < 3;
const withSize = (part: (specs: unknown) => string) => ({
  own: ({ before, after }: { before: unknown; after: unknown }) =>
    !(isShared(before) && isShared(after)) && changed(part(before), part(after)),
  shared: ({ before, after }: { before: unknown; after: unknown }) =>
    isShared(before) && isShared(after) && changed(part(before), part(after)),
});

/** What another cloud provider does; parts of `replicationSpecs`. */
export const clusterProviders: readonly Case[] = [
  {
    when: "another provider, M10 and above",
    looksAt: providerOf,
    applies: withSize(providerOf).own,
    ...moved,
  },
  {
    when: "another provider, M0 or FLEX",
    looksAt: providerOf,
    applies: withSize(providerOf).shared,
    ...sharedStays,
  },
];

/** What another region does; parts of `replicationSpecs`. */
export const clusterRegions: readonly Case[] = [
  {
    when: "another region, M10 and above",
    looksAt: placeOf,
    applies: withSize(placeOf).own,
    ...moved,
  },
  {
    when: "another region, M0 or FLEX",
    looksAt: placeOf,
    applies: withSize(placeOf).shared,
    ...sharedStays,
  },
];

export const clusterMoves: readonly Case[] = [...clusterProviders, ...clusterRegions];

/** The largest size it may scale to by itself; empty where it does not. */
function scalesTo(specs: unknown): string {
  return regionOf(specs).autoScaling?.computeMaxInstanceSize ?? "";
}

/** What other bounds of scaling do; parts of `replicationSpecs`. */
export const clusterScaling: readonly Case[] = casesOf(scalesTo, [
  {
    when: "other bounds of scaling",
    applies: (from, to) => from !== to,
    effect: "in place",
    means: "Atlas scales between the two sizes from then on, or no longer.",
    source: "https://www.mongodb.com/docs/atlas/cluster-autoscaling/",
  },
]);

const version = (value: unknown) => Number.parseFloat(String(value ?? ""));

/** What another major version does. */
export const clusterVersions: Outcomes = [
  ...casesOf(version, [
    {
      when: "lowered",
      applies: (from, to) => to < from,
      effect: "impossible",
      means:
        "Atlas lowers it by hand alone, and only where its feature version was pinned before: " +
        "restore a snapshot to a new cluster instead.",
      source: "https://www.mongodb.com/docs/atlas/tutorial/major-version-downgrade/",
    },
    {
      when: "raised by more than one",
      applies: (from, to) => Math.floor(to) - Math.floor(from) > 1,
      effect: "impossible",
      means: "Atlas upgrades one major version at a time: go through each, with an `up` for each.",
      source: "https://www.mongodb.com/docs/atlas/tutorial/major-version-change/",
    },
    {
      when: "raised",
      applies: (from, to) => to > from && Math.floor(to) - Math.floor(from) <= 1,
      effect: "interrupts",
      means: "Upgraded node by node; each hand-over breaks connections. There is no way back.",
      consent: "everywhere",
      source: "https://www.mongodb.com/docs/atlas/tutorial/major-version-change/",
    },
  ]),
  { effect: "in place", means: "The version that Atlas runs is kept." },
];
