import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import { stackFile, stacksOf } from "../config/project.ts";
import { ofPullRequests, pullRequestOf, pullRequestStack } from "../config/pull-request-stacks.ts";
import { pulumi, pulumiJson, stackResources } from "../engine/pulumi.ts";
import { keptStacks } from "../engine/stacks.ts";
import type { PullRequest } from "./pull-request.ts";

/** Set on each stack that is made here, to when its pull request last asked for it. */
const renewedTag = "infra:renewed";

/** The commit that its pull request was at then. */
const headTag = "infra:head";

const tagsSchema = z.record(z.string(), z.string());

/** What the backend keeps of a pull request's environment. */
export interface PullRequestStack {
  number: number;
  /** When its pull request last asked for it; none where the run was cut off before it said so. */
  renewedMs: number | undefined;
  /** The commit that its pull request was at then. */
  head: string | undefined;
  /** Nothing says that it was made here, and it holds something: it is somebody's own. */
  isForeign: boolean;
}

/** The stacks of pull requests that there are. Where a file has such a name, it is an environment of its own. */
export async function pullRequestStacks(project: string): Promise<PullRequestStack[]> {
  const stacks = ofPullRequests(await keptStacks(project), stacksOf(project));
  const numbers = stacks.map((stack) => pullRequestOf(stack)!);
  const found = numbers
    .toSorted((one, other) => one - other)
    .map((number) => describe(project, number));
  return await Promise.all(found);
}

async function describe(cwd: string, number: number): Promise<PullRequestStack> {
  const stack = pullRequestStack(number);
  const tags = tagsSchema.parse(
    await pulumiJson({ cwd, args: ["stack", "tag", "ls", "--stack", stack] }),
  );
  const [renewedMs, head] = [Date.parse(tags[renewedTag] ?? ""), tags[headTag]];
  if (!Number.isNaN(renewedMs)) return { number, renewedMs, head, isForeign: false };
  const resources = await stackResources({ cwd, stack });
  return { number, renewedMs: undefined, head, isForeign: resources.length > 0 };
}

/** Makes the stack, with keys of the kind that the model has. */
export async function createStack(project: string, number: number, like: string): Promise<void> {
  const file = parseDocument(readFileSync(join(project, stackFile(like)), "utf8"));
  const provider = file.get("secretsprovider");
  const flags = provider === undefined ? [] : [`--secrets-provider=${String(provider)}`];
  const args = ["stack", "init", pullRequestStack(number), "--no-select", ...flags];
  await pulumi({ cwd: project, args });
}

/** Writes down that the pull request asks for it now, and at which commit: that last, as it counts as answered then. */
export async function renew(
  project: string,
  { number, head }: PullRequest,
  now: Date,
): Promise<void> {
  for (const tag of [
    [renewedTag, now.toISOString()],
    [headTag, head],
  ]) {
    const args = ["stack", "tag", "set", ...tag, "--stack", pullRequestStack(number)];
    await pulumi({ cwd: project, args });
  }
}

/** Takes a stack away that holds nothing yet. */
export async function forgetStack(project: string, number: number): Promise<void> {
  await pulumi({
    cwd: project,
    args: ["stack", "rm", "--yes", "--stack", pullRequestStack(number)],
  });
}
