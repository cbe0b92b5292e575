import { Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { gitHubContext, ofPullRequest } from "../../ci/context.ts";
import { GitHub, GitHubError } from "../../ci/github.ts";
import { publishComment } from "../../ci/publish.ts";
import { environmentLabel, pullRequestStack } from "../../config/pull-request-stacks.ts";
import { verify as verifyStack } from "../../live/verify/verify.ts";
import {
  environmentComment,
  environmentMarker,
  isOfLaterRun,
} from "../../pull-requests/comment.ts";
import { dueNumbers } from "../../pull-requests/due.ts";
import type { Keeping } from "../../pull-requests/keeping.ts";
import { labelledPullRequests, readPullRequest } from "../../pull-requests/pull-request.ts";
import { fetchKept, type KeptReport, keptEnds, writeKept } from "../../pull-requests/report.ts";
import { pullRequestStacks } from "../../pull-requests/stack.ts";
import { type PullRequests, pullRequestsOf } from "../../pull-requests/where.ts";
import { UserError } from "../../shared/errors.ts";
import { untilAsked } from "../../shared/interrupt.ts";
import { requireProject } from "../shared.ts";
import { say, sayEach, settlingMs } from "./shared.ts";

const pullRequestOption = "--pull-request <number>";

/** `infra ci environments`: whose environments a run looks after. */
export function environmentsCommand(): Command {
  return new Command("environments")
    .description("prints the pull requests whose environments are looked after, for $GITHUB_OUTPUT")
    .option(pullRequestOption, "this one alone; empty for all that are due", toOneOrAll, "all")
    .action(async ({ pullRequest }: { pullRequest: number | "all" }) => {
      const project = requireProject();
      const pulls = pullRequestsOf(project, process.env);
      const numbers =
        pullRequest === "all" ? await untilAsked(() => allDue(project, pulls)) : [pullRequest];
      say(`numbers=${JSON.stringify(numbers)}`);
      say(`elsewhere=${pulls.isElsewhere}`);
    });
}

/** As many as one run looks after; the next one goes on. */
async function allDue(project: string, { github, repository }: PullRequests): Promise<number[]> {
  const labelled = await labelledPullRequests(github, repository);
  const stacks = await pullRequestStacks(project);
  return dueNumbers(labelled, stacks, new Date()).slice(0, maxNumbers);
}

interface Flags {
  pullRequest: number;
  like: string;
  most: number;
  out: string;
}

/** `infra ci environment`: makes a pull request's environment what the pull request says. */
export function environmentCommand(): Command {
  return new Command("environment")
    .description("brings a pull request's environment up, or removes it, as the pull request says")
    .requiredOption(pullRequestOption, "its number, e.g. 123", toNumber)
    .option("--like <stack>", "the environment that is the model", "dev")
    .requiredOption("--most <number>", "how many of these may be up at once", toNumber)
    .requiredOption("--out <file>", "where the outcome is written, as JSON")
    .action(async ({ pullRequest: number, like, most, out }: Flags) => {
      const project = requireProject();
      const stack = pullRequestStack(number);
      const kept = await untilAsked(
        async () => {
          // It brings Pulumi's SDK along, which --help does not need.
          const { keepEnvironment } = await import("../../pull-requests/keep.ts");
          const { github, repository } = pullRequestsOf(project, process.env);
          const pull = await readPullRequest(github, repository, number);
          const isAsked = ofPullRequest(process.env);
          const wanted = { project, number, pull, like, most, isAsked, now: new Date() };
          const verify: Keeping["verify"] = (stack, onWaiting) =>
            verifyStack({ project, stack, waitMs: settlingMs, actions: false, onWaiting });
          const ended = await keepEnvironment({ ...wanted, verify, onLine: say });
          await writeKept(out, ended);
          return ended;
        },
        () => `${stack} may be half brought up, or half removed: the next run goes on.`,
      );
      const { end, said, next } = kept;
      const line = `${stack} ${keptEnds[end]}${said === "" ? "" : `: ${said}`}`;
      if (end === "up" || end === "removed" || end === "left") return say(line);
      throw new UserError(next === undefined ? line : `${line}\nFirst: ${next}`);
    });
}

/** `infra ci environment-comments`: tells each pull request what became of its environment. */
export function environmentCommentsCommand(): Command {
  return new Command("environment-comments")
    .description("keeps each pull request's comment on its environment up to date")
    .requiredOption("--numbers <json>", "the pull requests of this run", toNumbers)
    .action(async ({ numbers }: { numbers: number[] }) => {
      const { runId, runUrl, ...context } = gitHubContext(process.env);
      const own = new GitHub(context);
      const { github, isElsewhere } = pullRequestsOf(requireProject(), process.env);
      const author = isElsewhere ? await github.login() : undefined;
      await sayEach(numbers.map(pullRequestStack), async (stack) => {
        const number = numbers.find((each) => pullRequestStack(each) === stack)!;
        const report = await fetchKept(own, runId, number);
        if (report.end === "left") return "no comment";
        return await tell(github, report, { runId, runUrl, author });
      });
    });
}

async function tell(
  github: GitHub,
  report: KeptReport,
  run: { runId: string; runUrl: string; author: string | undefined },
): Promise<string> {
  try {
    await publishComment(github, report.number, environmentComment(report, run), {
      marker: environmentMarker,
      author: run.author,
      isLater: (body) => isOfLaterRun(body, run.runId),
    });
    // Only once people can read why.
    if (report.unlabel) await github.delete(`/issues/${report.number}/labels/${environmentLabel}`);
    return `commented that it ${keptEnds[report.end]}`;
  } catch (error) {
    const isGone = report.end === "removed" && error instanceof GitHubError;
    if (!isGone || error.status !== 404) throw error;
    return "no comment: there is no such pull request";
  }
}

/** More at once would be a mistake. */
const maxNumbers = 100;
const numberSchema = z.int().min(1).max(999_999_999);

function toNumbers(text: string): number[] {
  try {
    return z.array(numberSchema).min(1).max(maxNumbers).parse(JSON.parse(text));
  } catch {
    throw new InvalidArgumentError('Give a JSON list of numbers, as "infra ci environments" does.');
  }
}

/** GitHub puts an empty text where an event is of no pull request. */
function toOneOrAll(text: string): number | "all" {
  return text === "" ? "all" : toNumber(text);
}

function toNumber(text: string): number {
  const { success, data } = numberSchema.safeParse(/^\d+$/.test(text) ? Number(text) : undefined);
  if (success) return data;
  throw new InvalidArgumentError("Not a number from 1 on.");
}
