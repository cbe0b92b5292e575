import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/**
 * The one version of Pulumi's engine, SDK and Go module: that of the `pulumi` package in
 * package.json, whose launcher `npx pulumi` runs.
 */
export const engineVersion: string = require("pulumi/package.json").version;

/** Where an engine lives and what is in it. The launcher looks in the same place. */
export interface EngineLayout {
  /** `$PULUMI_HOME/versions`, PULUMI_HOME being `~/.pulumi` unless set. */
  versions: string;
  /** The folder of this version. */
  folder: string;
  /** The command line; the launcher runs it without a look at the network when it is there. */
  cli: string;
}

/**
 * Where Pulumi keeps engines and plugins. The engine itself asks the list of users rather than HOME,
 * and finds another folder where the two differ: whoever starts it has to say which one is meant.
 */
export function pulumiHome(env: NodeJS.ProcessEnv): string {
  return env["PULUMI_HOME"] || join(env["HOME"] || homedir(), ".pulumi");
}

export function engineLayout(env: NodeJS.ProcessEnv): EngineLayout {
  const versions = join(pulumiHome(env), "versions");
  const folder = join(versions, engineVersion);
  return { versions, folder, cli: join(folder, "bin", "pulumi") };
}

/** The folder of this program, with tools/engine, which the engine is built from. */
export const programFolder = join(import.meta.dirname, "..", "..");

/** What `npx infra` runs, in a checkout and in a platform that depends on the package. */
export const infraProgram = join(programFolder, "bin", "infra.js");

/** Whose node_modules hold what this program needs: its checkout, or a platform that depends on it. */
export const projectFolder = join(dirname(require.resolve("pulumi/package.json")), "..", "..");
