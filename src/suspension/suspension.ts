import type { Amount } from "../config/cost/amount.ts";
import { estimate } from "../config/cost/estimate.ts";
import { environmentNamed } from "../config/load-from-files.ts";
import { settingsOf } from "../config/settings.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { resourcesIfUp } from "../engine/deployed.ts";
import { createRender } from "../render/client/client.ts";
import { createClock } from "../render/client/fast-clock.ts";
import { readSettings } from "../render/client/settings.ts";
import { UserError } from "../shared/errors.ts";
import { type Switch, switchOf, type Vendors } from "./switch.ts";
import { order, type Thing, thingsOf } from "./things.ts";

export interface SuspensionOptions {
  /** Folder of Pulumi.yaml. */
  project: string;
  stack: string;
  env?: NodeJS.ProcessEnv;
}

/** One thing, and what is to become of it, or has become. */
export interface SuspensionPart {
  name: string;
  what: string;
  vendor: Thing["vendor"];
  /** How it is now. */
  state: "running" | "suspended";
  /** Why it is left as it is; none where it is changed. */
  left?: string;
}

/** What suspending or resuming an environment does, or has done. */
export interface Suspension {
  stack: string;
  purpose: EnvironmentSpec["purpose"];
  direction: Direction;
  /** In the order in which they are changed. */
  parts: SuspensionPart[];
  /** What it uses of others, who keep running it. */
  elsewhere: string[];
  /** US dollars a month: running, and while it is suspended. */
  cost: { running: Amount; suspended: Amount };
}

export type Direction = "suspend" | "resume";

/** What would be changed; asks the vendors how each thing is, and changes nothing. */
export async function planSuspension(
  direction: Direction,
  options: SuspensionOptions,
): Promise<Suspension> {
  const { suspension } = await survey(direction, options);
  return suspension;
}

export interface SuspensionRun extends SuspensionOptions {
  /** Consent to suspend production. */
  production?: boolean;
  /** Told of each thing before it is changed. */
  onStep: (step: string) => void;
  /** Ends the work before the next thing. */
  signal: AbortSignal;
}

/**
 * Suspends or resumes everything of an environment that can be, in order. What is so already is left
 * alone: after an end halfway, it is run again.
 */
export async function carryOut(direction: Direction, options: SuspensionRun): Promise<Suspension> {
  const { suspension, found } = await survey(direction, options);
  requireConsent(suspension, options);
  const stages = direction === "suspend" ? order : order.toReversed();
  for (const kinds of stages) {
    const due = found.filter(({ thing, part }) => kinds.includes(thing.kind) && !part.left);
    const ends = await Promise.allSettled(
      due.map(async ({ part, way }) => {
        options.signal.throwIfAborted();
        options.onStep(`${direction} ${part.what} ${part.name}`);
        await way[direction]();
        part.state = direction === "suspend" ? "suspended" : "running";
      }),
    );
    for (const end of ends)
      if (end.status === "rejected") throw halfway(direction, options, end.reason);
  }
  return suspension;
}

function requireConsent({ stack, purpose, direction }: Suspension, options: SuspensionRun): void {
  if (direction === "resume" || purpose !== "production" || options.production) return;
  throw new UserError(
    `${stack} is production, and its users would meet an error: nothing was changed. ` +
      `Only npx infra suspend -s ${stack} --production --confirm ${stack} suspends it.`,
  );
}

/** What had been changed stays so, and running it again goes on from there. */
function halfway(direction: Direction, { stack, signal }: SuspensionRun, reason: unknown): unknown {
  if (signal.aborted || !(reason instanceof Error)) return reason;
  const again = `npx infra ${direction} -s ${stack} --confirm ${stack}`;
  return new UserError(`${reason.message}\nThe rest was left as it is. To go on: ${again}`);
}

interface Found {
  thing: Thing;
  part: SuspensionPart;
  way: Switch;
}

async function survey(
  direction: Direction,
  { project, stack, env = process.env }: SuspensionOptions,
): Promise<{ suspension: Suspension; found: Found[] }> {
  const { spec, environments } = environmentNamed(project, stack);
  const resources = await resourcesIfUp({ cwd: project, stack, env });
  if (resources === undefined) {
    throw new UserError(`${stack} is not up, so there is nothing to ${direction}.`);
  }
  const others = environments.filter((each) => each !== spec);
  const vendors = vendorsOf(project, env);
  const stages = direction === "suspend" ? order : order.toReversed();
  const things = stages.flatMap((kinds) =>
    thingsOf(resources, spec, others)
      .filter(({ kind }) => kinds.includes(kind))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
  const found = await Promise.all(things.map((thing) => look(direction, thing, vendors)));
  const { total, suspended, elsewhere } = estimate(spec, others);
  return {
    found,
    suspension: {
      stack,
      purpose: spec.purpose,
      direction,
      parts: found.map(({ part }) => part),
      elsewhere,
      cost: { running: total, suspended },
    },
  };
}

async function look(direction: Direction, thing: Thing, vendors: Vendors): Promise<Found> {
  const way = switchOf(thing, vendors);
  const { name, what, vendor, keeps, asleep } = thing;
  // What Atlas cannot pause is not asked for.
  const isSuspended = keeps === undefined && (await way.isSuspended());
  const why = direction === "suspend" ? keeps : (keeps ?? asleep);
  const isDone = isSuspended === (direction === "suspend");
  const left = why ?? (isDone ? `${isSuspended ? "suspended" : "running"} already` : undefined);
  const state = isSuspended ? "suspended" : "running";
  return { thing, way, part: { name, what, vendor, state, ...(left !== undefined && { left }) } };
}

function vendorsOf(project: string, env: NodeJS.ProcessEnv): Vendors {
  const clock = createClock(env);
  let render: ReturnType<Vendors["render"]> | undefined;
  return {
    env,
    clock,
    render: () => {
      render ??= createRender(
        readSettings((key) => settingsOf(project, key)[0], env),
        { clock },
      );
      return render;
    },
  };
}
