import { Command } from "commander";
import { compareEnvironments } from "../overview/diff/compare.ts";
import { diffText } from "../overview/diff/text.ts";
import { jsonOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra diff prod staging         what is different, or in one of them alone
  $ npx infra diff prod staging --all   what is the same, too
  $ npx infra diff prod dev --json | jq '.secrets[] | select(.likeness == "missing").key'

Compares what comes out of the files, with defaults filled in and names made: no account and no
network. Of secrets it says whether they are there and the same, never what they are.
Exit codes: 0 compared, 1 could not be.`;

interface Flags {
  all?: boolean;
  json?: boolean;
}

/** `infra diff`: two environments side by side. */
export function diffCommand(): Command {
  return new Command("diff")
    .summary("two environments side by side: config, names, secrets")
    .description(
      "Shows in what two environments differ: plans, domains, branches, variables, protection, names " +
        "at the vendors, and which secrets each of them holds.",
    )
    .argument("<first>", "a stack, e.g. prod")
    .argument("<second>", "another one, e.g. staging")
    .option("--all", "show what is the same, too")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action((first: string, second: string, { all = false, json = false }: Flags) => {
      const comparison = compareEnvironments(requireProject(), first, second);
      print(comparison, json, (shown) => diffText(shown, all));
    });
}
