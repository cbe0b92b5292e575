import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { backup } from "../../../src/data/backup/backup.ts";
import { drill } from "../../../src/data/backup/drill.ts";
import { newestAt } from "../../../src/data/backup/manifest.ts";
import { type RestoreArgs, restore } from "../../../src/data/backup/restore.ts";
import { mark } from "../../../src/data/refresh/marker.ts";
import { personal } from "../bondigoo.ts";
import { type MongoServer, startMongoServer } from "../mongodb/server.ts";
import { contentOf, fill, namesIn, within } from "../refresh/databases.ts";

let server: MongoServer;
let keys: string;
let recipient: string;
/** Staging as it was when it was backed up. */
let original: Awaited<ReturnType<typeof contentOf>>;
let taken: Awaited<ReturnType<typeof backup>>;
let parent: string;
/** A copy of that backup, and a staging of another state, for each test. */
let file: string;
let target: string;
let tests = 0;

const { signal } = new AbortController();
const quiet = { signal, onStep: () => {} };

beforeAll(async () => {
  server = await startMongoServer();
  parent = mkdtempSync(join(tmpdir(), "backup-"));
  keys = await generateX25519Identity();
  recipient = await identityToRecipient(keys);
  await fill(`${server.url}staging`, 40);
  await mark(`${server.url}staging`, "staging", true);
  original = await contentOf(`${server.url}staging`);
  taken = await backupOf("staging", "taken");
});

beforeEach(async () => {
  tests++;
  target = `${server.url}staging-${tests}`;
  await within(target, ({ database }) => database.collection("users").insertOne({ role: "x" }));
  await within(target, ({ database }) => database.collection("extra").insertOne({ a: 1 }));
  await mark(target, "staging", true);
  const folder = mkdtempSync(join(parent, "copy-"));
  for (const name of readdirSync(join(parent, "taken"))) {
    writeFileSync(join(folder, name), readFileSync(join(parent, "taken", name)));
  }
  file = newestAt(folder);
});

afterAll(async () => {
  rmSync(parent, { recursive: true });
  await server.stop();
});

function backupOf(environment: string, folder: string, changes: object = {}) {
  return backup({
    environment,
    sourceUrl: `${server.url}staging`,
    folder: join(parent, folder),
    recipients: [recipient],
    tool: "test",
    ...quiet,
    ...changes,
  });
}

function argsOf(changes: Partial<RestoreArgs> = {}): RestoreArgs {
  const production = { isProduction: false, intoProduction: false };
  const own = { file, targetUrl: target, environment: "staging", keys, replaces: true };
  return { ...own, ...production, ...quiet, ...changes };
}

const manifestFile = () => file.replace(".archive.gz.age", ".manifest.json");

function changeManifest(change: (manifest: ReturnType<typeof JSON.parse>) => void): void {
  const manifest = JSON.parse(readFileSync(manifestFile(), "utf8"));
  change(manifest);
  writeFileSync(manifestFile(), JSON.stringify(manifest));
}

/** As somebody would who wants a changed file to pass. */
function fitManifest(): void {
  const bytes = readFileSync(file);
  changeManifest((manifest) => {
    manifest.bytes = bytes.length;
    manifest.sha256 = createHash("sha256").update(bytes).digest("hex");
  });
}

function flipBit(): void {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length * 0.7)]! ^= 1;
  writeFileSync(file, bytes);
}

const cutOff = () => writeFileSync(file, readFileSync(file).subarray(0, -100));

/** Tries to restore, and sees that nothing was written. */
async function untouched<T>(url: string, attempt: () => Promise<T>): Promise<T> {
  const before = [await contentOf(url), await namesIn(url)];
  const outcome = await attempt().catch((error: Error) => error as T);
  expect([await contentOf(url), await namesIn(url)]).toEqual(before);
  return outcome;
}

it("writes an encrypted file for its owner alone, and a manifest without values", async () => {
  expect(taken).toMatchObject({ status: "written", removed: [] });
  expect(readdirSync(join(parent, "taken")).length).toBe(2);
  const bytes = readFileSync(taken.file!, "latin1");
  expect(bytes).toMatch(/^age-encryption\.org\/v1\n-> X25519 /);
  expect(bytes).not.toMatch(personal);
  const manifest = readFileSync(manifestFile(), "utf8");
  expect(manifest).not.toMatch(personal);
  expect(JSON.parse(manifest)).toMatchObject({ environment: "staging", tool: "test" });
  for (const [name, documents] of Object.entries(original.documents)) {
    expect(taken.manifest!.collections[name]).toMatchObject(documents);
  }
  for (const name of readdirSync(join(parent, "taken"))) {
    expect(statSync(join(parent, "taken", name)).mode & 0o077, name).toBe(0);
  }
});

it("restores the very documents and indexes, and leaves nothing else", async () => {
  const outcome = await restore(argsOf());
  expect(outcome).toMatchObject({ status: "restored", reasons: [], removed: ["extra"] });
  expect(await contentOf(target)).toEqual(original);
  const names = [...Object.keys(original.documents), "infra_refresh_target"];
  expect(await namesIn(target)).toEqual(names.sort());
});

it("writes nothing without a confirmation, and says that it would go through", async () => {
  const outcome = await untouched(target, () => restore(argsOf({ replaces: false })));
  expect(outcome).toMatchObject({ status: "checked", reasons: [] });
});

it.each([
  { what: "with a flipped bit", damage: flipBit, says: /SHA-256 differs/ },
  { what: "that is cut off", damage: cutOff, says: /bytes, and its manifest says/ },
  {
    what: "whose manifest is edited: another count",
    damage: () => changeManifest(({ collections }) => collections.users.count++),
    says: /users has \d+ documents, and the manifest says/,
  },
  {
    what: "whose manifest is edited: another digest",
    damage: () => changeManifest(({ collections: { users } }) => (users.digest = "0".repeat(64))),
    says: /users has other documents/,
  },
  {
    what: "whose manifest is edited: other indexes",
    damage: () => changeManifest(({ collections }) => (collections.users.indexDigest = "0")),
    says: /users has other indexes/,
  },
  {
    what: "whose manifest is edited: a collection less",
    damage: () => changeManifest(({ collections }) => delete collections.users),
    says: /users is there, and the manifest has no such/,
  },
  {
    what: "whose manifest is edited: another environment",
    damage: () => changeManifest((manifest) => (manifest.environment = "dev")),
    says: /The manifest says that it is of dev; the backup itself does not/,
    environment: "dev",
  },
])("stops at a backup $what", async ({ damage, says, environment = "staging" }) => {
  damage();
  if (environment !== "staging") {
    target = `${server.url}${environment}-${tests}`;
    await mark(target, environment, true);
  }
  const outcome = await untouched(target, () => restore(argsOf({ environment })));
  expect(outcome).toMatchObject({ status: "unverified" });
  expect(outcome.reasons).toEqual([expect.stringMatching(says)]);
});

it.each([
  { what: "a flipped bit", damage: flipBit },
  { what: "a lost end", damage: cutOff },
])("finds $what by decrypting, where the manifest was made to fit", async ({ damage }) => {
  damage();
  fitManifest();
  const outcome = await untouched(target, () => restore(argsOf()));
  expect(String(outcome)).toMatch(/Decrypting the backup failed: it is damaged or cut off/);
});

it("stops at the manifest of another backup, and at none", async () => {
  const other = await backupOf("staging", `other-${tests}`);
  const ending = ".manifest.json";
  const text = readFileSync(other.file!.replace(".archive.gz.age", ending), "utf8");
  const own = JSON.parse(readFileSync(manifestFile(), "utf8"));
  writeFileSync(manifestFile(), JSON.stringify({ ...JSON.parse(text), bytes: own.bytes }));
  expect(await untouched(target, () => restore(argsOf()))).toMatchObject({
    status: "unverified",
    reasons: [expect.stringMatching(/the manifest is another's/)],
  });
  rmSync(manifestFile());
  expect(String(await untouched(target, () => restore(argsOf())))).toMatch(
    /manifest.json is missing/,
  );
});

it("does not decrypt with another key, and shows none", async () => {
  const other = await generateX25519Identity();
  const outcome = await untouched(target, () => restore(argsOf({ keys: `# comment\n${other}\n` })));
  expect(String(outcome)).toMatch(/the key is not that of any of its recipients/);
  const wrong = await untouched(target, () => restore(argsOf({ keys: recipient })));
  expect(String(wrong)).toMatch(/key is not one of age/);
  expect(`${outcome}${wrong}`).not.toMatch(/AGE-SECRET-KEY-1\w|age1\w/);
});

it("refuses a target without a marker, or with that of another environment", async () => {
  await within(target, ({ database }) => database.dropCollection("infra_refresh_target"));
  expect(await untouched(target, () => restore(argsOf()))).toMatchObject({
    status: "refused",
    reasons: [expect.stringMatching(/no marker.*infra data marker -s staging/)],
  });
  await mark(target, "dev", true);
  expect(await untouched(target, () => restore(argsOf()))).toMatchObject({
    status: "refused",
    reasons: [`The target's marker says "dev", not "staging".`],
  });
});

it("puts a backup of production back there, with its own word alone", async () => {
  const production = await backupOf("prod", `prod-${tests}`);
  const targetUrl = `${server.url}shop-prod-${tests}`;
  await within(targetUrl, ({ database }) => database.collection("users").insertOne({ a: 1 }));
  const args = argsOf({ file: production.file!, environment: "prod", targetUrl });
  expect(await untouched(targetUrl, () => restore(args))).toMatchObject({
    status: "refused",
    reasons: [expect.stringMatching(/--into-production/)],
  });
  expect(await restore({ ...args, intoProduction: true })).toMatchObject({ status: "restored" });
  expect((await contentOf(targetUrl)).documents).toEqual(original.documents);
});

it.each([
  { what: "production's, into staging", of: "prod", into: "staging", word: false },
  { what: "staging's, into production", of: "staging", into: "prod", word: true },
])("never restores a backup of another environment: $what", async ({ of, into, word }) => {
  const { file: other } = await backupOf(of, `${of}-${tests}`);
  const changes = { file: other!, environment: into, intoProduction: word };
  expect(await untouched(target, () => restore(argsOf(changes)))).toMatchObject({
    status: "refused",
    reasons: [`The backup is of ${of}, and goes back there alone.`],
  });
});

it("takes the word for production neither where the project says otherwise nor for a marked database", async () => {
  expect(await untouched(target, () => restore(argsOf({ intoProduction: true })))).toMatchObject({
    status: "refused",
    reasons: ["staging is not production: leave --into-production out."],
  });
  const changes = { isProduction: true, intoProduction: true };
  expect(await untouched(target, () => restore(argsOf(changes)))).toMatchObject({
    status: "refused",
    reasons: ["The target carries the marker of staging: it is not production."],
  });
  expect(await untouched(target, () => restore(argsOf({ isProduction: true })))).toMatchObject({
    status: "refused",
  });
});

/** Throws at the first step that a pattern matches. */
const cutShortAt = (pattern: RegExp) => (step: string) => {
  if (pattern.test(step)) throw new Error(`cut short at ${step}`);
};

it("leaves the database as it was, and nothing beside it, where loading is cut short", async () => {
  const onStep = cutShortAt(/^reading users back/);
  expect(String(await untouched(target, () => restore(argsOf({ onStep }))))).toMatch(/cut short/);
});

it("ends in the same state where it was cut short between swaps and is run again", async () => {
  const onStep = cutShortAt(/^putting the new users/);
  await expect(restore(argsOf({ onStep }))).rejects.toThrow("cut short");
  expect(await restore(argsOf())).toMatchObject({ status: "restored" });
  expect(await contentOf(target)).toEqual(original);
  expect((await namesIn(target)).filter((name) => /_(old|new)_/.test(name))).toEqual([]);
});

it("leaves no file of a backup that was cut short, and refuses a database without collections", async () => {
  const folder = `cut-${tests}`;
  const onStep = cutShortAt(/^reading users/);
  await expect(backupOf("staging", folder, { onStep })).rejects.toThrow("cut short");
  const sourceUrl = `${server.url}empty-${tests}`;
  await expect(backupOf("staging", folder, { sourceUrl })).rejects.toThrow(/nothing to back up/);
  expect(readdirSync(join(parent, folder))).toEqual([]);
});

it("says nothing of a recipient that is none, which may be a secret key", async () => {
  const failure = backupOf("staging", "none", { recipients: [recipient, keys] });
  await expect(failure).rejects.toThrow(/Recipient 2 is not one of age/);
  await expect(failure).rejects.not.toThrow(/AGE-SECRET/);
});

it("keeps the newest backups of the environment, and all of others", async () => {
  const folder = `kept-${tests}`;
  const older = [await backupOf("staging", folder), await backupOf("staging", folder)];
  await backupOf("dev", folder);
  writeFileSync(join(parent, folder, "staging-notes.txt"), "");
  const { file: newest, removed } = await backupOf("staging", folder, { keep: 2 });
  expect(removed).toEqual([basename(older[0]!.file!)]);
  const left = readdirSync(join(parent, folder));
  expect(left.length).toBe(2 * 2 + 2 + 1);
  expect(left).toContain(basename(older[1]!.file!));
  expect(newestAt(join(parent, folder))).toBe(newest);
  expect(newestAt(join(parent, folder), "dev")).toMatch(/dev-/);
});

it("drills: restores, compares, and leaves the scratch database empty", async () => {
  const targetUrl = `${server.url}scratch-${tests}`;
  const args = { file, targetUrl, keys, ...quiet };
  expect(await untouched(targetUrl, () => drill(args))).toMatchObject({ status: "refused" });
  await mark(targetUrl, "drill", true);
  expect(await untouched(targetUrl, () => drill(args))).toMatchObject({
    status: "passed",
    reasons: [],
  });
  const onStep = cutShortAt(/^comparing/);
  expect(String(await untouched(targetUrl, () => drill({ ...args, onStep })))).toMatch(/cut short/);
  flipBit();
  expect(await untouched(targetUrl, () => drill(args))).toMatchObject({ status: "unverified" });
});

it("drills in no database of an environment", async () => {
  const args = { file, targetUrl: target, keys, ...quiet };
  expect(await untouched(target, () => drill(args))).toMatchObject({
    status: "refused",
    reasons: [`The target's marker says "staging", not "drill".`],
  });
});
