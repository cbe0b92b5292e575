import { UserError } from "../../shared/errors.ts";
import { answer, type Render, removed } from "../client/client.ts";
import { undefinedIfGone } from "../client/errors.ts";
import { allRows, pageSize } from "../client/pages.ts";
import {
  type EnvGroupArgs,
  type EnvGroup as EnvGroupResource,
  envGroupProperties,
} from "../env-group.ts";
import type { MarkedInputs, OutputsOf } from "../properties.ts";
import type { Context, Implementation } from "./implementation.ts";
import { markerVariable, withMarkerVariable, withoutMarkerVariable } from "./marker.ts";
import { findOrCreate } from "./once.ts";
import { moveToEnvironment } from "./placement.ts";
import { differingKeys, hideForeign, recordChange, toFileList, toVariableList } from "./records.ts";
import { getEnvGroup } from "./shared-reads.ts";
import { isSame, pick } from "./values.ts";
import type { EnvGroup } from "./wire.ts";

type Inputs = MarkedInputs<EnvGroupArgs>;
type Outputs = OutputsOf<EnvGroupResource>;

/** Variables that services share. Nothing replaces a group. */
export const envGroupImplementation: Implementation<Inputs, Outputs> = {
  properties: envGroupProperties,
  check: () => [],
  isSame: (name, a, b) =>
    name === "variables" || name === "secretFiles"
      ? differingKeys(a as Record<string, string>, b as Record<string, string>).size === 0
      : isSame(a, b),
  replaces: () => [],

  async adoptable(context, id, news) {
    const group = await getEnvGroup(context, id);
    if (group.ownerId !== context.ownerId) {
      throw new UserError(`${id} belongs to workspace ${group.ownerId}, not ${context.ownerId}.`);
    }
    return { inputs: observed(group, news), outputs: {} };
  },

  async create(context, inputs) {
    const body = creationBody(context.ownerId, inputs);
    const what = `create env group "${inputs.name}"`;
    const { id, isNew } = await findOrCreate(context, {
      what: `an env group named "${inputs.name}"`,
      look: (made) => ourCandidates(context, inputs, made),
      make: () => answer(what, context.http.POST("/env-groups", { body })),
      remove: (made) => remove(context, made, inputs),
    });
    context.reads.forget();
    if (!isNew) await sync(context, await getEnvGroup(context, id), {}, inputs);
    return { id, outputs: {} };
  },

  async read({ reads }, id, state) {
    const group = await reads.envGroup(id).catch(undefinedIfGone);
    if (!group) return undefined;
    const { variablesMode } = state;
    return { inputs: { ...observed(group, state), variablesMode }, outputs: {} };
  },

  async update(context, id, state, news) {
    await sync(context, await getEnvGroup(context, id), state, news);
    return {};
  },

  async delete(context, id, state) {
    await remove(context, id, state);
  },
};

async function remove(
  { http, reads }: Context,
  envGroupId: string,
  { name }: Pick<Inputs, "name">,
): Promise<void> {
  reads.forget();
  const call = http.DELETE("/env-groups/{envGroupId}", { params: { path: { envGroupId } } });
  await removed(`delete env group "${name}"`, call);
}

/** Every difference with one call each, as Render has no call for several. */
async function sync(
  context: Context,
  group: EnvGroup,
  olds: Partial<Inputs>,
  news: Inputs,
): Promise<void> {
  const { http, reads } = context;
  const envGroupId = group.id;
  const what = `env group "${news.name}"`;
  reads.forget();
  if (group.name !== news.name) {
    const params = { path: { envGroupId } };
    const call = http.PATCH("/env-groups/{envGroupId}", { params, body: { name: news.name } });
    await answer(`rename env group "${group.name}" to "${news.name}"`, call);
  }
  const manages = (news.environmentId ?? olds.environmentId) !== undefined;
  if (manages && !isSame(group.environmentId, news.environmentId)) {
    const from = group.environmentId;
    await moveToEnvironment(context, what, envGroupId, from, news.environmentId);
  }
  await syncVariables(context, group, olds, news);
  await syncSecretFiles(context, group, olds, news);
}

async function syncVariables(
  { http }: Render,
  group: EnvGroup,
  olds: Partial<Inputs>,
  news: Inputs,
): Promise<void> {
  const present = variablesOf(group);
  const mayRemove = (key: string) =>
    news.variablesMode !== "additive" || key in (olds.variables ?? {});
  const suspect = olds.variables ? differingKeys(olds.variables, news.variables) : undefined;
  const change = recordChange(present, ownVariables(news), mayRemove, suspect);
  const operation = (key: string) => `set variable ${key} of env group "${news.name}"`;
  for (const [envVarKey, value] of Object.entries(change.put)) {
    const params = { path: { envGroupId: group.id, envVarKey } };
    const call = http.PUT("/env-groups/{envGroupId}/env-vars/{envVarKey}", {
      params,
      body: { value },
    });
    await answer(operation(envVarKey), call);
  }
  for (const envVarKey of change.remove) {
    const params = { path: { envGroupId: group.id, envVarKey } };
    const call = http.DELETE("/env-groups/{envGroupId}/env-vars/{envVarKey}", { params });
    await removed(operation(envVarKey), call);
  }
}

async function syncSecretFiles(
  { http }: Render,
  group: EnvGroup,
  olds: Partial<Inputs>,
  news: Inputs,
): Promise<void> {
  const wanted = news.secretFiles ?? (olds.secretFiles && {});
  if (!wanted) return;
  const change = recordChange(filesOf(group), wanted, () => true);
  const operation = (file: string) => `set secret file ${file} of env group "${news.name}"`;
  const path = "/env-groups/{envGroupId}/secret-files/{secretFileName}";
  for (const [secretFileName, content] of Object.entries(change.put)) {
    const params = { path: { envGroupId: group.id, secretFileName } };
    await answer(operation(secretFileName), http.PUT(path, { params, body: { content } }));
  }
  for (const secretFileName of change.remove) {
    const params = { path: { envGroupId: group.id, secretFileName } };
    await removed(operation(secretFileName), http.DELETE(path, { params }));
  }
}

/** Groups of that name, and whether one can only be this stack's own. */
async function ourCandidates(context: Context, inputs: Inputs, made?: string) {
  const { http, ownerId } = context;
  const named = await allRows("envGroup", (cursor) => {
    const query = { ownerId: [ownerId], name: [inputs.name], limit: pageSize, cursor };
    const call = http.GET("/env-groups", { params: { query } });
    return answer(`look for an env group named "${inputs.name}"`, call);
  });
  const { environmentId, managedBy } = inputs;
  const candidates = named
    .filter(({ name }) => name === inputs.name)
    .map(async ({ id, createdAt, environmentId: place }) => {
      if (id === made) return { id, createdAt, isOurs: true };
      if (environmentId) return { id, createdAt, isOurs: place === environmentId };
      const present = variablesOf(await getEnvGroup(context, id));
      const isOurs = managedBy !== undefined && present[markerVariable] === managedBy;
      return { id, createdAt, isOurs };
    });
  return await Promise.all(candidates);
}

function creationBody(ownerId: string, inputs: Inputs) {
  const { name, environmentId, secretFiles } = inputs;
  return {
    name,
    ownerId,
    environmentId,
    envVars: toVariableList(ownVariables(inputs)),
    ...(secretFiles && { secretFiles: toFileList(secretFiles) }),
  };
}

/** A group in the words of its inputs, those of `wanted` and no others. */
function observed(group: EnvGroup, wanted: Inputs): Partial<Inputs> {
  const { variables, variablesMode, secretFiles, environmentId } = wanted;
  const present = withoutMarkerVariable(variablesOf(group));
  const shown =
    variablesMode === "additive"
      ? pick(present, Object.keys(variables))
      : hideForeign(present, variables);
  return {
    name: group.name,
    variables: shown as Record<string, string>,
    ...(environmentId !== undefined && { environmentId: group.environmentId ?? "" }),
    ...(secretFiles && { secretFiles: hideForeign(filesOf(group), secretFiles) }),
  };
}

function ownVariables({ variables, managedBy }: Inputs): Record<string, string> {
  return withMarkerVariable(variables, managedBy);
}

function variablesOf(group: EnvGroup): Record<string, string> {
  return Object.fromEntries((group.envVars ?? []).map(({ key, value }) => [key, value]));
}

function filesOf(group: EnvGroup): Record<string, string> {
  return Object.fromEntries((group.secretFiles ?? []).map(({ name, content }) => [name, content]));
}
