import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { parse } from "yaml";
import { infraProgram } from "../engine/layout.ts";
import { UserError } from "../shared/errors.ts";
import type { EngineContext } from "./engine-run.ts";

/** What one step of a workflow's job did. */
export interface StepEnd {
  exitCode: number;
  output: string;
  /** What it wrote to $GITHUB_OUTPUT. */
  outputs: Record<string, string>;
}

interface Step {
  run?: string;
  env?: Record<string, unknown>;
}

/** Runs steps of the project's own workflows as GitHub's runner does. */
export class WorkflowSteps {
  readonly #context: EngineContext;
  readonly #variables: Record<string, string>;

  /** `variables` are those that GitHub sets, and what it knows by an expression. */
  constructor(context: EngineContext, variables: Record<string, string>) {
    this.#context = context;
    this.#variables = variables;
    writeNpx(context.logs);
  }

  /** Whether the project has that workflow. */
  static has(folder: string, workflow: string): boolean {
    return existsSync(fileOf(folder, workflow));
  }

  /** Runs the step of a job whose text has these words; a failure is a UserError. */
  async must(
    workflow: string,
    job: string,
    words: string,
    expressions: Record<string, string>,
  ): Promise<StepEnd> {
    const end = await this.run(workflow, job, words, expressions);
    if (end.exitCode === 0) return end;
    throw new UserError(`${workflow}.yml, job ${job}, "${words}" failed:\n\n${end.output.trim()}`);
  }

  async run(
    workflow: string,
    job: string,
    words: string,
    expressions: Record<string, string>,
  ): Promise<StepEnd> {
    const { folder, env, logs, signal } = this.#context;
    const step = stepOf(folder, workflow, job, words);
    const name = join(logs, `${workflow}-${job}-${expressions["matrix.stack"] ?? ""}`);
    const files = { GITHUB_OUTPUT: `${name}.output`, GITHUB_STEP_SUMMARY: `${name}.summary.md` };
    for (const file of Object.values(files)) writeFileSync(file, "");
    writeFileSync(`${name}.sh`, step.run!);
    const values = { ...this.#variables, ...expressions };
    const { exitCode, all } = await execa(
      "bash",
      ["--noprofile", "--norc", "-eo", "pipefail", `${name}.sh`],
      {
        cwd: folder,
        env: {
          ...env,
          ...this.#variables,
          ...valuesOf(step, values, env),
          ...files,
          PATH: `${npxIn(logs)}:${env["PATH"]}`,
        },
        extendEnv: false,
        reject: false,
        all: true,
        cancelSignal: signal,
      },
    );
    signal.throwIfAborted();
    const lines = readFileSync(files.GITHUB_OUTPUT, "utf8").split("\n").filter(Boolean);
    const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
    return { exitCode: exitCode ?? 1, output: all, outputs };
  }
}

const fileOf = (folder: string, workflow: string) =>
  join(folder, ".github", "workflows", `${workflow}.yml`);

function stepOf(folder: string, workflow: string, job: string, words: string): Step {
  const { jobs } = parse(readFileSync(fileOf(folder, workflow), "utf8"));
  const steps: Step[] = jobs?.[job]?.steps ?? [];
  const found = steps.find(({ run }) => run?.includes(words));
  if (found !== undefined) return found;
  throw new UserError(`${workflow}.yml has no step in the job ${job} that runs "${words}".`);
}

/** What the expressions of a step's variables stand for: secrets are this environment's. */
function valuesOf(
  { env = {} }: Step,
  known: Record<string, string>,
  environment: NodeJS.ProcessEnv,
): Record<string, string> {
  const values = Object.entries(env).map(([name, value]) => {
    const [, expression] = /^\$\{\{ (.*) \}\}$/.exec(String(value)) ?? [];
    if (expression === undefined) return [name, String(value)];
    const [, ofEnvironment] = /^(?:secrets|vars)\.(.*)$/.exec(expression) ?? [];
    const own = ofEnvironment?.replace(/^PLATFORM_/, "");
    return [name, known[expression] ?? (own && environment[own]) ?? ""];
  });
  return Object.fromEntries(values);
}

const npxIn = (logs: string) => join(logs, "npx");

/** npx takes longer to find a command than this one takes to run. */
function writeNpx(logs: string): void {
  mkdirSync(npxIn(logs), { recursive: true });
  const file = join(npxIn(logs), "npx");
  writeFileSync(
    file,
    `#!/bin/sh\nname=$1\nshift\n[ "$name" = infra ] && exec '${process.execPath}' '${infraProgram}' "$@"\nexec "$name" "$@"\n`,
  );
  chmodSync(file, 0o755);
}
