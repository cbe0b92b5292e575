import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it, vi } from "vitest";
import { projectFolder } from "../src/engine/layout.ts";

/** Runs JavaScript in which `pulumi` is the SDK, and resolves with what it prints. */
async function withSdk(script: string, ...flags: string[]): Promise<string> {
  const sdk = 'const pulumi = require("@pulumi/pulumi");';
  const options = { cwd: projectFolder };
  const { stdout } = await execa(process.execPath, [...flags, "--eval", sdk + script], options);
  return stdout;
}
const preload = ["--require", join(projectFolder, "src", "preload.js")];

describe("what every Node process of a stack loads first", () => {
  const packages = ["@npmcli", "pacote", "source-map", "spdx-correct", "@opentelemetry/core"];
  const count = `const files = Object.keys(require.cache);
    console.log(JSON.stringify(${JSON.stringify(packages)}.map((name) =>
      files.filter((file) => file.includes("/node_modules/" + name + "/")).length)))`;

  it("keeps out what the SDK would load: arborist, source maps, licences and tracing", async () => {
    // What the SDK's scripts that run a program and a dynamic resource begin with.
    const run =
      'require("source-map-support/register"); require("@pulumi/pulumi/cmd/run/tracing.js");';
    const loaded = JSON.parse(await withSdk(run + count));
    expect(Math.min(...loaded)).toBeGreaterThan(0);
    // One stands for the whole of arborist.
    expect(JSON.parse(await withSdk(run + count, ...preload))).toEqual([1, 0, 0, 0, 0]);
  });

  it("lets a run be traced that somebody wants to see", async () => {
    const script = `require("@pulumi/pulumi/cmd/run/tracing.js");${count}`;
    for (const name of ["PULUMI_EXPERIMENTAL", "TRACEPARENT"]) {
      vi.stubEnv(name, "1");
      const loaded = JSON.parse(await withSdk(script, ...preload));
      vi.unstubAllEnvs();
      expect(loaded.at(-1), name).toBeGreaterThan(0);
    }
  });

  it("notes where a promise was made only for somebody who looks for leaks", async () => {
    const script = `const promise = Promise.resolve();
      require("@pulumi/pulumi/runtime/debuggable.js").debuggablePromise(promise);
      console.log([promise._debugStackTrace, new Error().stack].map((text) => / at /.test(text)))`;
    expect(await withSdk(script, ...preload)).toBe("[ false, true ]");
    vi.stubEnv("PULUMI_DEBUG_PROMISE_LEAKS", "1");
    const noted = await withSdk(script, ...preload);
    vi.unstubAllEnvs();
    expect(noted).toBe("[ true, true ]");
  });

  it("lets the SDK still fail a program that leaves a promise behind", async () => {
    const script = `const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable.js");
      debuggablePromise(new Promise(() => {}))`;
    const left = expect.objectContaining({
      exitCode: 1,
      stderr: expect.stringContaining("1 promise was still active"),
    });
    await expect(withSdk(script, ...preload)).rejects.toEqual(left);
  });

  it("keeps the compiler's 9 MB out of memory until somebody asks it something", async () => {
    const script = `const heap = () => process.memoryUsage().heapUsed / 2 ** 20;
      const before = heap();
      const { version } = require("typescript");
      console.log(JSON.stringify([version, heap() - before > 5]))`;
    expect(JSON.parse(await withSdk(script, ...preload))).toEqual(["5.9.3", true]);
    const [, grew] = JSON.parse(await withSdk(script));
    expect(grew).toBe(false);
  });

  it("ends a process whose starter is not its parent any more, which happens while Node loads", async () => {
    const noProcess = String(2 ** 22 + 1);
    const forEver = [...preload, "--eval", "setInterval(() => {}, 1000)"];
    const options = { env: { INFRA_STARTER: noProcess }, stdin: "ignore", reject: false } as const;
    expect(await execa(process.execPath, forEver, options)).toMatchObject({ exitCode: 1 });
  });

  it("does not hand on who started it, which is another for each process", async () => {
    const script = 'process.stdout.write(String(process.env["INFRA_STARTER"]))';
    const env = { INFRA_STARTER: String(process.pid) };
    const { stdout } = await execa(process.execPath, [...preload, "--eval", script], { env });
    expect(stdout).toBe("undefined");
  });

  it("lets the SDK still serialise a function with what it captures", async () => {
    const script = `const answer = 42;
      pulumi.runtime.serializeFunction(() => answer).then(({ text }) => console.log(text))`;
    const text = await withSdk(script, ...preload);
    expect(text).toContain("answer: 42");
    expect(text).toBe(await withSdk(script));
  });

  it("lets the SDK still find the packages that a function needs", async () => {
    const script = `pulumi.runtime.computeCodePaths().then((paths) =>
      console.log([...paths.keys()].some((path) => path.includes("node_modules/openapi-fetch"))))`;
    expect(await withSdk(script, ...preload)).toBe("true");
  });
});
