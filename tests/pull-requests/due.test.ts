import { expect, it } from "vitest";
import { dueNumbers } from "../../src/pull-requests/due.ts";
import type { PullRequest } from "../../src/pull-requests/pull-request.ts";
import type { PullRequestStack } from "../../src/pull-requests/stack.ts";

const now = new Date("2026-11-22T12:00:00Z");
const pull: PullRequest = {
  ...{ number: 7, isOpen: true, isLabelled: true },
  ...{ branch: "feature/x", head: "a1", stranger: undefined },
};
const stack: PullRequestStack = {
  ...{ number: 7, renewedMs: Date.parse("2026-11-21T12:00:00Z"), head: "a1", isForeign: false },
};

it.each<
  [
    what: string,
    asking: Partial<PullRequest> | undefined,
    has: Partial<PullRequestStack> | undefined,
    isDue: boolean,
  ]
>([
  ["has none yet", {}, undefined, true],
  ["has what it asks for", {}, {}, false],
  ["was pushed to since", { head: "b2" }, {}, true],
  ["has one of which no run has written down the commit", {}, { head: undefined }, true],
  ["has had no push for three days", {}, { renewedMs: Date.parse("2026-11-19T11:00:00Z") }, true],
  ["is closed, or has no label any more", undefined, {}, true],
  ["is a fork's", { stranger: "a fork" }, {}, true],
  ["is a fork's that has none, and is to be told", { stranger: "a fork" }, undefined, true],
  ["asks for a name that is somebody's own", {}, { isForeign: true }, true],
  ["has never asked, though somebody's own has its name", undefined, { isForeign: true }, false],
])("looks after one that %s: %#", (_what, asking, has, isDue) => {
  const labelled = asking === undefined ? [] : [{ ...pull, ...asking }];
  const stacks = has === undefined ? [] : [{ ...stack, ...has }];
  expect(dueNumbers(labelled, stacks, now)).toEqual(isDue ? [7] : []);
});

it("names each once, in the order of their numbers", () => {
  const numbers = [12, 3, 7].map((number) => ({ ...pull, number, head: "b2" }));
  expect(dueNumbers(numbers, [stack, { ...stack, number: 99 }], now)).toEqual([3, 7, 12, 99]);
});
