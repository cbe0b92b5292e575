import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { confirm, isCancel } from "@clack/prompts";
import { stringify } from "yaml";
import { acceptance, type Lines } from "../ci/acceptance.ts";
import { changingSteps, toChange } from "../ci/changes.ts";
import { findingsOf } from "../ci/findings.ts";
import { type Engine, lookAtDrift } from "../ci/preview.ts";
import type { Change } from "../ci/report.ts";
import type { Step } from "../ci/steps.ts";
import { environmentNamed } from "../config/load-from-files.ts";
import { stackFile } from "../config/project.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { merge } from "../recovery/lines.ts";
import { writeLines } from "../recovery/write-lines.ts";
import { UserError } from "../shared/errors.ts";
import { printText } from "./shared.ts";

export interface AcceptOptions {
  stack: string;
  /** Name of the thing, as `infra drift` prints it. */
  name: string;
  project: string;
  /** Whether what was shown may be written. */
  agreed: (lines: Lines, file: string) => Promise<boolean>;
  /** Default: Pulumi's command line. */
  engine?: Engine;
}

/** What was found, as lines of the stack's file, and whether they stand there now. */
export interface Accepted {
  stack: string;
  name: string;
  file: string;
  lines: Lines;
  written: boolean;
  /** What the next `up` does of the thing all the same, such as a deploy with what is set. */
  left?: string;
}

/**
 * Writes what somebody changed by hand into the stack's file, and looks again: where the finding is
 * still there, the file is put back, as no line says what is at the vendor.
 */
export async function acceptFinding(options: AcceptOptions): Promise<Accepted> {
  const { stack, name, project, agreed } = options;
  const { spec } = environmentNamed(project, stack);
  const { change, step } = await findingOf(options);
  const lines = linesFor(change, step, spec);
  const file = stackFile(stack);
  const written = await agreed(lines, file);
  const left = written ? await write(options, lines, join(project, file)) : "";
  return { stack, name, file, lines, written, ...(left && { left }) };
}

async function findingOf({ stack, name, project, engine }: AcceptOptions) {
  const { report, preview } = await lookAtDrift(stack, project, { engine });
  if (report.error !== undefined)
    throw new UserError(`Could not look at ${stack}:\n${report.error}`);
  const change = report.drift.find((each) => each.name === name);
  const step = preview && changingSteps(preview).find((each) => isAbout(each, change));
  if (change !== undefined && step !== undefined) return { change, step };
  const found = report.drift.map((each) => each.name);
  const waiting = report.changes.some((each) => each.name === name);
  throw new UserError(
    waiting
      ? `${name} stands otherwise in the files, and was not brought up: there is nothing to accept.`
      : `Nobody changed ${name} of ${stack} by hand${found.length === 0 ? "" : `; found were ${found.join(", ")}`}.`,
  );
}

const isAbout = (step: Step, change: Change | undefined) =>
  change !== undefined &&
  toChange(step).type === change.type &&
  step.urn.split("::").at(-1) === change.name;

function linesFor(
  { type, name, op, properties }: Change,
  step: Step,
  spec: EnvironmentSpec,
): Lines {
  const { oldState: real, newState: wanted } = step;
  if (op === "missing" || real === undefined || wanted === undefined) {
    throw new UserError(
      `${name} is gone at the vendor. Take it out of ${stackFile(spec.stack)}, or repair it: ` +
        `${repairOf(spec.stack, type, name)}`,
    );
  }
  const changed = [...new Set(properties.map((each) => each.name.split(/[.[ ]/)[0]!))];
  return changed.reduce<Lines>((lines, property) => {
    const held = { type, name, property };
    const values = { wanted: wanted.inputs[property], real: real.inputs[property] };
    const more = acceptance({ ...held, ...values }, spec);
    if (more !== undefined) return merge(lines, more);
    throw new UserError(
      `No key of ${stackFile(spec.stack)} says what ${property} of ${name} is at the vendor. Repair it ` +
        `(${repairOf(spec.stack, type, name)}), or ignore it for a while in drift-ignored.yaml.`,
    );
  }, {});
}

function repairOf(stack: string, type: string, name: string): string {
  const change = { op: "update", type, name, properties: [], effects: [] };
  const [finding] = findingsOf({ stack, drift: [change], changes: [], unseen: [] }, "");
  return finding!.repair;
}

/** What is left of the thing afterwards that no file says: what runs, not what is set. */
async function write(
  { stack, name, project, engine }: AcceptOptions,
  lines: Lines,
  file: string,
): Promise<string> {
  const before = readFileSync(file, "utf8");
  writeLines(project, [{ stack, environment: lines, notes: [] }]);
  let left: Change[] = [];
  let settled = false;
  try {
    const { report } = await lookAtDrift(stack, project, { engine });
    if (report.error !== undefined) throw new UserError(report.error);
    left = [...report.drift, ...report.changes].filter((each) => each.name === name);
    settled = left.every(({ op, properties }) => op === "update" && properties.length === 0);
  } finally {
    if (!settled) writeFileSync(file, before);
  }
  if (settled) return left.map(leftOf).join("; ");
  throw new UserError(
    `With these lines ${name} would still differ, so ${stackFile(stack)} is as it was. Left would be: ` +
      left.map(leftOf).join("; "),
  );
}

function leftOf({ op, properties, effects }: Change): string {
  const names = properties.map((each) => each.name).join(", ");
  return names || effects.map(({ means }) => means).join(" ") || op;
}

/** Shows the lines, and asks where somebody can be asked. */
export async function agreeTo(
  lines: Lines,
  file: string,
  { yes = false, json = false }: { yes?: boolean; json?: boolean },
): Promise<boolean> {
  if (!json) {
    printText(`${file}, below environment:\n\n${stringify(lines).replace(/^/gm, "  ")}\n`);
  }
  if (yes) return true;
  if (json || !process.stdin.isTTY) return false;
  const message = `Write these lines into ${file}?`;
  const answer = await confirm({ message, initialValue: false, output: process.stderr });
  return !isCancel(answer) && answer;
}
