import { rmSync } from "node:fs";
import { join } from "node:path";
import { stackFile, stacksOf } from "../config/project.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { addEnvironment } from "../env/add.ts";
import type { Removal } from "../env/remove.ts";
import type { World } from "../sandbox/world.ts";
import { UserError } from "../shared/errors.ts";
import { retainedBy } from "./consent.ts";
import { type EngineContext, type EngineRun, runEngine, timed } from "./engine-run.ts";
import { infraJson } from "./infra-run.ts";
import { assertSame, rowsOf } from "./leftovers.ts";
import type { StagePart } from "./life.ts";
import { look } from "./look.ts";
import { prepareStacks } from "./prepare-stacks.ts";

export interface ByNameOptions {
  context: EngineContext;
  world: World;
  environments: readonly EnvironmentSpec[];
  onRetained(row: string): void;
}

/**
 * One more environment, after another's config and by its name alone: added, brought up, met by
 * users, and removed, which leaves all as it was. None where no environment can be made so.
 */
export function byName({
  context,
  world,
  environments,
  onRetained,
}: ByNameOptions): StagePart | undefined {
  const { folder, env } = context;
  const name = freeName(folder);
  const model = environments
    .filter(({ purpose }) => purpose !== "production")
    .findLast(({ stack }) => canAdd(folder, name, stack));
  if (model === undefined) return undefined;
  const run = async (onLine: (line: string) => void): Promise<EngineRun[]> => {
    const before = rowsOf(world);
    await infraJson(context, ["env", "add", name, "--like", model.stack, "--own"]);
    await prepareStacks({ folder, stacks: [name], fresh: [name] }, env);
    const up = await runEngine(context, `up ${name}`, ["up", "--yes", "--stack", name], onLine);
    const met = await look(context, name);
    const stays = new Set(await retainedBy(context, name));
    stays.forEach(onRetained);
    const removed = await timed(`remove ${name}`, async () => {
      const args = ["env", "remove", name, "--confirm", name];
      const { resources } = await infraJson<Removal>(context, args);
      return { deleted: resources };
    });
    const after = [...rowsOf(world)].filter(([key]) => !stays.has(key));
    assertSame(
      `Adding ${name} and removing it again did not leave all as it was`,
      before,
      new Map(after),
    );
    return [up, met, removed];
  };
  return { title: name, run };
}

function freeName(folder: string): string {
  const taken = stacksOf(folder);
  return ["qa", "trial", "rehearsed"].find((name) => !taken.includes(name)) ?? `qa-${taken.length}`;
}

/** Tried on the copy: some need what only a person can decide, e.g. an address of their own. */
function canAdd(folder: string, name: string, like: string): boolean {
  try {
    addEnvironment(folder, { name, like, own: true });
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  } finally {
    rmSync(join(folder, stackFile(name)), { force: true });
  }
}
