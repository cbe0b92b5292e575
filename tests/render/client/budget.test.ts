import { describe, expect, it } from "vitest";
import { Budgets } from "../../../src/render/client/budget.ts";
import { settled, TestClock } from "./test-clock.ts";

function setUp() {
  const clock = new TestClock();
  const lines: string[] = [];
  return { clock, lines, budgets: new Budgets(clock, (line) => lines.push(line)) };
}

function answer(left: number, resetSeconds: number, limit = 20): Response {
  const headers = {
    "Ratelimit-Limit": String(limit),
    "Ratelimit-Remaining": String(left),
    "Ratelimit-Reset": String(resetSeconds),
  };
  return new Response(null, { headers });
}

function throttled(retryAfter: number): Response {
  return new Response(null, { status: 429, headers: { "Retry-After": String(retryAfter) } });
}

describe("a rate budget", () => {
  it("lets calls go while nothing is known", async () => {
    const { budgets } = setUp();
    expect(await Promise.all([budgets.take("a", "x"), budgets.take("a", "y")])).toEqual([
      true,
      true,
    ]);
  });

  it("holds a call back when the window is used up, until it ends, and says so once", async () => {
    const { budgets, clock, lines } = setUp();
    await budgets.take("POST /services", "first");
    budgets.settle("POST /services", answer(0, 51));
    let gone = 0;
    for (const name of ["second", "third"]) {
      void budgets.take("POST /services", `POST ${name}`).then(() => gone++);
    }
    await clock.advance(50_000);
    expect(gone).toBe(0);
    expect(lines).toEqual([
      "Render's limit of 20 for POST /services is used up; in 51 s: POST second.",
    ]);
    await clock.advance(1000);
    expect(gone).toBe(2);
  });

  it("does not hold up calls of another limit", async () => {
    const { budgets } = setUp();
    await budgets.take("a", "x");
    budgets.settle("a", throttled(3600));
    expect(await budgets.take("b", "y")).toBe(true);
  });

  it("waits as long as a 429 says", async () => {
    const { budgets, clock } = setUp();
    await budgets.take("a", "x");
    budgets.settle("a", throttled(7));
    let gone = false;
    void budgets.take("a", "x").then(() => {
      gone = true;
    });
    await clock.advance(6999);
    expect(gone).toBe(false);
    await clock.advance(1);
    expect(gone).toBe(true);
  });

  it("counts calls under way, so that a burst does not exceed what is left", async () => {
    const { budgets } = setUp();
    await budgets.take("a", "0");
    budgets.settle("a", answer(2, 60));
    let gone = 0;
    for (let call = 1; call <= 5; call++) void budgets.take("a", String(call)).then(() => gone++);
    await settled();
    expect(gone).toBe(2);
    budgets.settle("a", answer(1, 60));
    budgets.settle("a", answer(0, 60));
    await settled();
    expect(gone).toBe(2);
  });

  it("does not give calls away when answers overtake each other", async () => {
    const { budgets } = setUp();
    await Promise.all([budgets.take("a", "1"), budgets.take("a", "2")]);
    budgets.settle("a", answer(0, 60));
    budgets.settle("a", answer(1, 60));
    let gone = false;
    void budgets.take("a", "3").then(() => {
      gone = true;
    });
    await settled();
    expect(gone).toBe(false);
  });

  it("refuses to wait for a window that is days away", async () => {
    const { budgets } = setUp();
    await budgets.take("a", "x");
    budgets.settle("a", throttled(48 * 3600));
    expect(await budgets.take("a", "x")).toBe(false);
  });

  it("waits for six hours and no longer", async () => {
    const { budgets, clock } = setUp();
    await budgets.take("a", "x");
    budgets.settle("a", throttled(6 * 3600 + 1));
    expect(await budgets.take("a", "x")).toBe(false);
    budgets.settle("a", throttled(6 * 3600));
    const taken = budgets.take("a", "x");
    await clock.advance(6 * 3_600_000);
    expect(await taken).toBe(true);
  });

  it.each([
    [2000, false],
    [2001, true],
  ])("takes a window that ends %i ms later for a new one: %s", async (laterMs, isNew) => {
    const { budgets, clock } = setUp();
    await Promise.all([budgets.take("a", "1"), budgets.take("a", "2")]);
    budgets.settle("a", answer(0, 60));
    await clock.advance(laterMs);
    budgets.settle("a", answer(5, 60));
    let gone = false;
    void budgets.take("a", "3").then(() => {
      gone = true;
    });
    await settled();
    expect(gone).toBe(isNew);
  });
});
