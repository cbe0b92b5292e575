import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { watch } from "../../src/live/watch.ts";
import { GitHubStandIn } from "../../src/sandbox/github-runs.ts";
import type { Condition } from "../../src/sandbox/web/conditions.ts";
import { root } from "../architecture/source.ts";
import { QuickNpx } from "../quick-npx.ts";
import { openStage, type Stage } from "../rehearsal/stage.ts";
import { recordSteps, runStep } from "../workflows/runner.ts";
import { readWorkflows, stepThatRuns, stepThatUses } from "../workflows/workflow.ts";

const executed = recordSteps();

const api = "api.bondigoo.ch";
const www = "www.bondigoo.ch";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.up("prod");
}, 300_000);
afterAll(async () => stage?.close());

const conditions = () => stage.sandbox.world.table<Condition>("web/conditions");
const down: Condition = { answer: { status: 502, headers: {} } };
beforeEach(() => {
  for (const host of Object.keys(conditions())) delete conditions()[host];
});

/** A look at production, and what happens while it waits for the second one. */
async function look(meanwhile = () => {}) {
  const environments = environmentsOf(stage.cwd);
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
    meanwhile();
  };
  const [prod] = await watch({
    ...{ environments, pauseMs: 120_000 },
    watched: environments.filter(({ stack }) => stack === "prod"),
    env: { ...process.env, ...stage.sandbox.env },
    clock: { now: () => Date.now(), sleep },
  });
  return { failing: prod!.failing.map(({ subject, check }) => `${subject} ${check}`), waits };
}

describe("who looks at production every few minutes", () => {
  it("looks once where all is well", async () => {
    expect(await look()).toEqual({ failing: [], waits: [] });
  });

  it.each<[host: string, wrong: Condition, check: string]>([
    [www, { hidden: true }, "resolves"],
    [www, { bare: true }, "serves TLS"],
    [www, { answer: { status: 500, headers: {} } }, "shows the page"],
    [api, down, "is running"],
    [api, { answer: { status: 503, headers: {} } }, "is healthy"],
  ])("sees of %s, in two looks, %j", async (host, wrong, check) => {
    conditions()[host] = wrong;
    const { failing, waits } = await look();
    expect(failing).toContain(`${host} ${check}`);
    expect(waits).toEqual([120_000]);
  });

  it("tells nothing of what is over at the second look", async () => {
    conditions()[api] = down;
    expect((await look(() => delete conditions()[api])).failing).toEqual([]);
  });

  it("tells nothing of what the second look alone finds: the next one will", async () => {
    conditions()[api] = down;
    const elsewhere = () => {
      delete conditions()[api];
      conditions()[www] = { hidden: true };
    };
    expect((await look(elsewhere)).failing).toEqual([]);
  });

  it("does not look at what only Render knows the address of", async () => {
    stage.edit("prod", ["services", "api", "domain"], undefined);
    conditions()[api] = down;
    try {
      expect((await look()).failing).toEqual([]);
    } finally {
      stage.edit("prod", ["services", "api", "domain"], api);
    }
  });
});

describe("the workflow watch", () => {
  const github = new GitHubStandIn();
  const runId = "42";
  const messages: string[] = [];
  const slack = createServer(async (request, response) => {
    messages.push(await text(request));
    response.end("ok");
  });
  let folder: string;
  let npx: QuickNpx;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "watch-"));
    npx = new QuickNpx(folder);
    await github.start();
    await new Promise<void>((done) => slack.listen(0, "127.0.0.1", done));
    // As on the day after launch; nothing but the files is read.
    stage.edit("prod", ["launched"], true);
  });
  afterAll(async () => {
    await github.close();
    slack.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const runner = () => ({
    ...{ ...process.env, ...stage.sandbox.env, CI: "true", GITHUB_API_URL: github.url },
    ...{ GITHUB_REPOSITORY: github.repository, GITHUB_RUN_ID: runId },
    PATH: `${join(root, "node_modules", ".bin")}:${process.env["PATH"]}`,
  });

  /** Runs the one step of a job that has these words in it, as its runner does. */
  async function run(job: string, words: string, webhook = "") {
    return await runStep(stepThatRuns("watch", job, words), {
      ...{ cwd: stage.cwd, npx, env: runner() },
      expressions: {
        "matrix.stack": "prod",
        "needs.look.outputs.news": '["prod"]',
        "github.token": github.token,
        "secrets.ALERTS_SLACK_WEBHOOK": webhook,
      },
    });
  }

  /** What the step does where something fails, without its two minutes. */
  async function lookTwice(): Promise<string> {
    const step = { run: 'npx infra ci watch --pause 0 --out report.json >> "$GITHUB_OUTPUT"' };
    const env = { ...runner(), GITHUB_TOKEN: github.token };
    const { output, outputs } = await runStep(step, { cwd: stage.cwd, npx, env });
    executed.delete(step.run);
    return outputs["news"] ?? output;
  }

  function upload(): void {
    const { with: options } = stepThatUses("watch", "look", "actions/upload-artifact");
    const content = readFileSync(join(stage.cwd, String(options?.["path"])), "utf8");
    github.addArtifact(runId, String(options?.["name"]), { "report.json": content });
  }

  const channel = () => `http://127.0.0.1:${(slack.address() as AddressInfo).port}/x`;
  const open = () => github.issues.filter(({ state }) => state === "open");

  it("tells nobody anything while all is well", async () => {
    const { exitCode, outputs, output } = await run("look", "infra ci watch");
    expect([exitCode, outputs], output).toEqual([0, { news: "[]" }]);
  });

  it("opens an issue and tells the channel, once, when production is down", async () => {
    conditions()[api] = down;
    expect(await lookTwice()).toBe('["prod"]');
    upload();
    expect((await run("issues", "infra ci watch-issues")).output).toContain("prod: issue opened");
    const told = await run("slack", "infra ci watch-slack", channel());
    expect(told.output).toContain("prod: told");
    expect(open()).toMatchObject([{ title: "prod is not as it should be" }]);
    expect(open()[0]?.body).toContain(`- \`${api}\`: not so: \`is running\``);
    expect(messages).toHaveLength(1);
    expect(JSON.parse(messages[0]!).text).toMatch(/^prod is not as it should be:\napi\.bondigoo/);

    conditions()[api] = down;
    expect(await lookTwice()).toBe("[]");
  });

  it("tells of what fails besides", async () => {
    conditions()[api] = down;
    conditions()[www] = { hidden: true };
    expect(await lookTwice()).toBe('["prod"]');
  });

  it("closes the issue, and says so in the channel, when all is well again", async () => {
    const { outputs } = await run("look", "infra ci watch");
    expect(outputs).toEqual({ news: '["prod"]' });
    upload();
    expect((await run("issues", "infra ci watch-issues")).output).toContain("prod: issue closed");
    await run("slack", "infra ci watch-slack", channel());
    expect(open()).toEqual([]);
    expect(JSON.parse(messages.at(-1)!).text).toBe("prod is well again.");
    expect((await run("look", "infra ci watch")).outputs).toEqual({ news: "[]" });
  });

  it("leaves the channel out where the environment has none, and fails where it takes nothing", async () => {
    const without = await run("slack", "infra ci watch-slack");
    expect([without.exitCode, without.output]).toEqual([
      0,
      expect.stringContaining("prod: no channel is named in its alerts"),
    ]);
    const gone = await run("slack", "infra ci watch-slack", "http://127.0.0.1:1/secret");
    expect([gone.exitCode, gone.output]).toEqual([
      1,
      expect.stringContaining("The message was not sent: Slack could not be reached"),
    ]);
    expect(gone.output).not.toContain("secret");
  });

  it("runs no step but these and those of drift", () => {
    const texts = (name: string) =>
      readWorkflows()
        .filter((each) => each.name === name)
        .flatMap(({ jobs }) => Object.values(jobs).flatMap(({ steps }) => steps))
        .flatMap(({ run: line }) => line ?? []);
    const known = new Set([...texts("drift"), ...executed]);
    expect(texts("watch").filter((line) => !known.has(line))).toEqual([]);
  });
});
