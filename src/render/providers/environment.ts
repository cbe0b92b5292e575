import type { Unwrap } from "@pulumi/pulumi";
import { UserError } from "../../shared/errors.ts";
import { answer, type Render, removed } from "../client/client.ts";
import { undefinedIfGone } from "../client/errors.ts";
import {
  type EnvironmentArgs,
  type Environment as EnvironmentResource,
  environmentProperties,
} from "../environment.ts";
import { managedInputs, type OutputsOf } from "../properties.ts";
import { deleteWhenEmpty, isEmpty } from "./containers.ts";
import type { Context, Implementation } from "./implementation.ts";
import { chooseOurs, createOnce } from "./once.ts";
import { listEnvironments } from "./shared-reads.ts";
import { isSame, isUnknown, pick } from "./values.ts";
import type { Environment } from "./wire.ts";

type Inputs = Unwrap<EnvironmentArgs>;
type Outputs = OutputsOf<EnvironmentResource>;

/** An environment of a project. Replaced by a change of project, which Render allows when empty. */
export const environmentImplementation: Implementation<Inputs, Outputs> = {
  properties: environmentProperties,
  check: () => [],
  isSame: (_, a, b) => isSame(a, b),
  replaces: (olds, news) =>
    olds.projectId && olds.projectId !== news.projectId && !isUnknown(news.projectId)
      ? ["projectId"]
      : [],

  async adoptable(context, id, news) {
    const environment = await getEnvironment(context, id);
    if (environment.projectId !== news.projectId) {
      throw new UserError(
        `${id} belongs to project ${environment.projectId}, but the config refers to ${news.projectId}.`,
      );
    }
    return { inputs: observed(environment, news), outputs: {} };
  },

  async create(context, inputs) {
    const { name, projectId } = inputs;
    const found = async () =>
      (await listEnvironments(context, projectId))
        .filter((one) => one.name === name)
        .map((one) => ({ ...one, isOurs: isEmpty(one) }));
    const takeOver = async (ours: Environment) => {
      context.reads.forget();
      await patch(context, ours.id, observed(ours, inputs), inputs);
      return { id: ours.id, outputs: {} };
    };
    const ours = chooseOurs(`an environment named "${name}" in ${projectId}`, await found());
    if (ours) return await takeOver(ours);
    const body = { name, projectId, ...settings(inputs) };
    const once = await createOnce(
      context,
      () => answer(`create environment "${name}"`, context.http.POST("/environments", { body })),
      async () => (await found()).find(({ isOurs }) => isOurs),
    );
    if (once.found) return await takeOver(once.found);
    context.reads.forget();
    return { id: once.made.id, outputs: {} };
  },

  async read({ reads }, id, state) {
    const all = await reads.environments(state.projectId).catch(undefinedIfGone);
    const environment = all?.find((one) => one.id === id);
    return environment && { inputs: observed(environment, state), outputs: {} };
  },

  async update(context, id, state, news) {
    const environment = await getEnvironment(context, id);
    await patch(context, id, { ...state, ...observed(environment, news) }, news);
    return {};
  },

  async delete(context, environmentId, { name }) {
    const params = { path: { environmentId } };
    await deleteWhenEmpty(context, () =>
      removed(
        `delete environment "${name}"`,
        context.http.DELETE("/environments/{environmentId}", { params }),
      ),
    );
  },
};

async function patch(
  { http, reads }: Context,
  environmentId: string,
  present: Partial<Inputs>,
  news: Inputs,
): Promise<void> {
  const names = managedInputs(environmentProperties).filter((name) => name in news);
  if (names.every((name) => isSame(present[name], news[name]))) return;
  const params = { path: { environmentId } };
  const body = { name: news.name, ...settings(news) };
  const call = http.PATCH("/environments/{environmentId}", { params, body });
  await answer(`change environment "${news.name}"`, call);
  reads.forget();
}

function settings(inputs: Inputs) {
  const { protected: isProtected, networkIsolation } = inputs;
  return {
    ...(isProtected !== undefined && {
      protectedStatus: isProtected ? ("protected" as const) : ("unprotected" as const),
    }),
    ...(networkIsolation !== undefined && { networkIsolationEnabled: networkIsolation }),
  };
}

/** An environment in the words of its inputs, those of `wanted` and no others. */
function observed(environment: Environment, wanted: Inputs): Partial<Inputs> {
  const { projectId, name, protectedStatus, networkIsolationEnabled } = environment;
  const shown: Inputs = {
    projectId,
    name,
    protected: protectedStatus === "protected",
    networkIsolation: networkIsolationEnabled,
  };
  return pick(shown, Object.keys(wanted));
}

async function getEnvironment({ http }: Render, environmentId: string): Promise<Environment> {
  const params = { path: { environmentId } };
  const call = http.GET("/environments/{environmentId}", { params });
  return await answer(`read environment ${environmentId}`, call);
}
