import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withLock } from "../../src/engine/lock.ts";
import { isAlive } from "../../src/shared/processes.ts";

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

it("says whose it is", async () => {
  const text = await withLock(file, async () => readFileSync(file, "utf8"));

  expect(JSON.parse(text)).toEqual({ pid: process.pid, host: hostname() });
});

it("waits for an owner that has not yet written who it is", async () => {
  writeFileSync(file, "");
  const owners: number[] = [];
  const clock = { now: () => Date.now(), sleep: async () => rmSync(file) };

  await withLock(file, async () => {}, { clock, onWait: (owner) => owners.push(owner) });

  expect(owners).toEqual([0]);
});

it("goes on when another process was quicker to take a dead owner's lock away", async () => {
  writeFileSync(file, JSON.stringify({ pid: deadPid, host: hostname() }));
  const inTheMeantime = () => {
    rmSync(file, { force: true });
    return Date.now() + 60_000;
  };
  const clock = { now: inTheMeantime, sleep: () => Promise.reject(new Error("waited")) };

  expect(await withLock(file, async () => "done", { clock })).toBe("done");
});

it("ends well when another process has taken its lock away", async () => {
  const work = async () => {
    rmSync(file);
    return "done";
  };

  expect(await withLock(file, work)).toBe("done");
});

it("fails where it cannot be, instead of waiting for nobody", async () => {
  const clock = { now: () => Date.now(), sleep: () => Promise.reject(new Error("waited")) };

  const locked = withLock(join(folder, "missing", "lock"), async () => {}, { clock });

  await expect(locked).rejects.toThrow("ENOENT");
});

it("takes nothing over once it is told to stop", async () => {
  writeFileSync(file, JSON.stringify({ pid: deadPid, host: hostname() }));

  const locked = withLock(file, async () => {}, { signal: AbortSignal.abort(new Error("stop")) });

  await expect(locked).rejects.toThrow("stop");
  expect(JSON.parse(readFileSync(file, "utf8")).pid).toBe(deadPid);
});

describe("the bounds", () => {
  /** A clock that stands still but for the sleeps; after `until` of them the owner lets go. */
  function clockFrom(start: number, until: number) {
    const sleeps: number[] = [];
    let now = start;
    return {
      sleeps,
      clock: {
        now: () => now,
        sleep: async (ms: number) => {
          sleeps.push(ms);
          now += ms;
          if (sleeps.length === until) rmSync(file);
        },
      },
    };
  }

  const held = (touchedAt: number) => {
    writeFileSync(file, JSON.stringify({ pid: 1, host: "elsewhere" }));
    utimesSync(file, touchedAt / 1000, touchedAt / 1000);
  };

  it("looks again five times a second while the owner lives, and tells whom it waits for once", async () => {
    const now = 1_800_000_000_000;
    held(now);
    const { clock, sleeps } = clockFrom(now, 3);
    const owners: number[] = [];

    await withLock(file, async () => {}, { clock, onWait: (owner) => owners.push(owner) });

    expect(sleeps).toEqual([200, 200, 200]);
    expect(owners).toEqual([1]);
  });

  it.each([
    ["waits for an owner that was last seen ten seconds ago", 10_000, 1],
    ["takes over from an owner that was last seen longer ago", 10_001, 0],
  ])("%s", async (_name, agoMs, waits) => {
    const now = 1_800_000_000_000;
    held(now - agoMs);
    const { clock, sleeps } = clockFrom(now, 1);

    await withLock(file, async () => {}, { clock });

    expect(sleeps).toHaveLength(waits);
  });

  it("shows that it lives every second while it works, and no longer", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const ageMs = () => Date.now() - statSync(file).mtimeMs;
      const touched = async () => {
        for (let tries = 0; tries < 500 && ageMs() > 60_000; tries++) await delay(10);
        expect(ageMs()).toBeLessThan(60_000);
      };
      const age = () => utimesSync(file, 0, 0);

      await withLock(file, async () => {
        age();
        vi.advanceTimersByTime(999);
        await delay(20);
        expect(ageMs()).toBeGreaterThan(60_000);
        vi.advanceTimersByTime(1);
        await touched();
        age();
        vi.advanceTimersByTime(1000);
        await touched();
      });

      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
