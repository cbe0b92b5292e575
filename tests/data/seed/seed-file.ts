import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { deserialize } from "bson";
import { onTestFinished } from "vitest";
import { loadSeed } from "../../../src/data/seed/load.ts";
import type { SeedFile } from "../../../src/data/seed/schema.ts";
import { SeedSource } from "../../../src/data/seed/source.ts";
import { testPasswordHash } from "../sample.ts";

export const variable = (name: string): string | undefined =>
  ({
    TEST_PASSWORD_HASH: testPasswordHash,
    ADMIN_EMAIL: "admin@bondigoo.ch",
    ADMIN_PASSWORD_HASH: testPasswordHash,
  })[name];

/** The seed that ships. */
export function bondigooSeed(section: "collections" | "initial" = "collections"): SeedFile {
  return loadSeed(resolve("data/seed.yaml"), section, variable);
}

/** Reads a seed of these lines; with a head unless they have one. */
export function seedOf(lines: string): SeedFile {
  const folder = mkdtempSync(join(tmpdir(), "seed-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "seed.yaml");
  const head = "version: 1\nseed: x\nnow: 2026-01-15T09:00:00Z\nemailHost: test.example.com\n";
  writeFileSync(file, lines.includes("version:") ? lines : head + lines);
  return loadSeed(file, "collections", variable);
}

/** All that a seed makes, by collection. */
export async function made(file: SeedFile, scale = 1) {
  const source = new SeedSource({ file, section: "collections", scale, variable });
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what its seed makes.
  const documents: Record<string, any[]> = {};
  for (const { name } of await source.collections()) documents[name] = [];
  for await (const { collection, document } of source.items(new AbortController().signal)) {
    documents[collection]!.push(deserialize(document));
  }
  return documents;
}
