import { environmentDays, environmentLabel } from "../config/pull-request-stacks.ts";
import { type PullRequest, type Why, whyWithout } from "./pull-request.ts";
import type { PullRequestStack } from "./stack.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The pull requests whose environment is not what they ask for: of those that are open and have the
 * label, and of the stacks that there are.
 */
export function dueNumbers(
  labelled: readonly PullRequest[],
  stacks: readonly PullRequestStack[],
  now: Date,
): number[] {
  const numbers = new Set([...labelled, ...stacks].map(({ number }) => number));
  const due = [...numbers].filter((number) => {
    const pull = labelled.find((each) => each.number === number);
    const own = stacks.find((each) => each.number === number);
    if (pull === undefined) return own?.isForeign === false;
    if (own === undefined || whyWithout(pull) !== undefined) return true;
    return asksAnew(pull, own) || whyTooOld(own, now) !== undefined;
  });
  return due.toSorted((one, other) => one - other);
}

/** It was pushed to since its environment was brought up last. */
export function asksAnew(pull: PullRequest, own: PullRequestStack): boolean {
  return own.isForeign || pull.head !== own.head;
}

/** Why its time is over; none where it is not. */
export function whyTooOld({ renewedMs }: PullRequestStack, now: Date): Why | undefined {
  const days = renewedMs === undefined ? undefined : (now.getTime() - renewedMs) / dayMs;
  if (days !== undefined && days < environmentDays) return undefined;
  return {
    said: `nobody has pushed for ${environmentDays} days`,
    next: `put the label ${environmentLabel} on again: it is brought up anew`,
    unlabel: true,
  };
}
