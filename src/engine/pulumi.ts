import { join } from "node:path";
import { execa } from "execa";
import { UserError } from "../shared/errors.ts";
import { projectFolder } from "./layout.ts";

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
 * what it printed and its exit code, whatever that is.
 */
export async function runPulumi(options: PulumiOptions): Promise<PulumiResult> {
  const { cwd = process.cwd(), args, env = process.env, onLine, signal, input = "" } = options;
  const child = execa(process.execPath, [launcher, ...args, "--non-interactive"], {
    cwd,
    env: { ...env, PATH: pathWithOurNode(env), PULUMI_SKIP_UPDATE_CHECK: "true" },
    extendEnv: false,
    input,
    reject: false,
    all: true,
    cancelSignal: signal,
    killSignal: "SIGINT",
    forceKillAfterDelay: interruptGraceMs,
  });
  if (onLine) for await (const line of child.iterable({ from: "all" })) onLine(line);
  const { exitCode, stdout, stderr, all, isCanceled, shortMessage } = await child;
  if (exitCode === undefined && !isCanceled) {
    throw new UserError(`running "pulumi ${args.join(" ")}" in ${cwd}: ${shortMessage}`);
  }
  return { exitCode: exitCode ?? 130, stdout, stderr, output: all };
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

const launcher = join(projectFolder, "node_modules", "pulumi", "run.js");

/** Programs and providers look for `node` on PATH: the one this project pins has to be first. */
function pathWithOurNode(env: NodeJS.ProcessEnv): string {
  return [join(projectFolder, "node_modules", ".bin"), env["PATH"]].filter(Boolean).join(":");
}
