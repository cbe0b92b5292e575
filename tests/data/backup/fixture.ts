import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { expect } from "vitest";
import { backup } from "../../../src/data/backup/backup.ts";
import { newestAt } from "../../../src/data/backup/manifest.ts";
import { mark } from "../../../src/data/refresh/marker.ts";
import { startMongoServer } from "../mongodb/server.ts";
import { contentOf, fill, namesIn, within } from "../refresh/databases.ts";

export const quiet = { signal: new AbortController().signal, onStep: () => {} };

/** A staging that was backed up, on a server for further databases. */
export async function stagingBackedUp() {
  const server = await startMongoServer();
  const parent = mkdtempSync(join(tmpdir(), "backup-"));
  const keys = await generateX25519Identity();
  const recipient = await identityToRecipient(keys);
  const sourceUrl = `${server.url}staging`;
  await fill(sourceUrl, 40);
  await mark(sourceUrl, "staging", true);

  const backupOf = (environment: string, folder: string, changes: object = {}) =>
    backup({
      environment,
      sourceUrl,
      folder: join(parent, folder),
      recipients: [recipient],
      tool: "test",
      ...quiet,
      ...changes,
    });
  const original = await contentOf(sourceUrl);
  const taken = await backupOf("staging", "taken");
  const stop = async () => {
    rmSync(parent, { recursive: true });
    await server.stop();
  };
  return { url: server.url, parent, keys, recipient, original, taken, backupOf, stop };
}

/** A database under another name of the server's host: for a drill, another cluster. */
export function elsewhere({ url }: BackedUpStaging, database: string): string {
  return `${url.replace("127.0.0.1", "localhost")}${database}`;
}

export type BackedUpStaging = Awaited<ReturnType<typeof stagingBackedUp>>;

/** A copy of the backup, to be damaged, and a staging of another state. */
export async function copyAndTarget({ url, parent }: BackedUpStaging, test: number) {
  const target = `${url}staging-${test}`;
  await within(target, ({ database }) => database.collection("users").insertOne({ role: "x" }));
  await within(target, ({ database }) => database.collection("extra").insertOne({ a: 1 }));
  await mark(target, "staging", true);
  const folder = mkdtempSync(join(parent, "copy-"));
  for (const name of readdirSync(join(parent, "taken"))) {
    writeFileSync(join(folder, name), readFileSync(join(parent, "taken", name)));
  }
  return { target, file: newestAt(folder) };
}

export function manifestFile(file: string): string {
  return file.replace(".archive.gz.age", ".manifest.json");
}

type Change = (manifest: ReturnType<typeof JSON.parse>) => void;

export function changeManifest(file: string, change: Change): void {
  const manifest = JSON.parse(readFileSync(manifestFile(file), "utf8"));
  change(manifest);
  writeFileSync(manifestFile(file), JSON.stringify(manifest));
}

/** As somebody would who wants a changed file to pass. */
export function fitManifest(file: string): void {
  const bytes = readFileSync(file);
  changeManifest(file, (manifest) => {
    manifest.bytes = bytes.length;
    manifest.sha256 = createHash("sha256").update(bytes).digest("hex");
  });
}

export function flipBit(file: string): void {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length * 0.7)]! ^= 1;
  writeFileSync(file, bytes);
}

export function cutOff(file: string): void {
  writeFileSync(file, readFileSync(file).subarray(0, -100));
}

/** Attempts something, and sees that nothing was written; gives its outcome or its error. */
export async function untouched<T>(url: string, attempt: () => Promise<T>): Promise<T> {
  const before = [await contentOf(url), await namesIn(url)];
  const outcome = await attempt().catch((error: Error) => error as T);
  expect([await contentOf(url), await namesIn(url)]).toEqual(before);
  return outcome;
}

/** Throws at the first step that a pattern matches. */
export const cutShortAt = (pattern: RegExp) => (step: string) => {
  if (pattern.test(step)) throw new Error(`cut short at ${step}`);
};
