import { UserError } from "../../shared/errors.ts";
import type { Render } from "../client/client.ts";
import { isAmbiguous, isTaken } from "../client/errors.ts";
import { lagPace, poll } from "./polling.ts";

const maxAttempts = 3;

/**
 * Makes a thing exactly once though answers may be lost and Render knows no idempotency keys:
 * after a failure that may have been a success, or a refusal because the name is taken, it looks for
 * what it made before making it again. `look` must find only what cannot be anybody else's.
 */
export async function createOnce<Value>(
  { clock }: Render,
  make: () => Promise<Value>,
  look: () => Promise<Value | undefined>,
): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await make();
    } catch (error) {
      if (!isAmbiguous(error) && !isTaken(error)) throw error;
      const made = await poll(clock, lagPace, look);
      if (made !== undefined) return made;
      if (attempt === maxAttempts || !isAmbiguous(error)) throw error;
    }
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
