import { execa } from "execa";
import { UserError } from "../../shared/errors.ts";

/** Lines of its output that are told. */
const most = 20;

export interface Running {
  command: readonly string[];
  folder: string;
  /** Goes to the command as DATABASE_URL, and is shown nowhere. */
  targetUrl: string;
  signal: AbortSignal;
}

/** How a command ended. */
export interface Ran {
  exitCode: number;
  /** The last lines of what it printed, without the URL and the password in it. */
  output: string[];
}

/** Runs the application's own seed with the target's URL in its environment. */
export async function runSeedCommand(running: Running): Promise<Ran> {
  const { command, folder, targetUrl, signal } = running;
  const [program = "", ...args] = command;
  const child = execa(program, args, {
    cwd: folder,
    env: { DATABASE_URL: targetUrl },
    stdin: "ignore",
    all: true,
    buffer: false,
    reject: false,
    cancelSignal: signal,
  });
  const hide = hiding(targetUrl);
  const output: string[] = [];
  for await (const line of child.iterable({ from: "all" })) {
    output.push(hide(line));
    if (output.length > most) output.shift();
  }
  const { exitCode, signal: by, code } = await child;
  signal.throwIfAborted();
  if (code === "ENOENT") {
    throw new UserError(`Running "${program}" failed: there is no such command on PATH.`);
  }
  if (exitCode === undefined && by === undefined) {
    throw new UserError(`Running "${program}" failed: it could not be started.`);
  }
  return { exitCode: exitCode ?? 1, output };
}

/** Without the URL, and without its password wherever it stands. */
function hiding(url: string): (line: string) => string {
  const password = /^[^:]*:\/\/[^/@]*?:([^/]*)@/.exec(url)?.[1];
  const secrets = [url, ...(password ? [password, decodeURIComponent(password)] : [])];
  return (line) => secrets.reduce((text, secret) => text.replaceAll(secret, "(hidden)"), line);
}
