import { cpSync, existsSync, mkdtempSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { withLock } from "../../src/engine/lock.ts";
import { openStage, type Stage } from "./stage.ts";

/**
 * A stage of its own on which Bondigoo's environments are all up. The first test file that asks
 * brings them up; the others copy what that left, which is a fifth of the work.
 */
export async function openStageAllUp(): Promise<Stage> {
  return await openStage(process.cwd(), await copyAllUp());
}

/** The state folder of such a stage, for a project of one's own to be opened on. */
export async function copyAllUp(): Promise<string> {
  const made = join(inject("sharedFolder"), "all-up");
  await withLock(`${made}.lock`, async () => {
    if (!existsSync(made)) await bringUp(made);
  });
  const state = mkdtempSync(join(tmpdir(), "stage-"));
  cpSync(made, state, { recursive: true, verbatimSymlinks: true });
  return state;
}

/** Leaves the state in that folder, all of it or nothing. */
async function bringUp(made: string): Promise<void> {
  const state = `${made}.new`;
  const stage = await openStage(process.cwd(), state);
  try {
    await stage.up("prod");
    await Promise.all([stage.up("staging"), stage.up("dev")]);
  } finally {
    await stage.stop();
  }
  renameSync(state, made);
}
