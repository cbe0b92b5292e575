import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../shared/errors.ts";
import { isAlive } from "../shared/processes.ts";
import type { Announcement } from "./announcement.ts";

/** What the file in a state folder says about the sandbox that serves it. */
interface LockRecord {
  pid: number;
  /** Missing while the sandbox is still starting. */
  announcement?: Announcement;
}

const fileName = "sandbox.json";

/** A claim on a state folder: at most one sandbox serves it at a time. */
export interface Claim {
  /** Says where the sandbox is to be found. */
  publish(announcement: Announcement): void;
  release(): void;
}

/**
 * Claims a state folder for this process. Throws a UserError when a sandbox that runs has it;
 * the claim of a process that was killed is taken over.
 */
export function claimState(dir: string): Claim {
  const file = join(dir, fileName);
  const aside = `${file}.${process.pid}`;
  const write = (record: LockRecord): void => {
    writeFileSync(aside, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 });
  };
  const owner = readRecord(file);
  if (owner && isAlive(owner.pid)) throw inUse(dir, owner.pid);
  if (owner) rmSync(file, { force: true });
  write({ pid: process.pid });
  try {
    // A link fails where the name exists, so of two that start at once only one gets it.
    linkSync(aside, file);
  } catch {
    throw inUse(dir, readRecord(file)?.pid);
  } finally {
    rmSync(aside, { force: true });
  }
  return {
    publish(announcement) {
      write({ pid: process.pid, announcement });
      renameSync(aside, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Whether a sandbox that runs has a state folder; it may be starting still. */
export function isClaimed(dir: string): boolean {
  const owner = readRecord(join(dir, fileName));
  return owner !== undefined && isAlive(owner.pid);
}

/** Where the sandbox of a state folder is to be found, if one runs there and has started. */
export function findSandbox(dir: string): Announcement | undefined {
  const owner = readRecord(join(dir, fileName));
  return owner && isAlive(owner.pid) ? owner.announcement : undefined;
}

function inUse(dir: string, pid: number | undefined): UserError {
  return new UserError(
    `A sandbox already runs on ${dir} (process ${pid ?? "unknown"}). Use it with ` +
      `"infra sandbox exec --state ${dir} -- COMMAND", stop it, or choose another --state.`,
  );
}

function readRecord(file: string): LockRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
