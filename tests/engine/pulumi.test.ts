import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { engineVersion } from "../../src/engine/layout.ts";
import { pulumi, pulumiJson, runPulumi } from "../../src/engine/pulumi.ts";
import { UserError } from "../../src/shared/errors.ts";
import { createProject, type TestProject } from "./support/project.ts";
import { stackInit } from "./support/stack-init.ts";

let project: TestProject;

beforeAll(async () => {
  project = createProject('console.log("first"); console.log("second");');
  await stackInit({ ...project, stack: "dev" });
});

afterAll(() => project.remove());

it("hands over each line while the command runs, and all of them at its end", async () => {
  const lines: string[] = [];

  const result = await runPulumi({
    ...project,
    args: ["preview", "--stack", "dev"],
    onLine: (line) => lines.push(line),
  });

  expect(result.exitCode).toBe(0);
  expect(lines.join("\n")).toBe(result.output);
  expect(lines.findIndex((line) => line.includes("first"))).toBeGreaterThan(0);
});

it("gives a failed command's exit code and words, also while its lines are followed", async () => {
  const lines: string[] = [];

  const { exitCode, stderr } = await runPulumi({
    ...project,
    args: ["stack", "output", "--stack", "missing"],
    onLine: (line) => lines.push(line),
  });

  expect(exitCode).not.toBe(0);
  expect(stderr).toContain("no stack named 'missing' found");
  expect(lines.join("\n")).toContain("no stack named 'missing' found");
});

it("throws a UserError with the command and what Pulumi said when it has to succeed", async () => {
  const failure = await pulumi({ ...project, args: ["up", "--nonsense"] }).catch((error) => error);

  expect(failure).toBeInstanceOf(UserError);
  expect(failure.message).toContain(`"pulumi up --nonsense" in ${project.cwd} failed`);
  expect(failure.message).toContain("unknown flag: --nonsense");
});

it("parses what a command prints as JSON", async () => {
  expect(await pulumiJson({ ...project, args: ["stack", "ls"] })).toEqual([
    expect.objectContaining({ name: "dev", current: true }),
  ]);
});

it("says which command did not print JSON, and what it printed", async () => {
  const home = mkdtempSync(join(tmpdir(), "no-json-"));
  const bin = join(home, "versions", engineVersion, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "pulumi"), "#!/bin/sh\necho not JSON\n", { mode: 0o755 });
  const asked = pulumiJson({ cwd: home, env: { PULUMI_HOME: home }, args: ["stack", "ls"] });

  await expect(asked).rejects.toThrow(
    new UserError('"pulumi stack ls --json" did not print JSON:\nnot JSON'),
  );
  rmSync(home, { recursive: true });
});

it("says how to log in where nobody is, instead of what the engine asks for", async () => {
  const env = {
    ...project.env,
    PULUMI_BACKEND_URL: undefined,
    PULUMI_ACCESS_TOKEN: undefined,
    PULUMI_CREDENTIALS_PATH: mkdtempSync(join(tmpdir(), "no-login-")),
  };
  await expect(runPulumi({ ...project, env, args: ["stack", "ls"] })).rejects.toThrow(
    new UserError(
      '"pulumi stack" needs the backend that holds your stacks, and nobody is logged in to one. ' +
        'Run "npx pulumi login" (Pulumi Cloud) or "npx pulumi login s3://<bucket>" (a bucket or ' +
        "folder of yours), or set PULUMI_BACKEND_URL, in CI with PULUMI_ACCESS_TOKEN for Pulumi Cloud.",
    ),
  );
  rmSync(env.PULUMI_CREDENTIALS_PATH, { recursive: true });
});

it("says how to install the engine when it is not there", async () => {
  const env = { ...project.env, PULUMI_HOME: `${project.cwd}/nowhere` };

  await expect(runPulumi({ ...project, env, args: ["version"] })).rejects.toThrow(
    "is not installed",
  );
  await expect(runPulumi({ ...project, env, args: ["version"] })).rejects.toThrow(
    'run "npx infra engine"',
  );
});
