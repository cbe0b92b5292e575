import { type ChildProcess, spawn } from "node:child_process";
import type { RunRequest } from "@pulumi/pulumi/proto/language_pb.js";
import { findNode } from "./node.ts";
import { parseRuntimeOptions, type RuntimeOptions } from "./options.ts";
import { findProgramRunner } from "./sdk.ts";

/** How a program ended: `bail` when it has already told the user what went wrong. */
export interface ProgramResult {
  error: string;
  bail: boolean;
}

/** Exit code of a program that has already shown its error (see @pulumi/pulumi/cmd/run). */
const errorAlreadyShown = 32;

/** How long a cancelled program may take to end by itself before it is killed. */
const cancelGraceMs = 5_000;

/**
 * Runs the program of a request as a Node process whose output is this process's own, which
 * the engine shows to the user. `signal` interrupts it.
 */
export async function runProgram(
  request: RunRequest,
  engineAddress: string,
  signal: AbortSignal,
): Promise<ProgramResult> {
  const info = request.getInfo();
  if (!info) throw new Error("the engine sent no program information with its Run request");
  if (!request.getMonitorAddress()) {
    throw new Error("the engine sent no monitor address: the program would register nothing");
  }
  if (request.getAttachDebugger()) {
    const instead = 'set "nodeargs: --inspect-brk" under runtime.options in Pulumi.yaml instead';
    throw new Error(`--attach-debugger needs the official language host: ${instead}`);
  }
  const directory = info.getProgramDirectory();
  const options = parseRuntimeOptions(toObject(info.getOptions()));
  const args = [...options.nodeArgs, findProgramRunner(directory)];
  const child = spawn(findNode(directory), [...args, ...programArguments(request, engineAddress)], {
    stdio: ["ignore", "inherit", "inherit"],
    env: programEnvironment(request, options),
  });
  return await resultOf(child, signal);
}

function toObject(struct: { toJavaScript(): Record<string, unknown> } | undefined) {
  return struct?.toJavaScript() ?? {};
}

/** The arguments of @pulumi/pulumi/cmd/run; those that are empty are left out. */
function programArguments(request: RunRequest, engineAddress: string): string[] {
  const info = request.getInfo();
  const flags: Record<string, string | undefined> = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info?.getRootDirectory(),
    stack: request.getStack(),
    pwd: info?.getProgramDirectory(),
    parallel: String(request.getParallel()),
  };
  const given = Object.entries(flags).flatMap(([name, value]) =>
    value ? [`--${name}`, value] : [],
  );
  if (request.getDryrun()) given.push("--dry-run");
  return [...given, info?.getEntryPoint() || ".", ...request.getArgsList()];
}

/** Config travels in the environment, never in arguments, which every user of a machine sees. */
function programEnvironment(request: RunRequest, options: RuntimeOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // For src/preload.js, where a project has its programs load it.
    INFRA_STARTER: String(process.pid),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    ...(options.typescript && { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(options.tsconfig && { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig }),
  };
}

function resultOf(child: ChildProcess, signal: AbortSignal): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const cancel = () => {
      child.kill("SIGINT");
      setTimeout(() => child.kill("SIGKILL"), cancelGraceMs).unref();
    };
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
    child.once("error", (error) =>
      resolve({ error: `the program could not be started: ${error.message}`, bail: false }),
    );
    child.once("exit", (code, signalName) => {
      signal.removeEventListener("abort", cancel);
      resolve(describeExit(code, signalName));
    });
  });
}

/** Turns an exit into the engine's words, which are those of the official host. */
export function describeExit(code: number | null, signalName: string | null): ProgramResult {
  if (code === 0) return { error: "", bail: false };
  if (code === errorAlreadyShown) return { error: "", bail: true };
  // V8 aborts when its heap is full, which is what most programs that abort have met.
  const hint =
    signalName === "SIGABRT"
      ? ". If it ran out of memory, set the nodeargs option in Pulumi.yaml: --max-old-space-size=8192"
      : "";
  const how = signalName ? `was ended by ${signalName}` : `exited with non-zero exit code: ${code}`;
  return { error: `Program ${how}${hint}`, bail: false };
}
