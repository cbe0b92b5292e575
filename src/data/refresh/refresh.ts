import { randomBytes } from "node:crypto";
import type { Contents, OpenEnds } from "../kind.ts";
import { kindOf } from "../kinds.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import type { Pseudonyms } from "../sanitise/pseudonyms.ts";
import { type Sanitised, sanitise } from "../sanitise/sanitise.ts";
import { nameRefusals } from "./interlocks.ts";
import { Journal } from "./journal.ts";
import { placeOf } from "./place.ts";
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
  /** By collection: how many indexes come along, that of `_id` left out. */
  indexes: Record<string, number>;
  /** What of the source was not read, and stays in the target as it is. */
  leftOut: string[];
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
    leftOut: [],
    removed: [],
    isResumed: false,
    ...found,
    times: { startedAt, ...found.times, endedAt: new Date().toISOString() },
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

async function outcomeOf(args: RefreshArgs, startedAt: string): Promise<Found> {
  const { sourceUrl, targetUrl, environment } = args;
  const names = nameRefusals(environment, targetUrl);
  if (names.length > 0) return { status: "refused", reasons: names };
  const kind = kindOf("source", sourceUrl);
  if (kindOf("target", targetUrl) !== kind) {
    return { status: "refused", reasons: ["Source and target are of different kinds."] };
  }
  const ends = await kind.openEnds(sourceUrl, targetUrl);
  try {
    const reasons = await ends.refusals(environment);
    if (reasons.length > 0) return { status: "refused", reasons };
    return await judged(ends, args, startedAt);
  } catch (error) {
    if (!(error instanceof Unverified)) throw error;
    return { status: "unverified", reasons: [error.message] };
  } finally {
    await ends.close();
  }
}

async function judged(ends: OpenEnds, args: RefreshArgs, startedAt: string): Promise<Found> {
  const contents = await ends.contents(args.policy);
  const { faults, indexes, leftOut } = contents;
  if (faults.length > 0) return { status: "unlisted", reasons: faults, indexes, leftOut };
  if (args.replaces) return await replace(ends, contents, args, startedAt);
  args.onStep("reading");
  const sanitised = await sanitise({ ...args, ...contents });
  const status = sanitised.ok ? "checked" : faultOf(sanitised);
  const times = { startedAt, readBetween: readBetween(contents, startedAt), endedAt: "" };
  return { status, sanitised, indexes, leftOut, times };
}

function faultOf({ unlisted, residual }: Sanitised): Refreshed["status"] {
  if (unlisted.length > 0) return "unlisted";
  return residual.length > 0 ? "residual" : "unverified";
}

async function replace(
  ends: OpenEnds,
  contents: Contents,
  args: RefreshArgs,
  startedAt: string,
): Promise<Found> {
  const identity = {
    policy: args.policyDigest,
    key: args.pseudonyms.fingerprint,
    source: placeOf(args.sourceUrl),
    target: await ends.targetId(),
  };
  const fresh = { run: randomBytes(4).toString("hex"), startedAt };
  const journal = new Journal(args.folder, identity, fresh);
  const { isResumed } = journal;
  if (journal.record.stage === "reading") {
    const sanitised = await read(contents, journal, args);
    if (!sanitised.ok) {
      journal.remove();
      return { status: faultOf(sanitised), sanitised, isResumed };
    }
  }
  const { signal, onStep } = args;
  const removed = await ends.put({ journal, signal, onStep });
  const found = summary(journal, args, contents, removed);
  journal.remove();
  return { ...found, isResumed };
}

/**
 * In one go, and from the beginning after a kill: what was read before and after one would be of two
 * times, and what finds originals in the result is in memory alone.
 */
async function read(contents: Contents, journal: Journal, args: RefreshArgs): Promise<Sanitised> {
  journal.removeData();
  args.onStep("reading");
  const since = new Date().toISOString();
  const to = { path: journal.data, format: contents.format };
  const sanitised = await sanitise({ ...args, ...contents, to });
  const { collections, dangling, unused } = sanitised;
  const times = { readBetween: readBetween(contents, since) };
  if (sanitised.ok) journal.update({ stage: "loading", ...times, collections, dangling, unused });
  return sanitised;
}

function readBetween({ from: { asOf } }: Contents, since: string): [from: string, to: string] {
  return asOf === undefined ? [since, new Date().toISOString()] : [asOf, asOf];
}

function summary(
  { record }: Journal,
  { pseudonyms }: RefreshArgs,
  { indexes, leftOut }: Contents,
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
    indexes,
    leftOut,
    removed,
    times: { startedAt, readBetween, endedAt: "" },
  };
}
