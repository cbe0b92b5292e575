import { describe, expect, it } from "vitest";
import { createClock } from "../../../src/render/client/fast-clock.ts";
import { systemClock } from "../../../src/shared/clock.ts";

describe("the clock of waits, polls and budgets", () => {
  it.each([undefined, ""])("is the system's without a speed: %j", (speed) => {
    expect(createClock({ RENDER_CLOCK_SPEED: speed })).toBe(systemClock);
  });

  it.each(["1", "1.5", "10000"])("is another one at %s times the speed", (speed) => {
    const clock = createClock({ RENDER_CLOCK_SPEED: speed });
    expect(clock).not.toBe(systemClock);
    expect(Math.abs(clock.now() - systemClock.now())).toBeLessThan(60_000);
  });

  it("wakes each of several that wait when it said, and never goes back", async () => {
    const clock = createClock({ RENDER_CLOCK_SPEED: "10000" });
    const [start, realStart] = [clock.now(), systemClock.now()];
    const woken: [seconds: number, at: number][] = [];
    const wait = async (seconds: number) => {
      await clock.sleep(seconds * 1000);
      woken.push([seconds, clock.now() - start]);
    };
    await Promise.all([wait(600), wait(60), wait(300)]);
    expect(woken.map(([seconds]) => seconds)).toEqual([60, 300, 600]);
    const realMs = systemClock.now() - realStart;
    for (const [seconds, at] of woken) {
      expect(at).toBeGreaterThanOrEqual(seconds * 1000);
      expect(at).toBeLessThanOrEqual(seconds * 1000 + realMs);
    }
    expect(clock.now() - start).toBeGreaterThanOrEqual(600_000);
  });

  it("wakes one after the other though the machine stood still, and lets each go on before the next", async () => {
    const clock = createClock({ RENDER_CLOCK_SPEED: "200" });
    const start = clock.now();
    const seen: number[] = [];
    const often = async () => {
      for (const _ of [1, 2, 3]) {
        await clock.sleep(1000);
        seen.push(Math.floor((clock.now() - start) / 1000));
      }
    };
    const once = clock.sleep(60_000).then(() => seen.push(60));
    const turns = often();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);
    await Promise.all([turns, once]);
    expect(seen.at(-1)).toBe(60);
    expect(
      Math.max(...seen.slice(0, 3)),
      "none of the short waits outlasted the long one",
    ).toBeLessThan(60);
  });

  it("goes on at the system's speed while the machine works", async () => {
    const clock = createClock({ RENDER_CLOCK_SPEED: "200" });
    const [before, realBefore] = [clock.now(), systemClock.now()];
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    expect(clock.now() - before).toBeLessThanOrEqual(systemClock.now() - realBefore);
  });

  it("does not pass the time of a wait that was broken off", async () => {
    const clock = createClock({ RENDER_CLOCK_SPEED: "2" });
    const [before, realBefore] = [clock.now(), systemClock.now()];
    await expect(clock.sleep(60_000, AbortSignal.abort())).rejects.toThrow();
    const controller = new AbortController();
    const broken = clock.sleep(60_000, controller.signal);
    const other = clock.sleep(100);
    controller.abort();
    await expect(broken).rejects.toThrow();
    await other;
    expect(clock.now() - before).toBeLessThanOrEqual(systemClock.now() - realBefore + 100);
  });

  it.each(["0", "0.99", "10000.1", "-2", "fast", "NaN"])("refuses %s for a speed", (speed) => {
    expect(() => createClock({ RENDER_CLOCK_SPEED: speed })).toThrow(
      `RENDER_CLOCK_SPEED is "${speed}"; it must be a number from 1 to 10000.`,
    );
  });
});
