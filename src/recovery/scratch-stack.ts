import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { projectFile } from "../config/project.ts";
import { settingsOf } from "../config/settings.ts";
import { pulumi } from "../engine/pulumi.ts";
import { interruptible } from "../shared/interrupt.ts";

/** A stack that is gone afterwards, in which the engine and its plugins ask the vendors. */
export interface ScratchStack {
  folder: string;
  /** What every command in it is run with. */
  where: { cwd: string; env: NodeJS.ProcessEnv };
  /** Arguments that choose it. */
  stack: string[];
}

export interface ScratchOptions {
  /** Folder of the platform's Pulumi project: `vercel:team` is taken from its files. */
  project: string;
  /** Program of the stack, a file beside this one. */
  program: string;
  /** What its commands inherit. Default: this process's. */
  env?: NodeJS.ProcessEnv;
  /** Further settings of plugins, e.g. `github:owner`. */
  settings?: Record<string, string>;
}

/**
 * Works in a stack of its own: nothing of the platform's state is touched or even looked at, and
 * what answers an `up` answers here too, with the credentials and settings that an `up` would use.
 */
export async function inScratchStack<T>(
  options: ScratchOptions,
  work: (stack: ScratchStack) => Promise<T>,
): Promise<T> {
  return await interruptible(async () => {
    const folder = mkdtempSync(join(tmpdir(), "look-"));
    try {
      return await work(await prepare(folder, options));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function prepare(folder: string, wanted: ScratchOptions): Promise<ScratchStack> {
  const env = {
    ...(wanted.env ?? process.env),
    PULUMI_BACKEND_URL: `file://${folder}`,
    // What is read may be secret: if the folder is left behind, nobody can read it there.
    PULUMI_CONFIG_PASSPHRASE: randomBytes(32).toString("hex"),
  };
  const main = join(import.meta.dirname, wanted.program);
  // It runs in its own folder, and starts as lean as the platform's program.
  const options = { typescript: false, nodeargs: "--require ../preload.js" };
  const [team] = settingsOf(wanted.project, "vercel:team");
  const config = { ...(team !== undefined && { "vercel:team": team }), ...wanted.settings };
  writeFileSync(
    join(folder, projectFile),
    stringify({ name: "look", runtime: { name: "nodejs", options }, main }),
  );
  writeFileSync(join(folder, "Pulumi.look.yaml"), stringify({ config }));
  const where = { cwd: folder, env };
  await pulumi({ ...where, args: ["stack", "init", "look"] });
  return { folder, where, stack: ["--stack", "look"] };
}
