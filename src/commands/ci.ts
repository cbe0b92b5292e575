import { Command } from "commander";
import { z } from "zod";
import { fetchReports } from "../ci/artifacts.ts";
import { commentBody } from "../ci/bodies.ts";
import { gitHubContext, pullRequest } from "../ci/context.ts";
import { GitHub } from "../ci/github.ts";
import { detectDrift, previewChanges } from "../ci/preview.ts";
import { publishComment, publishIssue } from "../ci/publish.ts";
import { type StackReport, stackName, writeReport } from "../ci/report.ts";
import { stackFile, stacksOf } from "../config/project.ts";
import { describeError, UserError } from "../shared/errors.ts";
import { interruptible } from "../shared/interrupt.ts";

const examples = `
Examples:
  $ npx infra ci stacks                                      stacks=["dev","prod","staging"]
  $ npx infra ci drift --stack dev --out reports/dev.json    exit code 2 when dev has drifted`;

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
    .addCommand(issuesCommand());
}

function stacksCommand(): Command {
  return new Command("stacks")
    .description("prints the project's stacks as a line for $GITHUB_OUTPUT")
    .action(() => {
      const folder = process.cwd();
      const stacks = stacksOf(folder);
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
    .requiredOption("--stack <name>", "the stack to preview")
    .requiredOption("--out <file>", "where the report is written, as JSON");
}

function previewCommand(): Command {
  return lookCommand(
    "preview",
    "reports what `up` would change; fails when the preview fails",
  ).action(async ({ stack, out }: LookOptions) => {
    const report = await reportOn(stack, out, previewChanges);
    tell(report, `${report.changes.length} changes`);
  });
}

function driftCommand(): Command {
  return lookCommand(
    "drift",
    "compares the vendors with the config; exit code 2 when they differ",
  ).action(async ({ stack, out }: LookOptions) => {
    const report = await reportOn(stack, out, detectDrift);
    const { drift, changes, unseen, expired = [] } = report;
    tell(
      report,
      `${drift.length} changed at the vendors, ${changes.length} not applied, ` +
        `${unseen.length} values cannot be read back`,
    );
    if (drift.length + changes.length + expired.length > 0) process.exitCode = 2;
  });
}

async function reportOn(
  stack: string,
  file: string,
  look: (stack: string) => Promise<StackReport>,
): Promise<StackReport> {
  return await interruptible(async () => {
    const report = await look(stack);
    await writeReport(file, report);
    return report;
  });
}

function tell({ stack, error }: StackReport, summary: string): void {
  if (error !== undefined) throw new UserError(`The preview of ${stack} failed:\n${error}`);
  say(`${stack}: ${summary}`);
}

interface PublishOptions {
  stacks: string[];
}

/** More would leave no room for what each of them has to say. */
const maxStacks = 40;

function publishCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .requiredOption("--stacks <json>", "the stacks of this run", toStacks);
}

function toStacks(text: string): string[] {
  try {
    return z.array(stackName).min(1).max(maxStacks).parse(JSON.parse(text));
  } catch {
    const found = JSON.stringify(text.slice(0, 100));
    throw new UserError(`--stacks ${found}: give a JSON list of names, as "infra ci stacks" does`);
  }
}

function commentCommand(): Command {
  return publishCommand("comment", "keeps the pull request's one comment up to date").action(
    async ({ stacks }: PublishOptions) => {
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
    async ({ stacks }: PublishOptions) => {
      const { runId, runUrl, ...context } = gitHubContext(process.env);
      const github = new GitHub(context);
      const failures: string[] = [];
      for (const report of await fetchReports(github, runId, stacks)) {
        try {
          say(`${report.stack}: issue ${await publishIssue(github, report, runUrl)}`);
        } catch (error) {
          failures.push(`${report.stack}: ${describeError(error)}`);
        }
      }
      if (failures.length > 0) throw new UserError(`issues:\n${failures.join("\n")}`);
    },
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
