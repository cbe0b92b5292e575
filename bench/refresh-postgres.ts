/**
 * What sanitising adds to copying a PostgreSQL database, on the same servers in the same run: COPY out and
 * in of all tables, the bytes as they are; the same through the policy of the tests' shop, every path
 * looked up, originals and references remembered; and a whole refresh, which also writes the rows to
 * the disk, scans them, and reads them back. Others use the machine, so that only the ratios mean something.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { Observed } from "../src/data/policy/observed.ts";
import { structureOf } from "../src/data/postgres/catalog.ts";
import { type Connection, connect } from "../src/data/postgres/connection.ts";
import { probe } from "../src/data/postgres/probes.ts";
import { beginSnapshot, columnsOf, rowsOf } from "../src/data/postgres/source.ts";
import type { Table } from "../src/data/postgres/structure.ts";
import { treatRows } from "../src/data/postgres/treatment.ts";
import { mark } from "../src/data/refresh/marker.ts";
import { refresh } from "../src/data/refresh/refresh.ts";
import { Originals } from "../src/data/residual/originals.ts";
import { type PostgresServer, startPostgres } from "../tests/data/postgres/server.ts";
import { argsFor, newDatabase, shop } from "../tests/data/postgres/shop.ts";
import { median, medianRatio, report } from "./measure.ts";

/** Some 11 rows each. */
const users = 9_000;
const rounds = 5;
const { signal } = new AbortController();
const folder = mkdtempSync(join(tmpdir(), "bench-refresh-postgres-"));
const servers: [source: PostgresServer, target: PostgresServer] = [
  await startPostgres(),
  await startPostgres(),
];
let runs = 0;
let rows = 0;

type Change = (table: string, line: Buffer) => Buffer | undefined;

const variants: { what: string; work: (from: string, to: string) => Promise<void> }[] = [
  { what: "copy", work: (from, to) => copy(from, to) },
  { what: "sanitising copy", work: (from, to) => copy(from, to, sanitising) },
  { what: "refresh", work: wholeRefresh },
];
const seconds = new Map(variants.map(({ what }) => [what, [] as number[]]));

try {
  const source = await newDatabase(servers[0], "shop_prod", shop(users));
  const target = await newDatabase(servers[1], "shop_staging", shop(0));
  await mark(target.owner, "staging", true);
  for (let round = 0; round <= rounds; round++) {
    for (const { what, work } of variants) {
      const started = performance.now();
      await work(source.reader, target.owner);
      if (round > 0) seconds.get(what)!.push((performance.now() - started) / 1000);
    }
  }
} finally {
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true });
}
report(
  "refresh-postgres",
  variants.map(({ what }) => ({
    what,
    rows,
    seconds: Number(median(seconds.get(what)!).toFixed(2)),
    "rows per second": Math.round(rows / median(seconds.get(what)!)),
    "times a copy": Number(medianRatio(seconds.get(what)!, seconds.get("copy")!).toFixed(2)),
    "peak MB": Math.round(process.resourceUsage().maxRSS / 1024),
  })),
);

/** Into tables that are empty, in one transaction, without foreign keys: as a refresh loads them. */
async function copy(
  from: string,
  to: string,
  change?: (source: Connection) => Promise<Change>,
): Promise<void> {
  const source = await beginSnapshot(await connect("source", from));
  const target = await connect("target", to);
  const { tables } = await structureOf(source);
  // Omitted by the policy, so that nobody copies them.
  const read = tables.filter(({ name }) => name !== "sessions" && name !== "audit_log");
  const alter = read.flatMap(({ name, foreignKeys }) =>
    foreignKeys.map((key) => ({ table: `ALTER TABLE public.${name}`, ...key })),
  );
  await target.client.query("BEGIN");
  await target.client.query("ALTER TABLE public.categories DISABLE TRIGGER no_loss");
  for (const { table, name } of alter)
    await target.client.query(`${table} DROP CONSTRAINT ${name}`);
  await target.client.query(`TRUNCATE ${tables.map(({ name }) => `public.${name}`).join()}`);
  const changing = await change?.(source);
  for (const table of read) await copyTable(source, target, table, changing);
  for (const { table, name, definition } of alter) {
    await target.client.query(`${table} ADD CONSTRAINT ${name} ${definition}`);
  }
  await target.client.query("ALTER TABLE public.categories ENABLE TRIGGER no_loss");
  await target.client.query("COMMIT");
  await Promise.all([source.client.end(), target.client.end()]);
}

async function copyTable(source: Connection, target: Connection, table: Table, change?: Change) {
  const [name, columns] = [`public.${table.name}`, columnsOf(table)];
  const into = target.client.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN`));
  if (change === undefined) {
    const out = `COPY (SELECT ${columns} FROM ${name}) TO STDOUT`;
    await pipeline(source.client.query(copyTo(out)), into);
    return;
  }
  await pipeline(Readable.from(blocks(source, table, change)), into);
}

/** The changed rows, as many at a time as come together. */
async function* blocks(source: Connection, table: Table, change: Change) {
  const lineFeed = Buffer.from("\n");
  for await (const read of rowsOf(source, table, signal)) {
    const clean = read.map((line) => change(table.name, line)!);
    yield Buffer.concat(clean.flatMap((line) => [line, lineFeed]));
  }
}

async function sanitising(source: Connection): Promise<Change> {
  const { policy, pseudonyms } = argsFor("", "", "");
  const structure = await structureOf(source);
  const { setTexts } = await probe(source, structure, policy);
  const own = { unlisted: new Observed(), found: new Observed(), originals: new Originals() };
  const { emailHost } = policy;
  const treatment = treatRows(structure, setTexts)({ policy, pseudonyms, emailHost, ...own });
  return (table, line) => treatment.sanitise(table, line);
}

async function wholeRefresh(from: string, to: string): Promise<void> {
  const { status, sanitised } = await refresh(argsFor(from, to, join(folder, String(++runs))));
  if (status !== "replaced") throw new Error(`the refresh ended as ${status}`);
  rows = Object.values(sanitised!.collections).reduce((sum, { written }) => sum + written, 0);
}
