import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findOnPath } from "../../src/engine/host/node.ts";
import { type InstallOptions, installEngine } from "../../src/engine/install.ts";
import { languageHostStamp, sourceStamp } from "../../src/engine/language-host.ts";
import { engineVersion, projectFolder } from "../../src/engine/layout.ts";
import { outcomeOf } from "../commands/outcome.ts";
import {
  cliScript,
  createMachine,
  goScript,
  serveInstallScript,
  smallGoScript,
  type TestMachine,
} from "./support/machine.ts";

let machine: TestMachine;
let builds: string;
let stages: string[];

beforeEach(() => {
  machine = createMachine();
  builds = join(machine.folder, "builds");
  stages = [];
});

afterEach(() => machine.remove());

function install(options: Partial<InstallOptions> = {}) {
  return installEngine({
    env: machine.env,
    signal: new AbortController().signal,
    report: { stage: (text) => stages.push(text), progress: () => {} },
    ...options,
  });
}

const infra = join(projectFolder, "bin", "infra.js");
const startCommand = () =>
  execa(process.execPath, [infra, "engine", "--json"], {
    env: machine.env,
    extendEnv: false,
    reject: false,
  });

const buildCount = () =>
  existsSync(builds) ? readFileSync(builds, "utf8").trim().split("\n").length : 0;

async function waitForBuild() {
  for (let waitedMs = 0; buildCount() === 0 && waitedMs < 10_000; waitedMs += 50) await delay(50);
}

/** What the npm launcher does on this machine, which has no network. */
const launch = (...args: string[]) =>
  execa(process.execPath, [join(projectFolder, "node_modules", "pulumi", "run.js"), ...args], {
    env: machine.env,
    extendEnv: false,
    reject: false,
  });

it("builds the engine when there is neither a CLI nor a download, and the launcher runs it", async () => {
  machine.addTool("go", goScript(builds));

  const installation = await install();

  expect(installation).toEqual({
    how: "built",
    version: engineVersion,
    folder: machine.layout.folder,
  });
  expect(stages.map((stage) => stage.replace(/.*trying /, ""))).toEqual([
    `an installed Pulumi CLI ${engineVersion} on PATH`,
    "the download from get.pulumi.com",
    "the build from its Go module",
  ]);
  const launched = await launch("version");
  expect(launched.stdout).toBe(`v${engineVersion}`);
  expect(launched.stderr).toBe("");
});

it("does nothing the second time", async () => {
  machine.addTool("go", goScript(builds));
  await install();
  stages = [];

  const installation = await install();

  expect(installation.how).toBe("present");
  expect(stages).toEqual([]);
  expect(buildCount()).toBe(1);
});

it("links an installed CLI of the right version, with its own language host", async () => {
  machine.addTool("pulumi", cliScript());
  machine.addTool("pulumi-language-nodejs", `echo official # ${"x".repeat(5000)}`);
  machine.addTool("go", goScript(builds));

  const installation = await install();

  expect(installation.how).toBe("installed");
  expect(buildCount()).toBe(0);
  expect((await launch("version")).stdout).toBe(`v${engineVersion}`);
  const host = join(machine.layout.folder, "bin", "pulumi-language-nodejs");
  expect((await execa(host)).stdout).toBe("official");
  expect((await install()).how).toBe("present");
});

it("downloads with the launcher when there is no CLI, and keeps the official host", async () => {
  machine.addTool("go", goScript(builds));
  serveInstallScript(machine);

  const installation = await install();

  expect(installation.how).toBe("downloaded");
  expect(buildCount()).toBe(0);
  expect((await launch("version")).stdout).toBe(`v${engineVersion}`);
  expect(await languageHostStamp(machine.layout.folder)).toBeUndefined();
  expect(readdirSync(machine.layout.folder)).toEqual(["bin"]);
});

it("does not link the engine that npx pulumi has put on PATH to itself", async () => {
  machine.addTool("go", goScript(builds));
  await install();
  rmSync(join(machine.layout.folder, "bin", "pulumi-language-nodejs"));
  const env = { ...machine.env, PATH: `${machine.layout.folder}/bin:${machine.env["PATH"]}` };

  expect((await install({ env })).how).toBe("built");
});

it("adds our language host to an installed CLI that was packaged without one", async () => {
  machine.addTool("pulumi", cliScript());

  await install();

  expect(await languageHostStamp(machine.layout.folder)).toBe(await sourceStamp());
});

it("passes over an installed CLI of another version", async () => {
  machine.addTool("pulumi", cliScript("3.1.0"));
  machine.addTool("go", goScript(builds));

  expect((await install()).how).toBe("built");
});

it("installs anew when a linked CLI has been upgraded since", async () => {
  machine.addTool("pulumi", cliScript());
  machine.addTool("go", goScript(builds));
  await install();
  machine.addTool("pulumi", cliScript("3.300.0"));

  expect((await install()).how).toBe("built");
});

it("brings an outdated language host of ours up to date without building again", async () => {
  machine.addTool("go", goScript(builds));
  await install();
  const host = join(machine.layout.folder, "bin", "pulumi-language-nodejs");
  writeFileSync(host, readFileSync(host, "utf8").replace(await sourceStamp(), "0123456789abcdef"));

  await install();

  expect(await languageHostStamp(machine.layout.folder)).toBe(await sourceStamp());
  expect(buildCount()).toBe(1);
});

it("installs our language host again when the checkout that it came from is gone", async () => {
  machine.addTool("go", goScript(builds));
  await install();
  const host = join(machine.layout.folder, "bin", "pulumi-language-nodejs");
  writeFileSync(host, readFileSync(host, "utf8").replaceAll(projectFolder, "/no/such/checkout"));

  await install();

  expect(readFileSync(host, "utf8")).toContain(`--sdk='${projectFolder}'`);
  expect(buildCount()).toBe(1);
});

it("replaces a folder that a broken download has left without a CLI", async () => {
  machine.addTool("go", goScript(builds));
  await install();
  rmSync(machine.layout.cli);

  expect((await install()).how).toBe("built");
  expect((await launch("version")).stdout).toBe(`v${engineVersion}`);
});

it.each([
  ["nothing is there", () => {}, false],
  ["it could be downloaded", () => serveInstallScript(machine), false],
  ["a CLI is installed", () => machine.addTool("pulumi", cliScript()), false],
  ["it was downloaded", () => serveInstallScript(machine), true],
  ["a linked CLI is in its place", () => machine.addTool("pulumi", cliScript()), true],
])("builds when only a checked engine will do and %s", async (_title, prepare, isThere) => {
  prepare();
  if (isThere) expect((await install()).how).not.toBe("built");
  machine.addTool("go", smallGoScript(builds));

  expect((await install({ isChecked: true })).how).toBe("built");
  expect((await install({ isChecked: true })).how).toBe("present");
  expect(buildCount()).toBe(1);
});

it("takes nothing unchecked instead of a build that fails, and leaves what was there", async () => {
  serveInstallScript(machine);
  await install();

  const failure = await install({ isChecked: true }).catch((error: Error) => error.message);

  expect(failure).toMatch(/What was tried:\n {2}1\. the build .*: there is no go on PATH/);
  expect(failure).toMatch(/run it again:\n {2}1\. install Go/);
  expect(failure).not.toContain("get.pulumi.com");
  expect((await install()).how).toBe("present");
});

it("names all three ways and why each failed when none works, and leaves nothing", async () => {
  const failure = await install().catch((error: Error) => error.message);

  expect(failure).toContain(`Pulumi ${engineVersion} could not be installed`);
  expect(failure).toMatch(/1\. an installed .*: there is no pulumi on PATH/);
  expect(failure).toMatch(/2\. the download from get\.pulumi\.com: the launcher failed: /);
  expect(failure).toMatch(/3\. the build .*: there is no go on PATH/);
  expect(failure).toContain("install Go (https://go.dev/dl/)");
  expect(readdirSync(machine.layout.versions)).toEqual([]);
});

it("refuses a build that says it is another version", async () => {
  machine.addTool(
    "go",
    `[ "$1" != build ] && exit; while [ "$1" != -o ]; do shift; done; cp "$0" "$2/pulumi"; cp "$0" "$2/generate-program"`,
  );

  await expect(install()).rejects.toThrow("the result reports version");
  expect(readdirSync(machine.layout.versions)).toEqual([]);
});

it("builds once when two run at once, and both succeed", async () => {
  machine.addTool("go", goScript(builds, 1));

  const [first, second] = await Promise.all([startCommand(), startCommand()]);

  expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
  expect(buildCount()).toBe(1);
  const how = [first, second].map(({ stdout }) => outcomeOf("engine", stdout).how);
  expect(how.sort()).toEqual(["built", "present"]);
  expect(readdirSync(machine.layout.versions)).toEqual([engineVersion]);
});

it("leaves no engine behind when killed while building, and the next run cleans up", async () => {
  machine.addTool("go", goScript(builds, 2));
  const killed = startCommand();
  await waitForBuild();
  killed.kill("SIGKILL");
  await killed;
  expect(existsSync(machine.layout.folder)).toBe(false);
  expect(readdirSync(machine.layout.versions).length).toBeGreaterThan(0);

  const installation = await install();

  expect(installation.how).toBe("built");
  expect(readdirSync(machine.layout.versions)).toEqual([engineVersion]);
  expect(lstatSync(machine.layout.folder).isDirectory()).toBe(true);
});

it("stops the build and leaves nothing when it is asked to end", async () => {
  machine.addTool("go", goScript(builds, 30));
  const stopped = startCommand();
  await waitForBuild();

  stopped.kill("SIGTERM");

  expect((await stopped).exitCode).toBe(143);
  expect(readdirSync(machine.layout.versions)).toEqual([]);
});

/** Runs a command on a terminal of its own (util-linux). */
const script = findOnPath("script");

it.skipIf(!script)(
  "ends the build and leaves nothing on Ctrl-C at a terminal, whose keys no spinner takes away",
  async () => {
    machine.addTool("go", goScript(builds, 30));
    const env = { ...machine.env, CI: undefined };
    const line = `${process.execPath} ${infra} engine`;
    const terminal = execa(script!, ["--quiet", "--return", "--command", line, "/dev/null"], {
      env,
      extendEnv: false,
      reject: false,
    });
    await waitForBuild();

    terminal.stdin.write("\u0003");

    expect((await terminal).exitCode).toBe(130);
    expect(readdirSync(machine.layout.versions)).toEqual([]);
  },
);
