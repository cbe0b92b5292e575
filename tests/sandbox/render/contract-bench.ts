import { afterAll, afterEach, beforeEach, expect } from "vitest";
import type { Handlers } from "../../../src/sandbox/render/call.ts";
import { type Answer, answersPage } from "../../answers.ts";
import { type Bench, endBench, expectStatus, neverAsked, openBench } from "./helpers.ts";

/** Asks Render's stand-in: the status that is wanted, the method, the path, the body. */
export type Ask = (
  status: number,
  method: string,
  path: string,
  body?: unknown,
) => ReturnType<typeof expectStatus>;

/**
 * Gives every test of a file a stand-in of its own, keeps what it answered in the test's snapshot,
 * and fails the file in which none of its tests asked for one of these operations. Every request is
 * checked against Render's document before it is served, and so is every answer: a wrong one is a
 * defect, and endBench fails on any.
 */
export function holdToContract(handlers: Handlers): { bench: () => Bench; ask: Ask } {
  let bench: Bench;
  let answers: Answer[];
  let left: string[] | undefined;
  beforeEach(async () => {
    bench = await openBench({ pace: { by: "reads" } });
    answers = [];
  });
  afterEach(async () => {
    const unasked = neverAsked(bench, handlers);
    left = left ? left.filter((operation) => unasked.includes(operation)) : unasked;
    await endBench(bench);
    if (answers.length > 0) expect(answersPage(answers)).toMatchSnapshot();
  });
  // biome-ignore lint/correctness/noEmptyPattern: Vitest wants the first argument written so.
  afterAll(({}, { tasks }) => {
    // Of a part of the tests (-t) there is no telling.
    if (tasks.every(({ mode }) => mode === "run")) expect(left).toEqual([]);
  });
  return {
    bench: () => bench,
    ask: async (status, method, path, body) => {
      const answer = await expectStatus(bench, status, method, path, body);
      answers.push({ request: `${method} ${path}`, status, answer });
      return answer;
    },
  };
}
