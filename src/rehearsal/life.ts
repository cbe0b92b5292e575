import type { EnvironmentSpec } from "../config/spec.ts";
import type { World } from "../sandbox/world.ts";
import { consentToDestroy, retainedBy } from "./consent.ts";
import { dayTwoOf } from "./day-two.ts";
import { type EngineContext, type EngineRun, runEngine } from "./engine-run.ts";
import { assertSame, rowsOf } from "./leftovers.ts";
import { look } from "./look.ts";
import { newcomersOf } from "./newcomers.ts";

/** A stage of the life of all environments; its parts go side by side. */
export interface Stage {
  title: string;
  parts: StagePart[];
  /** Done before the parts, e.g. to remember how things are. */
  before?(): void;
  /** Done after the parts; throws a UserError where they did what they must not. */
  after?(): void;
}

export interface StagePart {
  /** The stack. */
  title: string;
  run(onLine: (line: string) => void): Promise<EngineRun[]>;
}

export interface LifeOptions {
  context: EngineContext;
  world: World;
  /** Stacks in the order in which they are brought up, see waves.ts. */
  waves: readonly string[][];
  /** What the stacks are, in that order. */
  environments: readonly EnvironmentSpec[];
  /** Folder of everything that the rehearsal makes. */
  state: string;
  /** Leave everything up. */
  keep: boolean;
  /** Told of each thing that a destroy leaves at its vendor on purpose, e.g. a branch with code. */
  onRetained(row: string): void;
}

/**
 * The whole life of all environments: up; a second up that changes nothing; a refresh that finds
 * nothing; a look from outside at what users meet; environments that join, see newcomers.ts; the days
 * after, see day-two.ts; destroy, in the opposite order, that leaves nothing behind.
 */
export function lifeOf(options: LifeOptions): Stage[] {
  const { context, world, waves, keep } = options;
  const seed = rowsOf(world);
  const retained = new Set<string>();
  const onRetained = (row: string) => {
    retained.add(row);
    options.onRetained(row);
  };
  const all = waves.flat();
  const creation = waves.map((wave) => stage(`Bring up ${wave.join(" and ")}`, wave, up(context)));
  const repetition = [
    unchanged(world, stage("Bring all up again: nothing changes", all, upAgain(context))),
    unchanged(world, stage("Refresh all: nothing is found", all, refresh(context))),
    unchanged(world, stage("Verify all from outside, as users do", all, lookFromOutside(context))),
  ];
  if (keep) return [...creation, ...repetition];
  const destruction = waves
    .toReversed()
    .map((wave) => stage(`Destroy ${wave.join(" and ")}`, wave, destroy(context, onRetained)));
  destruction.at(-1)!.after = () => {
    const left = [...rowsOf(world)].filter(([key]) => !retained.has(key));
    assertSame(
      "After destroying everything, the vendors still hold something",
      seed,
      new Map(left),
    );
  };
  const { environments, state } = options;
  const newcomers = newcomersOf({ context, world, state, environments, onRetained });
  const dayTwo = dayTwoOf({ context, world, environments });
  return [...creation, ...repetition, ...newcomers, ...dayTwo, ...destruction];
}

type StackRun = (stack: string, onLine: (line: string) => void) => Promise<EngineRun[]>;

function stage(title: string, stacks: readonly string[], run: StackRun): Stage {
  const parts = stacks.map((stack) => ({
    title: stack,
    run: (onLine: (line: string) => void) => run(stack, onLine),
  }));
  return { title, parts };
}

/** A stage after which the vendors hold exactly what they held before. */
function unchanged(world: World, inner: Stage): Stage {
  let rows = new Map<string, string>();
  return {
    ...inner,
    before: () => {
      rows = rowsOf(world);
    },
    after: () => assertSame(`"${inner.title}": something changed`, rows, rowsOf(world)),
  };
}

function up(context: EngineContext): StackRun {
  return async (stack, onLine) => [
    await runEngine(context, `up ${stack}`, ["up", "--yes", "--stack", stack], onLine),
  ];
}

const expectNothing = ["--yes", "--skip-preview", "--expect-no-changes", "--stack"];

function upAgain(context: EngineContext): StackRun {
  return async (stack, onLine) => [
    await runEngine(context, `second up ${stack}`, ["up", ...expectNothing, stack], onLine),
  ];
}

function refresh(context: EngineContext): StackRun {
  return async (stack, onLine) => [
    await runEngine(context, `refresh ${stack}`, ["refresh", ...expectNothing, stack], onLine),
  ];
}

function lookFromOutside(context: EngineContext): StackRun {
  return async (stack) => [await look(context, stack)];
}

function destroy(context: EngineContext, onRetained: (row: string) => void): StackRun {
  return async (stack, onLine) => {
    for (const row of await retainedBy(context, stack)) onRetained(row);
    const consent = await consentToDestroy(context, stack);
    const args = ["destroy", "--yes", "--skip-preview", "--stack", stack];
    const run = await runEngine(context, `destroy ${stack}`, args, onLine);
    return consent ? [consent, run] : [run];
  };
}
