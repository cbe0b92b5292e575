import { appendFile } from "node:fs/promises";
import { Command } from "commander";
import { fetchDeployment, fetchReports } from "../../ci/artifacts.ts";
import { gitHubContext, pushed } from "../../ci/context.ts";
import { deploy } from "../../ci/deploy.ts";
import { deploymentEnds, isWell, recovery, writeDeployment } from "../../ci/deployment.ts";
import { dueStacks, dueSummary } from "../../ci/due.ts";
import { GitHub } from "../../ci/github.ts";
import { publishDeployment } from "../../ci/publish.ts";
import { reviewedBefore } from "../../ci/reviewed.ts";
import { verify } from "../../live/verify/verify.ts";
import { UserError } from "../../shared/errors.ts";
import { untilAsked } from "../../shared/interrupt.ts";
import { stackOption } from "../options.ts";
import { requireProject } from "../shared.ts";
import { publishCommand, say, sayEach, settlingMs } from "./shared.ts";

/** `infra ci due`: what a merge, or a person, is to bring up. */
export function dueCommand(): Command {
  return publishCommand("due", "lists the stacks to bring up, with what was agreed to").action(
    async ({ stacks }: { stacks: string[] }) => {
      const { runId, runUrl, ...context } = gitHubContext(process.env);
      const github = new GitHub(context);
      const { sha, byHand, summaryFile } = pushed(process.env);
      const reports = await fetchReports(github, runId, stacks);
      const agreed = byHand ? "this run" : await reviewedBefore(github, sha);
      await appendFile(summaryFile, dueSummary(reports, agreed, { sha, runUrl }));
      const due = dueStacks(reports, agreed);
      say(`due=${JSON.stringify(due)}`);
      say(`stacks=${JSON.stringify(due.map(({ stack }) => stack))}`);
    },
  );
}

interface DeployFlags {
  stack: string;
  plan: string;
  out: string;
}

/** `infra ci deploy`: brings one stack up, if that changes what was agreed to, and verifies it. */
export function deployCommand(): Command {
  return new Command("deploy")
    .description("brings a stack up if it changes what was shown, and verifies it")
    .addOption(stackOption())
    .requiredOption("--plan <digest>", 'what was shown, as "infra ci due" prints it')
    .requiredOption("--out <file>", "where the outcome is written, as JSON")
    .action(async ({ stack, plan, out }: DeployFlags) => {
      const deployment = await untilAsked(
        async () => {
          const project = requireProject();
          const ended = await deploy({
            stack,
            plan,
            verify: (onWaiting) => verify({ project, stack, waitMs: settlingMs, onWaiting }),
            onLine: say,
          });
          await writeDeployment(out, ended);
          return ended;
        },
        () => `It may be half brought up: ${recovery(stack)}.`,
      );
      const { end, said, next } = deployment;
      if (isWell(deployment)) return say(`${stack}: ${deploymentEnds[end]} (${said})`);
      const advice = next === undefined ? "" : `\nFirst: ${next}`;
      throw new UserError(`${stack}: ${deploymentEnds[end]}:\n${said}${advice}`);
    });
}

/** `infra ci deploy-issues`: tells people which stacks were not brought up as they should be. */
export function deployIssuesCommand(): Command {
  return publishCommand(
    "deploy-issues",
    "opens, updates or closes one issue for each stack that was to be brought up",
  ).action(async ({ stacks }: { stacks: string[] }) => {
    const { runId, runUrl, ...context } = gitHubContext(process.env);
    const github = new GitHub(context);
    await sayEach(stacks, async (stack) => {
      const deployment = await fetchDeployment(github, runId, stack);
      return `issue ${await publishDeployment(github, deployment, runUrl)}`;
    });
  });
}
