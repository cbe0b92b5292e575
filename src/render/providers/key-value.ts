import { UserError } from "../../shared/errors.ts";
import type { components } from "../api/schema.generated.ts";
import { answer, type Render, removed } from "../client/client.ts";
import { undefinedIfGone } from "../client/errors.ts";
import {
  type KeyValueArgs,
  type KeyValue as KeyValueResource,
  keyValueProperties,
} from "../key-value.ts";
import { type MarkedInputs, managedInputs, type OutputsOf } from "../properties.ts";
import { consentTo } from "./consent.ts";
import type { CheckFailure, Context, Implementation } from "./implementation.ts";
import { Unfinished } from "./implementation.ts";
import { findOrCreate } from "./once.ts";
import { moveToEnvironment } from "./placement.ts";
import { isSamePlan, isSmallerPlan } from "./plans.ts";
import {
  allowedAddresses,
  findKeyValues,
  markerOf,
  markOurs,
  waitUntilAvailable,
  withMarker,
} from "./stores.ts";
import { isSame, isUnknown, pick } from "./values.ts";
import type { KeyValue } from "./wire.ts";

type Inputs = MarkedInputs<KeyValueArgs>;
type Outputs = OutputsOf<KeyValueResource>;
type Patch = components["schemas"]["keyValuePATCHInput"];

/** A Key Value store. Replaced, with consent, by region and by a smaller plan. */
export const keyValueImplementation: Implementation<Inputs, Outputs> = {
  properties: keyValueProperties,
  check: (news, olds) => [...freePlanFailures(news), ...(olds ? changeFailures(olds, news) : [])],
  isSame: isSameInput,
  replaces,

  async adoptable(context, id, news) {
    const store = await getKeyValue(context, id);
    if (store.owner.id !== context.ownerId) {
      throw new UserError(`${id} belongs to workspace ${store.owner.id}, not ${context.ownerId}.`);
    }
    return { inputs: observed(store, news), outputs: await outputsOf(context, store) };
  },

  async create(context, inputs) {
    const { id, isNew } = await findOrCreate(context, {
      what: `a Key Value store named "${inputs.name}"`,
      look: () => candidates(context, inputs),
      make: post(context, inputs),
      remove: (made) => remove(context, made, inputs),
    });
    context.reads.forget();
    return { id, outputs: await finish(context, id, {}, inputs, isNew) };
  },

  async read(context, id, state) {
    const listed = await context.reads.keyValues.get(id);
    const store = listed ?? (await getKeyValue(context, id).catch(undefinedIfGone));
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
  keyValueId: string,
  { name }: Pick<Inputs, "name">,
): Promise<void> {
  reads.forget();
  const call = http.DELETE("/key-value/{keyValueId}", { params: { path: { keyValueId } } });
  await removed(`delete Key Value store "${name}"`, call);
}

function isSameInput(name: keyof Inputs, a: unknown, b: unknown): boolean {
  if (name === "plan") return isSamePlan("keyValue", String(a ?? ""), String(b ?? ""));
  if (name === "region") return (a ?? "oregon") === (b ?? "oregon");
  return isSame(a, b);
}

function replaces(olds: Partial<Inputs>, news: Inputs): string[] {
  if (!olds.name) return [];
  const replaced: string[] = [];
  const managesRegion = (olds.region ?? news.region) !== undefined && !isUnknown(news.region);
  if (managesRegion && !isSameInput("region", olds.region, news.region)) replaced.push("region");
  if (isSmallerPlan("keyValue", olds.plan ?? "", news.plan)) replaced.push("plan");
  return replaced;
}

function freePlanFailures({ plan, persistence }: Inputs): CheckFailure[] {
  if (plan !== "free" || !persistence || persistence === "off") return [];
  const reason = "A free Key Value store keeps nothing across restarts; choose a paid plan.";
  return [{ property: "persistence", reason }];
}

function changeFailures(olds: Inputs, news: Inputs): CheckFailure[] {
  if (news.allowReplace) return [];
  const failures: CheckFailure[] = [];
  if (olds.plan === "free" && news.plan !== "free" && !isUnknown(news.plan)) {
    const reason =
      `From the plan free to ${news.plan}, Render may lose what the store holds; its address ` +
      `stays. ${consentTo(news.name)}`;
    failures.push({ property: "plan", reason });
  }
  const replaced = replaces(olds, news).map((property) => {
    const [from, to] = property === "plan" ? [olds.plan, news.plan] : [olds.region, news.region];
    const reason =
      `Render cannot take a Key Value store from ${property} ${from ?? "oregon"} to ` +
      `${to ?? "oregon"} with its data: it would be destroyed and made again, empty. ` +
      consentTo(news.name);
    return { property, reason };
  });
  return [...failures, ...replaced];
}

function post({ http, ownerId }: Context, inputs: Inputs): () => Promise<{ id: string }> {
  const { name, environmentId, managedBy } = inputs;
  const body = {
    ownerId,
    name,
    environmentId,
    region: inputs.region,
    ...settings(inputs),
    plan: inputs.plan as NonNullable<Patch["plan"]>,
    ipAllowList: withMarker(inputs.ipAllowList, managedBy),
  };
  return () => answer(`create Key Value store "${name}"`, http.POST("/key-value", { body }));
}

/** Brings an existing store to what the config wants, and waits until that is done. */
async function finish(
  context: Context,
  id: string,
  olds: Partial<Inputs>,
  news: Inputs,
  isNew = false,
): Promise<Outputs> {
  const read = () => getKeyValue(context, id);
  const untilThere = isNew ? untilAvailable : untilReady;
  const present = await untilThere(context, news, read);
  let outputs: Outputs | undefined;
  try {
    outputs = await outputsOf(context, present);
    const changed = await change(context, present, olds, news);
    const wanted = news.suspended ? "suspended" : "available";
    const wasSuspended = present.status === "suspended" && news.suspended === undefined;
    if (changed && !wasSuspended) await waitUntilAvailable(context, news.name, wanted, read);
    return outputs;
  } catch (error) {
    throw outputs ? new Unfinished(id, outputs, error) : error;
  }
}

/** The store once Render knows it and no longer prepares it; one from before may be suspended. */
async function untilReady(
  context: Context,
  news: Inputs,
  read: () => Promise<KeyValue>,
): Promise<KeyValue> {
  const store = await read().catch(undefinedIfGone);
  if (store?.status === "available" || store?.status === "suspended") return store;
  return await untilAvailable(context, news, read);
}

function untilAvailable(
  context: Context,
  { name }: Inputs,
  read: () => Promise<KeyValue>,
): Promise<KeyValue> {
  return waitUntilAvailable(context, name, "available", read);
}

/** Says whether it did anything that the store takes time for. */
async function change(
  context: Context,
  present: KeyValue,
  olds: Partial<Inputs>,
  news: Inputs,
): Promise<boolean> {
  const { http } = context;
  const params = { path: { keyValueId: present.id } };
  const what = `Key Value store "${news.name}"`;
  context.reads.forget();
  const patches = needsPatch(present, olds, news);
  if (patches) {
    const ipAllowList = withMarker(news.ipAllowList ?? allowedAddresses(present), news.managedBy);
    const lists = news.ipAllowList ?? news.managedBy ?? markerOf(present);
    const body = {
      ...settings(news),
      ...(lists !== undefined && { ipAllowList: ipAllowList ?? [] }),
    };
    await answer(`change ${what}`, http.PATCH("/key-value/{keyValueId}", { params, body }));
  }
  const managesPlace = (news.environmentId ?? olds.environmentId) !== undefined;
  if (managesPlace && !isSame(present.environmentId, news.environmentId)) {
    await moveToEnvironment(context, what, present.id, present.environmentId, news.environmentId);
  }
  const isSuspended = present.status === "suspended";
  const moves = news.suspended !== undefined && news.suspended !== isSuspended;
  if (news.suspended === true && !isSuspended) {
    await answer(`suspend ${what}`, http.POST("/key-value/{keyValueId}/suspend", { params }));
  } else if (news.suspended === false && isSuspended) {
    await answer(`resume ${what}`, http.POST("/key-value/{keyValueId}/resume", { params }));
  }
  return patches || moves;
}

function needsPatch(present: KeyValue, olds: Partial<Inputs>, news: Inputs): boolean {
  const shown = observed(present, news);
  const names = ["name", "plan", "maxmemoryPolicy", "persistence", "ipAllowList"] as const;
  const differs = names.some(
    (name) =>
      news[name] !== undefined &&
      (!isSameInput(name, shown[name], news[name]) ||
        (olds[name] !== undefined && !isSameInput(name, olds[name], news[name]))),
  );
  return differs || markerOf(present) !== news.managedBy;
}

function settings({ name, plan, maxmemoryPolicy, persistence }: Inputs): Patch {
  return {
    name,
    plan: plan as Patch["plan"],
    ...(maxmemoryPolicy && { maxmemoryPolicy }),
    ...(persistence && { persistenceMode: persistence }),
  };
}

/** A store in the words of its inputs, those of `wanted` and no others. */
function observed(store: KeyValue, wanted: Partial<Inputs>): Partial<Inputs> {
  const shown: Record<string, unknown> = {
    name: store.name,
    plan: store.plan,
    region: store.region,
    environmentId: store.environmentId ?? "",
    maxmemoryPolicy: store.options?.maxmemoryPolicy ?? "",
    persistence: store.options?.persistenceMode ?? "",
    ipAllowList: allowedAddresses(store),
    suspended: store.status === "suspended",
  };
  for (const name of managedInputs(keyValueProperties)) {
    if (isSameInput(name, shown[name], wanted[name])) shown[name] = wanted[name];
  }
  return pick(shown, Object.keys(wanted));
}

async function candidates(context: Context, inputs: Inputs) {
  const named = await findKeyValues(context, [inputs.name]);
  return markOurs(named.get(inputs.name) ?? [], inputs);
}

async function outputsOf({ http }: Render, store: KeyValue): Promise<Outputs> {
  const params = { path: { keyValueId: store.id } };
  const call = http.GET("/key-value/{keyValueId}/connection-info", { params });
  const info = await answer(`read the connection strings of "${store.name}"`, call);
  const { internalConnectionString, externalConnectionString } = info;
  return { internalConnectionString, externalConnectionString, dashboardUrl: store.dashboardUrl };
}

async function getKeyValue({ http }: Render, keyValueId: string): Promise<KeyValue> {
  const call = http.GET("/key-value/{keyValueId}", { params: { path: { keyValueId } } });
  // The detail has all of the list's properties but the dashboard's address.
  const store = await answer(`read Key Value store ${keyValueId}`, call);
  return { dashboardUrl: `https://dashboard.render.com/r/${keyValueId}`, ...store };
}
