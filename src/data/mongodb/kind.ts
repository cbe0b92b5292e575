import { treatDocuments } from "../bson/treatment.ts";
import { dumpFolder } from "../formats/dump-folder.ts";
import type { Contents, DataKind, Putting } from "../kind.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { scanDocuments } from "../policy/scan.ts";
import { readerRefusals, refusals } from "../refresh/interlocks.ts";
import { load } from "../refresh/load.ts";
import { removeOld, swapAll } from "../refresh/swap.ts";
import { type Connection, connect } from "./connection.ts";
import { indexesToBuild, indexFaults } from "./indexes.ts";
import { readMarker, writeMarker } from "./marker.ts";
import { isLoadedByOther } from "./names.ts";
import { MongoSource } from "./source.ts";
import { collectionIds } from "./target.ts";

export const mongodb: DataKind = {
  type: "mongodb-atlas",
  title: "MongoDB",
  url: /^mongodb(\+srv)?:/,
  newReader: (stack) =>
    `Add one to database.readers in Pulumi.${stack}.yaml, and bring it up: npx pulumi up -s ${stack}`,
  async openSource(url) {
    const source = await connect("source", url);
    return {
      refusals: () => readerRefusals(source),
      contents: (policy) => contentsOf(source, policy),
      scan: (signal) => scanDocuments(new MongoSource(source), signal),
      close: () => source.client.close(),
    };
  },
  async openTarget(url) {
    const target = await connect("target", url);
    return {
      marker: () => readMarker(target),
      writeMarker: (environment, id) => writeMarker(target, environment, id),
      count: async () => (await target.database.listCollections().toArray()).length,
      close: () => target.client.close(),
    };
  },
  async openEnds(sourceUrl, targetUrl) {
    const source = await connect("source", sourceUrl);
    const target = await connect("target", targetUrl).catch(async (error) => {
      await source.client.close();
      throw error;
    });
    return {
      refusals: (environment) => refusals({ source, target }, environment),
      contents: (policy) => contentsOf(source, policy),
      targetId: async () => (await readMarker(target))!.id,
      put: (putting) => put(target, putting),
      async close() {
        await source.client.close();
        await target.client.close();
      },
    };
  },
};

async function contentsOf(source: Connection, policy: CompiledPolicy): Promise<Contents> {
  const from = new MongoSource(source, policy.omitted);
  const collections = await from.collections();
  return {
    from,
    format: dumpFolder,
    treat: treatDocuments,
    faults: collections.flatMap((each) => indexFaults(each, policy)),
    indexes: Object.fromEntries(
      collections.map((each) => [each.name, indexesToBuild(each).length]),
    ),
    leftOut: [],
  };
}

async function put(target: Connection, { journal, signal, onStep }: Putting): Promise<string[]> {
  if (journal.record.stage === "loading") await loadAll(target, { journal, signal, onStep });
  const { run, loaded } = journal.record;
  const swapping = { target, run, loaded, onStep };
  if (journal.record.stage === "swapping") {
    await swapAll(swapping);
    journal.update({ stage: "cleaning" });
  }
  return await removeOld(swapping);
}

async function loadAll(target: Connection, { journal, signal, onStep }: Putting): Promise<void> {
  const { run } = journal.record;
  for (const name of (await collectionIds(target)).keys()) {
    if (isLoadedByOther(run, name)) await target.database.dropCollection(name);
  }
  for (const collection of await dumpFolder.source(journal.data).collections()) {
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
