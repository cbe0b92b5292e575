import { expect, it } from "vitest";
import { stackName } from "../../src/config/common.ts";
import { pullRequestOf, pullRequestStack } from "../../src/config/pull-request-stacks.ts";

it.each([1, 123, 999_999_999])(
  "pull request %i has a stack of a valid name, and is told by it",
  (number) => {
    const stack = pullRequestStack(number);
    expect(stackName.safeParse(stack).success).toBe(true);
    expect(pullRequestOf(stack)).toBe(number);
  },
);

it.each(["prod", "pr-", "pr-0", "pr-01", "pr-1a", "xpr-1", "pr-1-2", "pr-1234567890"])(
  "%s is no pull request's stack",
  (stack) => {
    expect(pullRequestOf(stack)).toBeUndefined();
  },
);
