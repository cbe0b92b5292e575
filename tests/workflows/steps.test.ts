import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runPulumi } from "../../src/engine/pulumi.ts";
import { makeWorkingCopy } from "../../src/rehearsal/working-copy.ts";
import { GitHubStandIn } from "../../src/sandbox/github-runs.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { root } from "../architecture/source.ts";
import { keyInVault } from "../engine/support/stack-init.ts";
import { QuickNpx } from "../quick-npx.ts";
import { watched } from "../setup/leftovers.ts";
import { makeSmallProject } from "../small-project.ts";
import { recordSteps, runStep } from "./runner.ts";
import { readWorkflows, stepThatRuns, stepThatUses } from "./workflow.ts";

const github = new GitHubStandIn();
const stacks = ["dev", "prod"];
let folder: string;
let sandbox: Sandbox;
let npx: QuickNpx;
/** Each stack's job has a checkout of its own. */
const checkouts: Record<string, string> = {};
const executed = recordSteps();
const runId = "42";

const path = `${join(root, "node_modules", ".bin")}:${process.env["PATH"]}`;
const machine = { PATH: path, HOME: process.env["HOME"], CI: "true" };

/** The runner's variables, the pull request's event among them. */
function gitHubVariables(): NodeJS.ProcessEnv {
  const event = join(folder, "event.json");
  writeFileSync(
    event,
    JSON.stringify({ pull_request: { number: 7, head: { sha: "0123456789" } } }),
  );
  return {
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: github.repository,
    GITHUB_RUN_ID: runId,
    GITHUB_EVENT_PATH: event,
  };
}

/** Runs the steps of a workflow's `look` job for every stack, side by side as the matrix does. */
async function look(file: "preview" | "drift") {
  const step = stepThatRuns(file, "look", `infra ci ${file}`);
  github.artifacts = [];
  const results = await Promise.all(
    stacks.map((stack) =>
      runStep(step, {
        cwd: checkouts[stack]!,
        env: { ...machine, ...sandbox.env },
        npx,
        expressions: {
          "matrix.stack": stack,
          "vars.PULUMI_BACKEND_URL": sandbox.env["PULUMI_BACKEND_URL"]!,
          "secrets.PULUMI_CONFIG_PASSPHRASE": sandbox.env["PULUMI_CONFIG_PASSPHRASE"]!,
          "secrets.CLOUDFLARE_API_TOKEN": sandbox.env["CLOUDFLARE_API_TOKEN"]!,
          "secrets.PLATFORM_GITHUB_TOKEN": sandbox.env["GITHUB_TOKEN"]!,
        },
      }),
    ),
  );
  for (const stack of stacks) upload(file, stack);
  return {
    exitCodes: results.map(({ exitCode }) => exitCode),
    output: results.map(({ output }) => output).join("\n"),
  };
}

/** Does what the action does that uploads: the file, under the name that the step gives. */
function upload(file: "preview" | "drift", stack: string): void {
  const { with: options } = stepThatUses(file, "look", "actions/upload-artifact");
  const path = String(options?.["path"]);
  const name = String(options?.["name"]).replace("${{ matrix.stack }}", stack);
  const content = readFileSync(join(checkouts[stack]!, path), "utf8");
  github.addArtifact(runId, name, { [path]: content });
}

/** Runs the step of a workflow that writes to GitHub, on the reports that `look` has left. */
async function publish(file: "preview" | "drift") {
  const [job, words] = file === "preview" ? ["comment", "ci comment"] : ["issues", "ci issues"];
  return await runStep(stepThatRuns(file, job!, words!), {
    cwd: root,
    env: { ...machine, ...gitHubVariables() },
    npx,
    expressions: {
      "needs.stacks.outputs.stacks": JSON.stringify(stacks),
      "github.token": github.token,
    },
  });
}

async function pulumi(stack: string, args: string[]) {
  const { exitCode, output } = await runPulumi({
    cwd: checkouts[stack]!,
    args: [...args, "--stack", stack],
    env: { ...watched(), ...machine, ...sandbox.env },
  });
  expect(output).toBeDefined();
  expect(exitCode, output).toBe(0);
}

const record = (name: string) =>
  Object.values(sandbox.world.table("cloudflare:index/dnsRecord:DnsRecord")).find(
    (row) => row["name"] === name,
  )!;

function removeRecord(name: string): void {
  const records = sandbox.world.table("cloudflare:index/dnsRecord:DnsRecord");
  const id = Object.keys(records).find((key) => records[key]!["name"] === name);
  delete records[id!];
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "workflows-"));
  npx = new QuickNpx(folder);
  await github.start();
  sandbox = await startSandbox({
    state: join(folder, "sandbox"),
    seed: (world) => {
      const zone = "023e105f4ecef8ad9ca31a8372d0c353";
      world.table("cloudflare:index/zone:Zone")[zone] = { id: zone, name: "example.com" };
      const repository = { id: "app", name: "app", repoId: 1, nodeId: "R_1" };
      world.table("github:index/repository:Repository")["app"] = repository;
    },
  });
  const original = join(root, "tests", "workflows", "project");
  for (const stack of stacks) {
    checkouts[stack] = makeWorkingCopy(original, join(folder, `job-${stack}`)).folder;
    await pulumi(stack, ["stack", "init", "--no-select", keyInVault]);
  }
});

afterAll(async () => {
  await sandbox?.close();
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("before anything is brought up", () => {
  it("lists the stacks for the matrix", async () => {
    const step = stepThatRuns("preview", "stacks", "infra ci stacks");
    const { exitCode, outputs } = await runStep(step, { cwd: checkouts["dev"]!, env: machine });
    expect(exitCode).toBe(0);
    expect(JSON.parse(outputs["stacks"]!)).toEqual(stacks);
  });

  it("comments once what every stack would create", async () => {
    expect((await look("preview")).exitCodes).toEqual([0, 0]);
    expect((await publish("preview")).output).toContain("commented on pull request 7");
    expect(github.comments).toHaveLength(1);
    const { body, issue } = github.comments[0]!;
    expect(issue).toBe(7);
    expect(body).toContain("<summary><code>dev</code>: 4 to create</summary>");
    expect(body).toContain("- create `www` (`DnsRecord`)");
    expect(body).toContain(
      "(01234567, [run](https://github.com/bondigoo/infrastructure/actions/runs/42))",
    );
  });
});

describe("once both are up", () => {
  beforeAll(async () => {
    await Promise.all(stacks.map((stack) => pulumi(stack, ["up", "--yes", "--skip-preview"])));
  });

  it("finds no drift, not in what vendors change by themselves either", async () => {
    record("api.dev.example.com")["modifiedOn"] = "2030-01-01T00:00:00Z";
    expect((await look("drift")).exitCodes).toEqual([0, 0]);
    expect((await publish("drift")).output).toContain("dev: issue none\nprod: issue none");
    expect(github.issues).toEqual([]);
  });

  it("opens one issue for the stack where a record was edited and one deleted by hand", async () => {
    record("api.dev.example.com")["content"] = "elsewhere.example.com";
    removeRecord("www.dev.example.com");
    expect((await look("drift")).exitCodes).toEqual([2, 0]);
    expect((await publish("drift")).output).toContain("dev: issue opened\nprod: issue none");
    const [issue] = github.issues;
    expect(issue).toMatchObject({ title: "Drift in dev", state: "open" });
    expect(issue!.body).toContain(
      "- update `api` (`DnsRecord`): `content` `a.onrender.com` → `elsewhere.example.com`",
    );
    expect(issue!.body).toContain("- missing `www` (`DnsRecord`)");
    expect(issue!.body).toContain("Cannot be seen: 1 of its values");
    expect(issue!.body).not.toContain("not-to-be-seen");
  });

  it("closes it once a person has repaired the stack", async () => {
    await pulumi("dev", ["up", "--yes", "--skip-preview", "--refresh"]);
    expect((await look("drift")).exitCodes).toEqual([0, 0]);
    expect((await publish("drift")).output).toContain("dev: issue closed");
    expect(github.issues.map(({ state }) => state)).toEqual(["closed"]);
  });

  it("brings the comment up to date: nothing to do, or what the engine said when it failed", async () => {
    writeFileSync(join(checkouts["dev"]!, "Pulumi.dev.yaml"), "config: [");
    const { exitCodes, output } = await look("preview");
    expect(exitCodes).toEqual([1, 0]);
    expect(output).toContain("The preview of dev failed");
    await publish("preview");
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]!.body).toContain("`dev`: the preview failed");
    expect(github.comments[0]!.body).toContain("invalid YAML file");
    expect(github.comments[0]!.body).toContain("`prod`: nothing");
  });
});

describe("the other steps", () => {
  it("installs what the lockfile says", async () => {
    const env = { ...machine, npm_config_dry_run: "true", npm_config_offline: "true" };
    const step = stepThatRuns("checks", "checks", "npm ci");
    const { exitCode, output } = await runStep(step, { cwd: root, env });
    expect(output).not.toContain("npm error");
    expect(exitCode).toBe(0);
  });

  it("makes an engine work that was built from checked sources", async () => {
    const step = stepThatRuns("preview", "look", "npx infra engine");
    const { exitCode, output } = await runStep(step, { cwd: root, env: machine });
    expect(output).toMatch(/Pulumi [\d.]+ /);
    expect(exitCode).toBe(0);
  });

  it.each([
    ["passes", "expect(1).toBe(1);", 0, "1 passed"],
    ["fails with a failing test", "expect(1).toBe(2);", 1, "1 failed"],
    ["fails with a type that does not fit", 'expect(Math.abs("1")).toBe(1);', 1, "TS2345"],
  ])("checks everything: %s", async (_title, body, exitCode, words) => {
    const step = stepThatRuns("checks", "checks", "npm test");
    const result = await runStep(step, { cwd: smallProject(body), env: machine });
    expect(result.output).toContain(words);
    expect(result.exitCode === 0 ? 0 : 1).toBe(exitCode);
  });

  it("runs every night the tests that are named, and no others", async () => {
    const small = smallProject("expect(1).toBe(1);");
    writeFileSync(join(small, "tests", "two.test.ts"), 'throw new Error("not named");\n');
    const { exitCode, output } = await runStep(stepThatRuns("nightly", "whole", "npm test"), {
      cwd: small,
      env: machine,
      expressions: { "matrix.tests": "tests/one.test.ts" },
    });
    expect(output).toContain("1 passed");
    expect(exitCode).toBe(0);
  });
});

/** The site's build fetches packages of its own: each night, not with each run of the tests. */
const buildsTheSite = "npm run build";
const nightly = process.env["PAGES"] === "all";

it.runIf(nightly)("the job docs builds the site of this checkout", async () => {
  const cwd = join(root, "site");
  for (const step of ["npm ci --ignore-scripts", buildsTheSite]) {
    await execa("bash", ["-c", step], { cwd });
    executed.add(step);
  }
  expect(existsSync(join(cwd, "dist", "index.html"))).toBe(true);
});

/** What these have of their own is run beside the stacks that they are about. */
const elsewhere = [
  ...[
    "backup",
    "deploy",
    "drill",
    "duties",
    "pull-request-environment",
    "refresh",
    "suspend",
    "watch",
  ],
];

it("every step of every workflow but those run elsewhere was run by a test above", () => {
  const workflows = readWorkflows().filter(({ name }) => !elsewhere.includes(name));
  const jobs = workflows.flatMap((workflow) => Object.values(workflow.jobs));
  const texts = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  const due = nightly ? texts : texts.filter((text) => text !== buildsTheSite);
  expect([...executed].sort()).toEqual([...new Set(due)].sort());
});

/** A project around one test, to see what makes its checks fail. */
function smallProject(body: string): string {
  const small = mkdtempSync(join(folder, "small-"));
  makeSmallProject(small, {
    "bin/infra.js": 'process.stdout.write("engine\\n");\n',
    "tests/one.test.ts": `import { expect, it } from "vitest";\n\nit("is one", () => {\n  ${body}\n});\n`,
  });
  return small;
}
