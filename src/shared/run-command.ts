import { spawn } from "node:child_process";
import { constants } from "node:os";
import { UserError } from "./errors.ts";

const passedOn = ["SIGTERM", "SIGHUP", "SIGQUIT"] as const;

/**
 * Runs a command in the foreground and resolves with its exit code, 128 plus the signal's number
 * where one ended it, as shells say it. Signals to this process go on to the command.
 */
export async function runCommand(
  [program = "", ...args]: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<number> {
  const child = spawn(program, args, { ...options, stdio: "inherit" });
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  const interrupt = () => {
    // Ctrl-C on a terminal reaches the command by itself; a second one would end it at once.
    if (!process.stdin.isTTY) child.kill("SIGINT");
  };
  for (const signal of passedOn) process.on(signal, passOn);
  process.on("SIGINT", interrupt);
  try {
    return await exitCode(child, program);
  } finally {
    for (const signal of passedOn) process.off(signal, passOn);
    process.off("SIGINT", interrupt);
  }
}

function exitCode(child: ReturnType<typeof spawn>, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") return reject(error);
      reject(new UserError(`Running "${program}" failed: there is no such command on PATH.`));
    });
    child.once("exit", (code, signal) => {
      resolve(signal ? 128 + constants.signals[signal] : (code ?? 1));
    });
  });
}
