import { type Connection, connect } from "../mongodb/connection.ts";
import { readMarker } from "../mongodb/marker.ts";
import { markerCollection } from "../mongodb/names.ts";
import { MongoSource } from "../mongodb/source.ts";
import { collectionIds } from "../mongodb/target.ts";
import { nameRefusals } from "../refresh/interlocks.ts";
import { targetRefusals } from "../refresh/marked.ts";
import { placeOf } from "../refresh/place.ts";
import { Unverified } from "../refresh/unverified.ts";
import { type Contents, differences } from "./contents.ts";
import { faultsOf, type Opened, open } from "./opened.ts";
import { replaceAll } from "./replace.ts";

export interface DrillArgs {
  file: string;
  /** A scratch database, marked as `drill`. */
  targetUrl: string;
  /** Secret keys of age, one a line. */
  keys: string;
  signal: AbortSignal;
  onStep: (step: string) => void;
}

/** What became of a drill. Names, counts and digests; never a value. */
export interface Drilled {
  status: "passed" | "refused" | "unverified";
  file: string;
  target: string;
  /** Whose backup it is. */
  environment: string;
  readBetween: [from: string, to: string];
  reasons: string[];
  collections: Contents;
  startedAt: string;
  endedAt: string;
}

/** What the marker of a scratch database says. */
const scratch = "drill";

/**
 * Restores a backup into a scratch database as a restore would, compares what stands there with the
 * manifest, and leaves nothing of it there, however it ends.
 */
export async function drill(args: DrillArgs): Promise<Drilled> {
  const startedAt = new Date().toISOString();
  const opened = open(args.file, args.keys);
  const { environment, readBetween, collections } = opened.manifest;
  const found = await outcomeOf(opened, args);
  return {
    ...found,
    file: args.file,
    target: placeOf(args.targetUrl),
    environment,
    readBetween,
    collections,
    startedAt,
    endedAt: new Date().toISOString(),
  };
}

type Found = Pick<Drilled, "status" | "reasons">;

async function outcomeOf(opened: Opened, args: DrillArgs): Promise<Found> {
  const names = [
    ...nameRefusals(scratch, args.targetUrl),
    ...clusterRefusals(placeOf(args.targetUrl), opened.manifest.source),
  ];
  if (names.length > 0) return { status: "refused", reasons: names };
  const target = await connect("target", args.targetUrl);
  try {
    const refusals = targetRefusals(await readMarker(target), scratch);
    if (refusals.length > 0) return { status: "refused", reasons: refusals };
    args.onStep("verifying the backup");
    const faults = await faultsOf(opened, args.signal);
    if (faults.length > 0) return { status: "unverified", reasons: faults };
    return await tried(opened, target, args);
  } catch (error) {
    if (!(error instanceof Unverified)) throw error;
    return { status: "unverified", reasons: [error.message] };
  } finally {
    await target.client.close();
  }
}

/** By their names in the URLs, as the backup's own cluster may be gone. */
function clusterRefusals(target: string, source: string): string[] {
  const hosts = hostsOf(source);
  return hostsOf(target).some((host) => hosts.includes(host))
    ? ["The scratch database is on the cluster that the backup is of."]
    : [];
}

function hostsOf(place: string): string[] {
  return place.split("/")[0]!.toLowerCase().split(",");
}

async function tried(opened: Opened, target: Connection, args: DrillArgs): Promise<Found> {
  const wanted = opened.manifest.collections;
  try {
    await replaceAll({ ...args, target, source: opened.source, wanted });
    args.onStep("comparing it with the manifest");
    const reasons = await differences(new MongoSource(target), wanted, args.signal);
    return { status: reasons.length > 0 ? "unverified" : "passed", reasons };
  } finally {
    args.onStep("dropping it");
    for (const name of (await collectionIds(target)).keys()) {
      if (name !== markerCollection) await target.database.dropCollection(name);
    }
  }
}
