import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { UserError } from "./errors.ts";
import { exitCodeOf } from "./interrupt.ts";
import { processesWith } from "./processes.ts";

const passedOn = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;

/** Variable by which all that a command has started is known. */
const markVariable = "INFRA_COMMAND";

/** How long what a command leaves behind may take to end before it is killed. */
const graceMs = 30_000;

const pollMs = 20;

/**
 * Runs a command in the foreground and resolves with its exit code, 128 plus the signal's number
 * where one ended it, as shells say it. Signals to this process go on to the command, and when it
 * has ended by them, all that it has started ends, too. Is not started where `asked` is aborted.
 */
export async function runCommand(
  [program = "", ...args]: string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
  asked: AbortSignal,
): Promise<number> {
  asked.throwIfAborted();
  let received: NodeJS.Signals | undefined;
  const passOn = (signal: NodeJS.Signals) => {
    received = signal;
    if (!isFromTerminal(signal)) child.kill(signal);
  };
  // Before the command starts: whoever sees it run may send a signal at once.
  for (const signal of passedOn) process.on(signal, passOn);
  const mark = randomUUID();
  const child = spawn(program, args, {
    cwd,
    env: { ...env, [markVariable]: mark },
    stdio: "inherit",
  });
  try {
    const code = await exitCode(child, program);
    if (received) await endLeftovers(mark, received);
    return code;
  } finally {
    for (const signal of passedOn) process.off(signal, passOn);
  }
}

/** Keys of a terminal reach all that runs on it by themselves; a second time would be too much. */
function isFromTerminal(signal: NodeJS.Signals): boolean {
  const isOnTerminal = [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);
  return isOnTerminal && (signal === "SIGINT" || signal === "SIGQUIT");
}

function exitCode(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") return reject(error);
      reject(new UserError(`Running "${program}" failed: there is no such command on PATH.`));
    });
    child.once("exit", (code, signal) => {
      resolve(signal ? exitCodeOf(signal) : (code ?? 1));
    });
  });
}

/**
 * Ends what a command has left running that ended by a signal: Pulumi's npm launcher ends at once
 * and leaves the engine to itself. Only what has lost its parent is asked to end, with SIGTERM, on
 * which an engine cancels in good order; the rest is its parent's to end.
 */
async function endLeftovers(mark: string, received: NodeJS.Signals): Promise<void> {
  const find = () => processesWith(`${markVariable}=${mark}`);
  const asked = new Set<number>();
  for (let waitedMs = 0; waitedMs < graceMs; waitedMs += pollMs) {
    const left = await find();
    // Twice: one that ended while it was looked for may have started another behind the look.
    if (left.length === 0 && (await find()).length === 0) return;
    const orphans = left.filter(({ parent }) => !left.some(({ pid }) => pid === parent));
    for (const { pid } of isFromTerminal(received) ? [] : orphans) {
      if (!asked.has(pid)) send(pid, "SIGTERM");
      asked.add(pid);
    }
    await delay(pollMs);
  }
  for (const { pid } of await find()) send(pid, "SIGKILL");
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}
