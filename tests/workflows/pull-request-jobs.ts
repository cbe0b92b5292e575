import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { GitHubStandIn } from "../../src/sandbox/github-runs.ts";
import { root } from "../architecture/source.ts";
import { QuickNpx } from "../quick-npx.ts";
import { openStageAllUp } from "../rehearsal/all-up.ts";
import { type Stage, tables } from "../rehearsal/stage.ts";
import { runStep, type StepResult } from "./runner.ts";
import { stepThatRuns, stepThatUses } from "./workflow.ts";

export const workflow = "pull-request-environment";

/** What came of one run of the workflow. */
export interface Ran {
  /** The pull requests that were looked after. */
  numbers: number[];
  /** What the jobs printed. */
  output: string;
  exitCodes: (number | undefined)[];
}

/** Values of expressions that are otherwise than usual. */
type Expressions = Record<string, string>;

/** The workflow's jobs, on Bondigoo's environments in a sandbox, which are all up. */
export class PullRequestJobs {
  /** The repository that is deployed, where the pull requests are. */
  readonly github = new GitHubStandIn("bondigoo/bondigoo-platform");
  /** The one whose workflow it is: the same, or the config's own. */
  readonly own: GitHubStandIn;
  readonly stage: Stage;
  readonly #folder = mkdtempSync(join(tmpdir(), "environment-"));
  readonly #npx = new QuickNpx(this.#folder);
  #runId = 41;

  private constructor(stage: Stage, configIn: string | undefined) {
    this.stage = stage;
    this.own = configIn === undefined ? this.github : new GitHubStandIn(configIn);
  }

  /** Of the config in the repository that is deployed, or in one of its own. */
  static async open(configIn?: string): Promise<PullRequestJobs> {
    const jobs = new PullRequestJobs(await openStageAllUp(), configIn);
    await jobs.own.start(jobs.isElsewhere ? jobs.github : undefined);
    return jobs;
  }

  get isElsewhere(): boolean {
    return this.own !== this.github;
  }

  async close(): Promise<void> {
    await this.stage.close();
    await this.own.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs the one step of a job that has these words in it, after an event of a pull request or by the clock. */
  async step(
    job: string,
    words: string,
    event: string,
    expressions: Expressions,
    variables: NodeJS.ProcessEnv = {},
  ): Promise<StepResult> {
    const { env } = this.stage.sandbox;
    const path = `${join(root, "node_modules", ".bin")}:${process.env["PATH"]}`;
    return await runStep(stepThatRuns(workflow, job, words), {
      cwd: this.stage.cwd,
      npx: this.#npx,
      env: {
        ...process.env,
        ...env,
        PATH: path,
        CI: "true",
        GITHUB_API_URL: this.own.url,
        GITHUB_REPOSITORY: this.own.repository,
        GITHUB_RUN_ID: String(this.#runId),
        GITHUB_EVENT_NAME: event,
        ...variables,
      },
      expressions: {
        "github.token": this.own.token,
        // Each environment has its own of that name: only what comments may write.
        ...(this.isElsewhere && {
          "secrets.PULL_REQUESTS_TOKEN":
            job === "comment-elsewhere" ? this.github.writeToken : this.github.readToken,
        }),
        "vars.PULL_REQUEST_ENVIRONMENTS": "2",
        ...Object.fromEntries(
          Object.entries(env).flatMap(([name, value]) => [
            [`secrets.${name}`, value],
            [`vars.${name}`, value],
          ]),
        ),
        "secrets.PLATFORM_GITHUB_TOKEN": env["GITHUB_TOKEN"]!,
        ...expressions,
      },
    });
  }

  /** All jobs, as GitHub runs them after an event of that pull request, or by the clock without one. */
  async run(number?: number, expressions: Expressions = {}): Promise<Ran> {
    this.#runId += 1;
    const [ofEvent, of] = this.isElsewhere
      ? ["repository_dispatch", "client_payload"]
      : ["pull_request_target", "pull_request"];
    const event = number === undefined ? "schedule" : ofEvent;
    const given = {
      "github.event.pull_request.number": "",
      "github.event.client_payload.number": "",
      [`github.event.${of}.number`]: String(number ?? ""),
      ...expressions,
    };
    const list = await this.step("list", "infra ci environments", event, given);
    expect(list.exitCode, list.output).toBe(0);
    const numbers: number[] = JSON.parse(list.outputs["numbers"]!);
    const ran: Ran = { numbers, output: "", exitCodes: [] };
    for (const each of numbers) {
      const matrix = { "matrix.number": String(each), ...expressions };
      const kept = await this.step("keep", "infra ci environment ", event, matrix);
      ran.exitCodes.push(kept.exitCode);
      ran.output += `${kept.output}\n`;
      this.#upload(each);
    }
    if (numbers.length === 0) return ran;
    expect(list.outputs["elsewhere"]).toBe(String(this.isElsewhere));
    const job = this.isElsewhere ? "comment-elsewhere" : "comment";
    const told = await this.step(job, "infra ci environment-comments", event, {
      "needs.list.outputs.numbers": JSON.stringify(numbers),
    });
    expect(told.exitCode, told.output).toBe(0);
    ran.output += told.output;
    return ran;
  }

  /** Does what the action does that uploads a job's report. */
  #upload(number: number): void {
    const { with: options } = stepThatUses(workflow, "keep", "actions/upload-artifact");
    const name = String(options?.["name"]).replace("${{ matrix.number }}", String(number));
    const file = join(this.stage.cwd, String(options?.["path"]));
    const report = readFileSync(file, "utf8");
    this.own.addArtifact(String(this.#runId), name, { "report.json": report });
    rmSync(file);
  }

  /** A pull request that is open and asks for an environment, if nothing else is said. */
  pull(number: number, ref: string, fields: object = {}) {
    // Whoever opened it has pushed its branch.
    const id = `bondigoo-platform:${ref}`;
    const row = { id, repository: "bondigoo-platform", branch: ref };
    this.stage.sandbox.world.table(tables.branches)[id] ??= row;
    const made = {
      number,
      state: "open" as "open" | "closed",
      labels: [{ name: "environment" }],
      user: { login: "ana" },
      head: { ref, sha: "a".repeat(40), repo: { full_name: this.github.repository } },
      ...fields,
    };
    this.github.pulls = [...this.github.pulls.filter((each) => each.number !== number), made];
    return made;
  }

  /** The one comment on a pull request; empty where there is none. */
  commentOn(number: number): string {
    const found = this.github.comments.filter(({ issue }) => issue === number);
    expect(found.length).toBeLessThan(2);
    return found[0]?.body ?? "";
  }

  headOf(number: number) {
    return this.github.pulls.find((each) => each.number === number)!.head;
  }

  labelsOf(number: number): string[] {
    const pull = this.github.pulls.find((each) => each.number === number);
    return (pull?.labels ?? []).map(({ name }) => name);
  }

  /** What all vendors hold, without the branches: people push those. */
  held() {
    const { [tables.branches]: _, ...rest } = structuredClone(this.stage.sandbox.world.state());
    return Object.fromEntries(
      Object.entries(rest).filter(([, rows]) => Object.keys(rows).length > 0),
    );
  }

  /** The config that is there: Pulumi.yaml and the stack files. */
  files(): string[] {
    return readdirSync(this.stage.cwd).filter((name) => /^Pulumi\./.test(name));
  }

  /** The stacks that the backend keeps. */
  stacks(): string[] {
    return readdirSync(join(this.backend, ".pulumi", "stacks", "bondigoo"))
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.replace(".json", ""))
      .toSorted();
  }

  /** Leaves what a machine leaves that is lost in the middle of a stack's first `up`. */
  loseMachine(stack: string): void {
    const locks = join(this.backend, ".pulumi", "locks", "organization", "bondigoo", stack);
    mkdirSync(locks, { recursive: true });
    const timestamp = "2026-01-01T00:00:00Z";
    const owner = { pid: 1, username: "runner", hostname: "lost", timestamp };
    writeFileSync(join(locks, `${randomUUID()}.json`), JSON.stringify(owner));
    // The history is written at the end.
    rmSync(join(this.backend, ".pulumi", "history", "bondigoo", stack), { recursive: true });
  }

  /** Says that a pull request asked last so many days ago, with the commit that it is at. */
  async renewed(number: number, days: number): Promise<void> {
    await this.tag(number, "renewed", daysAgo(days));
    await this.tag(number, "head", "a".repeat(40));
  }

  async tag(number: number, name: string, value: string): Promise<void> {
    await this.stage.must(`pr-${number}`, "stack", "tag", "set", `infra:${name}`, value);
  }

  get backend(): string {
    return fileURLToPath(this.stage.sandbox.env["PULUMI_BACKEND_URL"]!);
  }
}

export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
