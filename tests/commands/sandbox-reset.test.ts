import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startSandbox } from "../../src/sandbox/sandbox.ts";

const infra = new URL("../../bin/infra.js", import.meta.url).pathname;

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "reset-"));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const reset = () =>
  execa({ reject: false })`${process.execPath} ${infra} sandbox reset --state ${state}`;

it("removes what a sandbox left, once it has ended", async () => {
  const sandbox = await startSandbox({ state, seed: (world) => world.table("things") });
  const refused = await reset();
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain(String(process.pid));
  await sandbox.close();
  const { stdout, exitCode } = await reset();
  expect(stdout).toBe(`${state} is gone.`);
  expect(exitCode).toBe(0);
  expect(existsSync(state)).toBe(false);
  expect((await reset()).stdout).toBe(`There was no ${state}.`);
});

it("touches no folder that is not a sandbox's", async () => {
  const { stderr, exitCode } = await reset();
  expect(stderr).toBe(`${state} is not a sandbox's folder: there is no world.json in it.`);
  expect(exitCode).toBe(1);
  expect(existsSync(state)).toBe(true);
});
