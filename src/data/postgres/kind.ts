import type { Contents, DataKind } from "../kind.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { structureOf } from "./catalog.ts";
import { close, connect } from "./connection.ts";
import { copyFolder } from "./copy-folder.ts";
import { refusals } from "./interlocks.ts";
import { readMarker, writeMarker } from "./marker.ts";
import { policyFaults } from "./policy-faults.ts";
import { positionsOf } from "./positions.ts";
import { probe } from "./probes.ts";
import { putRows } from "./put.ts";
import { readerRefusals } from "./rights.ts";
import { scanTables } from "./scan.ts";
import { beginSnapshot, PostgresSource, type Snapshot } from "./source.ts";
import { treatRows } from "./treatment.ts";

export const postgres: DataKind = {
  type: "render-postgres",
  title: "PostgreSQL",
  url: /^postgres(ql)?:/,
  newReader: () =>
    "Make a role that may only SELECT (docs/guide/data.md), and name the variable that holds its URL " +
    "with --from-env.",
  async openSource(url) {
    const source = await openSnapshot(url);
    return {
      refusals: () => readerRefusals(source),
      contents: (policy) => contentsOf(source, policy),
      scan: async (signal) => scanTables(source, await structureOf(source), signal),
      close: () => close(source),
    };
  },
  async openTarget(url) {
    const target = await connect("target", url);
    return {
      marker: () => readMarker(target),
      writeMarker: (environment, id) => writeMarker(target, environment, id),
      count: async () => (await structureOf(target)).tables.length,
      close: () => close(target),
    };
  },
  async openEnds(sourceUrl, targetUrl) {
    const source = await openSnapshot(sourceUrl);
    const target = await connect("target", targetUrl).catch(async (error) => {
      await close(source);
      throw error;
    });
    return {
      refusals: (environment) => refusals(source, target, environment),
      contents: (policy) => contentsOf(source, policy),
      targetId: async () => (await readMarker(target))!.id,
      async put(putting) {
        // What is read at one point in time keeps the server from clearing up after it.
        await source.client.query("ROLLBACK");
        await putRows({ ...putting, target, structure: await structureOf(target) });
        // Tables are the same on both sides.
        return [];
      },
      async close() {
        await close(source);
        await close(target);
      },
    };
  },
};

async function openSnapshot(url: string): Promise<Snapshot> {
  const source = await connect("source", url);
  try {
    return await beginSnapshot(source);
  } catch (error) {
    await close(source);
    throw error;
  }
}

async function contentsOf(source: Snapshot, policy: CompiledPolicy): Promise<Contents> {
  const structure = await structureOf(source);
  const { setTexts, faults } = await probe(source, structure, policy);
  const positions = await positionsOf(source, structure.sequences);
  return {
    from: new PostgresSource(source, structure, policy.omitted),
    format: copyFolder(structure, positions),
    treat: treatRows(structure, setTexts),
    faults: [...structure.faults, ...policyFaults(structure, policy), ...faults],
    indexes: {},
    leftOut: structure.leftOut,
  };
}
