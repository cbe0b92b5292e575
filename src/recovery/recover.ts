import { environmentNamed } from "../config/load-from-files.ts";
import { pulumi, type StackTarget } from "../engine/pulumi.ts";
import { isAskable } from "./ask-vendors.ts";
import { forgetDeleted } from "./deleted.ts";
import { type Existing, findExisting } from "./existing.ts";
import { clearPending, pendingCreations } from "./pending.ts";
import { previewStack } from "./preview.ts";
import type { Blind } from "./questions.ts";
import { inScratchStack, type ScratchStack } from "./scratch-stack.ts";
import { clearLock, lockOf } from "./stack-lock.ts";
import { take } from "./take.ts";

export interface RecoverOptions {
  /** Folder with Pulumi.yaml. */
  project: string;
  stack: string;
  /** Where the engine finds its backend, and the vendors their credentials. */
  env: NodeJS.ProcessEnv;
  /** Only looks: nothing is taken, unlocked or cleared. */
  previewOnly: boolean;
  /** Takes a lock away although whoever holds it may be at work still. */
  unlock: boolean;
  /** Whether a thing may be taken of which something speaks against its being this stack's own. */
  mayTake(thing: Found): Promise<boolean>;
  /** Told what is being done, in a few words. */
  onProgress(line: string): void;
}

/** A thing that is at its vendor already, though the state does not hold it. */
export interface Found {
  /** Name in the program, as the preview shows it. */
  name: string;
  type: string;
  id: string;
  /** What speaks against its being this stack's own. */
  doubt?: string;
}

/** What was found, what was done about it, and what is left for the next `up`. */
export interface Recovery {
  stack: string;
  /** Who held the lock. */
  locked?: string[];
  taken: Found[];
  /** Left alone: nobody said that they may be taken. */
  left: Found[];
  /** What could not be looked at: it may exist. */
  blind: Blind[];
  /** Creations that the engine knew no end of. */
  pending: number;
  /** What the next `up` does, by operation: `create`, `update`, `same`. */
  next: Record<string, number>;
}

/**
 * Brings the state of a stack to what stands at the vendors, after an `up` that was interrupted or a
 * state that was lost: looks at what the next `up` would make, asks for exactly these, takes in what
 * is this stack's own, and forgets a dead lock and operations that never ended. Changes nothing at
 * any vendor. Run again, it goes on where it stopped.
 */
export async function recover(options: RecoverOptions): Promise<Recovery> {
  const { project, stack, env, previewOnly, unlock } = options;
  const { spec } = environmentNamed(project, stack);
  const target: StackTarget = { cwd: project, stack, env };
  const lock = await lockOf(target);
  if (lock && !previewOnly) await clearLock(target, lock, unlock);

  const settings = { "github:owner": spec.repository.owner };
  const scratch = { project, program: "vendor-calls.ts", env, settings };
  const outcome = await inScratchStack(scratch, (vendors) => takeAll(target, vendors, options));

  const pending = await pendingCreations(target);
  const isSettled = outcome.blind.length === 0 && outcome.left.length === 0;
  if (pending > 0 && isSettled && !previewOnly) await clearPending(target);
  return { stack, ...(lock && { locked: lock.holders }), ...outcome, pending };
}

/** Round by round: only what is in the state says where to look for the things inside it. */
async function takeAll(
  target: StackTarget,
  vendors: ScratchStack,
  options: RecoverOptions,
): Promise<Pick<Recovery, "taken" | "left" | "blind" | "next">> {
  const { project, stack, env, previewOnly, onProgress } = options;
  const looked = new Set<string>();
  const taken: Found[] = [];
  const left: Found[] = [];
  const blind: Blind[] = [];
  const read = new Set<string>();
  for (;;) {
    onProgress(`Asking the engine what the next up of ${stack} would make`);
    const preview = await previewStack(target);
    const unread = preview.replacements.filter((urn) => !read.has(urn));
    if (unread.length > 0 && !previewOnly) {
      const deleted = await forgetDeleted(target);
      await forgetGone(
        target,
        unread.filter((urn) => !deleted.includes(urn)),
      );
      for (const urn of unread) read.add(urn);
      continue;
    }
    const open = preview.creations.filter(({ urn }) => !looked.has(urn));
    onProgress(`Asking the vendors whether it is there: ${open.filter(isAskable).length} things`);
    const found = await findExisting(open, { project, env }, vendors);
    for (const creation of open) if (isAskable(creation)) looked.add(creation.urn);
    for (const { creation } of found.existing) looked.add(creation.urn);
    blind.push(...found.blind);
    const chosen = previewOnly ? [] : await choose(found.existing, options);
    left.push(...found.existing.filter((thing) => !chosen.includes(thing)).map(shown));
    if (chosen.length === 0) return { taken, left, blind, next: preview.counts };
    onProgress(`Taking into the state: ${chosen.length} things`);
    await take(target, preview, chosen);
    taken.push(...chosen.map(shown));
  }
}

/**
 * A state from before a replacement holds what is gone, and hides that what took its place is there:
 * what the next `up` would replace is read first, and forgotten where it is gone.
 */
async function forgetGone(
  { cwd, stack, env }: StackTarget,
  replaced: readonly string[],
): Promise<void> {
  if (replaced.length === 0) return;
  const targets = replaced.flatMap((urn) => ["--target", urn]);
  const args = ["refresh", "--yes", "--skip-preview", "--stack", stack, ...targets];
  await pulumi({ cwd, env, args });
}

async function choose(
  existing: readonly Existing[],
  { mayTake }: RecoverOptions,
): Promise<Existing[]> {
  const chosen: Existing[] = [];
  for (const thing of existing) {
    if (thing.doubt === undefined || (await mayTake(shown(thing)))) chosen.push(thing);
  }
  return chosen;
}

function shown({ creation: { name, type }, id, doubt }: Existing): Found {
  return { name, type, id, ...(doubt !== undefined && { doubt }) };
}
