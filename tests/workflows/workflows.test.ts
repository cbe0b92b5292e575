import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../architecture/source.ts";
import { actionlint } from "./actionlint.ts";
import { type Job, readWorkflows, type Workflow } from "./workflow.ts";

const workflows = readWorkflows();
const jobs = workflows.flatMap((workflow) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({
    title: `${workflow.name}/${name}`,
    workflow,
    job,
  })),
);

const secretsOf = (job: Job) =>
  new Set([...JSON.stringify(job).matchAll(/secrets\.(\w+)/g)].map(([, name]) => name!));
const usesSecrets = (job: Job) => secretsOf(job).size > 0;
/** Has only a token for the pull requests of another repository. */
const commentsElsewhere = (job: Job) =>
  scriptsOf(job).some((each) => each.includes("environment-comments")) && usesSecrets(job);
const scriptsOf = (job: Job) => job.steps.flatMap(({ run }) => run ?? []);
const bringsUp = (job: Job) => scriptsOf(job).some((script) => script.includes("infra ci deploy "));
/** Brings pull requests' environments up, and removes them. */
const keeps = (job: Job) => scriptsOf(job).some((script) => script.includes("ci environment "));
/** Waits for vendors for as long as they take. */
const switches = (job: Job) => scriptsOf(job).some((script) => script.includes("--confirm"));
/** Reads and writes databases, for as long as those take. */
const copies = (job: Job) => scriptsOf(job).some((script) => script.includes("infra data "));
const writes = (job: Job) => Object.values(job.permissions ?? {}).includes("write");

it("actionlint has nothing to say about the workflows", async () => {
  const { all } = await execa(await actionlint(), ["-no-color", "-shellcheck=", "-pyflakes="], {
    cwd: root,
    reject: false,
    all: true,
  });
  expect(all).toBe("");
});

it("the workflow that the guide has for the application's repository sends what is listened to", async () => {
  const guide = readFileSync(join(root, "docs/guide/pull-request-environments.md"), "utf8");
  const [, input = ""] = /```yaml\n([^`]*)```/.exec(guide) ?? [];
  const { all } = await execa(await actionlint(), ["-no-color", "-shellcheck=", "-"], {
    ...{ input, reject: false, all: true },
  });
  expect(all).toBe("");
  const own = workflows.find(({ name }) => name === "pull-request-environment")!;
  const { on, jobs: sent } = parse(input) as Workflow;
  expect(on["pull_request_target"]).toEqual(own.on["pull_request_target"]);
  const [type] = (own.on["repository_dispatch"] as { types: string[] }).types;
  const scripts = scriptsOf(sent["tell"]!);
  expect(scripts).toEqual([
    expect.stringContaining(`event_type=${type} -F "client_payload[number]=`),
  ]);
  expect(JSON.stringify(sent)).not.toContain("uses");
});

it("actionlint finds what is wrong with a workflow", async () => {
  const input = "on: push\njobs:\n  a:\n    runs-on: nowhere\n    steps:\n      - run: ${{ x }}\n";
  const { all, exitCode } = await execa(await actionlint(), ["-no-color", "-"], {
    input,
    reject: false,
    all: true,
  });
  expect(exitCode).toBe(1);
  expect(all).toContain('undefined variable "x"');
});

describe.each(workflows)("workflow $name", ({ name, text, on, permissions, concurrency, jobs }) => {
  it("gives no rights to jobs that do not ask for them", () => {
    expect(permissions).toEqual({});
  });

  it("runs once at a time for the same thing", () => {
    expect(concurrency?.group).toContain(name);
  });

  it("never runs a stranger's code with our rights", () => {
    expect(Object.keys(on)).not.toContain("workflow_run");
    if (!("pull_request_target" in on)) return;
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    // Without a ref it is the default branch, and nothing else may bring code along.
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBe(Object.keys(jobs).length);
    for (const { with: options } of checkouts)
      expect(options).toEqual({ "persist-credentials": false });
    // Of what people wrote, a step gets the number alone, which the program reads as one.
    const taken = JSON.stringify(steps).match(/github\.(?:event\.[\w.*]+|head_ref)/g) ?? [];
    expect(new Set(taken)).toEqual(
      new Set(["github.event.pull_request.number", "github.event.client_payload.number"]),
    );
  });

  it("puts no expression into a shell's text", () => {
    const scripts = text.match(/run: .*/g) ?? [];
    expect(scripts.filter((line) => line.includes("${{"))).toEqual([]);
  });
});

it("drift and duties wait for nobody's review, and get their secrets on the default branch alone", () => {
  const byName = Object.fromEntries(workflows.map((workflow) => [workflow.name, workflow]));
  const { drift, duties, preview } = byName;
  for (const nightly of [drift, duties]) {
    expect(nightly?.jobs["look"]?.environment).not.toBe(preview?.jobs["look"]?.environment);
    expect(nightly?.jobs["stacks"]?.if).toContain(
      "github.ref_name == github.event.repository.default_branch",
    );
  }
});

it("deploy runs on the default branch alone, and queues what brings a stack up without cancelling", () => {
  const deploy = workflows.find(({ name }) => name === "deploy")!;
  expect(deploy.jobs["stacks"]?.if).toContain(
    "github.ref_name == github.event.repository.default_branch",
  );
  const bringing = Object.values(deploy.jobs).filter(bringsUp);
  expect(bringing.map(({ concurrency }) => concurrency)).toEqual([
    { group: "deploy-${{ matrix.stack }}", "cancel-in-progress": false },
  ]);
});

it("a pull request's environment has a queue of its own, in which nothing is cancelled", () => {
  const { jobs: own } = workflows.find(({ name }) => name === "pull-request-environment")!;
  const keeping = Object.values(own).filter(keeps);
  expect(keeping.map(({ concurrency }) => concurrency)).toEqual([
    { group: "pull-request-environment-${{ matrix.number }}", "cancel-in-progress": false },
  ]);
});

it("a pull request's environment is asked for by the clock only where that is switched on", () => {
  const { on, jobs: own } = workflows.find(({ name }) => name === "pull-request-environment")!;
  const [nightly, often] = (on["schedule"] as { cron: string }[]).map(({ cron }) => cron);
  expect(nightly).toMatch(/^\d+ \d+ \* \* \*$/);
  expect(own["list"]?.if).toContain(
    `github.event.schedule != '${often}' || vars.PULL_REQUESTS_POLL == 'true'`,
  );
});

it("pull requests are told either by the run's own token or by one for another repository", () => {
  const { jobs: own } = workflows.find(({ name }) => name === "pull-request-environment")!;
  const [here, elsewhere] = [own["comment"]!, own["comment-elsewhere"]!];
  expect(here.if).toContain("needs.list.outputs.elsewhere == 'false'");
  expect(elsewhere.if).toContain("needs.list.outputs.elsewhere == 'true'");
  expect(scriptsOf(elsewhere)).toEqual(scriptsOf(here));
  expect([usesSecrets(here), writes(elsewhere)]).toEqual([false, false]);
  expect(secretsOf(elsewhere)).toEqual(new Set(["PULL_REQUESTS_TOKEN"]));
  expect(elsewhere.environment).toBe("pull-request-comments");
});

describe.each(jobs)("job $title", ({ workflow, job }) => {
  it("ends by itself", () => {
    // One that is cut off halfway has to be recovered from: longer than the slowest first `up`.
    const isLong = bringsUp(job) || switches(job) || keeps(job) || copies(job);
    expect(job["timeout-minutes"]).toBeLessThanOrEqual(isLong ? 120 : 30);
  });

  it("reads the repository and leaves no credentials in its folder", () => {
    expect(job.permissions?.["contents"]).toBe("read");
    const checkout = job.steps.find(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkout?.with?.["persist-credentials"]).toBe(false);
  });

  it("has vendors' credentials or may write to GitHub, not both", () => {
    expect(usesSecrets(job) && writes(job)).toBe(false);
  });

  it("lets no package run code while it is installed", () => {
    const installs = scriptsOf(job).filter((script) => /\bnpm (ci|i|install)\b/.test(script));
    expect(installs).toEqual(["npm ci --ignore-scripts"]);
  });

  it("takes nothing where it may write that other code has made, but reports", () => {
    if (!writes(job) && !commentsElsewhere(job)) return;
    const used = job.steps.flatMap(({ uses }) => uses?.split("@")[0] ?? []);
    expect(used).toEqual(["actions/checkout", "actions/setup-node"]);
    const [checkout, setup] = job.steps;
    // A cache is as good as whoever filled it, and is unpacked where it likes.
    expect(setup?.with).toEqual({ "node-version": 24, "package-manager-cache": false });
    if (!("pull_request" in workflow.on)) return;
    expect(checkout?.with?.["ref"]).toBe("${{ github.event.pull_request.base.sha }}");
  });

  it("may write only what its one command does, and read what the others left", () => {
    if (!writes(job)) return;
    const { contents, actions, ...rest } = job.permissions ?? {};
    expect({ contents, actions }).toEqual({ contents: "read", actions: "read" });
    const rights = {
      ...{ preview: "pull-requests", "pull-request-environment": "pull-requests" },
      ...{ drift: "issues", duties: "issues", deploy: "issues", watch: "issues" },
    };
    const right = rights[workflow.name as keyof typeof rights];
    expect(rest).toEqual({ [right]: "write" });
  });

  it("runs an engine beside credentials only if it was built from checked sources", () => {
    if (!usesSecrets(job)) return;
    const engines = scriptsOf(job).filter((script) => /\bengine\b/.test(script));
    const own = /infra (?:ci watch-slack|ci environment-comments|data drill) /;
    const needsNone = own.test(`${scriptsOf(job).join(" ")} `);
    expect(engines).toEqual(needsNone ? [] : ["npx infra engine --checked"]);
  });

  it("takes secrets from an environment of its own, and not in a fork's pull request", () => {
    if (!usesSecrets(job)) return;
    // What only looks, after a merge or for what is due, is what looks every night.
    const looks = workflow.name === "duties" || (workflow.name === "deploy" && !bringsUp(job));
    const own = looks ? "drift" : workflow.name;
    const isOfPullRequests = "pull_request_target" in workflow.on;
    // The channel's address stands where `up` writes it, in the environment's own.
    const pullRequestsEnvironment = commentsElsewhere(job)
      ? "pull-request-comments"
      : "pull-requests";
    const prefix = own === "watch" ? "" : `${own}-`;
    expect(job.environment).toBe(
      isOfPullRequests ? pullRequestsEnvironment : `${prefix}\${{ matrix.stack }}`,
    );
    const needed = [job.needs ?? []].flat().map((name) => workflow.jobs[name]);
    const condition = [job, ...needed].map((each) => each?.if).join(" ");
    if (isOfPullRequests) {
      expect(condition).toContain("github.event.pull_request.user.login != 'dependabot[bot]'");
      expect(condition).toContain("github.ref_name == github.event.repository.default_branch");
    }
    if ("pull_request" in workflow.on || isOfPullRequests) {
      expect(condition).toContain(
        "github.event.pull_request.head.repo.full_name == github.repository",
      );
    }
  });

  it("brings nothing up but by the one command that refuses what was not shown", () => {
    const scripts = scriptsOf(job).join("\n");
    expect(scripts).not.toMatch(/\b(up|destroy|import|pulumi)\b/);
    if (bringsUp(job)) expect(`${workflow.name}: ${scripts}`).toContain("deploy: npm ci");
  });
});
