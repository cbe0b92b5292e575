import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { filesBelow, root } from "../architecture/source.ts";

export interface Step {
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string | number>;
}

export interface Job {
  if?: string;
  needs?: string | string[];
  permissions?: Record<string, string>;
  environment?: string;
  "timeout-minutes"?: number;
  concurrency?: { group: string; "cancel-in-progress": boolean };
  strategy?: { matrix: Record<string, string> };
  steps: Step[];
}

export interface Workflow {
  file: string;
  text: string;
  name: string;
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  concurrency?: { group: string; "cancel-in-progress": boolean };
  jobs: Record<string, Job>;
}

/** Every workflow of the project. */
export function readWorkflows(): Workflow[] {
  return filesBelow(".github/workflows").map((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return { file, text, ...parse(text) };
  });
}

/** The step of a job that runs a command with these words in it. */
export function stepThatRuns(file: string, job: string, words: string): Step & { run: string } {
  const workflow = readWorkflows().find((each) => each.file.endsWith(`/${file}.yml`));
  const steps = workflow?.jobs[job]?.steps.filter(({ run }) => run?.includes(words)) ?? [];
  const [step] = steps;
  if (steps.length === 1 && step?.run) return { ...step, run: step.run };
  throw new Error(`${file}.yml has ${steps.length} steps in job ${job} that run "${words}"`);
}

/** The step of a job that uses an action. */
export function stepThatUses(file: string, job: string, action: string): Step {
  const workflow = readWorkflows().find((each) => each.file.endsWith(`/${file}.yml`));
  const steps = workflow?.jobs[job]?.steps.filter(({ uses }) => uses?.startsWith(`${action}@`));
  if (steps?.length === 1 && steps[0]) return steps[0];
  throw new Error(`${file}.yml has ${steps?.length} steps in job ${job} that use ${action}`);
}
