import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isAlive } from "../shared/processes.ts";

/**
 * Removes the locks of engines that ended without removing them: killed, or interrupted while they
 * had the lock but did not listen yet, as engine 3.255.0 does for some milliseconds. In a sandbox
 * nobody else can hold one; a real stack's is removed by a person, with `pulumi cancel`.
 */
export function releaseDeadEngines(backend: string): void {
  const folder = join(backend, ".pulumi", "locks");
  if (!existsSync(folder)) return;
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((each) => each.endsWith(".json"))) {
    const file = join(folder, name);
    const owner = readOwner(file);
    if (owner?.hostname !== hostname() || isAlive(owner.pid)) continue;
    for (const part of [file, `${file}.attrs`]) rmSync(part, { force: true });
  }
}

function readOwner(file: string): { pid: number; hostname: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Its engine has just ended.
    return undefined;
  }
}
