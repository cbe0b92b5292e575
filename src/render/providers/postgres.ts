import { UserError } from "../../shared/errors.ts";
import { answer, type Render, removed } from "../client/client.ts";
import { undefinedIfGone } from "../client/errors.ts";
import { type Postgres as PostgresResource, postgresProperties } from "../postgres.ts";
import type { OutputsOf } from "../properties.ts";
import { consentTo } from "./consent.ts";
import type { CheckFailure, Context, Implementation } from "./implementation.ts";
import { Unfinished } from "./implementation.ts";
import { findOrCreate } from "./once.ts";
import { moveToEnvironment } from "./placement.ts";
import {
  creationBody,
  type Inputs,
  isSameInput,
  needsPatch,
  observed,
  patchBody,
} from "./postgres/mapping.ts";
import { findPostgres, markOurs, waitUntilAvailable } from "./stores.ts";
import { isSame, isUnknown } from "./values.ts";
import type { Postgres } from "./wire.ts";

type Outputs = OutputsOf<PostgresResource>;

/** A Postgres instance. Replaced, with consent, by region, version, and names of database and user. */
export const postgresImplementation: Implementation<Inputs, Outputs> = {
  properties: postgresProperties,
  check: (news, olds) => [...sizeFailures(news), ...(olds ? changeFailures(olds, news) : [])],
  isSame: isSameInput,
  replaces,

  async adoptable(context, id, news) {
    const store = await getPostgres(context, id);
    if (store.owner.id !== context.ownerId) {
      throw new UserError(`${id} belongs to workspace ${store.owner.id}, not ${context.ownerId}.`);
    }
    return { inputs: observed(store, news), outputs: await outputsOf(context, store) };
  },

  async create(context, inputs) {
    const { id, isNew } = await findOrCreate(context, {
      what: `a Postgres instance named "${inputs.name}"`,
      look: () => candidates(context, inputs),
      make: post(context, inputs),
      remove: (made) => remove(context, made, inputs),
    });
    context.reads.forget();
    return { id, outputs: await finish(context, id, {}, inputs, isNew) };
  },

  async read(context, id, state) {
    const listed = await context.reads.postgres.get(id);
    const store = listed ?? (await getPostgres(context, id).catch(undefinedIfGone));
    if (!store) return undefined;
    return { inputs: observed(store, state), outputs: await outputsOf(context, store) };
  },

  async update(context, id, state, news) {
    return await finish(context, id, state, news);
  },

  async delete(context, id, state) {
    await remove(context, id, state);
  },
};

async function remove(
  { http, reads }: Context,
  postgresId: string,
  { name }: Pick<Inputs, "name">,
): Promise<void> {
  reads.forget();
  const call = http.DELETE("/postgres/{postgresId}", { params: { path: { postgresId } } });
  await removed(`delete Postgres instance "${name}"`, call);
}

function replaces(olds: Partial<Inputs>, news: Inputs): string[] {
  if (!olds.name) return [];
  const fixed = ["region", "version", "databaseName", "databaseUser"] as const;
  return fixed.filter(
    (name) =>
      (olds[name] ?? news[name]) !== undefined &&
      !isUnknown(news[name]) &&
      !isSameInput(name, olds[name], news[name]),
  );
}

function sizeFailures({ diskSizeGB }: Inputs): CheckFailure[] {
  if (diskSizeGB === undefined || diskSizeGB === 1 || diskSizeGB % 5 === 0) return [];
  return [{ property: "diskSizeGB", reason: `${diskSizeGB} is neither 1 nor a multiple of 5.` }];
}

function changeFailures(olds: Inputs, news: Inputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  if (news.diskSizeGB && olds.diskSizeGB && news.diskSizeGB < olds.diskSizeGB) {
    const reason = `Storage can only grow; it has ${olds.diskSizeGB} GB.`;
    failures.push({ property: "diskSizeGB", reason });
  }
  if (news.allowReplace) return failures;
  const replaced = replaces(olds, news).map((property) => ({
    property,
    reason:
      `Render cannot change the ${property} of a Postgres instance: it would be destroyed with ` +
      `its data and made again. ${consentTo(news.name)}`,
  }));
  return [...failures, ...replaced];
}

/** Brings an existing instance to what the config wants, and waits until it is there. */
async function finish(
  context: Context,
  id: string,
  olds: Partial<Inputs>,
  news: Inputs,
  isNew = false,
): Promise<Outputs> {
  const read = () => getPostgres(context, id);
  // One that was there before may be suspended; a new one is only waited for.
  const known = isNew ? undefined : await read().catch(undefinedIfGone);
  const isReady = known && ["available", "suspended"].includes(known.status);
  const present = isReady ? known : await waitUntilAvailable(context, news.name, "available", read);
  let outputs: Outputs | undefined;
  try {
    outputs = await outputsOf(context, present);
    if (!(await change(context, present, olds, news))) return outputs;
    const isSuspended = present.suspended === "suspended";
    if (news.suspended === isSuspended || news.suspended === undefined) {
      const wanted = isSuspended ? "suspended" : "available";
      const current = await waitUntilAvailable(context, news.name, wanted, read);
      return await outputsOf(context, current);
    }
    await waitUntilAvailable(context, news.name, news.suspended ? "suspended" : "available", read);
    return outputs;
  } catch (error) {
    throw outputs ? new Unfinished(id, outputs, error) : error;
  }
}

/** Says whether it did anything that the instance takes time for. */
async function change(
  context: Context,
  present: Postgres,
  olds: Partial<Inputs>,
  news: Inputs,
): Promise<boolean> {
  const { http, reads } = context;
  reads.forget();
  const what = `Postgres instance "${news.name}"`;
  requireNoLess(present, news);
  const patches = needsPatch(present, olds, news);
  if (patches) {
    const params = { path: { postgresId: present.id } };
    const body = patchBody(present, news);
    await answer(`change ${what}`, http.PATCH("/postgres/{postgresId}", { params, body }));
  }
  const managesPlace = (news.environmentId ?? olds.environmentId) !== undefined;
  if (managesPlace && !isSame(present.environmentId, news.environmentId)) {
    await moveToEnvironment(context, what, present.id, present.environmentId, news.environmentId);
  }
  const isSuspended = present.suspended === "suspended";
  const moves = news.suspended !== undefined && news.suspended !== isSuspended;
  if (moves) await setSuspended(context, present.id, news.name, news.suspended === true);
  return patches || moves;
}

/** A size given late may be less than what Render gave by itself; only the instance can tell. */
function requireNoLess({ name, diskSizeGB: has = 0 }: Postgres, news: Inputs): void {
  const wanted = news.diskSizeGB ?? has;
  if (wanted >= has || news.diskAutoscaling) return;
  throw new UserError(
    `Storage can only grow: "${name}" has ${has} GB, but the config sets diskSizeGB to ${wanted}. ` +
      `Set it to ${has} or more, or remove it.`,
  );
}

function post({ http, ownerId }: Render, inputs: Inputs): () => Promise<{ id: string }> {
  const body = creationBody(ownerId, inputs);
  return () =>
    answer(`create Postgres instance "${inputs.name}"`, http.POST("/postgres", { body }));
}

async function getPostgres({ http }: Render, postgresId: string): Promise<Postgres> {
  const call = http.GET("/postgres/{postgresId}", { params: { path: { postgresId } } });
  return await answer(`read Postgres instance ${postgresId}`, call);
}

async function setSuspended(
  { http }: Render,
  postgresId: string,
  name: string,
  suspended: boolean,
): Promise<void> {
  const params = { path: { postgresId } };
  if (suspended) {
    const call = http.POST("/postgres/{postgresId}/suspend", { params });
    await answer(`suspend Postgres instance "${name}"`, call);
  } else {
    const call = http.POST("/postgres/{postgresId}/resume", { params });
    await answer(`resume Postgres instance "${name}"`, call);
  }
}

/** Instances of that name, and whether one can only be this stack's own. */
async function candidates(render: Render, inputs: Inputs) {
  const named = await findPostgres(render, [inputs.name]);
  return markOurs(named.get(inputs.name) ?? [], inputs);
}

/** What an instance has that its inputs do not say. */
async function outputsOf({ http }: Render, store: Postgres): Promise<Outputs> {
  const params = { path: { postgresId: store.id } };
  const what = `Postgres instance "${store.name}"`;
  const [info, recovery] = await Promise.all([
    answer(
      `read the connection strings of ${what}`,
      http.GET("/postgres/{postgresId}/connection-info", { params }),
    ),
    answer(
      `read the recovery window of ${what}`,
      http.GET("/postgres/{postgresId}/recovery", { params }),
    ),
  ]);
  const { internalConnectionString, externalConnectionString, password } = info;
  return {
    internalConnectionString,
    externalConnectionString,
    password,
    actualDatabaseName: store.databaseName,
    actualDatabaseUser: store.databaseUser,
    readReplicaIds: Object.fromEntries(
      (store.readReplicas ?? []).map(({ id, name }) => [name, id]),
    ),
    recoverableSince: recovery.startsAt ?? "",
    dashboardUrl: store.dashboardUrl,
  };
}
