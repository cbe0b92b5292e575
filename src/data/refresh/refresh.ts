import { randomBytes } from "node:crypto";
import { dumpFolder } from "../formats/dump-folder.ts";
import { connect } from "../mongodb/connection.ts";
import { indexesToBuild, indexFaults } from "../mongodb/indexes.ts";
import { isLoadedByOther } from "../mongodb/names.ts";
import { MongoSource } from "../mongodb/source.ts";
import { collectionIds } from "../mongodb/target.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import type { Pseudonyms } from "../sanitise/pseudonyms.ts";
import { type Sanitised, sanitise } from "../sanitise/sanitise.ts";
import type { Collection, Source } from "../streams.ts";
import { type Ends, nameRefusals, refusals } from "./interlocks.ts";
import { Journal } from "./journal.ts";
import { load } from "./load.ts";
import { readMarker } from "./marker.ts";
import { placeOf } from "./place.ts";
import { removeOld, swapAll } from "./swap.ts";
import { Unverified } from "./unverified.ts";

export interface RefreshArgs {
  /** Holds passwords, as that of the target does; neither is ever shown. */
  sourceUrl: string;
  targetUrl: string;
  /** The environment that is replaced, as its marker names it. */
  environment: string;
  /** False: read and judge everything, and write nothing anywhere. */
  replaces: boolean;
  /** Where a run keeps what it needs to go on after a kill. Never holds an original. */
  folder: string;
  policy: CompiledPolicy;
  policyDigest: string;
  pseudonyms: Pseudonyms;
  signal: AbortSignal;
  /** Told of each step before it is taken. */
  onStep: (step: string) => void;
  onRead?: (collection: string) => void;
}

/** What became of a refresh. Paths, counts and digests; never a value. */
export interface Refreshed {
  /**
   * `checked`: a dry run that found nothing. `refused`: by an interlock. `unlisted`: the policy lacks
   * something. `residual`: personal data was left. `unverified`: something is not what it should be.
   */
  status: "checked" | "replaced" | "refused" | "unlisted" | "residual" | "unverified";
  environment: string;
  source: string;
  target: string;
  /** Why it did not go on; for people. */
  reasons: string[];
  /** What the sanitising found; none where it was refused before. */
  sanitised?: Sanitised;
  /** By collection: how many indexes, that of `_id` left out. */
  indexes: Record<string, number>;
  /** Collections that only the target had, and that are gone. */
  removed: string[];
  /** Whether it went on with what an earlier process had begun. */
  isResumed: boolean;
  times: { startedAt: string; readBetween?: [from: string, to: string]; endedAt: string };
  peakMemoryMb: number;
}

type Found = Partial<Refreshed> & Pick<Refreshed, "status">;

/**
 * Replaces the data of an environment by production's, sanitised: reads it all once, writes what the
 * policy lets pass to a folder, looks there for what was left, loads it beside the old, compares, and
 * only then puts it in place. Until that last step the target serves its old data unchanged.
 */
export async function refresh(args: RefreshArgs): Promise<Refreshed> {
  const startedAt = new Date().toISOString();
  const found = await outcomeOf(args, startedAt);
  return {
    environment: args.environment,
    source: placeOf(args.sourceUrl),
    target: placeOf(args.targetUrl),
    reasons: [],
    indexes: {},
    removed: [],
    isResumed: false,
    ...found,
    times: { startedAt, ...found.times, endedAt: new Date().toISOString() },
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

async function outcomeOf(args: RefreshArgs, startedAt: string): Promise<Found> {
  const names = nameRefusals(args.environment, args.targetUrl);
  if (names.length > 0) return { status: "refused", reasons: names };
  const source = await connect("source", args.sourceUrl);
  try {
    const target = await connect("target", args.targetUrl);
    try {
      const reasons = await refusals({ source, target }, args.environment);
      if (reasons.length > 0) return { status: "refused", reasons };
      return await judged({ source, target }, args, startedAt);
    } finally {
      await target.client.close();
    }
  } catch (error) {
    if (!(error instanceof Unverified)) throw error;
    return { status: "unverified", reasons: [error.message] };
  } finally {
    await source.client.close();
  }
}

async function judged(ends: Ends, args: RefreshArgs, startedAt: string): Promise<Found> {
  const from = new MongoSource(ends.source, args.policy.omitted);
  const collections = await from.collections();
  const indexes = countsOf(collections);
  const faults = collections.flatMap((each) => indexFaults(each, args.policy));
  if (faults.length > 0) return { status: "unlisted", reasons: faults, indexes };
  if (args.replaces) return await replace(ends, from, args, startedAt);
  args.onStep("reading");
  const sanitised = await sanitise({ ...args, from });
  return { status: sanitised.ok ? "checked" : faultOf(sanitised), sanitised, indexes };
}

function countsOf(collections: Collection[]): Record<string, number> {
  return Object.fromEntries(collections.map((each) => [each.name, indexesToBuild(each).length]));
}

function faultOf({ unlisted, residual }: Sanitised): Refreshed["status"] {
  if (unlisted.length > 0) return "unlisted";
  return residual.length > 0 ? "residual" : "unverified";
}

async function replace(
  ends: Ends,
  from: Source,
  args: RefreshArgs,
  startedAt: string,
): Promise<Found> {
  const { id } = (await readMarker(ends.target))!;
  const identity = {
    policy: args.policyDigest,
    key: args.pseudonyms.fingerprint,
    source: placeOf(args.sourceUrl),
    target: id,
  };
  const fresh = { run: randomBytes(4).toString("hex"), startedAt };
  const journal = new Journal(args.folder, identity, fresh);
  const { isResumed } = journal;
  if (journal.record.stage === "reading") {
    const sanitised = await read(from, journal, args);
    if (!sanitised.ok) {
      journal.remove();
      return { status: faultOf(sanitised), sanitised, isResumed };
    }
  }
  const collections = await dumpFolder.source(journal.data).collections();
  if (journal.record.stage === "loading") await loadAll(ends, journal, collections, args);
  const { run, loaded } = journal.record;
  const swapping = { target: ends.target, run, loaded, onStep: args.onStep };
  if (journal.record.stage === "swapping") {
    await swapAll(swapping);
    journal.update({ stage: "cleaning" });
  }
  const removed = await removeOld(swapping);
  const found = summary(journal, args, collections, removed);
  journal.remove();
  return { ...found, isResumed };
}

/**
 * In one go, and from the beginning after a kill: what was read before and after one would be of two
 * times, and what finds originals in the result is in memory alone.
 */
async function read(from: Source, journal: Journal, args: RefreshArgs): Promise<Sanitised> {
  journal.removeData();
  args.onStep("reading");
  const since = new Date().toISOString();
  const to = { path: journal.data, format: dumpFolder };
  const sanitised = await sanitise({ ...args, from, to });
  const { collections, dangling, unused } = sanitised;
  const readBetween: [from: string, to: string] = [since, new Date().toISOString()];
  if (sanitised.ok)
    journal.update({ stage: "loading", readBetween, collections, dangling, unused });
  return sanitised;
}

async function loadAll(
  { target }: Ends,
  journal: Journal,
  collections: readonly Collection[],
  { signal, onStep }: RefreshArgs,
): Promise<void> {
  const { run } = journal.record;
  for (const name of (await collectionIds(target)).keys()) {
    if (isLoadedByOther(run, name)) await target.database.dropCollection(name);
  }
  for (const collection of collections) {
    const { name } = collection;
    if (name in journal.record.loaded) continue;
    signal.throwIfAborted();
    onStep(`loading ${name}`);
    const expected = journal.record.collections[name]!;
    const id = await load({ target, run, data: journal.data, collection, expected, signal });
    journal.update({ loaded: { ...journal.record.loaded, [name]: id } });
  }
  journal.update({ stage: "swapping" });
}

function summary(
  { record }: Journal,
  { pseudonyms }: RefreshArgs,
  collections: Collection[],
  removed: string[],
): Found {
  const { dangling, unused, startedAt, readBetween } = record;
  return {
    status: "replaced",
    sanitised: {
      ok: true,
      collections: record.collections,
      unlisted: [],
      residual: [],
      dangling,
      unused,
      keyFingerprint: pseudonyms.fingerprint,
    },
    indexes: countsOf(collections),
    removed,
    times: { startedAt, readBetween, endedAt: "" },
  };
}
