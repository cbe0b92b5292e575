/**
 * What sanitising adds to copying a database, on the same servers in the same run: the bytes of each
 * document as they are; the same through Bondigoo's policy, with originals and references remembered;
 * and a whole refresh, which also writes them to the disk, scans them and reads them back. It measures
 * the test server above all, so that only the ratios mean something.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connection, connect } from "../src/data/mongodb/connection.ts";
import { MongoSource } from "../src/data/mongodb/source.ts";
import { Inserter } from "../src/data/mongodb/target.ts";
import { Observed } from "../src/data/policy/observed.ts";
import { References } from "../src/data/references.ts";
import { mark } from "../src/data/refresh/marker.ts";
import { refresh } from "../src/data/refresh/refresh.ts";
import { Originals } from "../src/data/residual/originals.ts";
import { Sanitiser } from "../src/data/sanitise/sanitiser.ts";
import { type MongoServer, startMongoServer } from "../tests/data/mongodb/server.ts";
import { argsFor, fill } from "../tests/data/refresh/databases.ts";
import { median, medianRatio, report } from "./measure.ts";

const count = 20_000;
const rounds = 3;
const { signal } = new AbortController();
const folder = mkdtempSync(join(tmpdir(), "bench-refresh-"));
const servers: [source: MongoServer, target: MongoServer] = [
  await startMongoServer(),
  await startMongoServer(),
];
const sourceUrl = `${servers[0].url}shop`;
let databases = 0;

const variants: { what: string; work: (targetUrl: string) => Promise<void> }[] = [
  { what: "copy", work: (url) => copy(url, (_collection, document) => document) },
  { what: "sanitising copy", work: (url) => copy(url, sanitising()) },
  { what: "refresh", work: wholeRefresh },
];
const seconds = new Map(variants.map(({ what }) => [what, [] as number[]]));

try {
  await fill(sourceUrl, count);
  for (let round = 0; round <= rounds; round++) {
    for (const { what, work } of variants) {
      const targetUrl = `${servers[1].url}staging-${++databases}`;
      await mark(targetUrl, "staging", true);
      const started = performance.now();
      await work(targetUrl);
      if (round > 0) seconds.get(what)!.push((performance.now() - started) / 1000);
    }
  }
} finally {
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true });
}
report(
  "refresh",
  variants.map(({ what }) => ({
    what,
    seconds: Number(median(seconds.get(what)!).toFixed(2)),
    "docs per second": Math.round(count / median(seconds.get(what)!)),
    "times a copy": Number(medianRatio(seconds.get(what)!, seconds.get("copy")!).toFixed(2)),
  })),
);

type Change = (collection: string, document: Buffer) => Buffer | undefined;

async function copy(targetUrl: string, change: Change): Promise<void> {
  const [source, target] = [await connect("source", sourceUrl), await connect("target", targetUrl)];
  const inserters = new Map<string, Inserter>();
  for await (const { collection, document } of new MongoSource(source).items(signal)) {
    const changed = change(collection, document);
    if (changed !== undefined) await inserterOf(inserters, target, collection).write(changed);
  }
  for (const inserter of inserters.values()) await inserter.end();
  await Promise.all([source.client.close(), target.client.close()]);
}

function inserterOf(known: Map<string, Inserter>, target: Connection, name: string): Inserter {
  const inserter = known.get(name) ?? new Inserter(target, name);
  known.set(name, inserter);
  return inserter;
}

function sanitising(): Change {
  const { policy, pseudonyms } = argsFor(sourceUrl, "", "");
  const { emailHost, references } = policy;
  const [before, after] = [new References(references), new References(references)];
  const own = { unlisted: new Observed(), originals: new Originals() };
  const sanitiser = new Sanitiser({ pseudonyms, emailHost, ...own });
  return (collection, document) => {
    const rules = policy.collections.get(collection);
    // The sessions, which are omitted.
    if (rules === undefined) return undefined;
    const clean = sanitiser.sanitise(rules, document)!;
    before.see(collection, document);
    after.see(collection, clean);
    return clean;
  };
}

async function wholeRefresh(targetUrl: string): Promise<void> {
  const run = join(folder, String(databases));
  const { status } = await refresh(argsFor(sourceUrl, targetUrl, run));
  if (status !== "replaced") throw new Error(`the refresh ended as ${status}`);
}
