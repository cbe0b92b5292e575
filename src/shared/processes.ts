import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** Whether a process of this machine is running. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return statOf(pid)?.state !== "Z";
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** One process, and the one that it is a child of now. */
export interface Process {
  pid: number;
  parent: number;
}

/** What Linux tells of a process (proc_pid_stat(5)). */
interface Stat {
  /** `Z` is the state of one that has ended, but not for its parent. */
  state: string;
  parent: number;
  /** Nothing for the kernel's own, and for one that has ended. */
  memory: number;
  /** Where its program is; 0 while it starts one and has the old one's environment no more. */
  code: bigint;
  environment: { start: bigint; end: bigint };
}

function statOf(pid: number): Stat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // "pid (name) state parent ...": a name may hold blanks and brackets itself.
    const [state = "", parent, ...others] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // The manual's numbers, of which the first of the others is 5.
    const field = (number: number) => others[number - 5] ?? "0";
    return {
      state,
      parent: Number(parent),
      memory: Number(field(23)),
      code: BigInt(field(26)),
      environment: { start: BigInt(field(50)), end: BigInt(field(51)) },
    };
  } catch {
    return undefined;
  }
}

/**
 * The processes of this user in whose environment `text` is. Children inherit it, so that a mark in
 * a command's environment finds all that it has started, also what has lost its parent. Empty where
 * the kernel does not show environments (anything but Linux).
 */
export async function processesWith(text: string): Promise<Process[]> {
  const found: Process[] = [];
  for (const pid of pids()) {
    const isMarked = (await environmentOf(pid)).includes(text);
    const stat = isMarked ? statOf(pid) : undefined;
    if (stat) found.push({ pid, parent: stat.parent });
  }
  return found;
}

/** A program starts within microseconds, unless another process has the core; each look takes 1 ms. */
const maxLooks = 1000;

/** A process's environment; waits for one that is between two programs and shows none. */
async function environmentOf(pid: number): Promise<string> {
  try {
    for (let look = 0; look < maxLooks; look += 1) {
      const text = readFileSync(`/proc/${pid}/environ`, "latin1");
      if (text !== "" || hasNoEnvironment(statOf(pid))) return text;
      await delay(1);
    }
  } catch {
    // It has ended in the meantime, or is another user's.
  }
  return "";
}

function hasNoEnvironment(stat: Stat | undefined): boolean {
  if (stat === undefined || stat.memory === 0) return true;
  return stat.code !== 0n && stat.environment.start === stat.environment.end;
}

function pids(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Boolean);
  } catch {
    return [];
  }
}
