import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claimState, isClaimed } from "../sandbox/lock.ts";
import { UserError } from "../shared/errors.ts";

/** What the folder of every rehearsal begins with, below the system's folder for temporary files. */
export const rehearsalPrefix = join(tmpdir(), "infra-rehearsal-");

/** A folder that a rehearsal left: with --keep, or as it was killed. */
export interface Kept {
  folder: string;
  /** When it was made. */
  since: string;
  /** Whether a sandbox runs there now. */
  inUse: boolean;
}

/** Every folder that rehearsals left on this machine, oldest first. */
export function keptStates(): Kept[] {
  return readdirSync(tmpdir())
    .map((name) => join(tmpdir(), name))
    .filter((folder) => folder.startsWith(rehearsalPrefix) && isState(folder))
    .map((folder) => ({
      folder,
      since: statSync(folder).birthtime.toISOString(),
      inUse: isClaimed(folder),
    }))
    .toSorted((a, b) => (a.since < b.since ? -1 : 1));
}

/** Removes a sandbox's folder, and refuses any other; false where there is none. */
export function removeState(folder: string): boolean {
  if (!existsSync(folder)) return false;
  if (!isState(folder)) {
    throw new UserError(`${folder} is not a sandbox's folder: there is no world.json in it.`);
  }
  // Refuses while a sandbox runs there; nobody can start one until all is gone.
  claimState(folder);
  rmSync(folder, { recursive: true });
  return true;
}

function isState(folder: string): boolean {
  return existsSync(join(folder, "world.json"));
}
