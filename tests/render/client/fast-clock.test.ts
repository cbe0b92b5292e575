import { describe, expect, it } from "vitest";
import { createClock } from "../../../src/render/client/fast-clock.ts";
import { systemClock } from "../../../src/shared/clock.ts";

describe("the clock of waits, polls and budgets", () => {
  it.each([undefined, ""])("is the system's without a speed: %j", (speed) => {
    expect(createClock({ RENDER_CLOCK_SPEED: speed })).toBe(systemClock);
  });

  it.each(["1", "1.5", "10000"])("runs at %s times the speed", (speed) => {
    const clock = createClock({ RENDER_CLOCK_SPEED: speed });
    expect(clock).not.toBe(systemClock);
    expect(clock.now()).toBeGreaterThanOrEqual(systemClock.now() - 60_000);
  });

  it("stops while the process gets no turn", async () => {
    const clock = createClock({ RENDER_CLOCK_SPEED: "200" });
    const before = clock.now();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    await clock.sleep(2000);
    const seconds = (clock.now() - before) / 1000;
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds, "a hundred seconds, had it gone on").toBeLessThan(50);
  });

  it.each(["0", "0.99", "10000.1", "-2", "fast", "NaN"])("refuses %s for a speed", (speed) => {
    expect(() => createClock({ RENDER_CLOCK_SPEED: speed })).toThrow(
      `RENDER_CLOCK_SPEED is "${speed}"; it must be a number from 1 to 10000.`,
    );
  });
});
