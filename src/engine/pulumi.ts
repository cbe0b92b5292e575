import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { UserError } from "../shared/errors.ts";
import { exitCodeOf, interruptible } from "../shared/interrupt.ts";
import { engineLayout, engineVersion, projectFolder, pulumiHome } from "./layout.ts";

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
 * Commands that end in good order when they are interrupted. The others take a second or two and
 * are let finish: cut short, they leave a lock or half a stack file.
 */
const cancellable = new Set(["destroy", "import", "preview", "refresh", "up"]);

/**
 * Runs Pulumi's command line as `npx pulumi` does, never asking a question, and resolves with
 * what it printed and its exit code, whatever that is (130 when interrupted, as in a shell). When
 * this process is asked to end, it throws `Interrupted` once the command has ended. Throws NoEngine
 * where there is no engine, or nobody is logged in to a backend.
 */
export async function runPulumi(options: PulumiOptions): Promise<PulumiResult> {
  return await interruptible(async (asked) => {
    const interrupt = AbortSignal.any([asked, options.signal ?? asked]);
    interrupt.throwIfAborted();
    const result = await run(options, interrupt);
    asked.throwIfAborted();
    return result;
  });
}

async function run(options: PulumiOptions, interrupt: AbortSignal): Promise<PulumiResult> {
  const { args, onLine } = options;
  const child = start(options);
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    if (cancellable.has(args[0] ?? "")) child.kill("SIGINT");
    timer = setTimeout(() => child.kill("SIGKILL"), interruptGraceMs);
  };
  interrupt.addEventListener("abort", end, { once: true });
  try {
    if (onLine) for await (const line of child.iterable({ from: "all" })) onLine(line);
    const { exitCode, signal, stdout, stderr, all, shortMessage } = await child;
    const code = signal ? exitCodeOf(signal) : exitCode;
    if (code === undefined) throw notStarted(options, shortMessage ?? "");
    if (code !== 0 && notLoggedIn.test(all)) throw noBackend(args);
    return { exitCode: code, stdout, stderr, output: all };
  } finally {
    clearTimeout(timer);
    interrupt.removeEventListener("abort", end);
  }
}

function start({ cwd = process.cwd(), args, env = process.env, input = "" }: PulumiOptions) {
  const { cli } = engineLayout(env);
  // The npm launcher only finds this file and runs it, and would not pass an interrupt on.
  return execa(cli, [...args, "--non-interactive"], {
    cwd,
    env: {
      // An engine lives for seconds: collecting garbage was a tenth of its work, for 12 MB.
      GOGC: "400",
      ...env,
      PULUMI_HOME: pulumiHome(env),
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
}

/** No engine can answer: there is none here, or nobody is logged in to a backend. */
export class NoEngine extends UserError {}

function notStarted({ env = process.env }: PulumiOptions, reason: string): NoEngine {
  const { cli } = engineLayout(env);
  if (existsSync(cli)) return new NoEngine(`running Pulumi: ${reason}`);
  return new NoEngine(`Pulumi ${engineVersion} is not installed (${cli}): run "npx infra engine"`);
}

/** What the engine says without a backend, and goes on about a token. Seen with 3.255.0. */
const notLoggedIn = /PULUMI_ACCESS_TOKEN must be set for login/;

function noBackend(args: readonly string[]): NoEngine {
  return new NoEngine(
    `"pulumi ${args[0]}" needs the backend that holds your stacks, and nobody is logged in to one. ` +
      'Run "npx pulumi login" (Pulumi Cloud) or "npx pulumi login s3://<bucket>" (a bucket or folder ' +
      "of yours), or set PULUMI_BACKEND_URL, in CI with PULUMI_ACCESS_TOKEN for Pulumi Cloud.",
  );
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
      `"pulumi ${options.args.join(" ")} --json" did not print JSON:\n${result.stdout}`,
    );
  }
}

/** One stack of one project, and the environment its commands run in. */
export interface StackTarget {
  cwd: string;
  stack: string;
  env?: NodeJS.ProcessEnv;
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
  /** When it was made, or taken in; as the engine writes times. */
  created?: string;
  /** Names of hooks, by when they run. */
  resourceHooks?: Partial<Record<string, string[]>>;
}

/** A stack's state, its resources in the order they were made. Secrets stay encrypted. */
export async function stackResources({ cwd, stack, env }: StackTarget): Promise<StateResource[]> {
  const result = await pulumi({ cwd, env, args: ["stack", "export", "--stack", stack] });
  const state: { deployment: { resources?: StateResource[] } } = JSON.parse(result.stdout);
  return state.deployment.resources ?? [];
}
