import { join } from "node:path";
import { runPulumi } from "../engine/pulumi.ts";
import { UserError } from "../shared/errors.ts";
import { writePrivately } from "../shared/private-files.ts";
import { type EngineStep, stepOf } from "./steps.ts";

/** Everything needed to run the engine on the rehearsal's copy of the project. */
export interface EngineContext {
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Folder that gets the output of every run. */
  logs: string;
  signal: AbortSignal;
}

/** What one run of the engine did. */
export interface EngineRun {
  /** `up prod`, `refresh dev`. */
  title: string;
  /** Seconds of this process's clock. */
  start: number;
  seconds: number;
  /** Number of resources by what became of them: `created`, `updated`, `unchanged`, `deleted`. */
  resources: Record<string, number>;
  /** What happened to each, in the order in which it ended. */
  steps?: EngineStep[];
}

/** Seconds of this process's clock. */
export const clockSeconds = (): number => performance.now() / 1000;

/** Runs one command on one stack; a failure is a UserError with the engine's own output. */
export async function runEngine(
  context: EngineContext,
  title: string,
  args: readonly string[],
  onLine?: (line: string) => void,
): Promise<EngineRun> {
  const { folder: cwd, env, signal } = context;
  const start = clockSeconds();
  const steps: EngineStep[] = [];
  const { exitCode, output } = await runPulumi({
    cwd,
    env,
    signal,
    args: [...args],
    onLine: (line) => {
      const step = stepOf(line, clockSeconds());
      if (step) steps.push(step);
      onLine?.(line);
    },
  });
  const log = join(context.logs, `${title.replaceAll(/\W+/g, "-")}.log`);
  writePrivately(log, `$ pulumi ${args.join(" ")}\n${output}\n`);
  signal.throwIfAborted();
  if (exitCode !== 0)
    throw new UserError(`${title} failed (exit ${exitCode}):\n\n${output.trim()}`);
  const seconds = clockSeconds() - start;
  return { title, start, seconds, resources: resourceCounts(output), steps };
}

/** Times something that is no single run of the engine. */
export async function timed(
  title: string,
  run: () => Promise<Record<string, number>>,
): Promise<EngineRun> {
  const start = clockSeconds();
  const resources = await run();
  return { title, start, seconds: clockSeconds() - start, resources };
}

/** The engine's own count at the end of its output: `+ 45 created`, `3 changes. 5 unchanged`. */
export function resourceCounts(output: string): Record<string, number> {
  const start = output.lastIndexOf("\nResources:\n");
  const [summary = ""] = start < 0 ? [] : output.slice(start).split("\nDuration:");
  const counts = summary.matchAll(/(\d+) (created|updated|deleted|replaced|unchanged|imported)\b/g);
  return Object.fromEntries([...counts].map(([, number, what]) => [what, Number(number)]));
}
