import { answer, type Render, removed } from "../client/client.ts";
import { undefinedIfGone } from "../client/errors.ts";
import { allRows, pageSize } from "../client/pages.ts";
import type { MarkedInputs, OutputsOf } from "../properties.ts";
import {
  type RegistryCredentialArgs,
  type RegistryCredential as RegistryCredentialResource,
  registryCredentialProperties,
} from "../registry-credential.ts";
import type { Implementation } from "./implementation.ts";
import { createOnce } from "./once.ts";
import { isSame } from "./values.ts";
import type { RegistryCredential } from "./wire.ts";

type Inputs = MarkedInputs<RegistryCredentialArgs>;
type Outputs = OutputsOf<RegistryCredentialResource>;

/** Access to an image registry. Nothing replaces it; the token is written, never read. */
export const registryCredentialImplementation: Implementation<Inputs, Outputs> = {
  properties: registryCredentialProperties,
  check: () => [],
  isSame: (_, a, b) => isSame(a, b),
  replaces: () => [],

  async adoptable(context, id, news) {
    const credential = await getCredential(context, id);
    return { inputs: observed(credential, news), outputs: {} };
  },

  async create(context, inputs) {
    const { http, ownerId } = context;
    const name = markedName(inputs);
    const found = () => findCredential(context, name);
    // Only this stack writes that name, so one that is there was left by an interrupted run.
    const takeOver = async ({ id }: RegistryCredential) => {
      await change(context, id, inputs);
      return { id, outputs: {} };
    };
    const ours = await found();
    if (ours) return await takeOver(ours);
    const { registry, username, authToken } = inputs;
    const body = { name, registry, username, authToken, ownerId };
    const once = await createOnce(
      context,
      () =>
        answer(`create registry credential "${name}"`, http.POST("/registrycredentials", { body })),
      found,
    );
    return once.found ? await takeOver(once.found) : { id: once.made.id, outputs: {} };
  },

  async read(context, id, state) {
    const credential = await getCredential(context, id).catch(undefinedIfGone);
    if (!credential) return undefined;
    return { inputs: { ...observed(credential, state), authToken: state.authToken }, outputs: {} };
  },

  async update(context, id, _state, news) {
    await change(context, id, news);
    return {};
  },

  async delete({ http }, registryCredentialId, { name }) {
    const params = { path: { registryCredentialId } };
    const call = http.DELETE("/registrycredentials/{registryCredentialId}", { params });
    await removed(`delete registry credential "${name}"`, call);
  },
};

/** Render's call wants all four properties, whichever of them changed. */
async function change({ http }: Render, registryCredentialId: string, news: Inputs): Promise<void> {
  const { registry, username, authToken } = news;
  const params = { path: { registryCredentialId } };
  const body = { name: markedName(news), registry, username, authToken };
  const path = "/registrycredentials/{registryCredentialId}";
  await answer(`change registry credential "${news.name}"`, http.PATCH(path, { params, body }));
}

/** The name at Render: it carries whose the credential is, because nothing else on it can. */
function markedName({ name, managedBy }: Pick<Inputs, "name" | "managedBy">): string {
  return managedBy === undefined ? name : `${name} (${managedBy})`;
}

/** A credential in the words of its inputs. */
function observed(credential: RegistryCredential, wanted: Inputs): Partial<Inputs> {
  const { registry, username } = credential;
  const name = credential.name === markedName(wanted) ? wanted.name : credential.name;
  return { name, registry, username };
}

async function getCredential(
  { http }: Render,
  registryCredentialId: string,
): Promise<RegistryCredential> {
  const params = { path: { registryCredentialId } };
  const call = http.GET("/registrycredentials/{registryCredentialId}", { params });
  return await answer(`read registry credential ${registryCredentialId}`, call);
}

async function findCredential(
  { http, ownerId }: Render,
  name: string,
): Promise<RegistryCredential | undefined> {
  const items = await allRows("registryCredential", (cursor) => {
    const query = { ownerId: [ownerId], name: [name], limit: pageSize, cursor };
    const call = http.GET("/registrycredentials", { params: { query } });
    return answer(`look for a registry credential named "${name}"`, call);
  });
  return items.find((credential) => credential.name === name);
}
