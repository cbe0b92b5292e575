import { existsSync } from "node:fs";
import { join } from "node:path";
import { redactor } from "../ci/redact.ts";
import { stackFile } from "../config/project.ts";
import { pullRequestStack } from "../config/pull-request-stacks.ts";
import { describeError } from "../shared/errors.ts";
import { Interrupted } from "../shared/interrupt.ts";
import { bringUp } from "./bring-up.ts";
import { asksAnew, whyTooOld } from "./due.ts";
import { full, type Keeping } from "./keeping.ts";
import { type PullRequest, type Why, whyWithout } from "./pull-request.ts";
import type { Kept } from "./report.ts";
import { type PullRequestStack, pullRequestStacks } from "./stack.ts";
import { Refused } from "./stack-file.ts";
import { takeDown } from "./take-down.ts";

/**
 * Makes a pull request's environment what the pull request says now, whatever has been before: up, or
 * gone. Repeated after it was cut off anywhere, it does what is left. Nobody else may be at the same
 * stack meanwhile.
 */
export async function keepEnvironment(keeping: Keeping): Promise<Kept> {
  const { number } = keeping;
  try {
    return answered(await keep(keeping));
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const said = redactor(process.env)(describeError(error));
    if (error instanceof Refused) return answered({ number, end: "refused", said });
    return { number, end: "failed", said, next: "run the job again: it goes on where it stopped" };
  }
}

/** Whoever was refused is told once, and asks again by the label. */
function answered(kept: Kept): Kept {
  return kept.end === "refused" ? { ...kept, unlabel: true } : kept;
}

async function keep(keeping: Keeping): Promise<Kept> {
  const { project, number, pull, isAsked, most, now } = keeping;
  const without = whyWithout(pull);
  const wanted = without === undefined ? pull : undefined;
  const stacks = await pullRequestStacks(project);
  const own = stacks.find((stack) => stack.number === number);
  const clash = clashOf(project, number, own);
  if (clash !== undefined) return { number, end: wanted ? "refused" : "left", ...clash };
  if (own === undefined) {
    if (wanted === undefined) return neverWas(number, pull, without!);
    const others = stacks.filter(({ isForeign }) => !isForeign);
    if (others.length >= most) return full(number, others, most);
    return await bringUp(keeping, wanted, false);
  }
  if (wanted === undefined) return await takeDown(keeping, without!);
  if (isAsked || asksAnew(wanted, own)) return await bringUp(keeping, wanted, true);
  const why = whyTooOld(own, now);
  if (why !== undefined) return await takeDown(keeping, why);
  return { number, end: "left", said: "the pull request is open, and has the label" };
}

/** What has the environment's name already, and is somebody's own. */
function clashOf(
  project: string,
  number: number,
  own: PullRequestStack | undefined,
): Why | undefined {
  const name = pullRequestStack(number);
  if (existsSync(join(project, stackFile(name)))) {
    const said = `${stackFile(name)} stands beside the others, and is not a pull request's.`;
    return { said, next: "rename that environment, or delete the file" };
  }
  if (!own?.isForeign) return undefined;
  const said = `There is a stack ${name} that no workflow has made.`;
  return { said, next: "give that stack another name" };
}

/** Nobody who asks for one is left without an answer. */
function neverWas(number: number, pull: PullRequest | undefined, why: Why): Kept {
  const asks = pull?.isOpen && pull.isLabelled && pull.stranger !== undefined;
  return { number, end: asks ? "refused" : "left", ...why };
}
