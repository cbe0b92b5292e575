import { Command } from "commander";
import type { Lines } from "../ci/acceptance.ts";
import { driftText, type Looked } from "../ci/drift-text.ts";
import { findingsOf } from "../ci/findings.ts";
import { UserError } from "../shared/errors.ts";
import { interruptible, untilAsked } from "../shared/interrupt.ts";
import { acceptFinding, agreeTo } from "./drift-accept.ts";
import { lookForDrift } from "./drift-look.ts";
import { jsonOption, stacksOption, yesOption } from "./options.ts";
import { chosenStacks, nothingChanged, print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra drift                     every environment, side by side
  $ npx infra drift -s prod -s staging        these two
  $ npx infra drift --markdown > drift.md
  $ npx infra drift --json | jq '.stacks[].findings[] | {vendor, cause, repair}'
  $ npx infra drift -s prod --accept services-api      what is there becomes what the file says
  $ npx infra sandbox exec -- npx infra drift

Changes nothing, unless --accept writes into a stack's file, once you have agreed. A vendor whose credential is not set, or that refuses a list, is named as "not looked at":
what no stack owns there is not known. Drift that the team lives with for a while stands in drift-ignored.yaml, each entry
with a reason and its last day; after that day it is found again.
Exit codes: 0 everything is as the files say, 2 something differs, 1 an environment could not be looked at.`;

const monthMs = 30 * 24 * 3600 * 1000;

interface Flags {
  stack: string[];
  json?: boolean;
  markdown?: boolean;
  accept?: string;
  yes?: boolean;
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
    .option(
      "--accept <name>",
      "write what somebody changed of that thing into the one stack's file, after asking",
    )
    .addOption(yesOption())
    .addHelpText("after", examples)
    .action(async (flags: Flags) => {
      const { stack: stacks, json = false, markdown = false, accept: name } = flags;
      const project = requireProject();
      if (name !== undefined) return await accept(name, project, flags);
      const wanted = chosenStacks(project, stacks);
      const looked = await untilAsked(() => look(wanted, project), nothingChanged);
      print({ stacks: looked }, json, () => driftText(looked, markdown));
      process.exitCode = exitCodeOf(looked);
    });
}

/** Exit code 2 where nothing was written, as nobody agreed. */
async function accept(name: string, project: string, flags: Flags): Promise<void> {
  const { stack: stacks, json = false } = flags;
  const [stack, ...more] = chosenStacks(project, stacks);
  if (stack === undefined || more.length > 0) {
    throw new UserError("--accept is about one environment: name it with -s.");
  }
  const agreed = (lines: Lines, file: string) => agreeTo(lines, file, flags);
  const accepted = await interruptible(() => acceptFinding({ stack, name, project, agreed }));
  print(accepted, json, ({ file, written, left }) => {
    if (!written) return "Nothing was written: --yes writes it.";
    const next = left === undefined ? "" : ` Left for npx pulumi up -s ${stack}: ${left}`;
    return `Written: ${file}. The finding is gone.${next}`;
  });
  if (!accepted.written) process.exitCode = 2;
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
