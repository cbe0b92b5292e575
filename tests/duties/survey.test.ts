import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { writeDrill, writeManifest } from "../../src/data/backup/manifest.ts";
import type { Duty } from "../../src/duties/model.ts";
import { type Calendar, type DutiesOptions, dutiesOf } from "../../src/duties/survey.ts";
import { editPlatform } from "../../src/rehearsal/stack-file.ts";
import { GitHubStandIn } from "../../src/sandbox/github-runs.ts";
import { root } from "../architecture/source.ts";
import { expectOutcome, outcomeOf } from "../commands/outcome.ts";
import { BucketServer } from "../data/backup/bucket-server.ts";
import { QuickNpx } from "../quick-npx.ts";
import { openStage, type Stage, tables } from "../rehearsal/stage.ts";
import { recordSteps, runStep } from "../workflows/runner.ts";
import { readWorkflows, stepThatRuns, stepThatUses } from "../workflows/workflow.ts";

const executed = recordSteps();

const dayMs = 24 * 3600 * 1000;
let stage: Stage;
let now: number;

beforeAll(async () => {
  stage = await openStage();
  await stage.up("prod");
  now = Date.now();
}, 300_000);
afterAll(async () => {
  await stage?.close();
});

const day = (days = 0) => new Date(now + days * dayMs).toISOString().slice(0, 10);
const put = (table: string, row: object) => {
  stage.sandbox.world.table(table)[JSON.stringify(row)] = row as never;
};

/** Production's calendar, unless it is another's, as it is some days from now. */
async function calendar(days = 0, more: Partial<DutiesOptions> = {}): Promise<Calendar> {
  const found = await dutiesOf({
    ...{ project: stage.cwd, stacks: ["prod"], ignored: [] },
    env: { ...process.env, ...stage.sandbox.env },
    clock: { now: () => now + days * dayMs, sleep: async () => {} },
    ...more,
  });
  expectOutcome("duties", found);
  return found;
}

function named({ duties }: Calendar, name: string, stack?: string): Duty {
  const found = duties.filter((each) => each.name === name && each.stack === stack);
  expect(found, name).toHaveLength(1);
  return found[0]!;
}

describe("an environment that was just brought up", () => {
  it("owes what nothing tells of, and not what its state, its hosts and its vendors tell", async () => {
    const found = await calendar(0, { stacks: [] });
    const state = { state: "later", sure: "told", last: day(), from: "the state of prod" };
    expect(named(found, "secrets.sessionSecret", "prod")).toMatchObject(state);
    expect(named(found, "secrets.database", "prod")).toMatchObject({
      ...{ ...state, command: "npx infra secrets rotate database -s prod" },
    });
    const certificate = named(found, "certificates.www.bondigoo.ch", "prod");
    expect(certificate).toMatchObject({ state: "later", sure: "told" });
    expect(certificate.ends! > day(30)).toBe(true);
    for (const name of ["backup", "drill"]) {
      expect(named(found, name, "prod")).toMatchObject({ state: "due", sure: "not known" });
    }
    for (const name of ["access", "domain", "Render: API key", "GitHub: token of this shell"]) {
      expect(named(found, name)).toMatchObject({ state: "due", sure: "not known" });
    }
    expect(found.notAsked).toEqual([]);
    expect(found.notUp).toEqual(["staging", "dev"]);
    expect(found.duties.filter(({ stack }) => stack === "dev").map(({ kind }) => kind)).toEqual([
      ...["secrets", "secrets", "secrets"],
    ]);
  });

  it("owes a new value of each secret after a quarter, and shows none of them", async () => {
    const found = await calendar(91);
    expect(named(found, "secrets.sessionSecret", "prod")).toMatchObject({
      ...{ state: "due", due: day(90), overdueDays: 1 },
    });
    const text = JSON.stringify(found);
    const credentials = Object.entries(stage.sandbox.env).filter(
      ([name, value]) => /TOKEN|KEY|SECRET|PASSPHRASE/.test(name) && value !== "",
    );
    expect(credentials.length).toBeGreaterThan(3);
    for (const [name, value] of credentials) expect(text, name).not.toContain(value);
    expect(text).not.toMatch(/sk_test_|mongodb\+srv:/);
  });
});

describe("what tells when it was done", () => {
  it("are the files that backups, drills and reviews leave, and people for the rest", async () => {
    const folder = join(stage.cwd, "backups", "prod");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "prod-1.archive.gz.age");
    writeFileSync(file, "");
    const time = (days: number) => new Date(now + days * dayMs).toISOString();
    writeManifest(file, {
      ...{ version: 1, tool: "infra", environment: "prod", source: "host/db", file: "prod-1" },
      ...{ bytes: 0, sha256: "", recipients: [], collections: {}, notCarried: [] },
      readBetween: [time(-9), time(-8)],
    });
    writeDrill(file, { status: "passed", endedAt: time(-3) });
    writeFileSync(
      join(stage.cwd, "access-reviewed.yaml"),
      `reviewed: "${day(-100)}"\naccess: []\n`,
    );
    writeFileSync(
      join(stage.cwd, "duties-done.yaml"),
      `- duty: "Render: API key"\n  done: ${day(-1)}\n`,
    );
    const found = await calendar();
    expect(named(found, "Render: API key")).toMatchObject({
      ...{ state: "later", sure: "written down", from: "duties-done.yaml" },
    });
    expect(named(found, "backup", "prod")).toMatchObject({
      ...{ state: "due", last: day(-8), overdueDays: 1, from: "backup in backups/prod" },
    });
    expect(named(found, "drill", "prod")).toMatchObject({ state: "later", last: day(-3) });
    expect(named(found, "access")).toMatchObject({ state: "due", overdueDays: 8 });
  });

  it("is not known of a bucket that cannot be asked, which is no bucket without backups", async () => {
    const file = join(stage.cwd, "Pulumi.yaml");
    const before = readFileSync(file);
    onTestFinished(() => writeFileSync(file, before));
    editPlatform(stage.cwd, [[["backups"], "s3://acme-backups/databases"]]);
    const bucket = await BucketServer.start("another-bucket");
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      await bucket.close();
    });
    for (const [name, value] of Object.entries(bucket.env)) vi.stubEnv(name, value);
    const { duties, notAsked } = await calendar();
    expect(notAsked.map(({ kind, why }) => `${kind}: ${why}`)).toEqual(
      ["backup", "drill"].map((kind) =>
        expect.stringContaining(
          `${kind}: Listing s3://acme-backups/databases/prod failed: NoSuchBucket`,
        ),
      ),
    );
    expect(duties.filter(({ kind }) => kind === "backup" || kind === "drill")).toEqual([]);
  });

  it("are the vendors, of tokens and of the domain where they are its registrar", async () => {
    put("vercel/tokens", { name: "ci", createdAt: now - 400 * dayMs, expiresAt: null, scopes: [] });
    put("github/token", { expires: `${day(10)} 09:00:00 UTC` });
    put("cloudflare/registrations", {
      ...{ name: "bondigoo.ch", expires_at: `${day(200)}T00:00:00Z`, auto_renew: true },
    });
    const found = await calendar();
    expect(named(found, "Vercel: token ci")).toMatchObject({ state: "due", overdueDays: 35 });
    expect(named(found, "GitHub: token of this shell")).toMatchObject({
      ...{ state: "due", ends: day(10), due: day(-4), sure: "told" },
    });
    expect(named(found, "domain")).toMatchObject({ state: "later", ends: day(200) });
  });

  it("is neither a vendor without its credential nor a host without a certificate: each is named", async () => {
    const env = { ...process.env, ...stage.sandbox.env, GITHUB_TOKEN: "" };
    const records = stage.sandbox.world.table(tables.dnsRecords);
    const [id, api] = Object.entries(records).find(([, row]) => row["name"] === "api.bondigoo.ch")!;
    delete records[id];
    const { notAsked } = await calendar(0, { env });
    records[id] = api;
    expect(notAsked.map(({ kind, why }) => `${kind}: ${why}`)).toEqual([
      "certificates: api.bondigoo.ch shows no certificate (ENOTFOUND)",
      "credentials: GitHub, token: GITHUB_TOKEN is not set",
      "credentials: GitHub, deploy keys: GITHUB_TOKEN is not set",
      "credentials: GitHub, repository's Actions secrets: GITHUB_TOKEN is not set",
    ]);
  });

  it("is not a state that cannot be read, which is named for all that it would tell", async () => {
    const env = { ...process.env, ...stage.sandbox.env, PULUMI_BACKEND_URL: "file:///nowhere" };
    const { notAsked, notUp } = await calendar(0, { env });
    expect(notAsked.map(({ kind }) => kind)).toEqual(["secrets", "certificates", "launch"]);
    expect(notAsked[0]!.why).toContain("the state of prod:");
    expect(notUp).toEqual([]);
  });
});

it("is of one environment where one is named, with the platform's own, and what a launched one lacks, under the first of all", async () => {
  const until = day(-1);
  const entry = { stack: "staging", name: "services-api", reason: "until the move", until };
  const staging = await calendar(0, { stacks: ["staging"], ignored: [entry] });
  expect(new Set(staging.duties.map(({ stack }) => stack))).toEqual(new Set(["staging"]));
  expect(named(staging, "ignored.services-api", "staging")).toMatchObject({ overdueDays: 0 });
  stage.edit("prod", ["launched"], true);
  const { exitCode, stdout } = await stage.infra(["duties", "-s", "prod", "--json"]);
  stage.edit("prod", ["launched"], undefined);
  expect(exitCode).toBe(2);
  const prod: Calendar = outcomeOf("duties", stdout);
  const lacking = prod.duties.filter(({ kind }) => kind === "launch");
  expect(lacking.map(({ name }) => name)).toContain("launch.every environment has its own Redis");
  expect(new Set(prod.duties.map(({ stack }) => stack))).toEqual(new Set(["prod", undefined]));
});

describe("the workflow duties", () => {
  const github = new GitHubStandIn();
  const runId = "42";
  let folder: string;
  let npx: QuickNpx;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "duties-"));
    npx = new QuickNpx(folder);
    await github.start();
  });
  afterAll(async () => {
    await github.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the one step of a job that has these words in it, as its runner does. */
  async function run(job: string, words: string) {
    const { env } = stage.sandbox;
    const given = Object.entries(env).flatMap(([name, value]) => [
      [`secrets.${name}`, value],
      [`vars.${name}`, value],
    ]);
    return await runStep(stepThatRuns("duties", job, words), {
      ...{ cwd: stage.cwd, npx },
      env: {
        ...{ ...process.env, ...env, CI: "true", GITHUB_API_URL: github.url },
        ...{ GITHUB_REPOSITORY: github.repository, GITHUB_RUN_ID: runId },
        PATH: `${join(root, "node_modules", ".bin")}:${process.env["PATH"]}`,
      },
      expressions: {
        "matrix.stack": "prod",
        "needs.stacks.outputs.stacks": '["prod"]',
        "github.token": github.token,
        ...Object.fromEntries(given),
        "secrets.PLATFORM_GITHUB_TOKEN": env["GITHUB_TOKEN"]!,
      },
    });
  }

  /** Does what the action does that uploads a job's report. */
  function upload(): void {
    const { with: options } = stepThatUses("duties", "look", "actions/upload-artifact");
    const name = String(options?.["name"]).replace("${{ matrix.stack }}", "prod");
    const content = readFileSync(join(stage.cwd, String(options?.["path"])), "utf8");
    github.addArtifact(runId, name, { "report.json": content });
  }

  it("opens one issue for each kind of which any is due, and none for the others", async () => {
    const { exitCode, output } = await run("look", "infra ci duties");
    expect([exitCode, output]).toEqual([0, expect.stringMatching(/^prod: \d+ due of \d+$/m)]);
    upload();
    const told = await run("issues", "infra ci duty-issues");
    expect(told.output).toContain("backup: issue opened");
    expect(told.output).toContain("domain: issue none");
    const issue = github.issues.find(({ title }) => title === "Due: back up production");
    expect(issue?.body).toContain("- `prod` `backup`: `1 day overdue; last");
    expect(issue?.body).toContain("To do it: `npx infra data backup -s prod`");
  });

  it("runs no step but these and those of drift", () => {
    const texts = (name: string) =>
      readWorkflows()
        .filter((each) => each.name === name)
        .flatMap(({ jobs }) => Object.values(jobs).flatMap(({ steps }) => steps))
        .flatMap(({ run: text }) => text ?? []);
    const known = new Set([...texts("drift"), ...executed]);
    expect(texts("duties").filter((text) => !known.has(text))).toEqual([]);
  });
});
