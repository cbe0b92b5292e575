import { statSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { projectFolder } from "../../src/engine/layout.ts";
import { pulumi, stackOutputs } from "../../src/engine/pulumi.ts";
import { leanProject } from "../engine/support/lean-start.ts";
import { createProject, type TestProject } from "../engine/support/project.ts";
import { stackInit } from "../engine/support/stack-init.ts";

const launcher = join(projectFolder, "src/dynamic-provider/pulumi-resource-pulumi-nodejs");

/** A dynamic resource written as Pulumi's documentation has it, beside any of Render's. */
const program = `
import * as pulumi from "@pulumi/pulumi";
const suffix = new pulumi.Config().require("suffix");
const provider: pulumi.dynamic.ResourceProvider = {
  async check(_olds, news) {
    return { inputs: news, failures: news.word === "" ? [{ property: "word", reason: "is empty" }] : [] };
  },
  async create({ word }) {
    return { id: word, outs: { word, said: word + suffix, flags: process.execArgv.join(" ") } };
  },
  async update(_id, _olds, { word }) { return { outs: { word, said: word + suffix } }; },
};
class Echo extends pulumi.dynamic.Resource {
  declare readonly said: pulumi.Output<string>;
  declare readonly flags: pulumi.Output<string>;
  constructor(name: string, word: string) {
    super(provider, name, { word, said: undefined, flags: undefined });
  }
}
const echo = new Echo("echo", new pulumi.Config().require("word"));
export const said = echo.said;
export const flags = echo.flags;
`;

let project: TestProject;
beforeAll(async () => {
  project = createProject(program);
  project.write("Pulumi.yaml", leanProject("sample"));
  await stackInit({ cwd: project.cwd, stack: "dev", env: project.env });
  await run("config", "set-all", "--plaintext", "word=hello", "--plaintext", "suffix=!");
});
afterAll(() => project?.remove());

const run = (...args: string[]) =>
  pulumi({ cwd: project.cwd, env: project.env, args: [...args, "--stack", "dev"] });
const outputs = () => stackOutputs({ cwd: project.cwd, stack: "dev", env: project.env });

describe("the host of dynamic resources that Pulumi.yaml names", () => {
  it("runs a resource whose provider's code is in state, as the SDK's own script does", async () => {
    await run("up", "--yes", "--skip-preview");
    // It was this one that ran it, with what every Node process of a stack loads first.
    const flags = expect.stringMatching(/--require \S+preload\.js/);
    expect(await outputs()).toEqual({ said: "hello!", flags });
    await run("up", "--yes", "--skip-preview", "--expect-no-changes");
    await run("config", "set", "word", "bye");
    await run("up", "--yes", "--skip-preview");
    expect(await outputs()).toMatchObject({ said: "bye!" });
    await run("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  });

  it("shows the fault that a provider's check finds", async () => {
    await run("config", "set", "word", "");
    await expect(run("preview")).rejects.toThrow(/property word value .* is empty/s);
  });
});

describe("its launcher", () => {
  it("is executable, as a clone has it", () => {
    expect(statSync(launcher).mode & 0o111).toBe(0o111);
  });

  it("starts a host that ends when the engine is killed", async () => {
    const engine = execa("sh", ["-c", `"${launcher}" 127.0.0.1:1 & echo $!; wait`], {
      reject: false,
      stdin: "ignore",
      buffer: false,
    });
    let printed = "";
    engine.stdout.on("data", (text) => {
      printed += text;
    });
    // Its process id, and, once it listens, its port.
    const [pid] = await vi.waitUntil(() => /^\d+(?=\n\d+\n)/.exec(printed), { timeout: 20_000 });
    const isRunning = () => process.kill(Number(pid), 0);
    expect(isRunning()).toBe(true);
    engine.kill("SIGKILL");
    await vi.waitFor(() => expect(isRunning).toThrow("ESRCH"), { timeout: 20_000 });
  });

  it("starts a host that ends when the engine was killed before any line of the host has run", async () => {
    // An engine holds the other end of its plugins' standard input.
    const engine = `
      const { spawn } = require("node:child_process");
      const { pid } = spawn(process.argv[1], ["127.0.0.1:1"], { stdio: ["pipe", "ignore", "ignore"] });
      process.stdout.write(String(pid), () => process.kill(process.pid, "SIGKILL"));`;
    const { stdout } = await execa(process.execPath, ["-e", engine, launcher], { reject: false });
    const isRunning = () => process.kill(Number(stdout), 0);
    await vi.waitFor(() => expect(isRunning).toThrow("ESRCH"), { timeout: 20_000 });
  });

  it("says what is missing where the engine's address is not given, and ends", async () => {
    const started = execa(launcher, { reject: false });
    const { exitCode, stderr } = await started;
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain("Missing <engine> address");
  });
});
