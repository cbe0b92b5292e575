import { readFile } from "node:fs/promises";
import { z } from "zod";
import { UserError } from "../shared/errors.ts";
import type { GitHubContext } from "./github.ts";

interface RunContext extends GitHubContext {
  runId: string;
  runUrl: string;
}

/** Reads where this run is from the variables that GitHub Actions sets. */
export function gitHubContext(env: NodeJS.ProcessEnv): RunContext {
  const { apiUrl, repository } = ownRepository(env);
  const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const token = variable(env, "GITHUB_TOKEN");
  const runId = variable(env, "GITHUB_RUN_ID");
  const runUrl = `${server}/${repository}/actions/runs/${runId}`;
  return { apiUrl, token, repository, runId, runUrl };
}

/** The repository whose workflow this is, and where GitHub's API is. */
export function ownRepository(
  env: NodeJS.ProcessEnv,
): Pick<GitHubContext, "apiUrl" | "repository"> {
  return {
    apiUrl: (env["GITHUB_API_URL"] ?? "https://api.github.com").replace(/\/$/, ""),
    repository: variable(env, "GITHUB_REPOSITORY"),
  };
}

function variable(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new UserError(`${name} is not set: this command runs in GitHub Actions, which sets it`);
}

const pullRequestEvent = z.object({
  pull_request: z.object({ number: z.int(), head: z.object({ sha: z.string() }) }),
});

/** The pull request that a workflow runs for, from the event's file. */
export async function pullRequest(
  env: NodeJS.ProcessEnv,
): Promise<{ number: number; sha: string }> {
  const file = variable(env, "GITHUB_EVENT_PATH");
  const event = pullRequestEvent.safeParse(JSON.parse(await readFile(file, "utf8")));
  if (!event.success) {
    throw new UserError(`${file} has no pull request: run this on the pull_request event`);
  }
  const { number, head } = event.data.pull_request;
  return { number, sha: head.sha };
}

/** What this run is about, where no pull request started it. */
export function pushed(env: NodeJS.ProcessEnv): {
  sha: string;
  /** A person has started it, and reads its page before it goes on. */
  byHand: boolean;
  /** What is appended to it is shown on the run's page. */
  summaryFile: string;
} {
  return {
    sha: variable(env, "GITHUB_SHA"),
    byHand: variable(env, "GITHUB_EVENT_NAME") === "workflow_dispatch",
    summaryFile: variable(env, "GITHUB_STEP_SUMMARY"),
  };
}

/** Whether something that happened to a pull request has started this run, and no clock or person. */
export function ofPullRequest(env: NodeJS.ProcessEnv): boolean {
  return variable(env, "GITHUB_EVENT_NAME").startsWith("pull_request");
}
