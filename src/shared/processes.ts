import { readdirSync, readFileSync } from "node:fs";

/** Whether a process of this machine is running. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
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

/**
 * The processes of this user in whose environment `text` is. Children inherit it, so that a mark in
 * a command's environment finds all that it has started, also what has lost its parent. Empty where
 * the kernel does not show environments (anything but Linux).
 */
export function processesWith(text: string): Process[] {
  return pids().flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, "latin1").includes(text)) return [];
      // "pid (name) state parent ...": a name may hold blanks and brackets itself.
      const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
      const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return [{ pid, parent: Number(parent) }];
    } catch {
      // It has ended in the meantime, or is another user's.
      return [];
    }
  });
}

function pids(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Boolean);
  } catch {
    return [];
  }
}
