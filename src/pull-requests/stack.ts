import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { stackFile, stacksOf } from "../config/project.ts";
import { pullRequestOf, pullRequestStack } from "../config/pull-request-stacks.ts";
import { pulumi, runPulumi, stackResources } from "../engine/pulumi.ts";
import { keptStacks } from "../engine/stacks.ts";

/** Set on each stack that is made here, to when its pull request last asked for it. */
const renewedTag = "infra:renewed";

/** What the backend keeps of a pull request's environment. */
export interface PullRequestStack {
  number: number;
  /** When its pull request last asked for it; none where the run was cut off before it said so. */
  renewedMs: number | undefined;
  /** Nothing says that it was made here, and it holds something: it is somebody's own. */
  isForeign: boolean;
}

/** The stacks of pull requests that there are. Where a file has such a name, it is an environment of its own. */
export async function pullRequestStacks(project: string): Promise<PullRequestStack[]> {
  const files = stacksOf(project);
  const stacks = (await keptStacks(project)).filter((stack) => !files.includes(stack));
  const numbers = stacks.flatMap((stack) => pullRequestOf(stack) ?? []);
  const found = numbers
    .toSorted((one, other) => one - other)
    .map((number) => describe(project, number));
  return await Promise.all(found);
}

async function describe(cwd: string, number: number): Promise<PullRequestStack> {
  const stack = pullRequestStack(number);
  const args = ["stack", "tag", "get", renewedTag, "--stack", stack];
  const { exitCode, stdout } = await runPulumi({ cwd, args });
  const renewedMs = exitCode === 0 ? Date.parse(stdout.trim()) : Number.NaN;
  if (!Number.isNaN(renewedMs)) return { number, renewedMs, isForeign: false };
  const resources = await stackResources({ cwd, stack });
  return { number, renewedMs: undefined, isForeign: resources.length > 0 };
}

/** Makes the stack, with keys of the kind that the model has. */
export async function createStack(project: string, number: number, like: string): Promise<void> {
  const file = parseDocument(readFileSync(join(project, stackFile(like)), "utf8"));
  const provider = file.get("secretsprovider");
  const flags = provider === undefined ? [] : [`--secrets-provider=${String(provider)}`];
  const args = ["stack", "init", pullRequestStack(number), "--no-select", ...flags];
  await pulumi({ cwd: project, args });
}

/** Writes down that the pull request asks for it now. */
export async function renew(project: string, number: number, now: Date): Promise<void> {
  const tag = [renewedTag, now.toISOString()];
  const args = ["stack", "tag", "set", ...tag, "--stack", pullRequestStack(number)];
  await pulumi({ cwd: project, args });
}

/** Takes a stack away that holds nothing yet. */
export async function forgetStack(project: string, number: number): Promise<void> {
  await pulumi({
    cwd: project,
    args: ["stack", "rm", "--yes", "--stack", pullRequestStack(number)],
  });
}
