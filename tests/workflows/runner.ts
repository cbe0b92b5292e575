import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { beforeAll } from "vitest";
import type { QuickNpx } from "../quick-npx.ts";
import { watched } from "../setup/leftovers.ts";
import type { Step } from "./workflow.ts";

export interface StepResult {
  exitCode: number | undefined;
  /** Everything the step printed. */
  output: string;
  /** What the step wrote to $GITHUB_OUTPUT. */
  outputs: Record<string, string>;
  /** What it wrote to $GITHUB_STEP_SUMMARY. */
  summary: string;
}

export interface StepContext {
  cwd: string;
  /** What the runner sets besides the step's own `env`. */
  env: NodeJS.ProcessEnv;
  /** Values of the expressions in the step's `env`, without the braces: `matrix.stack`. */
  expressions?: Record<string, string>;
  /** Default: what the machine has. */
  npx?: QuickNpx;
}

let executed = new Set<string>();

/**
 * Texts of all steps that a test file runs, so that a test can say which one never was. Files share
 * what they import, in an order of the day: each that asks has a record of its own.
 */
export function recordSteps(): Set<string> {
  const own = new Set<string>();
  beforeAll(() => {
    executed = own;
  });
  return own;
}

/** Runs a step as GitHub's runner does: its text in bash, ended by the first failing command. */
export async function runStep(
  step: Step & { run: string },
  context: StepContext,
): Promise<StepResult> {
  executed.add(step.run);
  const folder = mkdtempSync(join(tmpdir(), "step-"));
  try {
    return await runIn(folder, step, context);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runIn(
  folder: string,
  step: Step & { run: string },
  context: StepContext,
): Promise<StepResult> {
  const script = join(folder, "script.sh");
  const outputFile = join(folder, "output");
  writeFileSync(script, step.run);
  writeFileSync(outputFile, "");
  const summaryFile = join(folder, "summary");
  writeFileSync(summaryFile, "");
  const PATH = context.npx?.pathFor(step.run, context.env["PATH"]) ?? context.env["PATH"];
  const result = await execa("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd: context.cwd,
    env: {
      ...watched(),
      ...context.env,
      ...valuesOf(step, context),
      PATH,
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
    },
    extendEnv: false,
    reject: false,
    all: true,
  });
  const lines = readFileSync(outputFile, "utf8").split("\n").filter(Boolean);
  const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
  const summary = readFileSync(summaryFile, "utf8");
  return { exitCode: result.exitCode, output: result.all, outputs, summary };
}

/** GitHub puts an empty text where a secret or variable does not exist. */
function valuesOf({ env = {} }: Step, { expressions = {} }: StepContext): Record<string, string> {
  const values = Object.entries(env).map(([name, value]) => {
    const expression = String(value).match(/^\$\{\{ (.*) \}\}$/)?.[1];
    if (expression === undefined) return [name, String(value)];
    // The first that is not empty, as in GitHub's own.
    return [name, expression.split(" || ").reduce((value, each) => value || valueFor(each), "")];
  });
  return Object.fromEntries(values);

  function valueFor(expression: string): string {
    const isOptional = /^(secrets|vars)\./.test(expression);
    if (!isOptional && expressions[expression] === undefined) {
      throw new Error(`the test gives no value for \${{ ${expression} }}`);
    }
    return expressions[expression] ?? "";
  }
}
