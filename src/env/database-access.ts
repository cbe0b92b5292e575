import { z } from "zod";
import type { EnvironmentSpec } from "../config/spec.ts";
import type { Clock } from "../shared/clock.ts";
import { UserError } from "../shared/errors.ts";
import { type Pace, poll } from "../shared/poll.ts";
import { askVendor, changeAtVendor, NotAsked } from "../vendors/asked.ts";
import { atlas } from "../vendors/atlas.ts";
import { atlasRows } from "../vendors/pages.ts";

/** Atlas lets no temporary entry stay longer. Source: Atlas Admin API, `deleteAfterDate`. */
export const longestHours = 7 * 24;

/** How often Atlas is asked whether an entry counts yet, which takes up to a minute. */
const pace: Pace = { firstMs: 2_000, growth: 1, longestMs: 2_000, boundMs: 180_000 };

/** Whose database is to be reached, and from where. */
export interface Access {
  spec: EnvironmentSpec;
  /** IPv4 address of this machine, as the internet sees it. */
  ip: string;
  env: NodeJS.ProcessEnv;
}

export interface Term {
  hours: number;
  /** Who asks, for the entry's comment. */
  owner: string;
  clock: Clock;
}

export interface Opened {
  ip: string;
  /** ISO time at which Atlas removes it; none where the list lets the address in for good. */
  until: string | undefined;
}

const statusSchema = z.object({ STATUS: z.string() });

const entry = z.object({
  cidrBlock: z.string().nullish(),
  deleteAfterDate: z.string().nullish(),
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

/** Throws a UserError for production: people's work does not need its data. */
export function refuseProduction({ stack, purpose }: EnvironmentSpec): void {
  if (purpose !== "production") return;
  throw new UserError(`${stack} is production: no laptop is let in to its database.`);
}

/**
 * Lets one address reach the environment's cluster for some hours; done again, from now on. Ends once
 * it does. Atlas removes the entry by itself, and its comment says whose it is. Throws a UserError
 * where the database is not at Atlas, or Atlas refuses.
 */
export async function openAccess(
  { spec, ip, env }: Access,
  { hours, owner, clock }: Term,
): Promise<Opened> {
  const path = pathOf(spec);
  const block = `${ip}/32`;
  const there = await entryOf({ spec, ip, env });
  if (there && !there.deleteAfterDate) return { ip, until: undefined };
  // What is there is not changed by adding it again.
  if (there) await removeEntry(path, block, env);
  const until = new Date(clock.now() + hours * 3_600_000).toISOString();
  const comment = `${owner}, for ${spec.stack}'s database until ${until.slice(0, 16)}Z`;
  const added = { ipAddress: ip, comment, deleteAfterDate: until };
  const { status, words } = await asking("add an entry to", () =>
    changeAtVendor(atlas, "POST", path, env, [added]),
  );
  if (status !== 201) {
    throw new UserError(`Could not let ${ip} in: Atlas answered ${status}: ${words}`);
  }
  await untilItCounts(path, block, env, clock);
  return { ip, until };
}

async function untilItCounts(
  path: string,
  block: string,
  env: NodeJS.ProcessEnv,
  clock: Clock,
): Promise<void> {
  const at = `${path}/${encodeURIComponent(block)}/status`;
  const settled = await poll(clock, pace, async () => {
    const answer = await asking("read", () => askVendor(atlas, at, env));
    const { STATUS: status } = statusSchema.parse(answer);
    return status === "ACTIVE" || status === "FAILED" ? status : undefined;
  });
  if (settled === "ACTIVE") return;
  throw new UserError(
    `Atlas lists ${block}, and does not let it in yet (${settled ?? "PENDING"}): try later.`,
  );
}

/**
 * Runs something while one address is let in to the Atlas projects of these environments, production
 * too, and takes that back at its end, however it ends. What the lists had before stays.
 */
export async function whileLetIn<Result>(
  { specs, ip, env }: { specs: readonly EnvironmentSpec[]; ip: string; env: NodeJS.ProcessEnv },
  term: Term,
  run: () => Promise<Result>,
): Promise<Result> {
  const byProject = new Map(specs.map((spec) => [projectOf(spec), spec]));
  const opened: Access[] = [];
  try {
    for (const spec of byProject.values()) {
      const access = { spec, ip, env };
      // An entry that was added, and does not count yet, goes as well.
      opened.push(access);
      await openAccess(access, term);
    }
    return await run();
  } finally {
    for (const access of opened) await closeAccess(access);
  }
}

/** Removes the address before its time is over. False where there is no such temporary entry. */
export async function closeAccess(access: Access): Promise<boolean> {
  const there = await entryOf(access);
  if (!there?.deleteAfterDate) return false;
  await removeEntry(pathOf(access.spec), `${access.ip}/32`, access.env);
  return true;
}

function projectOf({ stack, database }: EnvironmentSpec): string {
  if (database?.vendor === "mongodbatlas" && database.project !== undefined)
    return database.project;
  throw new UserError(
    `${stack} has no database at Atlas, and a Render Postgres of ours is reached inside Render alone.`,
  );
}

function pathOf(spec: EnvironmentSpec): string {
  return `/api/atlas/v2/groups/${projectOf(spec)}/accessList`;
}

async function entryOf({ spec, ip, env }: Access): Promise<z.infer<typeof entry> | undefined> {
  const rows = await asking("read", () => atlasRows(projectOf(spec), "accessList", env, entry));
  return rows.find(({ cidrBlock }) => cidrBlock === `${ip}/32`);
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
