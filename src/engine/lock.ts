import { open, readFile, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { type Clock, systemClock } from "../shared/clock.ts";
import { isAlive } from "../shared/processes.ts";

/** How often the owner of a lock shows that it is alive, by touching the file. */
const heartbeatMs = 1_000;

/** A lock not touched for this long has no living owner, whatever its file says. */
const staleAfterMs = 10_000;

/** How often a waiting process looks again. */
const pollMs = 200;

export interface LockOptions {
  clock?: Clock;
  /** Called once when another process holds the lock, with its process id. */
  onWait?: (owner: number) => void;
  signal?: AbortSignal;
}

/**
 * Runs `work` while no other process runs it under the same lock file. The lock of a process
 * that was killed is taken over. Two processes that take over at the same instant may both go
 * on, so the work itself must stay right when done twice; the lock only saves the second one.
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  { clock = systemClock, onWait, signal }: LockOptions = {},
): Promise<T> {
  let waiting = false;
  while (!(await acquire(file))) {
    signal?.throwIfAborted();
    if (await isStale(file, clock)) {
      await rm(file, { force: true });
      continue;
    }
    if (!waiting) onWait?.(await ownerOf(file));
    waiting = true;
    await clock.sleep(pollMs, signal);
  }
  const heartbeat = setInterval(() => touch(file), heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(file, { force: true });
  }
}

/** Creates the lock file, which says who owns it; false when it exists already. */
async function acquire(file: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
    await handle.close();
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function isStale(file: string, clock: Clock): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    if (clock.now() - mtimeMs > staleAfterMs) return true;
    const { pid, host } = JSON.parse(await readFile(file, "utf8"));
    return host === hostname() && !isAlive(pid);
  } catch {
    // Released, or still being written, while we looked: neither is a dead owner.
    return false;
  }
}

async function ownerOf(file: string): Promise<number> {
  try {
    return JSON.parse(await readFile(file, "utf8")).pid;
  } catch {
    return 0;
  }
}

function touch(file: string): void {
  const now = new Date();
  // Losing the file to a process that took us for dead is no reason to stop.
  utimes(file, now, now).catch(() => {});
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
