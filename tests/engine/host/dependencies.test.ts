import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { describeRuntime, listDependencies } from "../../../src/engine/host/dependencies.ts";
import { parseRuntimeOptions } from "../../../src/engine/host/options.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dependencies-test-"));
  mkdirSync(join(folder, "tools"));
  // Nothing of this machine's is found: whether yarn is installed here makes no difference.
  vi.stubEnv("PATH", `${join(folder, "tools")}:/usr/bin:/bin`);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, content: string | object): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

function addTool(name: string, script: string): string {
  const path = write(join("tools", name), `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("what pulumi about shows of a program's runtime", () => {
  const about = (options = {}, directory = join(folder, "app")) =>
    describeRuntime(directory, parseRuntimeOptions(options));

  it("is the version of the Node that runs the program, asked when it is not this one", async () => {
    const node = write("app/node_modules/.bin/node", "#!/bin/sh\necho ' v99.1.0 '\n");
    chmodSync(node, 0o755);
    expect(await about()).toMatchObject({ executable: node, version: "v99.1.0" });
  });

  it("is this process's own version when it is the same Node, without asking", async () => {
    mkdirSync(join(folder, "app/node_modules/.bin"), { recursive: true });
    symlinkSync(process.execPath, join(folder, "app/node_modules/.bin/node"));
    expect(await about()).toMatchObject({ version: process.version });
  });

  it.each([
    ["package-lock.json", "npm"],
    ["yarn.lock", "yarn"],
    ["pnpm-lock.yaml", "pnpm"],
    ["bun.lock", "bun"],
  ])("names the package manager of a %s above the program", async (file, manager) => {
    addTool(manager, "echo 7.0.1");
    write(file, "");
    expect(await about()).toMatchObject({
      packageManager: manager,
      packageManagerVersion: "7.0.1",
    });
  });

  it("names npm where there is no lock file, and what the project says before any lock file", async () => {
    write("yarn.lock", "");
    addTool("bun", "echo 1.2.3");
    expect(await about({ packagemanager: "bun" })).toMatchObject({
      packageManager: "bun",
      packageManagerVersion: "1.2.3",
    });
    rmSync(join(folder, "yarn.lock"));
    expect(await about()).toMatchObject({ packageManager: "npm" });
  });

  it("reads a package manager's version from its package, and asks when that is another's", async () => {
    const script = write("lib/node_modules/npm/bin/npm-cli.js", "#!/bin/sh\necho asked\n");
    chmodSync(script, 0o755);
    symlinkSync(script, join(folder, "tools", "npm"));
    write("lib/node_modules/npm/package.json", { name: "npm", version: "11.0.0" });
    expect((await about()).packageManagerVersion).toBe("11.0.0");
    write("lib/node_modules/npm/package.json", { name: "distribution", version: "3.0.0" });
    expect((await about()).packageManagerVersion).toBe("asked");
  });

  it("leaves the version of a package manager empty that is not there or does not run", async () => {
    expect((await about({ packagemanager: "pnpm" })).packageManagerVersion).toBe("");
    addTool("pnpm", "exit 3");
    expect((await about({ packagemanager: "pnpm" })).packageManagerVersion).toBe("");
  });
});

describe("a program's dependencies", () => {
  it("are those its package.json names, in order, with the versions that are installed", () => {
    write("package.json", {
      dependencies: { zod: "^4.0.0", "@pulumi/pulumi": "3.0.0" },
      devDependencies: { vitest: "*", missing: "1.0.0" },
    });
    write("node_modules/zod/package.json", { version: "4.6.7" });
    write("node_modules/@pulumi/pulumi/package.json", { version: "3.255.0" });
    write("node_modules/vitest/package.json", { version: "5.1.1" });
    mkdirSync(join(folder, "app", "src"), { recursive: true });
    expect(listDependencies(join(folder, "app", "src"))).toEqual([
      { name: "@pulumi/pulumi", version: "3.255.0" },
      { name: "missing", version: "not installed" },
      { name: "vitest", version: "5.1.1" },
      { name: "zod", version: "4.6.7" },
    ]);
  });

  it("are none where no package.json names any, or there is none", () => {
    expect(listDependencies(folder)).toEqual([]);
    write("package.json", {});
    expect(listDependencies(folder)).toEqual([]);
  });
});
