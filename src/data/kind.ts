import type { DatabaseType } from "../config/databases/kinds.ts";
import type { CompiledPolicy } from "./policy/compile.ts";
import type { Observed, ObservedPath } from "./policy/observed.ts";
import type { Journal } from "./refresh/journal.ts";
import type { SanitiserOptions } from "./sanitise/texts.ts";
import type { Format, Source } from "./streams.ts";

/** Lets a database be replaced, and says for which environment it is. */
export interface Marker {
  environment: string;
  /** No two databases have the same. */
  id: string;
  /** Whether a replacing has begun, and not ended: what the database holds is partly old, or missing. */
  isPartial: boolean;
}

/** What is done with the documents of one kind of database on their way. */
export interface Treatment {
  /** The document as the policy lets it pass; none where something in it is not listed. */
  sanitise(collection: string, document: Buffer): Buffer | undefined;
  /** Looks for personal data in a document that came out. */
  scan(collection: string, document: Buffer): void;
  /** By reference: how many lead nowhere, in what was read and in what came out. */
  dangling(): Record<string, { before: number; after: number }>;
}

export interface TreatmentArgs extends SanitiserOptions {
  policy: CompiledPolicy;
  /** Told of what the scan finds. */
  found: Observed;
}

/** What a source has, and how it is treated. */
export interface Contents {
  from: Source;
  /** How it lies on the disk in between. */
  format: Format;
  treat(args: TreatmentArgs): Treatment;
  /** Why the policy does not fit it, as far as that is known before it is read. */
  faults: string[];
  /** By collection: how many indexes, where they come along. */
  indexes: Record<string, number>;
  /** What of the database is not read. */
  leftOut: string[];
}

/** A source that is open: it is only ever read. */
export interface OpenSource {
  /** Why it is not read: it could be written to as well. */
  refusals(): Promise<string[]>;
  contents(policy: CompiledPolicy): Promise<Contents>;
  /** What a policy has to list. */
  scan(signal: AbortSignal): Promise<ObservedPath[]>;
  close(): Promise<void>;
}

/** A target that is open. */
export interface OpenTarget {
  marker(): Promise<Marker | undefined>;
  writeMarker(environment: string, id: string): Promise<void>;
  /** How many collections or tables of the application it has. */
  count(): Promise<number>;
  close(): Promise<void>;
}

/** What a refresh puts in place. */
export interface Putting {
  journal: Journal;
  signal: AbortSignal;
  onStep: (step: string) => void;
}

/** Both ends of a refresh. */
export interface OpenEnds {
  /** Why this source may not replace this target; every reason at once. */
  refusals(environment: string): Promise<string[]>;
  contents(policy: CompiledPolicy): Promise<Contents>;
  /** Of the target's marker. */
  targetId(): Promise<string>;
  /**
   * Loads what the journal's folder holds, verifies it and puts it in place; goes on where the journal
   * says. Gives the collections that only the target had, and that are gone.
   */
  put(putting: Putting): Promise<string[]>;
  close(): Promise<void>;
}

/** What the commands need of one kind of database. Another one is a file, and a line in kinds.ts. */
export interface DataKind {
  /** `database.type` of the environments that have it. */
  type: DatabaseType;
  title: string;
  /** What its URLs begin with. */
  url: RegExp;
  /** How an environment gets a user who may only read. */
  newReader(stack: string): string;
  openSource(url: string): Promise<OpenSource>;
  openTarget(url: string): Promise<OpenTarget>;
  openEnds(sourceUrl: string, targetUrl: string): Promise<OpenEnds>;
}
