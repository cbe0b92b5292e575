import { readdirSync, readFileSync } from "node:fs";

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

/** What Linux tells of a process; `Z` is the state of one that has ended, but not for its parent. */
function statOf(pid: number): { state: string; parent: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // "pid (name) state parent ...": a name may hold blanks and brackets itself.
    const [state = "", parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

/**
 * The processes of this user in whose environment `text` is. Children inherit it, so that a mark in
 * a command's environment finds all that it has started, also what has lost its parent. Empty where
 * the kernel does not show environments (anything but Linux).
 */
export function processesWith(text: string): Process[] {
  return pids().flatMap((pid) => {
    const stat = environmentOf(pid).includes(text) ? statOf(pid) : undefined;
    return stat ? [{ pid, parent: stat.parent }] : [];
  });
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    // It has ended in the meantime, or is another user's.
    return "";
  }
}

function pids(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Boolean);
  } catch {
    return [];
  }
}
