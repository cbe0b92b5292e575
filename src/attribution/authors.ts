import { NotAsked } from "../vendors/asked.ts";
import { atlasLog } from "./atlas.ts";
import { cloudflareLog } from "./cloudflare.ts";
import { gitHubLog } from "./github.ts";
import type { Author, Entry, Log, Session, Thing } from "./model.ts";
import { renderLog } from "./render.ts";
import { vercelLog } from "./vercel.ts";

const logs: readonly Log[] = [renderLog, vercelLog, gitHubLog, cloudflareLog, atlasLog];

/** Who changed what, as far as the vendors tell. */
export interface Authors {
  of(thing: Thing): Author | undefined;
  /** Which vendors told nothing, and why. */
  notTold: string[];
}

/**
 * Asks the vendors of those things for their logs, side by side and once each. What a vendor does not
 * tell is named, and keeps nobody from being told what was changed.
 */
export async function authorsOf(things: readonly Thing[], session: Session): Promise<Authors> {
  const asked = logs.flatMap((log) => {
    const own = things.filter(({ type }) => type.startsWith(log.prefix));
    return own.length === 0 ? [] : [read(log, own, session)];
  });
  const answers = await Promise.all(asked);
  const entries = answers.flatMap((one) => one.entries).toSorted((a, b) => (a.at > b.at ? -1 : 1));
  return {
    of: (thing) => {
      const last = entries.find((entry) => entry.isAbout(thing));
      return last && { who: last.who, at: last.at };
    },
    notTold: answers.flatMap(({ why }) => why ?? []),
  };
}

async function read(
  log: Log,
  things: readonly Thing[],
  session: Session,
): Promise<{ entries: Entry[]; why?: string }> {
  try {
    const entries = await log.read(session, things);
    // Ids of one vendor mean nothing to another.
    return { entries: entries.map((entry) => ({ ...entry, isAbout: ownTo(log, entry) })) };
  } catch (error) {
    if (!(error instanceof NotAsked)) throw error;
    return { entries: [], why: error.message };
  }
}

const ownTo = (log: Log, entry: Entry) => (thing: Thing) =>
  thing.type.startsWith(log.prefix) && entry.isAbout(thing);
