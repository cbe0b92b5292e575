import { UserError } from "../../shared/errors.ts";
import { answer } from "../client/client.ts";
import { undefinedIfGone } from "../client/errors.ts";
import type { CheckFailure, Context, Implementation } from "./implementation.ts";
import { Unfinished } from "./implementation.ts";
import { chooseOurs, createOnce } from "./once.ts";
import {
  candidates,
  getPostgres,
  outputsOf,
  post,
  removePostgres,
  setSuspended,
} from "./postgres/calls.ts";
import {
  type Inputs,
  isSameInput,
  managed,
  needsPatch,
  type Outputs,
  observed,
  patchBody,
} from "./postgres/mapping.ts";
import { moveToEnvironment } from "./service/groups.ts";
import { waitUntilAvailable } from "./stores.ts";
import { isSame, isUnknown } from "./values.ts";
import type { Postgres } from "./wire.ts";

/** A Postgres instance. Replaced, with consent, by region, version, and names of database and user. */
export const postgresImplementation: Implementation<Inputs, Outputs> = {
  managed,
  isSame: isSameInput,
  replaces,
  check: (news, olds) => [...sizeFailures(news), ...(olds ? changeFailures(olds, news) : [])],

  async adoptable(context, id, news) {
    const store = await getPostgres(context, id);
    if (store.owner.id !== context.ownerId) {
      throw new UserError(`${id} belongs to workspace ${store.owner.id}, not ${context.ownerId}.`);
    }
    return { inputs: observed(store, news), outputs: await outputsOf(context, store) };
  },

  async create(context, inputs) {
    const found = async () => await candidates(context, inputs);
    const ours = chooseOurs(`a Postgres instance named "${inputs.name}"`, await found());
    const { id } =
      ours ??
      (await createOnce(context, post(context, inputs), async () => {
        return (await found()).find(({ isOurs }) => isOurs);
      }));
    context.reads.forget();
    return { id, outputs: await finish(context, id, {}, inputs) };
  },

  async read(context, id, state) {
    const listed = (await context.reads.postgres.get(id))?.postgres;
    const store = listed ?? (await getPostgres(context, id).catch(undefinedIfGone));
    if (!store) return undefined;
    return { inputs: observed(store, state), outputs: await outputsOf(context, store) };
  },

  async update(context, id, state, news) {
    return await finish(context, id, state, news);
  },

  async delete(context, id, { name }) {
    context.reads.forget();
    await removePostgres(context, id, name);
  },
};

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
      "its data and made again. Set allowReplace: true to consent.",
  }));
  return [...failures, ...replaced];
}

/** Brings an existing instance to what the config wants, and waits until it is there. */
async function finish(
  context: Context,
  id: string,
  olds: Partial<Inputs>,
  news: Inputs,
): Promise<Outputs> {
  const read = () => getPostgres(context, id);
  const known = await read().catch(undefinedIfGone);
  const isReady = known && ["available", "suspended"].includes(known.status);
  const present = isReady ? known : await waitUntilAvailable(context, news.name, "available", read);
  let outputs: Outputs | undefined;
  try {
    outputs = await outputsOf(context, present);
    await change(context, present, olds, news);
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

async function change(
  context: Context,
  present: Postgres,
  olds: Partial<Inputs>,
  news: Inputs,
): Promise<void> {
  const { http, reads } = context;
  reads.forget();
  const what = `Postgres instance "${news.name}"`;
  if (needsPatch(present, olds, news)) {
    const params = { path: { postgresId: present.id } };
    const body = patchBody(present, news);
    await answer(`change ${what}`, http.PATCH("/postgres/{postgresId}", { params, body }));
  }
  const managesPlace = (news.environmentId ?? olds.environmentId) !== undefined;
  if (managesPlace && !isSame(present.environmentId, news.environmentId)) {
    await moveToEnvironment(context, what, present.id, present.environmentId, news.environmentId);
  }
  const isSuspended = present.suspended === "suspended";
  if (news.suspended !== undefined && news.suspended !== isSuspended) {
    await setSuspended(context, present.id, news.name, news.suspended);
  }
}
