import { connect } from "../mongodb/connection.ts";
import { readMarker } from "../mongodb/marker.ts";
import { consentRefusals, markedRefusals, type Named } from "../refresh/interlocks.ts";
import { targetRefusals } from "../refresh/marked.ts";
import { placeOf } from "../refresh/place.ts";
import { Unverified } from "../refresh/unverified.ts";
import type { Contents } from "./contents.ts";
import { faultsOf, type Opened, open } from "./opened.ts";
import { replaceAll } from "./replace.ts";

/** The environment is the one that is replaced, and that the backup has to be of. */
export interface RestoreArgs extends Named {
  file: string;
  /** Secret keys of age, one a line. */
  keys: string;
  /** False: verify and judge everything, and write nothing. */
  replaces: boolean;
  signal: AbortSignal;
  onStep: (step: string) => void;
}

/** What became of a restore. Names, counts and digests; never a value. */
export interface Restored {
  /** `refused`: by an interlock. `unverified`: something is not what the manifest says. */
  status: "checked" | "restored" | "refused" | "unverified";
  environment: string;
  file: string;
  target: string;
  reasons: string[];
  /** When the backup was read. */
  readBetween: [from: string, to: string];
  collections: Contents;
  notCarried: string[];
  /** Collections that only the target had, and that are gone. */
  removed: string[];
}

/**
 * Puts a database back as a backup has it. The whole file is read and compared with its manifest
 * before the first write, and until all of it is loaded and read back the database stays as it is.
 */
export async function restore(args: RestoreArgs): Promise<Restored> {
  const opened = open(args.file, args.keys);
  const { readBetween, collections, notCarried } = opened.manifest;
  const found = await outcomeOf(opened, args);
  return {
    environment: args.environment,
    file: args.file,
    target: placeOf(args.targetUrl),
    reasons: [],
    readBetween,
    collections,
    notCarried,
    removed: [],
    ...found,
  };
}

type Found = Pick<Restored, "status"> & Partial<Restored>;

async function outcomeOf(opened: Opened, args: RestoreArgs): Promise<Found> {
  const names = refusalsByName(opened, args);
  if (names.length > 0) return { status: "refused", reasons: names };
  const target = await connect("target", args.targetUrl);
  try {
    const reasons = args.intoProduction
      ? await markedRefusals(target)
      : targetRefusals(await readMarker(target), args.environment);
    if (reasons.length > 0) return { status: "refused", reasons };
    args.onStep("verifying the backup");
    const faults = await faultsOf(opened, args.signal);
    if (faults.length > 0) return { status: "unverified", reasons: faults };
    if (!args.replaces) return { status: "checked" };
    const wanted = opened.manifest.collections;
    const removed = await replaceAll({ ...args, target, source: opened.source, wanted });
    return { status: "restored", removed };
  } catch (error) {
    if (!(error instanceof Unverified)) throw error;
    return { status: "unverified", reasons: [error.message] };
  } finally {
    await target.client.close();
  }
}

function refusalsByName({ manifest }: Opened, args: RestoreArgs): string[] {
  return [
    // What leaves production for another environment goes through the policy, by a refresh.
    ...(manifest.environment === args.environment
      ? []
      : [`The backup is of ${manifest.environment}, and goes back there alone.`]),
    ...consentRefusals(args),
  ];
}
