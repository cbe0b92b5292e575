import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { postgres } from "../../../src/data/postgres/kind.ts";
import { Pseudonyms } from "../../../src/data/sanitise/pseudonyms.ts";
import { sanitiseDatabase } from "../../../src/data/sanitise/sanitise-database.ts";
import { modesBelow } from "../../setup/modes.ts";
import { personal } from "../bondigoo.ts";
import { key } from "../sample.ts";
import { type PostgresServer, startPostgres } from "./server.ts";
import { newDatabase, shop, within } from "./shop.ts";
import { shopPolicy, shopPolicyWith } from "./shop-policy.ts";

let server: PostgresServer;
let urls: { owner: string; reader: string };
let folder: string;

beforeAll(async () => {
  server = await startPostgres();
  urls = await newDatabase(server, "shop", shop(120));
  folder = mkdtempSync(join(tmpdir(), "sanitise-"));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.stop();
});

const run = (policy: ReturnType<typeof shopPolicyWith>, changes: object = {}) =>
  sanitiseDatabase({
    sourceUrl: urls.reader,
    policy,
    pseudonyms: new Pseudonyms(key),
    signal: new AbortController().signal,
    ...changes,
  });

it("writes a database as files that the server takes, without an original in them", async () => {
  const to = join(folder, "clean");
  const { ok, collections } = await run(shopPolicyWith(), { to });
  expect(ok).toBe(true);
  expect(collections["users"]).toMatchObject({ read: 120, written: 120 });
  const files = readdirSync(to);
  expect(files).toHaveLength(Object.keys(collections).length + 1);
  for (const file of files)
    expect(personal.test(readFileSync(join(to, file), "utf8")), file).toBe(false);
  expect(modesBelow(to)).toEqual([]);
  const users = readFileSync(join(to, "users.copy"), "utf8").split("\n");
  expect(users).toHaveLength(121);
  const { columns } = JSON.parse(readFileSync(join(to, "database.json"), "utf8"));
  expect(users[0]!.split("\t")).toHaveLength(columns.users.length);
  expect(columns.users).not.toContain("full_name");
});

it("gives the same bytes the second time", async () => {
  const [one, other] = [join(folder, "one"), join(folder, "other")];
  await run(shopPolicyWith(), { to: one });
  await run(shopPolicyWith(), { to: other });
  for (const file of readdirSync(one)) {
    expect(readFileSync(join(one, file)).equals(readFileSync(join(other, file))), file).toBe(true);
  }
});

const { "settings.admins[]": admins, ...settings } = shopPolicy["organisations"] as object & {
  "settings.admins[]": unknown;
};

it.each([
  {
    what: "a word that no oneOf lists",
    rules: { "settings.theme": { keep: "string", oneOf: ["light"] }, "settings.admins[]": admins },
    path: "settings.theme",
  },
  {
    what: "JSON of another type",
    rules: { "settings.theme": { keep: "number" }, "settings.admins[]": admins },
    path: "settings.theme",
  },
  {
    what: "an array in the place of a string",
    rules: { "settings.admins": admins },
    path: "settings.admins[]",
  },
  { what: "a path of JSON that is not listed", rules: {}, path: "settings.admins[]" },
])("refuses $what, and writes nothing", async ({ rules, path }) => {
  const to = join(folder, "refused");
  const policy = shopPolicyWith({ organisations: { ...settings, ...rules } as never });
  const { ok, unlisted } = await run(policy, { to });
  expect(ok).toBe(false);
  expect(unlisted.map((each) => each.path)).toEqual([path]);
  expect(existsSync(to)).toBe(false);
});

it("does not read where the policy does not fit, and says why", async () => {
  const teams = { id: { keep: "int4" }, lead_id: { ref: "members.id" }, name: "drop" } as const;
  const outcome = await run(shopPolicyWith({ teams }));
  expect(outcome).toMatchObject({ ok: false, collections: {} });
  expect(outcome.faults).toEqual([expect.stringMatching(/^teams\.name: becomes null/)]);
});

it("is read by nobody who may write", async () => {
  await expect(run(shopPolicyWith(), { sourceUrl: urls.owner })).rejects.toThrow(/more than read/);
});

it("reads everything as of one point in time, whatever is written after it began", async () => {
  const counts = "SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM teams) AS n";
  const before = await within(urls.owner, (pool) => pool.query(counts));
  const source = await postgres.openSource(urls.reader);
  try {
    const { from } = await source.contents(shopPolicyWith());
    await within(urls.owner, (pool) =>
      pool.query(`INSERT INTO teams (name) VALUES ('late');
        INSERT INTO messages (from_id, to_id, body) VALUES (1, 1, 'late')`),
    );
    let read = 0;
    for await (const { collection } of from.items(new AbortController().signal)) {
      if (collection === "messages" || collection === "teams") read++;
    }
    expect(read).toBe(Number(before.rows[0].n));
    expect(Date.now() - Date.parse(from.asOf!)).toBeLessThan(60_000);
  } finally {
    await source.close();
  }
});
