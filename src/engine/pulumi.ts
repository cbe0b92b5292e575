import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { execa, type ResultPromise } from "execa";
import { UserError } from "../shared/errors.ts";
import { engineLayout, engineVersion, projectFolder } from "./layout.ts";

export interface PulumiOptions {
  /** Folder with Pulumi.yaml. Default: the working directory. */
  cwd?: string;
  /** The command and its flags, e.g. `["preview", "--stack", "dev"]`. */
  args: string[];
  /** The whole environment of the command. Default: this process's. */
  env?: NodeJS.ProcessEnv;
  /** Called with each line as it is printed, output and errors in the order they come. */
  onLine?: (line: string) => void;
  /** Interrupts the command as Ctrl-C would; the engine then ends in good order. */
  signal?: AbortSignal;
  /** What the command reads, e.g. a secret that must not be an argument. Default: nothing. */
  input?: string;
}

export interface PulumiResult {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** Both in the order they were printed. */
  output: string;
}

/** How long an interrupted engine may take to end before it is killed. */
const interruptGraceMs = 30_000;

/**
 * Runs Pulumi's command line as `npx pulumi` does, never asking a question, and resolves with
 * what it printed and its exit code, whatever that is (130 when interrupted, as in a shell).
 */
export async function runPulumi(options: PulumiOptions): Promise<PulumiResult> {
  const { cwd = process.cwd(), args, env = process.env, onLine, signal, input = "" } = options;
  const { cli } = engineLayout(env);
  // The npm launcher only finds this file and runs it, and would not pass an interrupt on.
  const child = execa(cli, [...args, "--non-interactive"], {
    cwd,
    env: {
      // An engine lives for seconds: collecting garbage was a tenth of its work, for 12 MB.
      GOGC: "400",
      ...env,
      PATH: searchPath(cli, env),
      PULUMI_SKIP_UPDATE_CHECK: "true",
    },
    extendEnv: false,
    input,
    reject: false,
    all: true,
    // Out of this process's group: an engine that is interrupted twice gives up in disorder,
    // and Ctrl-C reaches a whole group.
    detached: true,
  });
  const release = interruptOnce(child, signal);
  try {
    if (onLine) for await (const line of child.iterable({ from: "all" })) onLine(line);
    const { exitCode, signal: endedBy, stdout, stderr, all, shortMessage } = await child;
    if (exitCode === undefined && endedBy === undefined) throw notStarted(cli, shortMessage ?? "");
    return { exitCode: exitCode ?? exitCodeOf(endedBy), stdout, stderr, output: all };
  } finally {
    release();
  }
}

/**
 * Interrupts the engine at most once, when the caller's signal says so or this process is asked
 * to end; in the latter case the process ends after the engine has.
 */
function interruptOnce(child: ResultPromise, signal: AbortSignal | undefined): () => void {
  let requested: NodeJS.Signals | undefined;
  let timer: NodeJS.Timeout | undefined;
  const interrupt = () => {
    if (timer) return;
    child.kill("SIGINT");
    timer = setTimeout(() => child.kill("SIGKILL"), interruptGraceMs);
  };
  const onSignal = (name: NodeJS.Signals) => {
    requested = name;
    interrupt();
  };
  if (signal?.aborted) interrupt();
  signal?.addEventListener("abort", interrupt, { once: true });
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", interrupt);
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    if (requested) process.kill(process.pid, requested);
  };
}

function exitCodeOf(signal: NodeJS.Signals | undefined): number {
  return 128 + (signal ? constants.signals[signal] : 0);
}

function notStarted(cli: string, reason: string): UserError {
  if (existsSync(cli)) return new UserError(`running Pulumi: ${reason}`);
  return new UserError(`Pulumi ${engineVersion} is not installed (${cli}): run "npm run engine"`);
}

/** As the launcher does, the engine's own folder first; then the Node that programs need. */
function searchPath(cli: string, env: NodeJS.ProcessEnv): string {
  const ourNode = join(projectFolder, "node_modules", ".bin");
  return [dirname(cli), ourNode, env["PATH"]].filter(Boolean).join(delimiter);
}

/** Runs a command that has to succeed; a failure is a UserError with what Pulumi said. */
export async function pulumi(options: PulumiOptions): Promise<PulumiResult> {
  const result = await runPulumi(options);
  if (result.exitCode === 0) return result;
  throw new UserError(
    `"pulumi ${options.args.join(" ")}" in ${options.cwd ?? process.cwd()} failed with exit code ` +
      `${result.exitCode}:\n${result.output.trim()}`,
  );
}

/** Runs a command with `--json` that has to succeed, and parses what it prints. */
export async function pulumiJson<T>(options: PulumiOptions): Promise<T> {
  const result = await pulumi({ ...options, args: [...options.args, "--json"] });
  try {
    return JSON.parse(result.stdout);
  } catch {
    throw new UserError(
      `"pulumi ${options.args.join(" ")} --json" printed what is not JSON:\n${result.stdout}`,
    );
  }
}

/** One stack of one project, and the environment its commands run in. */
export interface StackTarget {
  cwd: string;
  stack: string;
  env?: NodeJS.ProcessEnv;
}

/** Creates a stack if it does not exist yet. */
export async function stackInit({ cwd, stack, env }: StackTarget): Promise<void> {
  await pulumi({ cwd, env, args: ["stack", "select", stack, "--create"] });
}

/** A stack's outputs as plain values; secrets in the clear only when asked for. */
export async function stackOutputs(
  { cwd, stack, env }: StackTarget,
  { showSecrets = false } = {},
): Promise<Record<string, unknown>> {
  const args = ["stack", "output", "--stack", stack];
  return await pulumiJson({ cwd, env, args: showSecrets ? [...args, "--show-secrets"] : args });
}

/** One resource as the engine keeps it in a stack's state. */
export interface StateResource {
  urn: string;
  type: string;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  parent?: string;
  protect?: boolean;
}

/** A stack's state, its resources in the order they were made. Secrets stay encrypted. */
export async function stackResources({ cwd, stack, env }: StackTarget): Promise<StateResource[]> {
  const result = await pulumi({ cwd, env, args: ["stack", "export", "--stack", stack] });
  const state: { deployment: { resources?: StateResource[] } } = JSON.parse(result.stdout);
  return state.deployment.resources ?? [];
}
