import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { pulumi } from "../../src/engine/pulumi.ts";
import { keyInVault } from "../engine/support/stack-init.ts";

const root = join(import.meta.dirname, "..", "..");

/** Bondigoo's files in a folder of their own, with a backend of their own and no vendor. */
export interface Project {
  env: NodeJS.ProcessEnv;
  /** Runs `infra secrets ARGS`, with `value` on its standard input. */
  secrets(args: string[], value?: string): Promise<Ended>;
  /** Runs `pulumi ARGS`, which has to succeed, and resolves with what it printed. */
  pulumi(...args: string[]): Promise<string>;
  file(stack: string): string;
  /** The same project as it is now, in a folder of its own. */
  copy(): Project;
  remove(): void;
}

export interface Ended {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

export async function makeProject(
  stacks = ["prod", "staging", "dev"],
  options = [keyInVault],
): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "secrets-"));
  const files = ["Pulumi.yaml", ...stacks.map((stack) => `Pulumi.${stack}.yaml`)];
  for (const file of files) copyFileSync(join(root, file), join(folder, file));
  const project = open(folder);
  for (const stack of stacks) {
    await project.pulumi("stack", "init", stack, "--no-select", ...options);
  }
  return project;
}

function open(folder: string): Project {
  const env = {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: "of these tests",
  };
  return {
    env,
    secrets: async (args, value = "") => {
      const command = [join(root, "bin", "infra.js"), "secrets", ...args];
      const options = { cwd: folder, env, input: value, reject: false } as const;
      const { exitCode, stdout, stderr } = await execa(process.execPath, command, options);
      return { exitCode, stdout, stderr };
    },
    pulumi: async (...args) => (await pulumi({ cwd: folder, env, args })).stdout,
    file: (stack) => readFileSync(join(folder, `Pulumi.${stack}.yaml`), "utf8"),
    copy: () => {
      const copied = mkdtempSync(join(tmpdir(), "secrets-"));
      cpSync(folder, copied, { recursive: true });
      return open(copied);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
