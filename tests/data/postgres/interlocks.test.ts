import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { connect } from "../../../src/data/postgres/connection.ts";
import { mark } from "../../../src/data/refresh/marker.ts";
import { type RefreshArgs, refresh } from "../../../src/data/refresh/refresh.ts";
import { type PostgresServer, startPostgres } from "./server.ts";
import { argsFor, contentOf, newDatabase, within } from "./shop.ts";
import { shopPolicyWith } from "./shop-policy.ts";

const tables = `
  CREATE TABLE users (id serial PRIMARY KEY, email varchar(60) NOT NULL);
  INSERT INTO users (email) VALUES ('zq1@mail.example'), ('zq2@mail.example');`;

const users = { id: { keep: "int4" as const }, email: { fake: "email" as const } };

let servers: [source: PostgresServer, target: PostgresServer];
let folder: string;
let tests = 0;
let source: { owner: string; reader: string };
let target: { owner: string; reader: string };

beforeAll(async () => {
  servers = await Promise.all([startPostgres(), startPostgres()]);
  folder = mkdtempSync(join(tmpdir(), "interlocks-"));
});

beforeEach(async () => {
  tests++;
  source = await newDatabase(servers[0], `source_${tests}`, tables);
  target = await newDatabase(servers[1], `staging_${tests}`, tables);
  await mark(target.owner, "staging", true);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const server of servers) await server.stop();
});

/** Runs it, and sees that nothing was touched. */
async function outcomeOf(changes: Partial<RefreshArgs> = {}) {
  const before = [await contentOf(source.owner), await contentOf(target.owner)];
  const run = join(folder, String(tests));
  const policy = shopPolicyWith({ users }, {});
  const outcome = await refresh({
    ...argsFor(source.reader, target.owner, run),
    policy,
    ...changes,
  });
  expect([await contentOf(source.owner), await contentOf(target.owner)]).toEqual(before);
  expect(existsSync(run) ? readdirSync(run) : []).toEqual([]);
  return outcome;
}

async function reasonsOf(changes: Partial<RefreshArgs> = {}) {
  const { status, reasons } = await outcomeOf(changes);
  expect(status).toBe("refused");
  return reasons;
}

const inSource = (sql: string) => within(source.owner, (pool) => pool.query(sql));
const inTarget = (sql: string) => within(target.owner, (pool) => pool.query(sql));
const asSuperuser = (sql: string) =>
  within(`${servers[0].url}source_${tests}`, (pool) => pool.query(sql));

it("replaces where nothing is in the way, so that each refusal below is for its own reason", async () => {
  const run = join(folder, "fine");
  const policy = shopPolicyWith({ users }, {});
  const outcome = await refresh({ ...argsFor(source.reader, target.owner, run), policy });
  expect(outcome).toMatchObject({ status: "replaced", reasons: [] });
});

it.each([
  { what: "INSERT", sql: "GRANT INSERT ON users TO %", says: "INSERT on public.users" },
  { what: "UPDATE", sql: "GRANT UPDATE ON users TO %", says: "UPDATE on public.users" },
  { what: "DELETE", sql: "GRANT DELETE ON users TO %", says: "DELETE on public.users" },
  { what: "TRUNCATE", sql: "GRANT TRUNCATE ON users TO %", says: "TRUNCATE on public.users" },
  {
    what: "UPDATE of a column",
    sql: "GRANT UPDATE (email) ON users TO %",
    says: "UPDATE on columns of public.users",
  },
  {
    what: "INSERT by everybody",
    sql: "GRANT INSERT ON users TO PUBLIC",
    says: "INSERT on public.users",
  },
  {
    what: "INSERT in another schema",
    sql: "CREATE SCHEMA other; CREATE TABLE other.t (); GRANT INSERT ON other.t TO %",
    says: "INSERT on other.t",
  },
  {
    what: "nextval",
    sql: "GRANT USAGE ON SEQUENCE users_id_seq TO %",
    says: "USAGE on public.users_id_seq",
  },
  { what: "CREATE", sql: "GRANT CREATE ON SCHEMA public TO %", says: "CREATE on schema public" },
])("refuses a source whose role has the right to $what", async ({ sql, says }) => {
  await inSource(sql.replace("%", `source_${tests}_reader`));
  expect(await reasonsOf()).toEqual([expect.stringContaining(`more than read: ${says}.`)]);
});

it.each([
  { what: "creates databases", sql: "ALTER ROLE % CREATEDB", says: "creates databases" },
  { what: "creates roles", sql: "ALTER ROLE % CREATEROLE", says: "creates roles" },
  { what: "is superuser", sql: "ALTER ROLE % SUPERUSER", says: "is superuser" },
  {
    what: "may create schemas",
    sql: "GRANT CREATE ON DATABASE source_& TO %",
    says: "CREATE on the database",
  },
  {
    what: "writes all data",
    sql: "GRANT pg_write_all_data TO %",
    says: "is a member of pg_write_all_data",
  },
  {
    what: "can become the owner",
    sql: "CREATE ROLE between_& NOINHERIT; GRANT source_&_owner TO between_&; GRANT between_& TO %",
    says: "owns public.users",
  },
])("refuses a source whose role $what", async ({ sql, says }) => {
  const text = sql.replace("%", `source_${tests}_reader`).replaceAll("&", String(tests));
  await asSuperuser(text);
  const [reason, ...others] = await reasonsOf();
  expect(others).toEqual([]);
  expect(reason).toContain(says);
});

it("refuses the owner of the source", async () => {
  const reasons = await reasonsOf({ sourceUrl: source.owner });
  expect(reasons).toEqual([expect.stringContaining("owns public.users")]);
});

it("lets a member of pg_read_all_data read", async () => {
  await asSuperuser(`GRANT pg_read_all_data TO source_${tests}_reader`);
  expect(await outcomeOf({ replaces: false })).toMatchObject({ status: "checked" });
});

it("cannot write to a source even where its role could", async () => {
  const open = await connect("source", source.owner);
  try {
    await expect(open.client.query("DELETE FROM public.users")).rejects.toThrow(/read-only/);
  } finally {
    await open.client.end();
  }
});

it("refuses a source whose rows are hidden from its role, in place of reading a part", async () => {
  await inSource("ALTER TABLE users ENABLE ROW LEVEL SECURITY");
  await expect(outcomeOf()).rejects.toThrow(/Reading users failed.*row-level security/);
});

it("says which right a role lacks to read a sequence", async () => {
  await inSource(`REVOKE SELECT ON SEQUENCE users_id_seq FROM source_${tests}_reader`);
  await expect(outcomeOf()).rejects.toThrow(/users_id_seq: GRANT SELECT ON ALL SEQUENCES/);
});

it("refuses a target that nobody has marked, and says how to", async () => {
  await inTarget("DROP SCHEMA infra_refresh CASCADE");
  expect(await reasonsOf()).toEqual([expect.stringMatching(/no marker.*data marker -s staging/)]);
});

it("refuses a target that is marked for another environment", async () => {
  const reasons = await reasonsOf({ environment: "dev" });
  expect(reasons).toEqual([`The target's marker says "staging", not "dev".`]);
});

it("refuses a source that is somebody's target", async () => {
  await mark(source.owner, "dev", true);
  expect(await reasonsOf()).toEqual(["The source carries a marker: it is somebody's target."]);
});

it("refuses another database of the source's cluster, under another name of its host", async () => {
  const other = await newDatabase(servers[0], `elsewhere_${tests}`, tables);
  const targetUrl = other.owner.replace("127.0.0.1", "localhost");
  await mark(targetUrl, "staging", true);
  expect(await reasonsOf({ targetUrl })).toEqual(["Source and target are on the same cluster."]);
});

it.each([
  { environment: "production", targetUrl: "postgres://u:hunter2@staging.example.com/staging" },
  { environment: "staging", targetUrl: "postgresql://u:hunter2@db.example.com/shop_prod" },
  {
    environment: "staging",
    targetUrl: "postgres://u:hunter2@live.example.com:5432/x?sslmode=require",
  },
])("refuses $targetUrl by its name, before it is connected to", async (changes) => {
  const { status, reasons, target: place } = await outcomeOf(changes);
  expect(status).toBe("refused");
  expect(reasons).toEqual([expect.stringMatching(/name of production: ".*(prod|live)/)]);
  expect(place + reasons.join()).not.toMatch(/hunter2|u:/);
});

it("refuses a target of another kind of database", async () => {
  const targetUrl = "mongodb://127.0.0.1:1/staging";
  expect(await reasonsOf({ targetUrl })).toEqual(["Source and target are of different kinds."]);
});

it("refuses a target whose role does not own its tables", async () => {
  await inTarget(`GRANT USAGE ON SCHEMA infra_refresh TO staging_${tests}_reader;
    GRANT SELECT ON infra_refresh.target TO staging_${tests}_reader`);
  const reasons = await reasonsOf({ targetUrl: target.reader });
  expect(reasons).toEqual(["The target's role does not own users: use the one that migrates it."]);
});

it.each([
  {
    sql: "ALTER TABLE users ADD COLUMN nick text",
    says: "column users.nick: only the target has it",
  },
  {
    sql: "ALTER TABLE users DROP COLUMN email",
    says: "column users.email: only the source has it",
  },
  {
    sql: "ALTER TABLE users ALTER email TYPE varchar(50)",
    says: "column users.email: character varying(60) not null in the source, character varying(50) not null in the target",
  },
  { sql: "CREATE TABLE extra (a int)", says: "column extra.a: only the target has it" },
  {
    sql: "CREATE UNIQUE INDEX ON users (email)",
    says: "USING btree (email): only the target has it",
  },
  { sql: "ALTER TABLE users ADD CHECK (id > 0)", says: "CHECK ((id > 0)): only the target has it" },
  { sql: "CREATE TYPE mood AS ENUM ('zq')", says: "enum mood: only the target has it" },
  {
    sql: "ALTER SEQUENCE users_id_seq INCREMENT 2",
    says: "sequence users_id_seq: integer start 1 by 1",
  },
])("refuses a target of other tables, and says to migrate: $sql", async ({ sql, says }) => {
  await inTarget(sql);
  const reasons = await reasonsOf();
  expect(reasons).toEqual([expect.stringContaining("application's migrations")]);
  expect(reasons[0]).toContain(says);
});

it("stops at a table and a column that the policy does not list, and names them with their types", async () => {
  for (const work of [inSource, inTarget]) {
    await work("CREATE TABLE notes (id int); ALTER TABLE users ADD COLUMN nick text");
  }
  await inSource(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO source_${tests}_reader;
    UPDATE users SET nick = 'zq' WHERE id = 1`);
  const { status, sanitised } = await outcomeOf();
  expect(status).toBe("unlisted");
  const paths = sanitised!.unlisted.map(({ collection, path, types }) => ({
    path: `${collection}.${path}`,
    types: [...types],
  }));
  expect(paths).toEqual([
    { path: "notes.id", types: [["int4", 0]] },
    { path: "users.nick", types: [["text", 1]] },
  ]);
});

it("stops at personal data that the rules let through, before anything is loaded", async () => {
  await inSource("INSERT INTO users (email) VALUES ('call +41 79 555 66 77')");
  const why = { keep: "varchar" as const, why: "wrongly" };
  const policy = shopPolicyWith({ users: { ...users, email: why } }, {});
  const { status, sanitised } = await outcomeOf({ policy });
  expect(status).toBe("residual");
  expect(sanitised?.residual.map(({ path, because }) => [path, because])).toEqual([
    ["email", "e-mail address"],
  ]);
});

it("leaves the target as it was where a row does not fit, and shows no value of it", async () => {
  const sql = "ALTER TABLE users ADD CHECK (id < 5 OR email LIKE '%mail%')";
  await inTarget(sql);
  await inSource(
    `${sql}; INSERT INTO users (email) SELECT 'zq' || i || '@mail.example' FROM generate_series(3, 9) i`,
  );
  await expect(outcomeOf()).rejects.toThrow(
    /^Loading users failed: .*check constraint.*\(in users\) \(code 23514\)$/,
  );
  rmSync(join(folder, String(tests)), { recursive: true });
});
