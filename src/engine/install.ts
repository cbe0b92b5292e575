import { accessSync, constants, statSync } from "node:fs";
import { mkdir, readdir, realpath, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../shared/errors.ts";
import { isAlive } from "../shared/processes.ts";
import { installLanguageHost, languageHostStamp, sourceStamp } from "./language-host.ts";
import { type EngineLayout, engineLayout, engineVersion } from "./layout.ts";
import { withLock } from "./lock.ts";
import { cliVersion, type EngineSource, engineSources } from "./sources.ts";

/** How the engine came to be where it is. */
export interface EngineInstallation {
  /** `present` when there was nothing to do, else the way that worked. */
  how: "present" | EngineSource["name"];
  version: string;
  folder: string;
}

/** What a command shows while an engine is installed. */
export interface InstallReport {
  /** A stage begins, e.g. one of the ways is tried. */
  stage(text: string): void;
  /** A line about the stage that runs; there may be hundreds. */
  progress(line: string): void;
}

export interface InstallOptions {
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  report: InstallReport;
  /** Tried in this order. Default: an installed CLI, the download, the build. */
  sources?: EngineSource[];
  /** Only an engine whose every byte was checked against a sum will do: the build. */
  isChecked?: boolean;
}

/**
 * Makes sure that `npx pulumi` finds an engine of the right version without the network. The
 * engine is made in a folder aside and renamed when it is whole, so that a process killed at
 * any moment leaves either nothing or a complete engine.
 */
export async function installEngine(options: InstallOptions): Promise<EngineInstallation> {
  const layout = engineLayout(options.env);
  if (await isComplete(layout, options)) return present(layout);
  await mkdir(layout.versions, { recursive: true });
  const { report, signal } = options;
  const onWait = (owner: number) =>
    report.stage(`Waiting for process ${owner}, which is already installing the engine`);
  return await withLock(`${layout.folder}.lock`, () => install(layout, options), {
    onWait,
    signal,
  });
}

async function install(layout: EngineLayout, options: InstallOptions): Promise<EngineInstallation> {
  // Another process may have finished while this one waited.
  if (await isComplete(layout, options)) return present(layout);
  if (await refreshLanguageHost(layout, options)) return present(layout);
  await removeLeftovers(layout);
  const aside = join(layout.versions, `${asidePrefix}${process.pid}`);
  try {
    const how = await obtain(aside, options);
    await replaceFolder(aside, layout);
    return { how, version: engineVersion, folder: layout.folder };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

function present({ folder }: EngineLayout): EngineInstallation {
  return { how: "present", version: engineVersion, folder };
}

/** Tries each way in turn; only when none works are the reasons told, all of them. */
async function obtain(
  aside: string,
  { env, signal, report, sources = engineSources, isChecked = false }: InstallOptions,
): Promise<EngineSource["name"]> {
  const reasons: string[] = [];
  const allowed = sources.filter((source) => source.isChecked || !isChecked);
  for (const source of allowed) {
    signal.throwIfAborted();
    report.stage(`Pulumi ${engineVersion}: trying ${source.title}`);
    await rm(aside, { recursive: true, force: true });
    await mkdir(aside);
    try {
      await source.obtain({ aside, env, signal, progress: report.progress });
      await verify(aside, env);
      return source.name;
    } catch (error) {
      signal.throwIfAborted();
      reasons.push(`${source.title}: ${error instanceof Error ? error.message : error}`);
    }
  }
  throw new UserError(noWayWorked(reasons, allowed));
}

async function verify(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const version = await cliVersion(join(folder, "bin", "pulumi"), env);
  if (version === engineVersion) return;
  throw new Error(`the result reports version ${version ?? "(it does not run)"}`);
}

function noWayWorked(reasons: string[], tried: EngineSource[]): string {
  const numbered = (lines: string[]) => lines.map((line, index) => `  ${index + 1}. ${line}`);
  return [
    `Pulumi ${engineVersion} could not be installed. What was tried:`,
    ...numbered(reasons),
    "Do one of the following, then run it again:",
    ...numbered(tried.map(({ remedy }) => remedy)),
  ].join("\n");
}

/** Whether the launcher would run this engine, and the engine could run our programs. */
async function isComplete(layout: EngineLayout, options: InstallOptions): Promise<boolean> {
  if (!isProgram(languageHostOf(layout))) return false;
  const stamp = await languageHostStamp(layout.folder);
  if (stamp !== undefined && stamp !== (await sourceStamp())) return false;
  return await hasRightCli(layout, options);
}

async function hasRightCli(
  { cli, folder }: EngineLayout,
  { env, isChecked = false }: InstallOptions,
): Promise<boolean> {
  if (!isProgram(cli)) return false;
  // A linked CLI belongs to somebody else, who may have upgraded it since.
  const isLinked = (await realpath(cli)) !== join(await realpath(folder), "bin", "pulumi");
  // Only what was built here has our language host beside a CLI of its own.
  const isBuilt = !isLinked && (await languageHostStamp(folder)) !== undefined;
  if (isChecked && !isBuilt) return false;
  return !isLinked || (await cliVersion(cli, env)) === engineVersion;
}

/** Brings a host of ours beside a good CLI up to date; false when there is more to do. */
async function refreshLanguageHost(layout: EngineLayout, options: InstallOptions) {
  const isOurs =
    isProgram(languageHostOf(layout)) && (await languageHostStamp(layout.folder)) !== undefined;
  if (!isOurs || !(await hasRightCli(layout, options))) return false;
  await installLanguageHost(layout.folder);
  return true;
}

/** The launcher's own test of the command line: it may be executed and is not empty. */
function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).size > 0;
  } catch {
    return false;
  }
}

function languageHostOf({ folder }: EngineLayout): string {
  return join(folder, "bin", "pulumi-language-nodejs");
}

const asidePrefix = `.${engineVersion}-`;

async function replaceFolder(aside: string, { folder, versions }: EngineLayout): Promise<void> {
  const old = join(versions, `${asidePrefix}old-${process.pid}`);
  await rename(folder, old).catch(ignoreMissing);
  await rename(aside, folder);
  await rm(old, { recursive: true, force: true });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

/** Removes what processes that were killed have left aside. */
async function removeLeftovers({ versions }: EngineLayout): Promise<void> {
  for (const name of await readdir(versions)) {
    const owner =
      name.startsWith(asidePrefix) && Number(name.slice(asidePrefix.length).split("-").at(-1));
    if (owner && !isAlive(owner)) await rm(join(versions, name), { recursive: true, force: true });
  }
}
