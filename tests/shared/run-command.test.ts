import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAlive } from "../../src/shared/processes.ts";
import { runCommand } from "../../src/shared/run-command.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "run-command-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (script: string, asked = new AbortController().signal) =>
  runCommand(["sh", "-c", script], { cwd: folder, env: process.env }, asked);

/** The process id that a script has written into a file of its folder. */
async function pidIn(name: string): Promise<number> {
  const file = join(folder, name);
  const read = () => (existsSync(file) ? Number(readFileSync(file, "utf8")) : 0);
  await expect.poll(read, { timeout: 20_000 }).toBeGreaterThan(0);
  return read();
}

describe("a command in the foreground", () => {
  it("gives its exit code, or that of the signal that ended it", async () => {
    expect(await run("exit 7")).toBe(7);
    expect(await run("kill -HUP $$")).toBe(129);
  });

  it("gets a signal that is sent before it has run a line, and ends by it", async () => {
    const ended = run("sleep 60; true");
    process.emit("SIGTERM", "SIGTERM");
    expect(await ended).toBe(143);
  });

  it("is not started where this process was asked to end before", async () => {
    const asked = AbortSignal.abort(new Error("asked to end"));
    await expect(run("touch started", asked)).rejects.toThrow("asked to end");
    expect(existsSync(join(folder, "started"))).toBe(false);
  });

  it("takes with it what it would leave behind, each asked once to end in good order", async () => {
    const script = `
      (trap 'echo asked >> asked; sleep 0.2; exit' TERM; echo $$ > parent; while :; do sleep 0.05; done) &
      echo $! > left; wait`;
    const ended = run(script);
    const left = await pidIn("left");
    await pidIn("parent");
    process.emit("SIGTERM", "SIGTERM");
    expect(await ended).toBe(143);
    expect(isAlive(left)).toBe(false);
    expect(readFileSync(join(folder, "asked"), "utf8")).toBe("asked\n");
  });

  it("leaves alone what a command leaves running that nobody interrupted", async () => {
    expect(await run("sleep 60 & echo $! > left")).toBe(0);
    const left = await pidIn("left");
    expect(isAlive(left)).toBe(true);
    process.kill(left);
  });
});
