import { UserError } from "../../shared/errors.ts";
import { poll } from "../../shared/poll.ts";
import type { Render } from "../client/client.ts";
import { isAmbiguous, isTaken, RenderError } from "../client/errors.ts";
import type { Patience, Trial } from "../client/patience.ts";
import { lagPace } from "./polling.ts";

const fewestTries = 3;
/** Render lets 20 services be made in an hour, and may count those it fails to make. */
const mostTries = 7;

/**
 * Makes a thing exactly once though answers may be lost and Render knows no idempotency keys:
 * after a failure that may have been a success, or a refusal because the name is taken, it looks for
 * what it made before making it again, for as long as a failing Render is worth it. `look` must find
 * only what cannot be anybody else's. What was found may have been left by an earlier run that wanted
 * other things: its caller brings it to what is wanted now.
 */
export async function createOnce<Made, Found>(
  render: Render,
  make: () => Promise<Made>,
  look: () => Promise<Found | undefined>,
): Promise<{ made: Made; found?: undefined } | { made?: undefined; found: Found }> {
  const tries = new Tries(render);
  for (;;) {
    try {
      return { made: await make() };
    } catch (error) {
      if (!isAmbiguous(error) && !isTaken(error)) throw error;
      const found = await poll(render.clock, lagPace, look);
      if (found !== undefined) return { found };
      if (!tries.goOn(error)) throw error;
    }
  }
}

/** Tries of a call that Render has to be asked about before it may be sent again. */
export class Tries {
  readonly #patience: Patience;
  #trial: Trial | undefined;
  #failures = 0;

  constructor({ patience }: Render) {
    this.#patience = patience;
  }

  /** Whether a failed call that did nothing is worth another try. */
  goOn(error: unknown): boolean {
    if (!(error instanceof RenderError) || !error.ambiguous) return false;
    if (++this.#failures >= mostTries) return false;
    this.#trial ??= this.#patience.trial(error.operation, fewestTries);
    return this.#trial.goesOn(error.status === 0 ? "no answer" : `status ${error.status}`);
  }
}

/** The one of several things that may be taken over; refuses where the choice is not clear. */
export interface Candidate {
  id: string;
  /** Whether it can only have been made by an interrupted run of this very stack. */
  isOurs: boolean;
}

/**
 * The candidate to take over; undefined where there is none of that name. Throws a UserError where
 * there is one that may be somebody else's.
 */
export function chooseOurs<Found extends Candidate>(
  what: string,
  found: readonly Found[],
): Found | undefined {
  const ours = found.filter(({ isOurs }) => isOurs);
  if (ours.length === 1) return ours[0];
  if (found.length === 0) return undefined;
  const ids = found.map(({ id }) => id).join(", ");
  throw new UserError(
    ours.length > 1
      ? `There are several of ${what} in this environment: ${ids}. Delete all but one.`
      : `There is ${what} already (${ids}), and nothing shows that this stack made it. ` +
          `To take it over, set adopt: ${found[0]?.id}; else choose another name.`,
  );
}

/** A candidate of a kind whose names Render lets be used twice. */
interface Dated extends Candidate {
  createdAt: string;
}

/** A kind whose names Render lets be used twice: what is there of a name, and how one is made. */
interface Repeatable {
  /** For messages: `a Key Value store named "shop"`. */
  what: string;
  /** What has the name; what this run has made counts as ours, whatever it shows. */
  look: (madeId?: string) => Promise<readonly Dated[]>;
  make: () => Promise<{ id: string }>;
  remove: (id: string) => Promise<void>;
}

/**
 * Finds what an interrupted run of this stack left, or makes it, and never leaves a second one.
 * `isNew` says that it has what `make` gave it; else its caller brings it to what is wanted now.
 */
export async function findOrCreate(
  render: Render,
  { what, look, make, remove }: Repeatable,
): Promise<{ id: string; isNew: boolean }> {
  const ours = chooseOurs(what, await look());
  if (ours) return { id: ours.id, isNew: false };
  const { made, found } = await createOnce(render, make, async () =>
    (await look()).find(({ isOurs }) => isOurs),
  );
  if (found) return { id: found.id, isNew: false };
  const id = await firstOfOurs(render, made.id, look);
  if (id !== made.id) await remove(made.id);
  return { id, isNew: id === made.id };
}

/**
 * The id of what this run is to go on with after it made `madeId`. Render's list may have lagged
 * behind an interrupted run when it was asked before; now that it shows what was just made, it also
 * shows what is older. Then the older one is it, and what was just made, still empty, goes again.
 */
async function firstOfOurs(
  { clock }: Render,
  madeId: string,
  look: Repeatable["look"],
): Promise<string> {
  const shown = await poll(clock, lagPace, async () => {
    const ours = (await look(madeId)).filter(({ isOurs }) => isOurs);
    return ours.some(({ id }) => id === madeId) ? ours : undefined;
  });
  const age = ({ createdAt, id }: Dated) => `${createdAt} ${id}`;
  return shown?.toSorted((a, b) => (age(a) < age(b) ? -1 : 1))[0]?.id ?? madeId;
}
