import type { Announcement } from "./announcement.ts";
import { findSandbox } from "./lock.ts";

/** A sandbox that another process runs. */
export interface Joined extends Announcement {
  /** Does the work; the sandbox stays until it is done, even if its own command has ended. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** Joins the sandbox that runs on a state folder, if one does. `asked` ends waiting for its answer. */
export async function joinSandbox(state: string, asked?: AbortSignal): Promise<Joined | undefined> {
  const announcement = findSandbox(state);
  if (announcement === undefined) return undefined;
  const end = new AbortController();
  const giveUp = () => end.abort();
  asked?.addEventListener("abort", giveUp, { once: true });
  const lease = await fetch(`${announcement.control}/lease`, { signal: end.signal }).catch(
    // The process of that number is not a sandbox any more, or is just ending.
    () => undefined,
  );
  asked?.throwIfAborted();
  asked?.removeEventListener("abort", giveUp);
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
