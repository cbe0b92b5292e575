import type { Verified } from "../ci/deploy.ts";
import { environmentLabel } from "../config/pull-request-stacks.ts";
import type { PullRequest } from "./pull-request.ts";
import type { Kept } from "./report.ts";
import type { PullRequestStack } from "./stack.ts";

/** What the environment of one pull request is to be made of. */
export interface Keeping {
  /** Folder of Pulumi.yaml. */
  project: string;
  number: number;
  /** As GitHub has it now. */
  pull: PullRequest | undefined;
  /** The environment that is the model. */
  like: string;
  /** How many of these may be up at once. */
  most: number;
  /** Something that happened to the pull request started this. Else only a new commit asks anew. */
  isAsked: boolean;
  now: Date;
  /** Looks at the stack from outside, as its users do, and waits for what is settling. */
  verify: (stack: string, onWaiting: (subject: string, what: string) => void) => Promise<Verified>;
  /** Told each line as it comes, without secrets. */
  onLine: (line: string) => void;
}

/** What is said where there are as many as may be. */
export function full(number: number, stacks: readonly PullRequestStack[], most: number): Kept {
  const numbers = stacks.map((stack) => `#${stack.number}`).join(", ");
  return {
    number,
    end: "refused",
    said: `There ${stacks.length === 1 ? "is" : "are"} ${stacks.length} of these environments already, and ${most} may be: of ${numbers}.`,
    next:
      `take the label ${environmentLabel} off one of those, or close it, then put it on here again; ` +
      "the variable PULL_REQUEST_ENVIRONMENTS says how many may be",
  };
}
