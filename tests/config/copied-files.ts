import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const files = ["Pulumi.yaml", "Pulumi.prod.yaml", "Pulumi.staging.yaml", "Pulumi.dev.yaml"];

export type Change = (text: string) => string;

export const add =
  (...lines: string[]): Change =>
  (text) =>
    [text.trimEnd(), ...lines, ""].join("\n");

export const replace =
  (before: string, after: string): Change =>
  (text) =>
    text.replace(before, after);

/** Bondigoo's files in a folder of each test's own, and what changes one of them. */
export function copyFiles(): {
  folder: () => string;
  edit: (file: string, change: Change) => void;
} {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "files-"));
    for (const file of files) cpSync(join(root, file), join(folder, file));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const edit = (file: string, change: Change) => {
    const path = join(folder, file);
    const before = readFileSync(path, "utf8");
    const after = change(before);
    if (after === before) throw new Error(`${file} is as it was`);
    writeFileSync(path, after);
  };
  return { folder: () => folder, edit };
}
