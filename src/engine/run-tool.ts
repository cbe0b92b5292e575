import { mkdir, rm } from "node:fs/promises";
import { execa } from "execa";

/** What a command that helps to get the engine runs with. */
export interface ToolOptions {
  cwd?: string;
  env: NodeJS.ProcessEnv;
  /** Folder, made here, for the command's temporary files: killed, it does not remove them. */
  scratch: string;
  signal: AbortSignal;
  progress: (line: string) => void;
  timeoutMs: number;
}

/**
 * Runs a command, its lines as progress, and gives what it wrote to standard output; a failure throws
 * with the last lines it printed.
 */
export async function runTool(
  name: string,
  command: string,
  args: string[],
  options: ToolOptions,
): Promise<string> {
  const { cwd, env, progress, scratch, signal, timeoutMs } = options;
  signal.throwIfAborted();
  await mkdir(scratch);
  // A group of its own, so that what the command has started ends with it.
  const child = execa(command, args, {
    cwd,
    env: { ...env, TMPDIR: scratch },
    extendEnv: false,
    stdin: "ignore",
    reject: false,
    all: true,
    detached: true,
  });
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const kill = () => child.pid && process.kill(-child.pid, "SIGKILL");
  limit.addEventListener("abort", kill, { once: true });
  try {
    for await (const line of child.iterable({ from: "all" })) progress(line);
  } finally {
    limit.removeEventListener("abort", kill);
  }
  const { failed, code, all, stdout, shortMessage } = await child;
  signal.throwIfAborted();
  if (!failed) {
    await rm(scratch, { recursive: true, force: true });
    return stdout;
  }
  if (code === "ENOENT") throw new Error(`there is no ${command} on PATH`);
  if (limit.aborted) throw new Error(`${name} was stopped after ${timeoutMs / 1000} s`);
  throw new Error(`${name} failed: ${lastLines(all) || shortMessage}`);
}

function lastLines(output: string, count = 3): string {
  return output.trim().split("\n").slice(-count).join(" / ");
}
