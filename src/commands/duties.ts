import { Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { readIgnored } from "../ci/ignored.ts";
import { writtenFile } from "../duties/done-file.ts";
import { exitCodeOf } from "../duties/due.ts";
import { dutiesOf } from "../duties/survey.ts";
import { calendarText } from "../duties/text.ts";
import { writeDown } from "../duties/write-down.ts";
import { untilAsked } from "../shared/interrupt.ts";
import { jsonOption, stacksOption } from "./options.ts";
import { nothingChanged, print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra duties                    what is due, and what comes next
  $ npx infra duties -s staging         of one environment
  $ npx infra duties --json | jq '.duties[] | select(.state == "due") | {name, stack, command}'
  $ npx infra duties done backup -s prod        written down, for what nothing else can tell
  $ npx infra duties done domain --until 2027-05-01
  $ npx infra sandbox exec -- npx infra duties

Changes nothing, unless done writes into ${writtenFile}: commit it. How often each is due stands in
platform.duties of Pulumi.yaml. Whatever nobody knows is due; a vendor that could not be asked is named. No secret is ever shown.
Exit codes: 0 nothing is due, 2 something is, 1 it could not be told, or not all of it.`;

/** `infra duties`: what a platform's people owe it, when it was done last, and when it is due. */
export function dutiesCommand(): Command {
  return new Command("duties")
    .summary("what people owe the platform: rotation, backups, reviews, what ends; and when")
    .description(
      "The calendar of what recurs or ends: a new value of each secret, tokens and keys, backups, drills, " +
        "staging's data, the review of access, certificates, the domain, drift to be lived with for a " +
        "while, and what a launched production lacks. Tells when each was done last and who says so, when " +
        "it is due, and the command that does it.",
    )
    .addOption(stacksOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .enablePositionalOptions()
    .addCommand(doneCommand())
    .action(async ({ stack: stacks, json = false }: { stack: string[]; json?: boolean }) => {
      const project = requireProject();
      const ignored = readIgnored(project);
      const calendar = await untilAsked(
        () => dutiesOf({ project, stacks, ignored }),
        nothingChanged,
      );
      print(calendar, json, calendarText);
      process.exitCode = exitCodeOf(calendar);
    });
}

const doneExamples = `
Examples:
  $ npx infra duties done backup -s prod             on the day of the newest backup here, else today
  $ npx infra duties done drill -s prod --on 2026-11-20
  $ npx infra duties done "Render: API key"
  $ npx infra duties done domain --until 2027-05-01

Writes one entry into ${writtenFile}, beside Pulumi.yaml. What a vendor, a state or a file tells needs none.
Exit codes: 0 written, 1 failed.`;

interface DoneFlags {
  stack?: string;
  on?: string;
  until?: string;
  json?: boolean;
}

function doneCommand(): Command {
  return new Command("done")
    .summary("write down that a duty was done, where nothing else can tell")
    .description(`Writes into ${writtenFile} that a duty was done, and when.`)
    .argument("<duty>", "as infra duties names it, e.g. backup")
    .option("-s, --stack <stack>", "the environment, e.g. prod; none for the platform as a whole")
    .option("--on <day>", "the day on which it was done, e.g. 2026-11-20 (default: today)", toDay)
    .option("--until <day>", "the day on which it ends, of the domain, a token or a key", toDay)
    .addOption(jsonOption())
    .addHelpText("after", doneExamples)
    .action(async (duty: string, { json = false, ...said }: DoneFlags) => {
      const today = new Date().toISOString().slice(0, 10);
      const written = await writeDown(requireProject(), { duty, ...said }, today);
      print(written, json, ({ done, until }) => {
        const end = until === undefined ? "" : `, until ${until}`;
        return `Written: ${writtenFile}, ${duty}${said.stack ? ` of ${said.stack}` : ""}, done ${done}${end}.`;
      });
    });
}

function toDay(text: string): string {
  if (z.iso.date().safeParse(text).success) return text;
  throw new InvalidArgumentError("It is a day such as 2026-12-31.");
}
