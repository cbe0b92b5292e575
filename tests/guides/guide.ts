import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { openSandbox } from "../../src/rehearsal/open-sandbox.ts";
import { makeWorkingCopy } from "../../src/rehearsal/working-copy.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { root } from "../architecture/source.ts";
import { QuickNpx } from "../quick-npx.ts";

/** A person at a shell in a fresh clone, whose vendors are stand-ins. */
export interface Reader {
  sandbox: Sandbox;
  /** The clone. */
  cwd: string;
  /** Variables of the shell; what a guide exports is set here. */
  env: NodeJS.ProcessEnv;
  /** Runs a line as the guide prints it; fails the test with what it printed if it fails. */
  run(line: string, input?: string): Promise<string>;
  close(): Promise<void>;
}

/** Nothing is logged in, no stack exists, and the engine asks no "yes". */
export async function openReader(folder: string): Promise<Reader> {
  const sandbox = await openSandbox({ state: join(folder, "state") }, root);
  const { folder: cwd } = makeWorkingCopy(root, join(folder, "clone"));
  const env = { ...process.env, ...sandbox.env, ...backend(folder, "first") };
  const npx = new QuickNpx(folder);
  return {
    sandbox,
    cwd,
    env,
    run: async (line, input = "") => {
      const { exitCode, all } = await execa("bash", ["--norc", "-euo", "pipefail", "-c", line], {
        cwd,
        env: { ...env, PATH: npx.pathFor(line, env["PATH"]), PULUMI_SKIP_CONFIRMATIONS: "true" },
        input,
        all: true,
        reject: false,
      });
      if (exitCode !== 0) throw new Error(`${line}\nended with ${exitCode}:\n${all}`);
      return all;
    },
    close: () => sandbox.close(),
  };
}

/** A backend of one's own: what a bucket is, in a folder. */
export function backend(folder: string, name: string): Record<string, string> {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return {
    PULUMI_BACKEND_URL: `file://${path}`,
    PULUMI_CONFIG_PASSPHRASE: "of the team",
  };
}

/** The lines of a guide's blocks of code, by its headings; without the comments behind them. */
export function linesOf(guide: string): Record<string, string[]> {
  const text = readFileSync(join(root, "docs", "guide", guide), "utf8");
  const sections = text.split(/^## /m).map((section) => {
    const [heading = "", ...rest] = section.split("\n");
    const lines = rest.filter((line) => /^ {4}\S/.test(line));
    return [heading, lines.map((line) => line.trim().replace(/\s+# .*$/, ""))] as const;
  });
  return Object.fromEntries(sections);
}
