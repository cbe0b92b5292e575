import { Command } from "commander";
import { type Comparison, compareEnvironments } from "../overview/diff/compare.ts";
import type { LiveComparison } from "../overview/diff/live.ts";
import { liveText } from "../overview/diff/live-text.ts";
import { diffText } from "../overview/diff/text.ts";
import { UserError } from "../shared/errors.ts";
import { untilAsked } from "../shared/interrupt.ts";
import { liveComparison } from "./diff-live.ts";
import { jsonOption } from "./options.ts";
import { nothingChanged, print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra diff prod staging         what is different, or in one of them alone
  $ npx infra diff prod staging --all   what is the same, too
  $ npx infra diff prod staging --live  and what the vendors hold of each, beside its files
  $ npx infra diff dev --live           the files of one environment beside what its vendors hold
  $ npx infra diff prod dev --json | jq '.secrets[] | select(.likeness == "missing").key'

Compares what comes out of the files, with defaults filled in and names made: no account and no
network. --live asks the vendors for everything, as "infra drift" does; one that cannot be asked is
named. Of secrets it says whether they are there and the same, never what they are.
Exit codes: 0 compared, 1 could not be.`;

interface Flags {
  all?: boolean;
  live?: boolean;
  json?: boolean;
}

/** Two environments side by side, one or both beside what stands at the vendors, or all of it. */
export type Difference = Partial<Comparison> & { live?: LiveComparison };

/** `infra diff`: two environments side by side, and beside what the vendors hold. */
export function diffCommand(): Command {
  return new Command("diff")
    .summary("two environments side by side: config, names, secrets; and the vendors")
    .description(
      "Shows in what two environments differ: plans, domains, branches, variables, protection, names " +
        "at the vendors, and which secrets each of them holds; with --live also what stands there.",
    )
    .argument("<first>", "a stack, e.g. prod")
    .argument("[second]", "another one, e.g. staging")
    .option("--live", "beside what the vendors hold; of one environment, too")
    .option("--all", "show what is the same, too")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (first: string, second: string | undefined, flags: Flags) => {
      const { all = false, live = false, json = false } = flags;
      const project = requireProject();
      if (second === undefined && !live) {
        throw new UserError(
          `With what is ${first} to be compared? Name another environment, or --live for its vendors.`,
        );
      }
      const stacks = second === undefined ? [first] : [first, second];
      const difference: Difference = {
        ...(second !== undefined && compareEnvironments(project, first, second)),
        ...(live && {
          live: await untilAsked(() => liveComparison(project, stacks), nothingChanged),
        }),
      };
      print(difference, json, (shown) => toText(shown, all));
    });
}

function toText({ live, ...comparison }: Difference, all: boolean): string {
  return [
    ...("values" in comparison ? [diffText(comparison as Comparison, all)] : []),
    ...(live === undefined ? [] : [liveText(live, all)]),
  ].join("\n\n");
}
