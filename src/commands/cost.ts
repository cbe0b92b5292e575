import { Command } from "commander";
import { withEarlierFiles } from "../overview/cost/earlier-files.ts";
import { comparedReport, costReport } from "../overview/cost/report.ts";
import { costText } from "../overview/cost/text.ts";
import { jsonOption, stacksOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra cost                      every environment, part by part, and the accounts
  $ npx infra cost -s prod              one
  $ npx infra cost --against main       what the change at hand costs or saves
  $ npx infra cost --json | jq '.environments[] | {stack, total}'

By the config alone: no account and no network. Prices with their sources: docs/reference/prices.md.
A price that nobody found is said to be so, and what is charged by use is named and not counted.
A limit: budget in Pulumi.<stack>.yaml, which "infra check" judges.
Exit codes: 0 estimated, 1 could not be.`;

/** `infra cost`: what environments cost a month, by their config. */
export function costCommand(): Command {
  return new Command("cost")
    .summary("what each environment costs a month, part by part")
    .description(
      "Estimates from the config, by dated price lists, what the vendors charge for each part of each " +
        "environment, running and with its services suspended, and what a change of the files costs.",
    )
    .addOption(stacksOption().default([], "all, with what the accounts cost"))
    .option("--against <commit>", "another commit, or another folder, to compare with")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ stack: stacks, against, json = false }: Flags) => {
      const project = requireProject();
      const report =
        against === undefined
          ? costReport(project, stacks)
          : await withEarlierFiles(project, against, (folder) =>
              comparedReport(project, stacks, { name: against, folder }),
            );
      print(report, json, costText);
    });
}

interface Flags {
  stack: string[];
  against?: string;
  json?: boolean;
}
