import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mark } from "../../../src/data/refresh/marker.ts";
import { refresh } from "../../../src/data/refresh/refresh.ts";
import { type PostgresServer, startPostgres } from "./server.ts";
import { argsFor, contentOf, newDatabase, shop, within } from "./shop.ts";

let servers: [source: PostgresServer, target: PostgresServer];
let source: { owner: string; reader: string };
let target: { owner: string; reader: string };
let folder: string;

beforeAll(async () => {
  servers = await Promise.all([startPostgres(), startPostgres()]);
  folder = mkdtempSync(join(tmpdir(), "interrupted-"));
  source = await newDatabase(servers[0], "shop_prod", shop(2_000));
  target = await newDatabase(servers[1], "shop_staging", shop(100));
  await mark(target.owner, "staging", true);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const server of servers) await server.stop();
});

const sessions = (url: string) =>
  within(url, async (pool) => {
    const query =
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'infra data'";
    return (await pool.query(query)).rows[0].n;
  });

it.each([
  { step: "reading", ms: 0 },
  { step: "reading", ms: 150 },
  { step: "loading messages", ms: 0 },
  { step: "loading messages", ms: 5 },
  { step: "verifying messages", ms: 1 },
])(
  "ends at a signal $ms ms after $step, with the target as it was and no session left",
  async ({ step, ms }) => {
    const before = await contentOf(target.owner);
    const controller = new AbortController();
    const reason = new Error("cut short");
    const onStep = (each: string) => {
      if (each !== step) return;
      if (ms === 0) controller.abort(reason);
      else setTimeout(() => controller.abort(reason), ms);
    };
    const run = join(folder, `${step}-${ms}`);
    const args = {
      ...argsFor(source.reader, target.owner, run),
      signal: controller.signal,
      onStep,
    };
    await expect(refresh(args)).rejects.toThrow("cut short");
    expect(await contentOf(target.owner)).toEqual(before);
    await expect.poll(() => sessions(source.owner), { timeout: 20_000 }).toBe(0);
    await expect.poll(() => sessions(target.owner), { timeout: 20_000 }).toBe(0);
  },
);

it.each(["source", "target"] as const)(
  "says so where the connection to the %s is lost",
  async (end) => {
    const [url, step] =
      end === "source" ? [servers[0].url, "reading"] : [servers[1].url, "loading users"];
    let lost: Promise<unknown> | undefined;
    const onStep = (each: string) => {
      if (each !== step) return;
      lost = within(`${url}postgres`, (pool) =>
        pool.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'infra data'",
        ),
      );
    };
    const run = join(folder, `lost-${end}`);
    const before = await contentOf(target.owner);
    const outcome = refresh({ ...argsFor(source.reader, target.owner, run), onStep });
    await expect(outcome).rejects.toThrow(/was lost|terminating connection/);
    await lost;
    expect(await contentOf(target.owner)).toEqual(before);
  },
);
