import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { stackFile } from "../../src/config/project.ts";
import { mark } from "../../src/data/refresh/marker.ts";
import { editPlatform } from "../../src/rehearsal/stack-file.ts";
import { seedPreexisting } from "../../src/sandbox/preexisting.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { root } from "../architecture/source.ts";
import { BucketServer } from "../data/backup/bucket-server.ts";
import { personal } from "../data/bondigoo.ts";
import { type MongoServer, startMongoServer } from "../data/mongodb/server.ts";
import { contentOf, fill, namesIn } from "../data/refresh/databases.ts";
import { key, testPasswordHash } from "../data/sample.ts";
import { createProject, type TestProject } from "../engine/support/project.ts";
import { stackWithOutputs } from "../engine/support/stack-outputs.ts";
import { QuickNpx } from "../quick-npx.ts";
import { recordSteps, runStep, type StepResult } from "./runner.ts";
import { readWorkflows, type Step, stepThatRuns } from "./workflow.ts";

/*
 * The workflows backup, drill and refresh, step by step, with databases, a bucket and Atlas of this
 * machine: what the runner would bring along is a command `curl` that tells its address.
 */

const names = ["backup", "drill", "refresh"];
const executed = recordSteps();
const runner = "203.0.113.7";

let project: TestProject;
let sandbox: Sandbox;
let bucket: BucketServer;
let servers: [production: MongoServer, others: MongoServer];
let npx: QuickNpx;
let secrets: Record<string, string>;

beforeAll(async () => {
  servers = [await startMongoServer(), await startMongoServer()];
  bucket = await BucketServer.start("acme-backups");
  project = createProject("");
  const { cwd } = project;
  for (const file of ["Pulumi.yaml", ...["prod", "staging", "dev"].map(stackFile), "data"]) {
    cpSync(join(root, file), join(cwd, file), { recursive: true });
  }
  editPlatform(cwd, [[["backups"], "s3://acme-backups/databases"]]);
  const state = join(cwd, "sandbox");
  sandbox = await startSandbox({
    state,
    seed: (world) => seedPreexisting(world, environmentsOf(cwd)),
  });
  npx = new QuickNpx(cwd);
  // There is no checkout in which the real one would find it.
  npx.pathFor("npx infra");
  const bin = join(cwd, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "curl"), `#!/bin/sh\necho ${runner}\n`);
  chmodSync(join(bin, "curl"), 0o755);

  const identity = await generateX25519Identity();
  secrets = {
    ...vendors(),
    ...project.env,
    ...bucket.env,
    INFRA_BACKUP_RECIPIENTS: await identityToRecipient(identity),
    INFRA_BACKUP_KEY: identity,
    INFRA_DATA_KEY: key,
    TEST_PASSWORD_HASH: testPasswordHash,
  };
  const production = `${servers[0].url}bondigoo-prod`;
  await fill(production, 40);
  const readerUrls = { "bondigoo-prod-refresh": production, "bondigoo-prod-developer": production };
  await stackWithOutputs(project, "prod", { readerUrls });
  const staging = `${servers[1].url}bondigoo-staging`;
  await stackWithOutputs(project, "staging", { databaseUrl: staging });
  await mark(staging, "staging", true);
});

afterAll(async () => {
  await sandbox.close();
  await bucket.close();
  project.remove();
  for (const server of servers) await server.stop();
});

/** State is kept in the project's own folder, not in the sandbox's. */
const vendors = () =>
  Object.fromEntries(Object.entries(sandbox.env).filter(([name]) => !name.startsWith("PULUMI_")));

async function run(step: Step & { run: string }, stack: string): Promise<StepResult> {
  const values = Object.entries(secrets).flatMap(([name, value]) => [
    [`secrets.${name}`, value],
    [`vars.${name}`, value],
  ]);
  const path = [join(project.cwd, "bin"), join(root, "node_modules", ".bin"), process.env["PATH"]];
  // The service of the job listens on this machine, as the test's server does.
  const service = { ...step.env, SCRATCH_URL: `${servers[1].url}drill` };
  return await runStep(step.env?.["SCRATCH_URL"] ? { ...step, env: service } : step, {
    cwd: project.cwd,
    env: { ...sandbox.env, ...project.env, ...onMachine(), PATH: path.join(delimiter) },
    expressions: { ...Object.fromEntries(values), "matrix.stack": stack },
    npx,
  });
}

/** What the SDK reads beside what the step gives it: one try, so that a failing test waits for no second. */
const onMachine = () => ({ AWS_MAX_ATTEMPTS: "1", HOME: project.cwd });

/** What was asked of Atlas about who is let in. */
const entries = () =>
  sandbox.world.calls
    .filter(({ vendor, operation }) => vendor === "mongodbatlas" && !operation.startsWith("GET"))
    .map(({ operation, status }) => `${operation.split(" ")[0]} ${status}`);

it("backs production up into the platform's bucket, and is let in by Atlas for that long", async () => {
  const { exitCode, output } = await run(stepThatRuns("backup", "backup", "infra data"), "prod");
  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/Backup of prod .*s3:\/\/acme-backups\/databases\/prod\/prod-/);
  expect(bucket.names()).toHaveLength(2);
  expect(entries()).toEqual(["POST 201", "DELETE 204"]);
  expect(output).not.toMatch(personal);
  for (const bytes of bucket.objects.values())
    expect(bytes.toString("latin1")).not.toMatch(personal);
});

it("restores the newest one on trial, leaves nothing of it, and says so in the bucket", async () => {
  const { exitCode, output } = await run(stepThatRuns("drill", "drill", "infra data"), "prod");
  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/the same as in the manifest, and dropped again/);
  expect(bucket.names().filter((name) => name.endsWith(".drill.json"))).toHaveLength(1);
  expect(await namesIn(`${servers[1].url}drill`)).toEqual(["infra_refresh_target"]);
  // No vendor is asked, as no credentials are given.
  expect(entries()).toHaveLength(2);
});

it("replaces staging's data by production's, sanitised, with a report for the run's page", async () => {
  const { exitCode, output } = await run(
    stepThatRuns("refresh", "refresh", "infra data"),
    "staging",
  );
  expect(exitCode, output).toBe(0);
  const { documents, originals } = await contentOf(`${servers[1].url}bondigoo-staging`);
  expect(originals).toBe(0);
  expect(documents["users"]?.count).toBe(10);
  const report = await run(stepThatRuns("refresh", "refresh", "report.md"), "staging");
  expect(report.summary).toContain("| users | 10 | 10 |");
  for (const text of [output, report.summary]) expect(text).not.toMatch(personal);
  rmSync(join(project.cwd, ".refresh"), { recursive: true });
});

it("stops where the runner cannot tell its address, before anything is asked", async () => {
  const curl = join(project.cwd, "bin", "curl");
  const working = readFileSync(curl);
  writeFileSync(curl, "#!/bin/sh\necho curl: no route >&2\nexit 7\n");
  const before = entries().length;
  for (const [name, stack] of [
    ["backup", "prod"],
    ["refresh", "staging"],
  ] as const) {
    const { exitCode } = await run(stepThatRuns(name, name, "infra data"), stack);
    expect(exitCode).toBe(7);
  }
  writeFileSync(curl, working);
  expect(entries()).toHaveLength(before);
});

it("is off until the repository names environments, and runs on the default branch alone", () => {
  const workflows = readWorkflows().filter(({ name }) => names.includes(name));
  expect(workflows).toHaveLength(3);
  for (const { name, jobs } of workflows) {
    const variable = name === "refresh" ? "REFRESH_STACKS" : "BACKUP_STACKS";
    expect(jobs[name]?.if).toContain(`vars.${variable} != ''`);
    expect(jobs[name]?.if).toContain("github.ref_name == github.event.repository.default_branch");
  }
});

it("every step of these workflows was run by a test above, or is another workflow's too", () => {
  const steps = (own: boolean) =>
    readWorkflows()
      .filter(({ name }) => names.includes(name) === own)
      .flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps))
      .flatMap(({ run: text }) => text ?? []);
  const others = new Set([...steps(false), ...executed]);
  expect(steps(true).filter((text) => !others.has(text))).toEqual([]);
});
