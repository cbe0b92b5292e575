import { Command } from "commander";
import { fetchWatchReport } from "../../ci/artifacts.ts";
import { gitHubContext } from "../../ci/context.ts";
import { GitHub } from "../../ci/github.ts";
import { openIssueBody, publishWatch } from "../../ci/publish.ts";
import { tellSlack } from "../../ci/slack.ts";
import { isNews, watchMarker, watchMessage, writeWatchReport } from "../../ci/watch-report.ts";
import { environmentsOf } from "../../config/load-from-files.ts";
import { watch } from "../../live/watch.ts";
import { UserError } from "../../shared/errors.ts";
import { untilAsked } from "../../shared/interrupt.ts";
import { stackOption, toSeconds } from "../options.ts";
import { nothingChanged, requireProject } from "../shared.ts";
import { publishCommand, say, sayEach } from "./shared.ts";

/** `infra ci watch`: a small look from outside at every environment that has users. */
export function watchCommand(): Command {
  return new Command("watch")
    .description("looks at launched environments from outside, twice where anything fails")
    .requiredOption("--out <file>", "where the report is written, as JSON")
    .option("--pause <seconds>", "time between the two looks", toSeconds, 120)
    .action(async ({ out, pause }: { out: string; pause: number }) => {
      const environments = environmentsOf(requireProject());
      const watched = environments.filter(({ launched }) => launched);
      const github = new GitHub(gitHubContext(process.env));
      const options = { watched, environments, pauseMs: pause * 1000 };
      const report = await untilAsked(() => watch(options), nothingChanged);
      const news: string[] = [];
      for (const one of report) {
        if (isNews(one, await openIssueBody(github, watchMarker(one.stack)))) news.push(one.stack);
      }
      await writeWatchReport(out, report);
      say(`news=${JSON.stringify(news)}`);
    });
}

/** `infra ci watch-issues`: tells people which environments users cannot use, and when they can again. */
export function watchIssuesCommand(): Command {
  return publishCommand(
    "watch-issues",
    "opens, updates or closes one issue for each environment that a look told of",
  ).action(async ({ stacks }: { stacks: string[] }) => {
    const { runId, runUrl, ...context } = gitHubContext(process.env);
    const github = new GitHub(context);
    const report = await fetchWatchReport(github, runId);
    await sayEach(stacks, async (stack) => {
      const watched = report.find((one) => one.stack === stack);
      if (watched === undefined) throw new UserError("the look has nothing of it");
      return `issue ${await publishWatch(github, watched, runUrl)}`;
    });
  });
}

/** `infra ci watch-slack`: the same in a channel, where the environment has one. */
export function watchSlackCommand(): Command {
  return new Command("watch-slack")
    .description("tells a Slack channel what a look found; ALERTS_SLACK_WEBHOOK is its address")
    .addOption(stackOption())
    .action(async ({ stack }: { stack: string }) => {
      const { runId, runUrl, ...context } = gitHubContext(process.env);
      const webhook = process.env["ALERTS_SLACK_WEBHOOK"];
      if (!webhook) return say(`${stack}: no channel is named in its alerts`);
      const report = await fetchWatchReport(new GitHub(context), runId);
      const watched = report.find((one) => one.stack === stack);
      if (watched === undefined) throw new UserError(`The look has nothing of ${stack}.`);
      await tellSlack(webhook, watchMessage(watched, runUrl));
      say(`${stack}: told`);
    });
}
