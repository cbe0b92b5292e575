import { Command } from "commander";
import { fetchReports } from "../ci/artifacts.ts";
import { commentBody } from "../ci/bodies.ts";
import { gitHubContext, pullRequest } from "../ci/context.ts";
import { GitHub } from "../ci/github.ts";
import { publishComment, publishIssue } from "../ci/publish.ts";
import { type StackReport, writeReport } from "../ci/report.ts";
import { noEnvironment } from "../config/no-environment.ts";
import { stackFile, stacksOf } from "../config/project.ts";
import { UserError } from "../shared/errors.ts";
import { untilAsked } from "../shared/interrupt.ts";
import { deployCommand, deployIssuesCommand, dueCommand } from "./ci/deploy.ts";
import { dutiesCommand, dutyIssuesCommand } from "./ci/duties.ts";
import {
  environmentCommand,
  environmentCommentsCommand,
  environmentsCommand,
} from "./ci/environments.ts";
import { publishCommand, say, sayEach } from "./ci/shared.ts";
import { watchCommand, watchIssuesCommand, watchSlackCommand } from "./ci/watch.ts";
import { lookForDrift } from "./drift-look.ts";
import { stackOption } from "./options.ts";
import { planOf } from "./plan.ts";
import { nothingChanged, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra ci stacks                                      stacks=["dev","prod","staging"]
  $ npx infra ci drift -s dev --out reports/dev.json    exit code 2 when dev has drifted`;

/** `infra ci`: the steps of the workflows in .github/workflows, to be run by hand as well. */
export function ciCommand(): Command {
  return new Command("ci")
    .summary("the steps of the workflows")
    .description("What the workflows in .github/workflows run; each step works by hand as well.")
    .addHelpText("after", examples)
    .addCommand(stacksCommand())
    .addCommand(previewCommand())
    .addCommand(driftCommand())
    .addCommand(commentCommand())
    .addCommand(issuesCommand())
    .addCommand(dutiesCommand())
    .addCommand(dutyIssuesCommand())
    .addCommand(watchCommand())
    .addCommand(watchIssuesCommand())
    .addCommand(watchSlackCommand())
    .addCommand(dueCommand())
    .addCommand(deployCommand())
    .addCommand(deployIssuesCommand())
    .addCommand(environmentsCommand())
    .addCommand(environmentCommand())
    .addCommand(environmentCommentsCommand());
}

function stacksCommand(): Command {
  return new Command("stacks")
    .description("prints the project's stacks as a line for $GITHUB_OUTPUT")
    .option("--only <name>", "one of them alone; empty for all", "")
    .action(({ only }: { only: string }) => {
      const folder = process.cwd();
      const all = stacksOf(folder);
      const stacks = only === "" ? all : all.filter((stack) => stack === only);
      if (stacks.length === 0 && all.length > 0) {
        throw noEnvironment(only, all);
      }
      if (stacks.length === 0) {
        throw new UserError(
          `No stacks in ${folder}: it has no ${stackFile("<stack>")}. Run this in the folder of Pulumi.yaml.`,
        );
      }
      say(`stacks=${JSON.stringify(stacks)}`);
    });
}

interface LookOptions {
  stack: string;
  out: string;
}

function lookCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(stackOption())
    .requiredOption("--out <file>", "where the report is written, as JSON");
}

function previewCommand(): Command {
  return lookCommand(
    "preview",
    "reports what `up` would change; fails when the preview fails",
  ).action(async ({ stack, out }: LookOptions) => {
    const project = requireProject();
    const report = await reportOn(stack, out, () => planOf(stack, project));
    tell(report, `${report.changes.length} changes`);
  });
}

function driftCommand(): Command {
  return lookCommand(
    "drift",
    "compares the vendors with the config; exit code 2 when they differ",
  ).action(async ({ stack, out }: LookOptions) => {
    const project = requireProject();
    const report = await reportOn(
      stack,
      out,
      async () => (await lookForDrift([stack], project))[0]!,
    );
    const { drift, changes, unseen } = report;
    const { unowned = [], notLooked = [], expired = [] } = report;
    tell(
      report,
      `${drift.length} changed at the vendors, ${changes.length} not applied, ` +
        `${unowned.length} that no stack owns, ${unseen.length} values cannot be read back` +
        notLooked.map((why) => `; not looked at: ${why}`).join(""),
    );
    const found = [drift, changes, unowned, expired].flat().length > 0;
    if (found) process.exitCode = 2;
  });
}

async function reportOn(
  stack: string,
  file: string,
  look: (stack: string) => Promise<StackReport>,
): Promise<StackReport> {
  requireProject();
  return await untilAsked(async () => {
    const report = await look(stack);
    await writeReport(file, report);
    return report;
  }, nothingChanged);
}

function tell({ stack, error }: StackReport, summary: string): void {
  if (error !== undefined) throw new UserError(`The preview of ${stack} failed:\n${error}`);
  say(`${stack}: ${summary}`);
}

function commentCommand(): Command {
  return publishCommand("comment", "keeps the pull request's one comment up to date").action(
    async ({ stacks }: { stacks: string[] }) => {
      const { runId, runUrl, ...context } = gitHubContext(process.env);
      const github = new GitHub(context);
      const { number, sha } = await pullRequest(process.env);
      const body = commentBody(await fetchReports(github, runId, stacks), sha, runUrl);
      await publishComment(github, number, body);
      say(`commented on pull request ${number}`);
    },
  );
}

function issuesCommand(): Command {
  return publishCommand("issues", "opens, updates or closes one issue for each stack").action(
    async ({ stacks }: { stacks: string[] }) => {
      const { runId, runUrl, ...context } = gitHubContext(process.env);
      const github = new GitHub(context);
      const reports = await fetchReports(github, runId, stacks);
      await sayEach(stacks, async (stack) => {
        const report = reports.find((each) => each.stack === stack)!;
        return `issue ${await publishIssue(github, report, runUrl)}`;
      });
    },
  );
}
