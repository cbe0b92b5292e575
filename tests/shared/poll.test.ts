import { expect, it } from "vitest";
import { poll } from "../../src/shared/poll.ts";

const pace = { firstMs: 100, growth: 2, longestMs: 300, boundMs: 1000 };

/** A clock of a test's own, and the pauses that were made. */
function clockOf() {
  const pauses: number[] = [];
  return { pauses, now: () => 0, sleep: async (ms: number) => void pauses.push(ms) };
}

it("looks at once, then in growing pauses up to the longest, until there is something", async () => {
  const clock = clockOf();
  let looks = 0;
  expect(await poll(clock, pace, async () => (++looks === 5 ? "there" : undefined))).toBe("there");
  expect(clock.pauses).toEqual([100, 200, 300, 300]);
});

it("gives up before a pause that would pass the bound", async () => {
  const clock = clockOf();
  expect(await poll(clock, pace, async () => undefined)).toBeUndefined();
  expect(clock.pauses).toEqual([100, 200, 300, 300]);
});

it("passes on what a look throws", async () => {
  const looking = poll(clockOf(), pace, async () => {
    throw new Error("gone");
  });
  await expect(looking).rejects.toThrow("gone");
});
