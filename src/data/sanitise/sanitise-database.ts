import { UserError } from "../../shared/errors.ts";
import type { OpenSource } from "../kind.ts";
import { kindOf } from "../kinds.ts";
import { type SanitiseArgs, type Sanitised, sanitise } from "./sanitise.ts";

export interface SanitiseDatabaseArgs extends Omit<SanitiseArgs, "from" | "to" | "treat"> {
  /** Holds a password, and is never shown. */
  sourceUrl: string;
  /** The folder where the result stands afterwards. None to only check. */
  to?: string;
}

/** Sanitises what a database holds, without changing it; originals are never on the disk. */
export async function sanitiseDatabase(args: SanitiseDatabaseArgs): Promise<Sanitised> {
  const { sourceUrl, to: path, ...rest } = args;
  return await withSource(sourceUrl, async (source) => {
    const { faults, format, from, treat } = await source.contents(rest.policy);
    if (faults.length > 0)
      return { ...nothingDone, faults, keyFingerprint: rest.pseudonyms.fingerprint };
    const to = path === undefined ? {} : { to: { path, format } };
    return await sanitise({ ...rest, from, treat, ...to });
  });
}

const nothingDone = {
  ok: false,
  collections: {},
  unlisted: [],
  residual: [],
  dangling: {},
  unused: [],
};

/** Does something with a database that is only ever read. */
export async function withSource<T>(
  url: string,
  work: (source: OpenSource) => Promise<T>,
): Promise<T> {
  const source = await kindOf("source", url).openSource(url);
  try {
    const reasons = await source.refusals();
    if (reasons.length > 0) throw new UserError(reasons.join("\n"));
    return await work(source);
  } finally {
    await source.close();
  }
}
