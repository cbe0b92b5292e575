import { Command } from "commander";
import { fetchDutyReport } from "../../ci/artifacts.ts";
import { gitHubContext } from "../../ci/context.ts";
import { dutyIssues } from "../../ci/duty-issues.ts";
import { writeDutyReport } from "../../ci/duty-report.ts";
import { GitHub } from "../../ci/github.ts";
import { readIgnored } from "../../ci/ignored.ts";
import { publishDuty } from "../../ci/publish.ts";
import { dutiesOf } from "../../duties/survey.ts";
import { UserError } from "../../shared/errors.ts";
import { untilAsked } from "../../shared/interrupt.ts";
import { stackOption } from "../options.ts";
import { nothingChanged, requireProject } from "../shared.ts";
import { publishCommand, say, sayEach } from "./shared.ts";

/** `infra ci duties`: what is owed to one stack, as a report for the job that writes issues. */
export function dutiesCommand(): Command {
  return new Command("duties")
    .description("reports what people owe a stack; fails where something could not be asked")
    .addOption(stackOption())
    .requiredOption("--out <file>", "where the report is written, as JSON")
    .action(async ({ stack, out }: { stack: string; out: string }) => {
      const project = requireProject();
      const { duties, notAsked } = await untilAsked(async () => {
        const ignored = readIgnored(project);
        const found = await dutiesOf({ project, stacks: [stack], ignored });
        await writeDutyReport(out, { stack, duties: found.duties, notAsked: found.notAsked });
        return found;
      }, nothingChanged);
      const due = duties.filter(({ state }) => state === "due");
      say(`${stack}: ${due.length} due of ${duties.length}`);
      const why = [...new Set(notAsked.map((one) => one.why))];
      if (why.length > 0)
        throw new UserError(`Not asked, so that more may be due:\n${why.join("\n")}`);
    });
}

/** `infra ci duty-issues`: tells people what is due. */
export function dutyIssuesCommand(): Command {
  return publishCommand(
    "duty-issues",
    "opens, updates or closes one issue for each kind of duties",
  ).action(async ({ stacks }: { stacks: string[] }) => {
    const { runId, runUrl, ...context } = gitHubContext(process.env);
    const github = new GitHub(context);
    const reports = await Promise.all(stacks.map((stack) => fetchDutyReport(github, runId, stack)));
    const issues = new Map(
      dutyIssues(reports, runUrl).map((issue) => [issue.kind as string, issue]),
    );
    await sayEach([...issues.keys()], async (kind) => {
      return `issue ${await publishDuty(github, issues.get(kind)!)}`;
    });
  });
}
