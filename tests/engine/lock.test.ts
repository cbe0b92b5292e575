import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isAlive, withLock } from "../../src/engine/lock.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-test-"));
  file = join(folder, "lock");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** No process of this machine has this id: it is above the kernel's largest. */
const deadPid = 2 ** 22 + 1;

it("runs one piece of work after the other, and tells the second whom it waits for", async () => {
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} begins`);
    await delay(50);
    events.push(`${name} ends`);
  };
  const owners: number[] = [];

  await Promise.all([
    withLock(file, work("a")),
    withLock(file, work("b"), { onWait: (owner) => owners.push(owner) }),
  ]);

  expect(events).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  expect(owners).toEqual([process.pid]);
  expect(existsSync(file)).toBe(false);
});

it("releases the lock when the work fails", async () => {
  await expect(withLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");

  expect(existsSync(file)).toBe(false);
});

it("takes over at once from a process of this machine that is dead", async () => {
  expect(isAlive(deadPid)).toBe(false);
  writeFileSync(file, JSON.stringify({ pid: deadPid, host: hostname() }));

  const owner = await withLock(file, async () => JSON.parse(readFileSync(file, "utf8")).pid);

  expect(owner).toBe(process.pid);
});

it("takes over from another machine's process only when its heartbeat has stopped", async () => {
  writeFileSync(file, JSON.stringify({ pid: deadPid, host: "elsewhere" }));
  const sleeps: number[] = [];
  const clock = {
    now: () => Date.now(),
    sleep: async (ms: number) => {
      sleeps.push(ms);
      const longAgo = new Date(Date.now() - 60_000);
      utimesSync(file, longAgo, longAgo);
    },
  };

  await withLock(file, async () => {}, { clock });

  expect(sleeps).toHaveLength(1);
});

it("stops waiting when it is told to", async () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }));

  await expect(
    withLock(file, async () => {}, { signal: AbortSignal.timeout(20) }),
  ).rejects.toThrow();
  expect(existsSync(file)).toBe(true);
});
