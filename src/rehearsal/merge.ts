import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GitHubStandIn } from "../sandbox/github-runs.ts";
import { UserError } from "../shared/errors.ts";
import type { EngineContext } from "./engine-run.ts";
import { WorkflowSteps } from "./workflow-steps.ts";

const pullRequest = 7;
const head = "a".repeat(40);
const merge = "c".repeat(40);

/**
 * A change of a stack's files on its way through GitHub: the pull request's preview and comment, the
 * merge, and the deployment of what the comment has shown, by the steps of the project's own
 * workflows. It is merged once `beforeMerge` is over. What GitHub itself does is stood in for. Returns what the deployment's step said last.
 */
export async function mergeChange(
  context: EngineContext,
  stack: string,
  beforeMerge: () => Promise<void>,
): Promise<string> {
  const github = new GitHubStandIn();
  await github.start();
  try {
    return await new Merge(context, github, stack).run(beforeMerge);
  } finally {
    await github.close();
  }
}

class Merge {
  readonly #context: EngineContext;
  readonly #github: GitHubStandIn;
  readonly #stack: string;
  readonly #expressions: Record<string, string>;

  constructor(context: EngineContext, github: GitHubStandIn, stack: string) {
    this.#context = context;
    this.#github = github;
    this.#stack = stack;
    const stacks = JSON.stringify([stack]);
    this.#expressions = {
      "matrix.stack": stack,
      "github.token": github.token,
      "needs.stacks.outputs.stacks": stacks,
      "needs.due.outputs.stacks": stacks,
    };
  }

  async run(beforeMerge: () => Promise<void>): Promise<string> {
    const { logs } = this.#context;
    const event = join(logs, "event.json");
    writeFileSync(
      event,
      JSON.stringify({ pull_request: { number: pullRequest, head: { sha: head } } }),
    );
    const proposed = this.#steps("1", {
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: event,
    });
    await proposed.must("preview", "look", "infra ci preview", this.#expressions);
    this.#upload("1", "report");
    await proposed.must("preview", "comment", "infra ci comment", this.#expressions);
    await beforeMerge();
    this.#github.merged[merge] = [pullRequest];
    return await this.#deployed();
  }

  async #deployed(): Promise<string> {
    const pushed = this.#steps("2", { GITHUB_EVENT_NAME: "push", GITHUB_SHA: merge });
    await pushed.must("deploy", "look", "infra ci preview", this.#expressions);
    this.#upload("2", "report");
    const { outputs } = await pushed.must("deploy", "due", "infra ci due", this.#expressions);
    const [due]: { plan: string }[] = JSON.parse(outputs["due"] ?? "[]");
    if (!due?.plan) {
      throw new UserError(
        `The merge did not deploy ${this.#stack}: its plan is not the comment's.`,
      );
    }
    const expressions = { ...this.#expressions, "matrix.plan": due.plan };
    const { output } = await pushed.must("deploy", "up", "infra ci deploy", expressions);
    this.#upload("2", "deploy");
    await pushed.must("deploy", "issues", "infra ci deploy-issues", this.#expressions);
    return output.trim().split("\n").at(-1) ?? "";
  }

  #steps(runId: string, variables: Record<string, string>): WorkflowSteps {
    return new WorkflowSteps(this.#context, {
      CI: "true",
      GITHUB_API_URL: this.#github.url,
      GITHUB_REPOSITORY: this.#github.repository,
      GITHUB_RUN_ID: runId,
      ...variables,
    });
  }

  /** What the action does that uploads a job's report. */
  #upload(runId: string, name: string): void {
    const report = readFileSync(join(this.#context.folder, "report.json"), "utf8");
    this.#github.addArtifact(runId, `${name}-${this.#stack}`, { "report.json": report });
  }
}
