import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { walks } from "./edits.ts";
import { judge, runs } from "./judge.ts";

describe("a walk of edits over Bondigoo's files", () => {
  it(`that check accepts asks the vendors for nothing unsafe (seed ${runs.seed})`, async () => {
    const tally = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(walks, async (walk) => {
        const verdict = await judge(walk);
        tally[verdict.refusedBy.length === 0 ? "accepted" : "refused"]++;
        expect(verdict.unsafe).toEqual([]);
      }),
      { numRuns: runs.walks, seed: runs.seed },
    );
    process.stdout.write(`Walks of seed ${runs.seed}: ${JSON.stringify(tally)}\n`);
    expect(tally.accepted).toBeGreaterThan(runs.walks / 10);
    expect(tally.refused).toBeGreaterThan(runs.walks / 10);
  }, 3_600_000);
});
