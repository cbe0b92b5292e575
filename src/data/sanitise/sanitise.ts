import { existsSync, renameSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { Digest } from "../digest.ts";
import type { Treatment, TreatmentArgs } from "../kind.ts";
import { type CompiledPolicy, ruledNodes } from "../policy/compile.ts";
import { Observed, type ObservedPath } from "../policy/observed.ts";
import { Originals } from "../residual/originals.ts";
import type { Format, Sink, Source } from "../streams.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/** What a run did. Paths, types and counts; never a value. */
export interface Sanitised {
  ok: boolean;
  /** What came of each collection; the digest is that of the documents written. */
  collections: Record<string, { read: number; written: number; digest: string }>;
  /** Why the policy does not fit the database, by its definitions; then nothing of it was read. */
  faults?: string[];
  /** What the policy does not list. */
  unlisted: ObservedPath[];
  /** Personal data found in what would have come out. */
  residual: ObservedPath[];
  /** By reference: how many lead nowhere, in what was read and in what came out. */
  dangling: Record<string, { before: number; after: number }>;
  /** Paths of the policy that no document had. */
  unused: string[];
  /** Names the key of the pseudonyms. */
  keyFingerprint: string;
}

export interface SanitiseArgs {
  from: Source;
  /** None to only check: then nothing is written. */
  to?: { path: string; format: Format };
  /** What is done with its documents. */
  treat: (args: TreatmentArgs) => Treatment;
  policy: CompiledPolicy;
  pseudonyms: Pseudonyms;
  signal: AbortSignal;
  /** Told the collection of every document that is read. */
  onRead?: (collection: string) => void;
}

/**
 * Sanitises collections. The result is written aside, scanned for what was left, and stands at its
 * place only if everything was listed and nothing was found.
 */
export async function sanitise(args: SanitiseArgs): Promise<Sanitised> {
  const aside = args.to && prepareAside(args.to.path);
  try {
    const run = new Run(args);
    await run.read(aside === undefined ? undefined : args.to!.format.sink(aside));
    if (aside !== undefined) await run.scan(args.to!.format.source(aside));
    const outcome = run.outcome();
    if (aside !== undefined && outcome.ok) renameSync(aside, args.to!.path);
    return outcome;
  } finally {
    if (aside !== undefined) rmSync(aside, { recursive: true, force: true });
  }
}

function prepareAside(to: string): string {
  if (!existsSync(to)) return `${resolve(to)}.partial-${process.pid}${suffixOf(to)}`;
  throw new UserError(`${to} is there already. Remove it, or name one that is not there.`);
}

/** The ending tells whether a file is compressed. */
function suffixOf(path: string): string {
  return path.endsWith(".gz") ? ".gz" : "";
}

class Run {
  readonly #args: SanitiseArgs;
  readonly #unlisted = new Observed();
  readonly #originals = new Originals();
  readonly #found = new Observed();
  readonly #treatment: Treatment;
  readonly #collections = new Map<string, { read: number; written: Digest }>();

  constructor(args: SanitiseArgs) {
    this.#args = args;
    const { policy, pseudonyms } = args;
    const told = { unlisted: this.#unlisted, originals: this.#originals, found: this.#found };
    this.#treatment = args.treat({ policy, pseudonyms, emailHost: policy.emailHost, ...told });
  }

  async read(sink: Sink | undefined): Promise<void> {
    const { from, signal } = this.#args;
    const collections = await from.collections();
    for (const { name } of collections) {
      this.#collections.set(name, { read: 0, written: new Digest() });
    }
    await sink?.begin(collections);
    try {
      await this.#items(from, sink, signal);
    } finally {
      await sink?.end();
    }
    if (this.#originals.isFull) {
      throw new UserError("More than 10 million values were replaced: sanitise it in parts.");
    }
  }

  async #items(from: Source, sink: Sink | undefined, signal: AbortSignal): Promise<void> {
    const { policy, onRead } = this.#args;
    for await (const { collection, document } of from.items(signal)) {
      const counts = this.#collections.get(collection)!;
      counts.read++;
      onRead?.(collection);
      if (policy.omitted.has(collection)) continue;
      const clean = this.#treatment.sanitise(collection, document);
      // After the first refusal the rest is read only to name all that is missing at once.
      if (clean === undefined || this.#unlisted.size > 0) continue;
      if (sink === undefined) continue;
      await sink.write({ collection, document: clean });
      counts.written.add(clean);
    }
  }

  /** Also what this run did not write: whatever lies there would be taken over. */
  async scan(written: Source): Promise<void> {
    if (this.#unlisted.size > 0) return;
    for await (const { collection, document } of written.items(this.#args.signal)) {
      this.#treatment.scan(collection, document);
    }
  }

  outcome(): Sanitised {
    const { policy, pseudonyms } = this.#args;
    const dangling = this.#treatment.dangling();
    const areWhole = Object.values(dangling).every(({ before, after }) => before === after);
    return {
      ok: this.#unlisted.size + this.#found.size === 0 && areWhole,
      collections: Object.fromEntries(
        [...this.#collections].map(([name, { read, written }]) => [
          name,
          { read, written: written.count, digest: `${written}` },
        ]),
      ),
      unlisted: this.#unlisted.all(),
      residual: this.#found.all(),
      dangling,
      unused: unusedPaths(policy),
      keyFingerprint: pseudonyms.fingerprint,
    };
  }
}

function unusedPaths({ collections }: CompiledPolicy): string[] {
  return [...collections.values()].flatMap(({ name, root }) =>
    [...ruledNodes(root)].filter(({ met }) => met === 0).map(({ path }) => `${name}.${path}`),
  );
}
