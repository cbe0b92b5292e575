import { execa } from "execa";
import { infraProgram } from "../engine/layout.ts";
import { UserError } from "../shared/errors.ts";
import type { EngineContext } from "./engine-run.ts";

interface InfraResult {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

/** Runs `infra ARGS` on the rehearsal's copy of the project, as people do. */
export async function runInfra(
  { folder, env, signal }: EngineContext,
  args: readonly string[],
): Promise<InfraResult> {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [infraProgram, ...args], {
    cwd: folder,
    env,
    extendEnv: false,
    reject: false,
    cancelSignal: signal,
  });
  signal.throwIfAborted();
  return { exitCode, stdout, stderr };
}

/** What it prints with `--json`; anything but success is a UserError with what it said. */
export async function infraJson<T>(context: EngineContext, args: readonly string[]): Promise<T> {
  const { exitCode, stdout, stderr } = await runInfra(context, [...args, "--json"]);
  if (exitCode === 0) return JSON.parse(stdout);
  throw new UserError(`infra ${args.join(" ")} failed (exit ${exitCode}):\n${stdout}${stderr}`);
}
