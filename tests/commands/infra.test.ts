import { execa } from "execa";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { projectFolder } from "../../src/engine/layout.ts";

const bin = `${projectFolder}/bin/infra.js`;

const infra = (args: string[], cwd = projectFolder) =>
  execa(process.execPath, [bin, ...args], { reject: false, cwd });

describe("infra", () => {
  it("shows its commands and examples", async () => {
    const { stdout, exitCode } = await infra(["--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Commands:\n {2}rehearse .*\n {2}sandbox /);
    expect(stdout).toContain("$ npx infra rehearse ");
    expect(stdout).toContain("Exit codes: 0 fine, 1 failed, 2 found something.");
  });

  it("shows examples of every command", async () => {
    const { stdout } = await infra(["--help"]);
    const [, list = ""] = /Commands:\n([\s\S]*?)\n\n/.exec(stdout) ?? [];
    const commands = [...list.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => name!);
    expect(commands).toEqual(expect.arrayContaining(["rehearse", "sandbox", "engine", "check"]));
    const helped = commands.filter((name) => name !== "help").map((name) => [name, "--help"]);
    for (const args of [...helped, ["sandbox", "exec", "--help"]]) {
      const help = await infra(args);
      expect(help.stdout, args.join(" ")).toContain("Examples:\n  $ ");
      expect(help.exitCode).toBe(0);
    }
  });

  it("does not mind a reader that has seen enough", async () => {
    const child = execa(process.execPath, [bin, "adopt", "--help"], { reject: false });
    child.stdout.destroy();
    const { stderr, exitCode } = await child;
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  });

  it("shows its version", async () => {
    const { stdout, exitCode } = await infra(["--version"]);
    expect({ stdout, exitCode }).toEqual({ stdout: manifest.version, exitCode: 0 });
  });

  it("suggests the nearest command for an unknown one, and fails", async () => {
    const { stderr, exitCode } = await infra(["rehears"]);
    expect(stderr).toBe("error: unknown command 'rehears'\n(Did you mean rehearse?)");
    expect(exitCode).toBe(1);
  });

  it("shows its help and fails when called without a command", async () => {
    const { stdout, stderr, exitCode } = await infra([]);
    expect(stdout + stderr).toContain("Usage: infra");
    expect(exitCode).toBe(1);
  });

  it("shows a fault of the user as its message alone", async () => {
    const { stderr, exitCode } = await infra(["rehearse"], "/");
    expect(stderr).toBe(
      "There is no Pulumi.yaml in this folder or above it. Run this inside a project.",
    );
    expect(exitCode).toBe(1);
  });

  it("says what to do when Node is too old for TypeScript", async () => {
    const old = `Object.defineProperty(process, "versions", { value: { node: "20.20.2" } })`;
    const preload = `data:text/javascript,${encodeURIComponent(old)}`;
    const { stderr, exitCode } = await execa(process.execPath, ["--import", preload, bin], {
      reject: false,
    });
    expect(stderr).toBe(
      "infra needs Node 24 or newer; this is Node 20.20.2.\n" +
        'On Linux start it as "npx infra" after "npm ci", which brings the right Node with it; ' +
        "elsewhere install one (https://nodejs.org).",
    );
    expect(exitCode).toBe(1);
  });

  it("runs as npx infra from any folder of the project, without the network", async () => {
    const { stdout } = await execa("npx", ["--offline", "infra", "--version"], {
      cwd: `${projectFolder}/src/commands`,
    });
    expect(stdout).toBe(manifest.version);
  });
});
