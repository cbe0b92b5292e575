import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import { afterEach, describe, expect, it } from "vitest";
import { engineLayout } from "../../src/engine/layout.ts";
import { pulumi, runPulumi, stackOutputs, stackResources } from "../../src/engine/pulumi.ts";
import { isAlive } from "../../src/shared/processes.ts";
import { createProject, pinnedNode, type TestProject } from "./support/project.ts";
import { stackInit } from "./support/stack-init.ts";

const stack = "dev";
let project: TestProject;

afterEach(() => project.remove());

/** Makes the project of a test, with its stack. */
async function open(program: string, options?: { runtime?: string }) {
  project = createProject(program, options);
  await stackInit({ ...project, stack });
  return { ...project, stack };
}

const up = ["up", "--yes", "--skip-preview"];

/** Starts a command, waits for the numbers after "pids:" in its output, and hands both over. */
function startAndReadPids(cwd: string, env: NodeJS.ProcessEnv, signal?: AbortSignal) {
  const { promise: pids, resolve } = Promise.withResolvers<number[]>();
  const ended = runPulumi({
    cwd,
    env,
    args: up,
    signal,
    onLine: (line) => {
      const found = /pids: ([\d ]+)/.exec(line)?.[1];
      if (found) resolve(found.split(" ").map(Number));
    },
  });
  return { pids, ended };
}

async function waitUntilGone(pid: number, limitMs = 10_000) {
  for (let waitedMs = 0; isAlive(pid) && waitedMs < limitMs; waitedMs += 100) await delay(100);
}

describe("what reaches the program", () => {
  const inspect = `
    import * as pulumi from "@pulumi/pulumi";
    const config = new pulumi.Config();
    export const facts = {
      plain: config.require("plain"),
      nested: config.requireObject("nested"),
      organization: pulumi.getOrganization(),
      project: pulumi.getProject(),
      stack: pulumi.getStack(),
      rootDirectory: pulumi.getRootDirectory(),
      workingDirectory: process.cwd(),
      dryRun: pulumi.runtime.isDryRun(),
      parallel: process.env.PULUMI_NODEJS_PARALLEL,
      node: process.version,
      nodeArguments: process.execArgv,
      secretKeys: JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "null"),
    };
    export const kept = config.requireSecret("password");
  `;

  it("has the config, the names, the folders, the parallelism and the nodeargs", async () => {
    const target = await open(inspect, {
      runtime: `{name: nodejs, options: {typescript: false, nodeargs: "--title='two words' --no-deprecation"}}`,
    });
    const { cwd, env } = target;
    const plain = ["--plaintext", "plain=visible", "--plaintext", "nested.deep=1"];
    const all = ["--path", ...plain, "--secret", "password=hush"];
    await pulumi({ cwd, env, args: ["config", "set-all", ...all] });

    await pulumi({ cwd, env, args: [...up, "--parallel", "3"] });

    const outputs = await stackOutputs(target, { showSecrets: true });
    expect(outputs).toEqual({
      facts: {
        plain: "visible",
        nested: { deep: 1 },
        organization: "organization",
        project: "sample",
        stack: "dev",
        rootDirectory: cwd,
        workingDirectory: cwd,
        dryRun: false,
        parallel: "3",
        node: pinnedNode,
        nodeArguments: ["--title=two words", "--no-deprecation"],
        secretKeys: ["sample:password"],
      },
      kept: "hush",
    });
  });

  it("keeps a secret out of what is printed and shown", async () => {
    const target = await open(`
      import * as pulumi from "@pulumi/pulumi";
      const config = new pulumi.Config();
      console.log("the password is", config.require("password"));
      export const kept = config.requireSecret("password");
    `);
    await pulumi({
      ...target,
      args: ["config", "set", "--secret", "password"],
      input: "hush-hush",
    });

    const { output } = await pulumi({ ...target, args: up });

    expect(output).toContain("the password is [secret]");
    expect(output).not.toContain("hush-hush");
    expect(await stackOutputs(target)).toEqual({ kept: "[secret]" });
  });

  it("runs with the project's own Node when an older one comes first on PATH", async () => {
    const { cwd, env } = await open('console.log("node is", process.version);');
    const bin = join(engineLayout(env).folder, "bin");
    const path = `${bin}:/usr/bin:/bin`;

    const result = await execa(join(bin, "pulumi"), [...up, "--non-interactive"], {
      cwd,
      env: { ...env, PATH: path },
      extendEnv: false,
    });

    expect(result.stdout).toContain(`node is ${pinnedNode}`);
  });

  it("compiles TypeScript with ts-node when the project does not say otherwise", async () => {
    const target = await open(
      'import * as pulumi from "@pulumi/pulumi";\n' +
        "enum Size { Small = 7 }\n" +
        "export const size: number = Size.Small;\n",
      { runtime: "nodejs" },
    );
    project.write("package.json", "{}");
    project.write("tsconfig.json", '{ "compilerOptions": { "strict": true } }');

    // ts-node keeps what it compiled, unless said in the temporary folder.
    const env = { ...target.env, TS_NODE_CACHE_DIRECTORY: join(target.cwd, "compiled") };

    await pulumi({ ...target, env, args: up });

    expect(await stackOutputs(target)).toEqual({ size: 7 });
  });
});

describe("what reaches the user", () => {
  it("has what the program prints, on both streams, even without a final newline", async () => {
    const target = await open(
      'console.log("to stdout"); console.error("to stderr"); process.stdout.write("no newline");',
    );

    const { output } = await pulumi({ ...target, args: up });

    expect(output).toContain("to stdout");
    expect(output).toContain("to stderr");
    expect(output).toContain("no newline");
  });

  it("has the error of a program that throws, once, and nothing is deleted", async () => {
    const keep = 'import { Stash } from "@pulumi/pulumi"; new Stash("kept", { input: 1 });';
    const target = await open(keep);
    await pulumi({ ...target, args: up });
    project.write("index.ts", 'throw new Error("the config is wrong");');

    const { exitCode, output } = await runPulumi({ ...target, args: up });

    expect(exitCode).not.toBe(0);
    expect(output).toContain("the config is wrong");
    expect(output).not.toContain("non-zero exit code");
    const names = (await stackResources(target)).map(({ urn }) => urn.split("::").at(-1));
    expect(names).toContain("kept");
  });

  it("has the exit code of a program that leaves by itself", async () => {
    const target = await open("process.exit(3);");

    const { exitCode, output } = await runPulumi({ ...target, args: up });

    expect(exitCode).not.toBe(0);
    expect(output).toContain("Program exited with non-zero exit code: 3");
  });

  it("has an option of the wrong type in Pulumi.yaml", async () => {
    const runtime = "{name: nodejs, options: {typescript: false, packagemanager: cargo}}";
    const target = await open("", { runtime });

    const { exitCode, output } = await runPulumi({ ...target, args: up });

    expect(exitCode).not.toBe(0);
    expect(output).toContain("packagemanager option must be one of auto, npm, yarn, pnpm, bun");
  });

  it("has what to do when the project's packages are not installed", async () => {
    const target = await open("");
    rmSync(join(target.cwd, "node_modules"));

    const { exitCode, output } = await runPulumi({ ...target, args: up });

    expect(exitCode).not.toBe(0);
    expect(output).toContain(`@pulumi/pulumi is not installed for ${target.cwd}: run "npm ci"`);
  });
});

it("installs the project's packages with its package manager, and shows what that prints", async () => {
  project = createProject("");
  rmSync(join(project.cwd, "node_modules"));
  project.write("local/package.json", '{ "name": "local", "version": "1.2.3" }');
  project.write("package.json", '{ "dependencies": { "local": "file:./local" } }');

  const { output } = await pulumi({ ...project, args: ["install"] });

  expect(output).toMatch(/added 1 package/);
  const installed = readFileSync(join(project.cwd, "node_modules/local/package.json"), "utf8");
  expect(JSON.parse(installed).version).toBe("1.2.3");
});

it("ends an installation with an error when the package manager is not there", async () => {
  const runtime = "{name: nodejs, options: {packagemanager: pnpm}}";
  project = createProject("", { runtime });
  const path = dirname(process.execPath);

  const { exitCode, output } = await runPulumi({
    ...project,
    env: { ...project.env, PATH: path },
    args: ["install"],
  });

  expect(exitCode).not.toBe(0);
  expect(output).toContain("pnpm install: ");
});

describe("the end of a run", () => {
  const wait =
    'console.log("pids:", process.pid, process.ppid); await new Promise(() => setInterval(() => {}, 1000));';

  it("interrupts the program when the command is cancelled", async () => {
    const { cwd, env } = await open(wait);
    const cancelled = new AbortController();
    const { pids, ended } = startAndReadPids(cwd, env, cancelled.signal);
    const [program = 0, host = 0] = await pids;

    cancelled.abort();

    expect((await ended).exitCode).not.toBe(0);
    await Promise.all([waitUntilGone(program), waitUntilGone(host)]);
    expect([program, host].filter(isAlive)).toEqual([]);
  });

  it("ends the program and the host when the engine is killed", async () => {
    const { cwd, env } = await open(wait);
    const { pids, ended } = startAndReadPids(cwd, env);
    const [program = 0, host = 0] = await pids;
    const { stdout: engine } = await execa("ps", ["-o", "ppid=", "-p", String(host)]);

    process.kill(Number(engine), "SIGKILL");

    expect((await ended).exitCode).not.toBe(0);
    await Promise.all([waitUntilGone(program), waitUntilGone(host)]);
    expect([program, host].filter(isAlive)).toEqual([]);
  });

  it("fails without an engine address, so that no program can run that registers nothing", async () => {
    project = createProject("");
    const host = join(engineLayout(process.env).folder, "bin", "pulumi-language-nodejs");

    const result = await execa(host, [], { cwd: project.cwd, reject: false });

    expect(result.exitCode).toBe(1);
    expect(result.stdout).toBe("");
    expect(result.stderr).toContain("no engine address was given");
  });
});
