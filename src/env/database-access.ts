import { z } from "zod";
import type { EnvironmentSpec } from "../config/spec.ts";
import { UserError } from "../shared/errors.ts";
import { askVendor, changeAtVendor, NotAsked } from "../vendors/asked.ts";
import { atlas } from "../vendors/atlas.ts";

/** Atlas lets no temporary entry stay longer. Source: Atlas Admin API, `deleteAfterDate`. */
export const longestHours = 7 * 24;

/** Whose database is to be reached, from where, and who asks. */
export interface Access {
  spec: EnvironmentSpec;
  /** IPv4 address of the laptop, as the internet sees it. */
  ip: string;
  env: NodeJS.ProcessEnv;
}

export interface Opened {
  ip: string;
  /** ISO time at which Atlas removes it; none where the list lets the address in for good. */
  until: string | undefined;
}

const list = z.object({
  results: z.array(
    z.object({
      cidrBlock: z.string().nullish(),
      comment: z.string().nullish(),
      deleteAfterDate: z.string().nullish(),
    }),
  ),
});

/** Other environments whose clusters the same list opens: an Atlas project has one for all. */
export function openedWith(
  spec: EnvironmentSpec,
  all: readonly EnvironmentSpec[],
): EnvironmentSpec[] {
  const project = projectOf(spec);
  return all.filter(
    ({ stack, database }) =>
      stack !== spec.stack && database?.vendor === "mongodbatlas" && database.project === project,
  );
}

/**
 * Lets one address reach the environment's cluster for some hours; done again, from now on. Atlas
 * removes the entry by itself, and its comment says whose it is. Throws a UserError where the database
 * is not at Atlas, the environment is production, or Atlas refuses.
 */
export async function openAccess(
  { spec, ip, env }: Access,
  { hours, owner, now }: { hours: number; owner: string; now: Date },
): Promise<Opened> {
  const path = pathOf(spec);
  const block = `${ip}/32`;
  const there = (await entriesAt(path, env)).find(({ cidrBlock }) => cidrBlock === block);
  if (there && !there.deleteAfterDate) return { ip, until: undefined };
  // What is there is not changed by adding it again.
  if (there) await removeEntry(path, block, env);
  const until = new Date(now.getTime() + hours * 3_600_000).toISOString();
  const comment = `${owner}, for ${spec.stack}'s database until ${until.slice(0, 16)}Z`;
  const entry = { ipAddress: ip, comment, deleteAfterDate: until };
  const { status, words } = await asking("add an entry to", () =>
    changeAtVendor(atlas, "POST", path, env, [entry]),
  );
  if (status === 201) return { ip, until };
  throw new UserError(`Could not let ${ip} in: Atlas answered ${status}: ${words}`);
}

/** Removes the address before its time is over. False where there is no such temporary entry. */
export async function closeAccess({ spec, ip, env }: Access): Promise<boolean> {
  const path = pathOf(spec);
  const block = `${ip}/32`;
  const there = (await entriesAt(path, env)).find(({ cidrBlock }) => cidrBlock === block);
  if (!there?.deleteAfterDate) return false;
  await removeEntry(path, block, env);
  return true;
}

function projectOf({ stack, purpose, database }: EnvironmentSpec): string {
  if (purpose === "production") {
    throw new UserError(`${stack} is production: no laptop is let in to its database.`);
  }
  if (database?.vendor === "mongodbatlas" && database.project !== undefined)
    return database.project;
  throw new UserError(
    `${stack} has no database at Atlas, and a Render Postgres of ours is reached inside Render alone.`,
  );
}

function pathOf(spec: EnvironmentSpec): string {
  return `/api/atlas/v2/groups/${projectOf(spec)}/accessList`;
}

async function entriesAt(path: string, env: NodeJS.ProcessEnv) {
  const answer = await asking("read", () => askVendor(atlas, `${path}?itemsPerPage=500`, env));
  return list.parse(answer).results;
}

async function removeEntry(path: string, block: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { status, words } = await asking("remove an entry from", () =>
    changeAtVendor(atlas, "DELETE", `${path}/${encodeURIComponent(block)}`, env),
  );
  // 404: its time was over in between.
  if (status === 204 || status === 404) return;
  throw new UserError(`Could not remove ${block}: Atlas answered ${status}: ${words}`);
}

async function asking<Answer>(doing: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof NotAsked)) throw error;
    throw new UserError(`Could not ${doing} the project's access list: ${error.message}`);
  }
}
