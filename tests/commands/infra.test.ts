import { readdirSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { projectFolder } from "../../src/engine/layout.ts";

const bin = `${projectFolder}/bin/infra.js`;

const infra = (args: string[], cwd = projectFolder) =>
  execa(process.execPath, [bin, ...args], { reject: false, cwd });

describe("infra", () => {
  it("shows its commands, each of which help.test.ts knows, and examples", async () => {
    const { stdout, exitCode } = await infra(["--help"]);
    expect(exitCode).toBe(0);
    await expect(stdout).toMatchFileSnapshot("help/infra.txt");
    const [, list = ""] = /Commands:\n([\s\S]*?)\n\n/.exec(stdout) ?? [];
    const names = [...list.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => `${name}.txt`);
    const pages = readdirSync(join(import.meta.dirname, "help"));
    expect(pages.toSorted()).toEqual(
      [...names, "infra.txt"].filter((name) => name !== "help.txt").toSorted(),
    );
  });

  it("shows one command's help", async () => {
    const { stdout, exitCode } = await infra(["sandbox", "exec", "--help"]);
    expect(stdout).toContain("Examples:\n  $ ");
    expect(exitCode).toBe(0);
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
