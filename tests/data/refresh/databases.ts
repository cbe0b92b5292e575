import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { serialize } from "bson";
import { Digest } from "../../../src/data/digest.ts";
import { type Connection, connect } from "../../../src/data/mongodb/connection.ts";
import { MongoSource } from "../../../src/data/mongodb/source.ts";
import { buildIndexes, Inserter } from "../../../src/data/mongodb/target.ts";
import type { RefreshArgs } from "../../../src/data/refresh/refresh.ts";
import { Pseudonyms } from "../../../src/data/sanitise/pseudonyms.ts";
import { type Production, personal, production } from "../bondigoo.ts";
import { bondigoo, key } from "../sample.ts";

/** Does something with a database of the test server, as its owner. */
export async function within<T>(url: string, work: (open: Connection) => Promise<T>): Promise<T> {
  const open = await connect("target", url);
  try {
    return await work(open);
  } finally {
    await open.client.close();
  }
}

/** Fills a database. */
export async function fill(url: string, count: number): Promise<Production> {
  const made = production(count);
  await within(url, async (open) => {
    const inserters = new Map<string, Inserter>();
    for (const { collection, document } of made.documents) {
      if (!inserters.has(collection)) inserters.set(collection, new Inserter(open, collection));
      await inserters.get(collection)!.write(Buffer.from(serialize(document)));
    }
    for (const each of inserters.values()) await each.end();
    for (const [name, indexes] of Object.entries(made.indexes)) {
      await buildIndexes(open, name, { name, indexes });
    }
  });
  return made;
}

/** What is in a database: documents by count and digest, those with an original in them, and indexes. */
export async function contentOf(url: string) {
  return await within(url, async (open) => {
    const source = new MongoSource(open);
    const digests: Record<string, Digest> = {};
    let originals = 0;
    const collections = await source.collections();
    for (const { name } of collections) digests[name] = new Digest();
    for await (const { collection, document } of source.items(new AbortController().signal)) {
      digests[collection]!.add(document);
      if (personal.test(document.toString("latin1"))) originals++;
    }
    const indexes = Object.fromEntries(
      collections.map(({ name, indexes }) => [name, indexes.map((each) => each["name"]).sort()]),
    );
    const documents = Object.fromEntries(
      Object.entries(digests).map(([name, digest]) => [
        name,
        { count: digest.count, digest: `${digest}` },
      ]),
    );
    return { documents, originals, indexes };
  });
}

/** All names that stand in a database. */
export async function namesIn(url: string): Promise<string[]> {
  return await within(url, async ({ database }) => {
    const all = await database.listCollections().toArray();
    return all.map(({ name }) => name).sort();
  });
}

export function argsFor(sourceUrl: string, targetUrl: string, folder: string): RefreshArgs {
  return {
    sourceUrl,
    targetUrl,
    folder,
    environment: "staging",
    replaces: true,
    policy: bondigoo(),
    policyDigest: createHash("sha256").update(readFileSync("data/policy.yaml")).digest("hex"),
    pseudonyms: new Pseudonyms(key),
    signal: new AbortController().signal,
    onStep: () => {},
  };
}
