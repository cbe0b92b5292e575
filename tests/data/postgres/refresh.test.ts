import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { mark } from "../../../src/data/refresh/marker.ts";
import { type Refreshed, refresh } from "../../../src/data/refresh/refresh.ts";
import { testPasswordHash } from "../sample.ts";
import { type PostgresServer, startPostgres } from "./server.ts";
import { argsFor, contentOf, newDatabase, shop, within } from "./shop.ts";

/** Some 11 rows each. */
const users = process.env["DATA"] === "all" ? 90_000 : 4_500;

if (users > 10_000) vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 3_600_000 });

let servers: [source: PostgresServer, target: PostgresServer];
let source: { owner: string; reader: string };
let target: { owner: string; reader: string };
let folder: string;
let first: Refreshed;

beforeAll(async () => {
  servers = await Promise.all([startPostgres(), startPostgres()]);
  folder = mkdtempSync(join(tmpdir(), "refresh-"));
  source = await newDatabase(servers[0], "shop_prod", shop(users));
  target = await newDatabase(servers[1], "shop_staging", shop(100));
  await mark(target.owner, "staging", true);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const server of servers) await server.stop();
});

it("changes nothing and writes nothing in a dry run", async () => {
  const before = await contentOf(target.owner);
  const run = join(folder, "dry");
  const outcome = await refresh({ ...argsFor(source.reader, target.owner, run), replaces: false });
  expect(outcome).toMatchObject({ status: "checked", reasons: [], leftOut: ["view active_users"] });
  expect(outcome.sanitised?.collections["users"]).toMatchObject({ read: users, written: 0 });
  expect(outcome.sanitised?.unused).toEqual([]);
  expect(existsSync(run)).toBe(false);
  expect(await contentOf(target.owner)).toEqual(before);
});

it("replaces staging by production's data, of which no original is left", async () => {
  const before = await contentOf(source.owner);
  const run = join(folder, "first");
  first = await refresh(argsFor(source.reader, target.owner, run));
  expect(first).toMatchObject({ status: "replaced", reasons: [], removed: [] });
  const after = await contentOf(target.owner);
  for (const [name, { count }] of Object.entries(before.rows)) {
    const isOmitted = name === "sessions" || name === "audit_log";
    expect(after.rows[name]?.count, name).toBe(isOmitted ? 0 : count);
  }
  expect(before.originals).toBeGreaterThan(users * 7);
  expect(after.originals).toBe(0);
  // Sequences, keys and triggers are production's, and valid; the marker is what is more.
  expect(after.others).toEqual([...before.others, "schema infra_refresh"].toSorted());
  expect(readdirSync(run)).toEqual([]);
  expect(await contentOf(source.owner)).toEqual(before);
});

it("keeps what the policy keeps to the last digit, and replaces the rest by what fits", async () => {
  const query = `SELECT id, role, score, big, created_at::text, profile ->> 'exact' AS exact,
    profile ->> 'ok' AS ok, organisation_id, manager_id FROM users ORDER BY id`;
  const [was, is] = await Promise.all(
    [source, target].map(({ owner }) =>
      within(owner, async (pool) => (await pool.query(query)).rows),
    ),
  );
  expect(is).toEqual(was);
  const [user] = await within(target.owner, async (pool) => {
    const { rows } = await pool.query("SELECT *, birth_date::text AS born FROM users WHERE id = 6");
    return rows;
  });
  expect(user).toMatchObject({
    password_hash: testPasswordHash,
    born: expect.stringMatching(/^1970-/),
  });
  expect(user.full_name).toBe(`${user.first_name} ${user.last_name}`);
  expect(user.email).toMatch(/^sanitized-[0-9a-f]{16}@test\.bondigoo\.ch$/);
  expect(user.tags).toEqual([expect.any(String), null, "", expect.any(String)]);
  expect(user.profile).not.toHaveProperty("none");
  expect(user.profile.friends[1]).toEqual({ id: 1, name: "" });
  // The same person is the same one by address, too.
  const joined =
    "SELECT count(*)::int AS n FROM bookings b JOIN users u ON u.id = b.user_id AND u.email = b.contact_email";
  const [{ n }] = await within(target.owner, async (pool) => (await pool.query(joined)).rows);
  expect(n).toBe(users * 2);
});

it("goes on from production's positions, so that the next row gets a free number", async () => {
  const ids = await within(target.owner, async (pool) => {
    const user = await pool.query(
      `INSERT INTO users (public_id, email, first_name, password_hash)
       VALUES (gen_random_uuid(), 'a@b', 'a', 'x') RETURNING id`,
    );
    await pool.query("DELETE FROM users WHERE id = $1", [user.rows[0].id]);
    const order = await pool.query("SELECT nextval('order_numbers') AS id");
    return [user.rows[0].id, order.rows[0].id].map(Number);
  });
  expect(ids).toEqual([users + 1, 12_350]);
});

it("gives the same data the second time", async () => {
  const run = join(folder, "second");
  const outcome = await refresh(argsFor(source.reader, target.owner, run));
  expect(outcome).toMatchObject({ status: "replaced" });
  expect(outcome.sanitised?.collections).toEqual(first.sanitised?.collections);
  const [was, is] = [await contentOf(source.owner), await contentOf(target.owner)];
  expect(is.originals).toBe(0);
  expect(is.others.filter((each) => /^sequence/.test(each))).toEqual(
    was.others.filter((each) => /^sequence/.test(each)),
  );
});
