import type { Announcement } from "./announcement.ts";
import { findSandbox } from "./lock.ts";

/** A sandbox that another process runs. */
export interface Joined extends Announcement {
  /** Does the work; the sandbox stays until it is done, even if its own command has ended. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** Joins the sandbox that runs on a state folder, if one does. */
export async function joinSandbox(state: string): Promise<Joined | undefined> {
  const announcement = findSandbox(state);
  if (announcement === undefined) return undefined;
  const end = new AbortController();
  const lease = await fetch(`${announcement.control}/lease`, { signal: end.signal }).catch(
    // The process of that number is not a sandbox any more, or is just ending.
    () => undefined,
  );
  if (!lease?.ok) return undefined;
  return {
    ...announcement,
    async during(work) {
      try {
        return await work();
      } finally {
        end.abort();
      }
    },
  };
}
