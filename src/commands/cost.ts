import { Command } from "commander";
import { withEarlierFiles } from "../overview/cost/earlier-files.ts";
import { comparedReport, costReport } from "../overview/cost/report.ts";
import { costText } from "../overview/cost/text.ts";
import { environmentsThatAre } from "../overview/pull-requests.ts";
import { untilAsked } from "../shared/interrupt.ts";
import { jsonOption, stacksOption } from "./options.ts";
import { nothingChanged, print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra cost                      every environment, part by part, and the accounts
  $ npx infra cost -s prod              one
  $ npx infra cost --against main       what the change at hand costs or saves
  $ npx infra cost --json | jq '.environments[] | {stack, total}'

By the config alone, without an account; only which environments of pull requests are up is asked of the
backend, where one is logged in to, and is in no sum. Prices with their sources: docs/reference/prices.md.
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
      const chosen = await untilAsked(() => environmentsThatAre(project, stacks), nothingChanged);
      const report =
        against === undefined
          ? costReport(project, stacks, chosen)
          : await withEarlierFiles(project, against, (folder) =>
              comparedReport(project, stacks, { name: against, folder }, chosen),
            );
      print(report, json, costText);
    });
}

interface Flags {
  stack: string[];
  against?: string;
  json?: boolean;
}
