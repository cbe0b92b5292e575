import { join } from "node:path";
import type { EnvironmentSpec } from "../config/spec.ts";
import type { World } from "../sandbox/world.ts";
import { besideProduction } from "./beside-production.ts";
import { byName } from "./by-name.ts";
import type { EngineContext } from "./engine-run.ts";
import type { Stage } from "./life.ts";

export interface NewcomersOptions {
  context: EngineContext;
  world: World;
  /** Folder of everything that the rehearsal makes. */
  state: string;
  environments: readonly EnvironmentSpec[];
  onRetained(row: string): void;
}

/** Environments that join: one by its name alone, and one before production is managed. */
export function newcomersOf({ state, ...options }: NewcomersOptions): Stage[] {
  const added = byName(options);
  const beside = besideProduction({ ...options, state: join(state, "beside") });
  const acts = [
    ...(added ? ["add an environment by its name and remove it"] : []),
    ...(beside ? ["start beside an unmanaged production and adopt it"] : []),
  ];
  if (acts.length === 0) return [];
  const title = acts.join(", ").replace(/^./, (letter) => letter.toUpperCase());
  return [{ title, parts: [added, beside].filter((part) => part !== undefined) }];
}
