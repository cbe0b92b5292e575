import { UserError } from "../../shared/errors.ts";
import { answer, removed } from "../client/client.ts";
import { undefinedIfGone } from "../client/errors.ts";
import type { PropertyTable } from "../properties.ts";
import { type Context, type Implementation, Unfinished } from "./implementation.ts";
import { type Adoption, adoptionMark, beginAdoption, endAdoption } from "./service/adoption.ts";
import { isSameInput } from "./service/bodies.ts";
import { createService, findOurs } from "./service/create.ts";
import { isLeftRunning, newestDeploy, startDeploy, waitUntilLive } from "./service/deploys.ts";
import { fields } from "./service/fields.ts";
import type { InputName, ServiceInputs, ServiceOutputs } from "./service/inputs.ts";
import { observeInputs, outputsOf } from "./service/observe.ts";
import { checkService, replacedInputs } from "./service/rules.ts";
import { keptMark, markOf, runsOlder } from "./service/running.ts";
import { isSuspendedMeanwhile, resume, suspend } from "./service/suspension.ts";
import { deployRelevant, syncService } from "./service/sync.ts";
import { serviceTypes } from "./service/types.ts";
import type { Deploy, Service, ServiceType } from "./wire.ts";

type State = ServiceInputs & ServiceOutputs;

/** Inputs other than variables whose change a running service sees only after a deploy. */
const deployInputs: readonly InputName[] = [
  ...fields.filter(({ deploys }) => deploys).map(({ name }) => name),
  "disk",
  "secretFiles",
];

/** The five kinds of service. Replaced by a change of region, with consent; all else in place. */
export function serviceImplementation(
  type: ServiceType,
): Implementation<ServiceInputs, ServiceOutputs, PropertyTable> {
  const { inputs, outputs } = serviceTypes[type].properties;
  return {
    properties: { inputs, outputs: { ...outputs, deployDue: "plain", deployed: "plain" } },
    check: (news, olds) => checkService(type, news, olds),
    isSame: isSameInput,
    isLetBe: (name, olds, news) =>
      name === "suspended" && olds.suspended === true && isSuspendedMeanwhile(news),
    replaces: replacedInputs,
    isUnfinished: (news, state) => state.deployDue === true && !news.suspended,

    async adoptable(context, id, news) {
      const service = await getService(context, id);
      if (service.type !== type || service.ownerId !== context.ownerId) {
        const found = `${service.type} of workspace ${service.ownerId}`;
        throw new UserError(
          `${id} is a ${found}, but the config refers to a ${type} of ${context.ownerId}.`,
        );
      }
      const inputs = await observeInputs(context, service, news);
      return { inputs, outputs: await outputsOf(context, type, service, false) };
    },

    async create(context, inputs) {
      const ours = await findOurs(context, type, inputs);
      const once = ours ? { found: ours } : await createService(context, type, inputs);
      if (!once.found) return once.made;
      const outputs = await reconcile(context, type, once.found, undefined, inputs);
      return { id: once.found.id, outputs };
    },

    async read(context, id, state) {
      const shown = await context.reads.services.get(id);
      const service = shown ?? (await getService(context, id).catch(undefinedIfGone));
      if (!service) return undefined;
      const inputs = await observeInputs(context, service, state);
      const drifted = deployRelevant(state, inputs as ServiceInputs, deployInputs);
      const isDue = state.deployDue === true || drifted;
      const deployDue = isDue || (await runsOlder(context, service, state.deployed));
      const outputs = await outputsOf(context, type, service, deployDue);
      return {
        inputs: keepUnread(state, inputs),
        outputs: { ...outputs, deployed: state.deployed },
      };
    },

    async update(context, id, state, news) {
      return await reconcile(context, type, await getService(context, id), state, news);
    },

    async delete({ http, reads }, id, { name }) {
      reads.forget();
      const call = http.DELETE("/services/{serviceId}", { params: { path: { serviceId: id } } });
      await removed(`delete service "${name}" (${id})`, call);
    },
  };
}

/**
 * Makes an existing service what the config wants: every difference, then at most one deploy, and
 * waits for it. Without `state` the service was left by a run that was interrupted.
 */
async function reconcile(
  context: Context,
  type: ServiceType,
  service: Service,
  state: State | undefined,
  news: ServiceInputs,
): Promise<ServiceOutputs> {
  context.reads.forget();
  // Asked before anything is changed, so that no failure keeps them from the engine.
  const outputs = await outputsOf(context, type, service, true);
  const before = await newestDeploy(context, service);
  const adoption = await adopt(context, service, state, news);
  const wanted = adoption ? { ...news, managedBy: adoptionMark(news.managedBy) } : news;
  const olds = state ?? {};
  const differs = await syncService({ render: context, type, service, olds, news: wanted });
  const due = state && (state.deployDue || deployRelevant(state, news, deployInputs));
  const current = { ...service, name: news.name };
  const deployDue = differs || due === true || adoption?.wasInterrupted === true;
  try {
    const live = await bringUp(context, current, before, news, deployDue, !state);
    if (adoption) await endAdoption(context, current, news.managedBy);
    if (live) return { ...outputs, deployDue: false, deployed: markOf(context, service, live) };
    // What is suspended runs nothing, and is resumed with a deploy.
    const deployed = news.suspended
      ? undefined
      : keptMark(context, service, state?.deployed, before);
    return { ...outputs, deployDue: false, deployed };
  } catch (error) {
    throw new Unfinished(service.id, { ...outputs, deployed: state?.deployed }, error);
  }
}

/** The adoption of a service that the config names and the engine does not know yet. */
async function adopt(
  context: Context,
  service: Service,
  state: State | undefined,
  news: ServiceInputs,
): Promise<Adoption | undefined> {
  if (!state || news.adopt === undefined || state.adopt !== undefined) return undefined;
  const deployDue = deployRelevant(state, news, deployInputs);
  return await beginAdoption(context, service, news.managedBy, deployDue);
}

/** Suspends, resumes or deploys, whichever the config asks for, and waits until that is done. */
async function bringUp(
  context: Context,
  service: Service,
  before: Deploy | undefined,
  news: ServiceInputs,
  deployDue: boolean,
  isTakeover: boolean,
): Promise<Deploy | undefined> {
  const isSuspended = service.suspended === "suspended";
  if (news.suspended) {
    if (!isSuspended) await suspend(context, service);
    return undefined;
  }
  if (isSuspended && (news.suspended === undefined || isSuspendedMeanwhile(news))) {
    if (deployDue) context.progress(`"${service.name}" is suspended; it deploys when resumed.`);
    return undefined;
  }
  const resumed = isSuspended ? await resume(context, service, before?.id) : undefined;
  if (resumed) return await waitUntilLive(context, service, resumed);
  if (deployDue || isSuspended) {
    const deploy = await startDeploy(context, service, before?.id);
    return await waitUntilLive(context, service, deploy);
  }
  // What an interrupted run started may still be under way.
  if (before && (isTakeover || isLeftRunning(before))) {
    return await waitUntilLive(context, service, before.id);
  }
  return undefined;
}

/** Reads do not say how variables are managed; the config does. */
function keepUnread(
  { variablesMode }: State,
  inputs: Partial<ServiceInputs>,
): Partial<ServiceInputs> {
  return variablesMode === undefined ? inputs : { ...inputs, variablesMode };
}

async function getService({ http }: Context, serviceId: string): Promise<Service> {
  const call = http.GET("/services/{serviceId}", { params: { path: { serviceId } } });
  return await answer(`read service ${serviceId}`, call);
}
