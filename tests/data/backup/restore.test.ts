import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { generateX25519Identity } from "age-encryption";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type RestoreArgs, restore } from "../../../src/data/backup/restore.ts";
import { mark } from "../../../src/data/refresh/marker.ts";
import { contentOf, namesIn, within } from "../refresh/databases.ts";
import {
  type BackedUpStaging,
  changeManifest,
  copyAndTarget,
  cutOff,
  cutShortAt,
  fitManifest,
  flipBit,
  manifestFile,
  quiet,
  stagingBackedUp,
  untouched,
} from "./fixture.ts";

let staging: BackedUpStaging;
/** A copy of its backup, and a staging of another state, for each test. */
let file: string;
let target: string;
let tests = 0;

beforeAll(async () => {
  staging = await stagingBackedUp();
});

beforeEach(async () => {
  ({ file, target } = await copyAndTarget(staging, ++tests));
});

afterAll(() => staging.stop());

function argsOf(changes: Partial<RestoreArgs> = {}): RestoreArgs {
  const { keys } = staging;
  const production = { isProduction: false, intoProduction: false };
  const own = { file, targetUrl: target, environment: "staging", keys, replaces: true };
  return { ...own, ...production, ...quiet, ...changes };
}

it("restores the very documents and indexes, and leaves nothing else", async () => {
  const outcome = await restore(argsOf());
  expect(outcome).toMatchObject({ status: "restored", reasons: [], removed: ["extra"] });
  expect(await contentOf(target)).toEqual(staging.original);
  const names = [...Object.keys(staging.original.documents), "infra_refresh_target"];
  expect(await namesIn(target)).toEqual(names.sort());
});

it("removes what restores that were killed have left", async () => {
  for (const left of ["infra_refresh_0a0a0a0a_new_users", "infra_refresh_0a0a0a0a_old_users"]) {
    await within(target, ({ database }) => database.collection(left).insertOne({ a: 1 }));
  }
  expect(await restore(argsOf())).toMatchObject({ status: "restored", removed: ["extra"] });
  expect((await namesIn(target)).filter((name) => /_(old|new)_/.test(name))).toEqual([]);
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
    damage: (path: string) => changeManifest(path, ({ collections }) => collections.users.count++),
    says: /users has \d+ documents, and the manifest says/,
  },
  {
    what: "whose manifest is edited: another digest",
    damage: (path: string) =>
      changeManifest(path, ({ collections: { users } }) => (users.digest = "0".repeat(64))),
    says: /users has other documents/,
  },
  {
    what: "whose manifest is edited: other indexes",
    damage: (path: string) =>
      changeManifest(path, ({ collections }) => (collections.users.indexDigest = "0")),
    says: /users has other indexes/,
  },
  {
    what: "whose manifest is edited: a collection less",
    damage: (path: string) => changeManifest(path, ({ collections }) => delete collections.users),
    says: /users is there, and the manifest has no such/,
  },
  {
    what: "whose manifest is edited: another environment",
    damage: (path: string) => changeManifest(path, (manifest) => (manifest.environment = "dev")),
    says: /The manifest says that it is of dev; the backup itself does not/,
    environment: "dev",
  },
])("stops at a backup $what", async ({ damage, says, environment = "staging" }) => {
  damage(file);
  if (environment !== "staging") {
    target = `${staging.url}${environment}-${tests}`;
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
  damage(file);
  fitManifest(file);
  const outcome = await untouched(target, () => restore(argsOf()));
  expect(String(outcome)).toMatch(/Decrypting the backup failed: it is damaged or cut off/);
});

it("stops at the manifest of another backup, and at none", async () => {
  const other = await staging.backupOf("staging", `other-${tests}`);
  const ending = ".manifest.json";
  const text = readFileSync(other.file!.replace(".archive.gz.age", ending), "utf8");
  const own = JSON.parse(readFileSync(manifestFile(file), "utf8"));
  writeFileSync(manifestFile(file), JSON.stringify({ ...JSON.parse(text), bytes: own.bytes }));
  expect(await untouched(target, () => restore(argsOf()))).toMatchObject({
    status: "unverified",
    reasons: [expect.stringMatching(/the manifest is another's/)],
  });
  rmSync(manifestFile(file));
  expect(String(await untouched(target, () => restore(argsOf())))).toMatch(
    /manifest.json is missing/,
  );
});

it("does not decrypt with another key, and shows none", async () => {
  const other = await generateX25519Identity();
  const outcome = await untouched(target, () => restore(argsOf({ keys: `# comment\n${other}\n` })));
  expect(String(outcome)).toMatch(/the key is not that of any of its recipients/);
  const wrong = await untouched(target, () => restore(argsOf({ keys: staging.recipient })));
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
  const production = await staging.backupOf("prod", `prod-${tests}`);
  const targetUrl = `${staging.url}shop-prod-${tests}`;
  await within(targetUrl, ({ database }) => database.collection("users").insertOne({ a: 1 }));
  const args = argsOf({ file: production.file!, environment: "prod", targetUrl });
  expect(await untouched(targetUrl, () => restore(args))).toMatchObject({
    status: "refused",
    reasons: [expect.stringMatching(/--into-production/)],
  });
  expect(await restore({ ...args, intoProduction: true })).toMatchObject({ status: "restored" });
  expect((await contentOf(targetUrl)).documents).toEqual(staging.original.documents);
});

it.each([
  { what: "production's, into staging", of: "prod", into: "staging", word: false },
  { what: "staging's, into production", of: "staging", into: "prod", word: true },
])("never restores a backup of another environment: $what", async ({ of, into, word }) => {
  const { file: other } = await staging.backupOf(of, `${of}-${tests}`);
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

it("leaves the database as it was, and nothing beside it, where loading is cut short", async () => {
  const onStep = cutShortAt(/^reading users back/);
  expect(String(await untouched(target, () => restore(argsOf({ onStep }))))).toMatch(/cut short/);
});

it("ends in the same state where it was cut short between swaps and is run again", async () => {
  const onStep = cutShortAt(/^putting the new users/);
  await expect(restore(argsOf({ onStep }))).rejects.toThrow("cut short");
  expect(await restore(argsOf())).toMatchObject({ status: "restored" });
  expect(await contentOf(target)).toEqual(staging.original);
  expect((await namesIn(target)).filter((name) => /_(old|new)_/.test(name))).toEqual([]);
});
