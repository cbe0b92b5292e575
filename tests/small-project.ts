import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./architecture/source.ts";

/** What `npm test` needs: the settings, and what they and the tests' setup import. */
const kept = [
  ".gitignore",
  "package.json",
  "tsconfig.json",
  "biome.json",
  "vitest.config.ts",
  "tests/setup",
  "tests/architecture/tested-elsewhere.ts",
  "src/engine/layout.ts",
  "src/sandbox/vault.ts",
];

/** This project's own scripts and settings around other files, in an empty folder. */
export function makeSmallProject(folder: string, files: Record<string, string>): void {
  for (const path of kept) cpSync(join(root, path), join(folder, path), { recursive: true });
  // All but what tools keep there about this project.
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name === ".cache") continue;
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
