import { Command } from "commander";
import { driftText, type Looked } from "../ci/drift-text.ts";
import { findingsOf } from "../ci/findings.ts";
import { noEnvironment } from "../config/no-environment.ts";
import { stacksOf } from "../config/project.ts";
import { untilAsked } from "../shared/interrupt.ts";
import { lookForDrift } from "./drift-look.ts";
import { jsonOption, stacksOption } from "./options.ts";
import { nothingChanged, print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra drift                     every environment, side by side
  $ npx infra drift -s prod -s staging        these two
  $ npx infra drift --markdown > drift.md
  $ npx infra drift --json | jq '.stacks[].findings[] | {vendor, cause, repair}'
  $ npx infra sandbox exec -- npx infra drift

Changes nothing. A vendor whose credential is not set, or that refuses a list, is named as "not looked at":
what no stack owns there is not known. Drift that the team lives with for a while stands in drift-ignored.yaml, each entry
with a reason and its last day; after that day it is found again.
Exit codes: 0 everything is as the files say, 2 something differs, 1 an environment could not be looked at.`;

const monthMs = 30 * 24 * 3600 * 1000;

interface Flags {
  stack: string[];
  json?: boolean;
  markdown?: boolean;
}

/** `infra drift`: what differs between the files and the vendors, and the ways out. */
export function driftCommand(): Command {
  return new Command("drift")
    .summary("what differs from the files at the vendors, and what to do about it")
    .description(
      "Asks the vendors for everything that the environments consist of, and tells what somebody " +
        "changed there, what stands in the files and was never brought up, and what is there that no " +
        "stack owns; for each, the ways out: the command that repairs it, how to keep it, the entry " +
        "that ignores it.",
    )
    .addOption(stacksOption())
    .addOption(jsonOption())
    .option("--markdown", "print it as Markdown")
    .addHelpText("after", examples)
    .action(async ({ stack: stacks, json = false, markdown = false }: Flags) => {
      const project = requireProject();
      const wanted = chosen(project, stacks);
      const looked = await untilAsked(() => look(wanted, project), nothingChanged);
      print({ stacks: looked }, json, () => driftText(looked, markdown));
      process.exitCode = exitCodeOf(looked);
    });
}

function chosen(project: string, stacks: string[]): string[] {
  const known = stacksOf(project);
  for (const stack of stacks) {
    if (!known.includes(stack)) throw noEnvironment(stack, known);
  }
  return stacks.length > 0 ? stacks : known;
}

async function look(stacks: string[], project: string): Promise<Looked[]> {
  const inAMonth = new Date(Date.now() + monthMs).toISOString().slice(0, 10);
  const reports = await lookForDrift(stacks, project);
  return reports.map((report) => ({ ...report, findings: findingsOf(report, inAMonth) }));
}

function exitCodeOf(looked: Looked[]): number {
  if (looked.some(({ error }) => error !== undefined)) return 1;
  const found = looked.some(
    ({ findings, unowned = [], expired = [] }) =>
      findings.length + unowned.length + expired.length > 0,
  );
  return found ? 2 : 0;
}
