import { existsSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { makePrivateFolder } from "../../shared/private-files.ts";
import {
  type CollectionFile,
  collectionFiles,
  DocumentWriter,
  readDocuments,
} from "../jsonl/files.ts";
import { type CompiledPolicy, ruledNodes, unlistedCollection } from "../policy/compile.ts";
import { Observed, type ObservedPath } from "../policy/observed.ts";
import { Originals } from "../residual/originals.ts";
import { ResidualScanner } from "../residual/scanner.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import { Sanitiser } from "./sanitiser.ts";

/** What a run did. Paths, types and counts; never a value. */
export interface Sanitised {
  ok: boolean;
  /** By collection: how many documents were read, and how many written. */
  collections: Record<string, { read: number; written: number }>;
  /** What the policy does not list. */
  unlisted: ObservedPath[];
  /** Personal data found in what would have come out. */
  residual: ObservedPath[];
  /** Paths of the policy that no document had. */
  unused: string[];
  /** Names the key of the pseudonyms. */
  keyFingerprint: string;
}

export interface SanitiseArgs {
  from: string;
  /** None to only check: then nothing is written. */
  to?: string;
  policy: CompiledPolicy;
  pseudonyms: Pseudonyms;
  signal: AbortSignal;
}

/**
 * Sanitises a folder of collections. The result is written aside, scanned for what was left, and
 * stands at its place only if everything was listed and nothing was found.
 */
export async function sanitiseFolder(args: SanitiseArgs): Promise<Sanitised> {
  const files = collectionFiles(args.from);
  const aside = args.to === undefined ? undefined : prepareAside(args.from, args.to);
  try {
    const originals = new Originals();
    const unlisted = new Observed();
    const { policy, pseudonyms } = args;
    const { emailHost } = policy;
    const sanitiser = new Sanitiser({ pseudonyms, emailHost, unlisted, originals });
    const collections: Sanitised["collections"] = {};
    for (const each of files) {
      collections[each.collection] = await sanitiseFile(each, aside, args, sanitiser, unlisted);
    }
    if (originals.isFull) {
      throw new UserError("More than 10 million values were replaced: sanitise it in parts.");
    }
    const scanner = new ResidualScanner(policy, originals);
    if (aside !== undefined && unlisted.size === 0) await scanFolder(aside, scanner, args.signal);
    const ok = unlisted.size + scanner.found.size === 0;
    if (aside !== undefined && ok) renameSync(aside, args.to!);
    return {
      ok,
      collections,
      unlisted: unlisted.all(),
      residual: scanner.found.all(),
      unused: unusedPaths(policy),
      keyFingerprint: pseudonyms.fingerprint,
    };
  } finally {
    if (aside !== undefined) rmSync(aside, { recursive: true, force: true });
  }
}

function prepareAside(from: string, to: string): string {
  if (existsSync(to)) {
    throw new UserError(`${to} is there already. Remove it, or name a folder that is not there.`);
  }
  if (`${resolve(to)}/`.startsWith(`${resolve(from)}/`)) {
    throw new UserError(`${to} lies in ${from}, which holds the originals. Name another folder.`);
  }
  const aside = `${resolve(to)}.partial-${process.pid}`;
  makePrivateFolder(aside);
  return aside;
}

async function sanitiseFile(
  each: CollectionFile,
  aside: string | undefined,
  { policy, signal }: SanitiseArgs,
  sanitiser: Sanitiser,
  unlisted: Observed,
): Promise<{ read: number; written: number }> {
  const { collection } = each;
  const counts = { read: 0, written: 0 };
  const writer =
    aside === undefined ? undefined : new DocumentWriter(join(aside, `${collection}.jsonl`));
  const isOmitted = policy.omitted.has(collection);
  const rules = policy.collections.get(collection) ?? unlistedCollection(collection);
  try {
    for await (const document of readDocuments(each)) {
      signal.throwIfAborted();
      counts.read++;
      if (isOmitted) continue;
      const clean = sanitiser.sanitise(rules, document);
      // After the first refusal the rest is read only to name all that is missing at once.
      if (clean === undefined || writer === undefined || unlisted.size > 0) continue;
      await writer.write(clean);
      counts.written++;
    }
  } finally {
    await writer?.close();
  }
  return counts;
}

/** Also those that this run did not write: whatever lies there would be taken over. */
async function scanFolder(folder: string, scanner: ResidualScanner, signal: AbortSignal) {
  for (const each of collectionFiles(folder)) {
    for await (const document of readDocuments(each)) {
      signal.throwIfAborted();
      scanner.scan(each.collection, document);
    }
  }
}

function unusedPaths({ collections }: CompiledPolicy): string[] {
  return [...collections.values()].flatMap(({ name, root }) =>
    [...ruledNodes(root)].filter(({ met }) => met === 0).map(({ path }) => `${name}.${path}`),
  );
}
