import { pullRequestStack } from "../config/pull-request-stacks.ts";
import { pendingCreations } from "../recovery/pending.ts";
import { recover } from "../recovery/recover.ts";
import { lockOf } from "../recovery/stack-lock.ts";

/**
 * Finishes what a run has left that was cut off: its lock, which nobody can hold any more, as one run
 * at a time is at a stack; and what it made at vendors without the state knowing. Changes no vendor.
 */
export async function settle(
  project: string,
  number: number,
  onLine: (line: string) => void,
): Promise<void> {
  const stack = pullRequestStack(number);
  const target = { cwd: project, stack };
  const wasCutOff = (await lockOf(target)) !== undefined || (await pendingCreations(target)) > 0;
  if (!wasCutOff) return;
  onLine(`The last run was cut off: taking in what it has left`);
  await recover({
    project,
    stack,
    env: process.env,
    previewOnly: false,
    unlock: true,
    mayTake: async () => false,
    onProgress: onLine,
  });
}
