import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { findNode, findOnPath } from "./node.ts";
import type { PackageManager, RuntimeOptions } from "./options.ts";

const run = promisify(execFile);

const lockFiles: Record<string, PackageManager> = {
  "package-lock.json": "npm",
  "yarn.lock": "yarn",
  "pnpm-lock.yaml": "pnpm",
  "bun.lock": "bun",
};

/** What `pulumi about` shows of a program's runtime. */
export interface RuntimeFacts {
  executable: string;
  version: string;
  packageManager: PackageManager;
  packageManagerVersion: string;
}

export async function describeRuntime(
  directory: string,
  options: RuntimeOptions,
): Promise<RuntimeFacts> {
  const executable = findNode(directory);
  const packageManager = packageManagerOf(directory, options);
  const [version, packageManagerVersion] = await Promise.all([
    realpathSync(executable) === process.execPath ? process.version : askVersion(executable),
    versionOfPackage(packageManager) ?? askVersion(packageManager),
  ]);
  return { executable, version, packageManager, packageManagerVersion };
}

/**
 * The version in the package.json above the file that a command on PATH leads to. The engine
 * asks before every preview, and starting npm to ask it takes longer than all the rest.
 */
function versionOfPackage(name: string): string | undefined {
  const command = findOnPath(name);
  const manifest = command && nearest(dirname(realpathSync(command)), "package.json");
  if (!manifest) return undefined;
  const found = JSON.parse(readFileSync(manifest, "utf8"));
  return found.name === name ? found.version : undefined;
}

/** Empty when the tool cannot be run: `pulumi about` is asked for most when things are broken. */
async function askVersion(command: string): Promise<string> {
  try {
    return (await run(command, ["--version"])).stdout.trim();
  } catch {
    return "";
  }
}

/** The packages a program's package.json names, each with the version that is installed. */
export function listDependencies(directory: string): { name: string; version: string }[] {
  const manifest = nearest(directory, "package.json");
  if (!manifest) return [];
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(manifest, "utf8"));
  const names = Object.keys({ ...dependencies, ...devDependencies }).sort();
  return names.map((name) => ({ name, version: installedVersion(manifest, name) }));
}

function installedVersion(manifest: string, name: string): string {
  const folders = createRequire(manifest).resolve.paths(name) ?? [];
  const file = folders.map((folder) => join(folder, name, "package.json")).find(existsSync);
  return file ? JSON.parse(readFileSync(file, "utf8")).version : "not installed";
}

/**
 * Installs a program's packages with its own package manager, passing on what that prints.
 * `signal` ends it.
 */
export function installDependencies(
  directory: string,
  options: RuntimeOptions,
  onOutput: (stream: "stdout" | "stderr", chunk: Buffer) => void,
  signal: AbortSignal,
): Promise<void> {
  const manager = packageManagerOf(directory, options);
  const child = spawn(manager, ["install"], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  child.stdout.on("data", (chunk) => onOutput("stdout", chunk));
  child.stderr.on("data", (chunk) => onOutput("stderr", chunk));
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`${manager} install: ${error.message}`)));
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`"${manager} install" in ${directory} exited with code ${code}`));
    });
  });
}

function packageManagerOf(directory: string, options: RuntimeOptions): PackageManager {
  if (options.packageManager !== "auto") return options.packageManager;
  for (const [file, manager] of Object.entries(lockFiles)) {
    if (nearest(directory, file)) return manager;
  }
  return "npm";
}

/** The file of that name in a folder or the closest of those above it. */
function nearest(directory: string, name: string): string | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    const candidate = join(folder, name);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
