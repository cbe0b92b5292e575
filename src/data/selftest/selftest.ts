import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "bson";
import { contentsOf, differences } from "../backup/contents.ts";
import { replaceAll } from "../backup/replace.ts";
import { ArchiveSink, ArchiveSource } from "../formats/archive.ts";
import { type Connection, connect, failed } from "../mongodb/connection.ts";
import { canonical } from "../mongodb/indexes.ts";
import { isOurs } from "../mongodb/names.ts";
import { MongoSource } from "../mongodb/source.ts";
import { buildIndexes, collectionIds, Inserter } from "../mongodb/target.ts";
import { nameRefusals, readerRefusals } from "../refresh/interlocks.ts";
import { placeOf } from "../refresh/place.ts";
import { indexKinds, values } from "./samples.ts";

/** What was tried, and how it went. */
export interface Trial {
  name: string;
  ok: boolean;
  /** What came instead. */
  found?: string;
}

export interface SelfTested {
  /** `refused`: nothing was tried. `failed`: some trial was not as it should be. */
  status: "passed" | "failed" | "refused";
  target: string;
  reasons: string[];
  trials: Trial[];
}

export interface SelfTestArgs {
  /** Of an empty database, for a user who may write to it; it is never shown. */
  targetUrl: string;
  signal: AbortSignal;
  onStep: (step: string) => void;
}

const prefix = "infra_selftest_";
const collections = {
  types: `${prefix}types`,
  indexes: `${prefix}indexes`,
  many: `${prefix}many`,
  stray: `${prefix}stray`,
};

/** Enough for several answers of the server, and several commands of ours. */
const manyDocuments = 5_000;

/**
 * Tries on a database what `infra data` asks of a server: every type, every kind of index, the copy to
 * a file and back, and the look at a user's rights. What it makes it drops again.
 */
export async function selftest(args: SelfTestArgs): Promise<SelfTested> {
  const about = { target: placeOf(args.targetUrl), reasons: [], trials: [] };
  const names = nameRefusals("selftest", args.targetUrl);
  if (names.length > 0) return { ...about, status: "refused", reasons: names };
  const open = await connect("target", args.targetUrl);
  try {
    const there = [...(await collectionIds(open)).keys()];
    if (there.length > 0) {
      const reason = `The database has ${there.length} collections already: name one that is empty.`;
      return { ...about, status: "refused", reasons: [reason] };
    }
    try {
      const trials = await tried(open, args);
      const status = trials.every(({ ok }) => ok) ? "passed" : "failed";
      return { ...about, status, trials };
    } finally {
      await dropOwn(open);
    }
  } finally {
    await open.client.close();
  }
}

/** What it has made itself, and nothing that somebody else may have made meanwhile. */
async function dropOwn(open: Connection): Promise<void> {
  const own = (name: string) => name.startsWith(prefix) || isOurs(name);
  for (const name of (await collectionIds(open)).keys()) {
    if (own(name)) await open.database.dropCollection(name);
  }
}

async function tried(
  open: Connection,
  { targetUrl, signal, onStep }: SelfTestArgs,
): Promise<Trial[]> {
  const trials: Trial[] = [];
  const attempt = async (name: string, run: () => Promise<string | undefined>) => {
    signal.throwIfAborted();
    const found = await run().catch(wordsOf);
    trials.push({ name, ok: found === undefined, ...(found !== undefined && { found }) });
  };
  onStep("documents of every type");
  for (const [type, value] of Object.entries(values)) {
    await attempt(`document: ${type}`, () => sameAgain(open, type, value, signal));
  }
  onStep("indexes of every kind");
  for (const [kind, index] of Object.entries(indexKinds)) {
    await attempt(`index: ${kind}`, () => builtTwice(open, kind, index));
  }
  onStep("a copy to a file and back");
  await attempt("copied to a file and put back", () => copiedAndBack(open, signal));
  onStep("the look at a user's rights");
  await attempt("rights: a user who may write is no reader", () => refusedAsReader(targetUrl));
  return trials;
}

const wordsOf = (error: unknown): string => (failed("The command", error) as Error).message;

/** Its bytes, read again, are those that were written; what is not is taken out again. */
async function sameAgain(
  open: Connection,
  type: string,
  value: unknown,
  signal: AbortSignal,
): Promise<string | undefined> {
  const document = Buffer.from(serialize({ _id: type, value }));
  const inserter = new Inserter(open, collections.types);
  await inserter.write(document);
  await inserter.end();
  for await (const item of new MongoSource(open).items(signal)) {
    if (item.document.equals(document)) return undefined;
  }
  await open.database.collection<{ _id: string }>(collections.types).deleteOne({ _id: type });
  return "it is another when it is read again";
}

/** Built, listed, built again by what was listed: the same. */
async function builtTwice(
  open: Connection,
  kind: string,
  index: object,
): Promise<string | undefined> {
  const name = collections.indexes;
  const { database } = open;
  await database.command({ createIndexes: name, indexes: [{ ...index, name: kind }] });
  const first = { name, indexes: await database.collection(name).indexes() };
  await database.dropCollection(name);
  await buildIndexes(open, name, first);
  const again = { name, indexes: await database.collection(name).indexes() };
  await database.dropCollection(name);
  return `${canonical(first)}` === `${canonical(again)}` ? undefined : "built again it is another";
}

/** As a backup goes, and a restore over a database that has changed meanwhile. */
async function copiedAndBack(open: Connection, signal: AbortSignal): Promise<string | undefined> {
  const { database } = open;
  const inserter = new Inserter(open, collections.many);
  for (let n = 0; n < manyDocuments; n++) {
    await inserter.write(Buffer.from(serialize({ _id: n, text: "x".repeat(n % 400), n })));
  }
  await inserter.end();
  await database.collection(collections.many).createIndex({ n: 1 }, { unique: true });
  const folder = mkdtempSync(join(tmpdir(), "infra-selftest-"));
  try {
    const file = join(folder, "copy.archive");
    const source = new MongoSource(open);
    const sink = new ArchiveSink(file, "selftest");
    await sink.begin(await source.collections());
    for await (const item of source.items(signal)) await sink.write(item);
    await sink.end();
    const wanted = await contentsOf(new MongoSource(open), signal);
    await database.collection(collections.many).deleteMany({ n: { $lt: 100 } });
    await database.collection(collections.stray).insertOne({ a: 1 });
    const from = new ArchiveSource(file);
    await replaceAll({ target: open, source: from, wanted, signal, onStep: () => {} });
    const found = await differences(new MongoSource(open), wanted, signal);
    return found.length === 0 ? undefined : found.join(" ");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The user of the URL may write, so that a refresh has to refuse to read by it. */
async function refusedAsReader(url: string): Promise<string | undefined> {
  const source = await connect("source", url);
  try {
    if ((await readerRefusals(source)).length > 0) return undefined;
    return "nothing tells that the user may write: a refresh would read by it";
  } finally {
    await source.client.close();
  }
}

export function selftestText({ status, target, reasons, trials }: SelfTested): string {
  if (status === "refused")
    return [`${target}: refused`, ...reasons.map((each) => `- ${each}`)].join("\n");
  const bad = trials.filter(({ ok }) => !ok);
  return [
    `${target}: ${trials.length - bad.length} of ${trials.length} as they should be`,
    ...bad.map(({ name, found }) => `- ${name}: ${found}`),
  ].join("\n");
}
