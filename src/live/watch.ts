import type { EnvironmentSpec } from "../config/spec.ts";
import { type Clock, systemClock } from "../shared/clock.ts";
import type { Outcome, Subject } from "./verify/check.ts";
import { Network } from "./verify/network.ts";
import { askAll } from "./verify/settle.ts";
import { hostSubjects } from "./verify/subjects.ts";

export interface WatchOptions {
  /** Environments that are watched. */
  watched: readonly EnvironmentSpec[];
  /** All of the platform. */
  environments: readonly EnvironmentSpec[];
  /** How long after a look that failed the second one is taken: a restart or a lost packet is over then. */
  pauseMs: number;
  env?: NodeJS.ProcessEnv;
  clock?: Clock;
}

/** What shuts users out of an environment, in two looks in a row; nothing where all is well. */
export interface Watched {
  stack: string;
  failing: Outcome[];
}

/**
 * Looks at environments from outside with few and small requests, and a second time at those where
 * anything failed. Needs no engine, no state and no credential: addresses that only a vendor knows are
 * not looked at. Changes nothing.
 */
export async function watch(options: WatchOptions): Promise<Watched[]> {
  const { watched, pauseMs, clock = systemClock } = options;
  const network = await Network.of(options.env ?? process.env);
  const look = async (spec: EnvironmentSpec) => ({
    spec,
    failing: await failingIn(spec, options, network),
  });
  const first = await Promise.all(watched.map(look));
  const unwell = first.filter(({ failing }) => failing.length > 0);
  if (unwell.length === 0) return watched.map(({ stack }) => ({ stack, failing: [] }));
  await clock.sleep(pauseMs);
  const second = await Promise.all(unwell.map(({ spec }) => look(spec)));
  return first.map(({ spec, failing }) => {
    const again = second.find((one) => one.spec === spec)?.failing ?? [];
    const before = new Set(failing.map(nameOf));
    return { stack: spec.stack, failing: again.filter((one) => before.has(nameOf(one))) };
  });
}

async function failingIn(
  spec: EnvironmentSpec,
  { environments, env = process.env, clock = systemClock }: WatchOptions,
  network: Network,
): Promise<Outcome[]> {
  const known = { ...spec, services: spec.services.filter(({ url }) => url !== undefined) };
  const verified = { spec: known, environments, resources: [], network, now: clock.now, env };
  const outcomes = await askAll(hostSubjects(verified).map(lightly), { clock, waitMs: 0 });
  return outcomes.filter(({ status }) => status === "failed");
}

function lightly({ name, checks }: Subject): Subject {
  return { name, checks: checks.filter(({ gate, watched }) => gate === true || watched === true) };
}

function nameOf({ subject, check }: Outcome): string {
  return `${subject}: ${check}`;
}
