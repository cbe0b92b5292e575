import { z } from "zod";
import { commentMarker, issueBody, issueMarker, issueTitle } from "./bodies.ts";
import { type Deployment, deploymentBody, deploymentMarker, isWell } from "./deployment.ts";
import { type DutyIssue, dutyMarker } from "./duty-issues.ts";
import type { GitHub } from "./github.ts";
import type { StackReport } from "./report.ts";
import { type WatchedStack, watchIssue, watchMarker } from "./watch-report.ts";

const entry = z.object({
  body: z.string().nullable(),
  user: z.object({ type: z.string(), login: z.string() }).nullable(),
});
export const comment = entry.extend({ id: z.int() });
const issue = entry.extend({ number: z.int(), pull_request: z.unknown().optional() });

/**
 * Writes the pull request's comment of that marker, or brings the one of an earlier run up to date;
 * `isLater` tells of a run that was faster, `author` whose account writes, where it is not a run's own.
 */
export async function publishComment(
  github: GitHub,
  number: number,
  body: string,
  {
    marker = commentMarker,
    author,
    isLater,
  }: {
    marker?: string;
    author?: string | undefined;
    isLater?: (body: string) => boolean;
  } = {},
): Promise<void> {
  await github.retrying(async () => {
    const comments = await github.list(`/issues/${number}/comments`, comment);
    const own = comments.find((each) => isOwn(each, marker, author));
    if (!own) return await github.post(`/issues/${number}/comments`, { body });
    if (own.body === body || isLater?.(own.body ?? "")) return;
    await github.patch(`/issues/comments/${own.id}`, { body });
  });
}

export type IssueOutcome = "opened" | "updated" | "closed" | "none" | "left";

/**
 * Opens or updates the issue of a stack that has drifted, and closes it when the stack is clean.
 * A check that could not look says nothing about drift: the issue stays as it is.
 */
export async function publishIssue(
  github: GitHub,
  report: StackReport,
  runUrl: string,
): Promise<IssueOutcome> {
  if (report.error !== undefined) return "left";
  const { stack, drift, changes, unowned = [], expired = [] } = report;
  const isClean = [drift, changes, unowned, expired].flat().length === 0;
  const content = { title: issueTitle(stack), body: issueBody(report, runUrl) };
  return await keepIssue(github, issueMarker(stack), isClean ? undefined : content);
}

/** Opens or updates the issue of a stack that a workflow did not bring up, and closes it after one that did. */
export async function publishDeployment(
  github: GitHub,
  deployment: Deployment,
  runUrl: string,
): Promise<IssueOutcome> {
  const { stack } = deployment;
  const content = { title: `Deploy of ${stack}`, body: deploymentBody(deployment, runUrl) };
  return await keepIssue(github, deploymentMarker(stack), isWell(deployment) ? undefined : content);
}

/** Opens or updates the issue of a kind of duties of which one is due, and closes it when none is. */
export async function publishDuty(
  github: GitHub,
  { kind, content, isUnsure }: DutyIssue,
): Promise<IssueOutcome> {
  return isUnsure ? "left" : await keepIssue(github, dutyMarker(kind), content);
}

/** Opens or updates the issue of an environment that users cannot use, and closes it when they can. */
export async function publishWatch(
  github: GitHub,
  watched: WatchedStack,
  runUrl: string,
): Promise<IssueOutcome> {
  return await keepIssue(github, watchMarker(watched.stack), watchIssue(watched, runUrl));
}

/** What the one open issue of ours says that begins with this marker; none where there is none. */
export async function openIssueBody(github: GitHub, marker: string): Promise<string | undefined> {
  return await github.retrying(async () => (await ownIssue(github, marker))?.body ?? undefined);
}

async function ownIssue(github: GitHub, marker: string) {
  const issues = await github.list("/issues?state=open", issue);
  return issues.find((each) => !each.pull_request && isOwn(each, marker));
}

/** The one open issue of ours that begins with this marker, as it should be; none where nothing is to be told. */
async function keepIssue(
  github: GitHub,
  marker: string,
  content: { title: string; body: string } | undefined,
): Promise<IssueOutcome> {
  let outcome: IssueOutcome = "none";
  await github.retrying(async () => {
    const own = await ownIssue(github, marker);
    if (content === undefined && own) {
      await github.patch(`/issues/${own.number}`, { state: "closed", state_reason: "completed" });
      outcome = "closed";
    } else if (content && own) {
      await github.patch(`/issues/${own.number}`, content);
      outcome = "updated";
    } else if (content) {
      await github.post("/issues", content);
      outcome = "opened";
    }
  });
  return outcome;
}

/** Ours by its marker, and by its author: a person who copies the marker keeps their text. */
export function isOwn(
  { body, user }: z.infer<typeof entry>,
  marker: string,
  author?: string,
): boolean {
  const isOurs = author === undefined ? user?.type === "Bot" : user?.login === author;
  return isOurs && (body ?? "").startsWith(marker);
}
