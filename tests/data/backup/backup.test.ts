import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { drill } from "../../../src/data/backup/drill.ts";
import { newestAt } from "../../../src/data/backup/manifest.ts";
import { mark } from "../../../src/data/refresh/marker.ts";
import { personal } from "../bondigoo.ts";
import { within } from "../refresh/databases.ts";
import {
  type BackedUpStaging,
  copyAndTarget,
  cutShortAt,
  elsewhere,
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

it("writes an encrypted file for its owner alone, and a manifest without values", async () => {
  expect(staging.taken).toMatchObject({ status: "written", removed: [] });
  expect(readdirSync(join(staging.parent, "taken")).length).toBe(2);
  const bytes = readFileSync(staging.taken.file!, "latin1");
  expect(bytes).toMatch(/^age-encryption\.org\/v1\n-> X25519 /);
  expect(bytes).not.toMatch(personal);
  const manifest = readFileSync(manifestFile(file), "utf8");
  expect(manifest).not.toMatch(personal);
  expect(JSON.parse(manifest)).toMatchObject({ environment: "staging", tool: "test" });
  for (const [name, documents] of Object.entries(staging.original.documents)) {
    expect(staging.taken.manifest!.collections[name]).toMatchObject(documents);
  }
  for (const name of readdirSync(join(staging.parent, "taken"))) {
    expect(statSync(join(staging.parent, "taken", name)).mode & 0o077, name).toBe(0);
  }
});

it("leaves no file of a backup that was cut short, and refuses a database without collections", async () => {
  const folder = `cut-${tests}`;
  const onStep = cutShortAt(/^reading users/);
  await expect(staging.backupOf("staging", folder, { onStep })).rejects.toThrow("cut short");
  const sourceUrl = `${staging.url}empty-${tests}`;
  await expect(staging.backupOf("staging", folder, { sourceUrl })).rejects.toThrow(
    /nothing to back up/,
  );
  expect(readdirSync(join(staging.parent, folder))).toEqual([]);
});

it("names what a backup does not hold", async () => {
  const sourceUrl = `${staging.url}options-${tests}`;
  const options = { capped: true, size: 100_000 };
  await within(sourceUrl, ({ database }) => database.createCollection("log", options));
  const { manifest } = await staging.backupOf("staging", `options-${tests}`, { sourceUrl });
  expect(manifest?.notCarried).toContain("the option capped of log");
});

it("says nothing of a recipient that is none, which may be a secret key", async () => {
  const failure = staging.backupOf("staging", "none", {
    recipients: [staging.recipient, staging.keys],
  });
  await expect(failure).rejects.toThrow(/Recipient 2 is not one of age/);
  await expect(failure).rejects.not.toThrow(/AGE-SECRET/);
});

it("keeps the newest backups of the environment, and all of others", async () => {
  const folder = `kept-${tests}`;
  const older = [
    await staging.backupOf("staging", folder),
    await staging.backupOf("staging", folder),
  ];
  await staging.backupOf("dev", folder);
  writeFileSync(join(staging.parent, folder, "staging-notes.txt"), "");
  const { file: newest, removed } = await staging.backupOf("staging", folder, { keep: 2 });
  expect(removed).toEqual([basename(older[0]!.file!)]);
  const left = readdirSync(join(staging.parent, folder));
  expect(left.length).toBe(2 * 2 + 2 + 1);
  expect(left).toContain(basename(older[1]!.file!));
  expect(newestAt(join(staging.parent, folder))).toBe(newest);
  expect(newestAt(join(staging.parent, folder), "dev")).toMatch(/dev-/);
});

it("drills: restores, compares, and leaves the scratch database empty", async () => {
  const targetUrl = elsewhere(staging, `scratch-${tests}`);
  const args = { file, targetUrl, keys: staging.keys, ...quiet };
  expect(await untouched(targetUrl, () => drill(args))).toMatchObject({ status: "refused" });
  await mark(targetUrl, "drill", true);
  expect(await untouched(targetUrl, () => drill(args))).toMatchObject({
    status: "passed",
    reasons: [],
  });
  const onStep = cutShortAt(/^comparing/);
  expect(String(await untouched(targetUrl, () => drill({ ...args, onStep })))).toMatch(/cut short/);
  flipBit(file);
  expect(await untouched(targetUrl, () => drill(args))).toMatchObject({ status: "unverified" });
});

it("drills on no cluster that the backup is of", async () => {
  const targetUrl = `${staging.url}scratch-${tests}`;
  await mark(targetUrl, "drill", true);
  const args = { file, targetUrl, keys: staging.keys, ...quiet };
  expect(await untouched(targetUrl, () => drill(args))).toMatchObject({
    status: "refused",
    reasons: ["The scratch database is on the cluster that the backup is of."],
  });
});

it("drills in no database of an environment", async () => {
  const targetUrl = elsewhere(staging, `staging-${tests}`);
  const args = { file, targetUrl, keys: staging.keys, ...quiet };
  expect(await untouched(target, () => drill(args))).toMatchObject({
    status: "refused",
    reasons: [`The target's marker says "staging", not "drill".`],
  });
});
