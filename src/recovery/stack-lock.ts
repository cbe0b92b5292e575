import { hostname } from "node:os";
import { pulumi, runPulumi, type StackTarget } from "../engine/pulumi.ts";
import { UserError } from "../shared/errors.ts";
import { isAlive } from "../shared/processes.ts";

/** Who holds the lock of a stack, as the backend tells. */
export interface Lock {
  /** What the backend says of it: who, where, since when. */
  holders: string[];
  /** Whether the processes that took it are known to have ended. */
  isDead: boolean;
}

/**
 * The lock of a stack, by asking for it: reading the stack's own root changes nothing, but no
 * operation begins without the lock. Undefined where it is free.
 */
export async function lockOf({ cwd, stack, env }: StackTarget): Promise<Lock | undefined> {
  const nothing = `urn:pulumi:${stack}::nothing::pulumi:pulumi:Stack::nothing`;
  const args = ["refresh", "--yes", "--skip-preview", "--target", nothing, "--stack", stack];
  return lockIn((await runPulumi({ cwd, env, args })).output);
}

/** The lock that an operation was refused for; undefined where it was refused for something else. */
export function lockIn(output: string): Lock | undefined {
  const start = output.search(lockedWords);
  if (start < 0) return undefined;
  const lines = output.slice(start).split("\n");
  const holders = lines.map((line) => line.trim()).filter((line) => holder.test(line));
  return { holders, isDead: holders.length > 0 && holders.every(hasEnded) };
}

/** The words of a file or bucket backend, and of Pulumi Cloud. */
const lockedWords = /the stack is currently locked by|Another update is currently in progress/;

const holder = /created by (?<who>.+)@(?<host>.+) \(pid (?<pid>\d+)\) at (?<since>.+)$/;

function hasEnded(line: string): boolean {
  const { host, pid } = holder.exec(line)!.groups!;
  return host === hostname() && !isAlive(Number(pid));
}

/** Takes the lock away. Throws a UserError where whoever holds it may be at work still. */
export async function clearLock(target: StackTarget, lock: Lock, unlock: boolean): Promise<void> {
  const { cwd, stack, env } = target;
  if (!lock.isDead && !unlock) {
    throw new UserError(
      [
        `${stack} is locked, and whoever holds the lock may be at work still:`,
        ...(lock.holders.length > 0 ? lock.holders : ["the backend does not say who"]).map(
          (line) => `  ${line}`,
        ),
        "Wait for it. If nobody is at work, run this again with --unlock.",
      ].join("\n"),
    );
  }
  await pulumi({ cwd, env, args: ["cancel", "--yes", "--stack", stack] });
}
