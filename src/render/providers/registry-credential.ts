import type { Unwrap } from "@pulumi/pulumi";
import { UserError } from "../../shared/errors.ts";
import { answer, type Render, removed } from "../client/client.ts";
import { undefinedIfGone } from "../client/errors.ts";
import { allItems, pageSize } from "../client/pages.ts";
import type { RegistryCredentialArgs } from "../registry-credential.ts";
import type { Implementation } from "./implementation.ts";
import { createOnce } from "./once.ts";
import { isSame } from "./values.ts";
import type { RegistryCredential } from "./wire.ts";

type Inputs = Unwrap<RegistryCredentialArgs>;
type Outputs = Record<never, never>;

/** Access to an image registry. Nothing replaces it; the token is written, never read. */
export const registryCredentialImplementation: Implementation<Inputs, Outputs> = {
  managed: ["name", "registry", "username", "authToken"],
  isSame: (_, a, b) => isSame(a, b),
  replaces: () => [],
  check: () => [],

  async adoptable(context, id, _news) {
    const credential = await getCredential(context, id);
    return { inputs: observed(credential), outputs: {} };
  },

  async create(context, inputs) {
    const { http, ownerId } = context;
    const found = () => findCredential(context, inputs.name);
    const present = await found();
    if (present) {
      throw new UserError(
        `There is a registry credential named "${inputs.name}" already (${present.id}), and ` +
          "Render has no place to write whose it is. To take it over, set adopt: " +
          `${present.id}; else choose another name.`,
      );
    }
    const { name, registry, username, authToken } = inputs;
    const body = { name, registry, username, authToken, ownerId };
    const { id } = await createOnce(
      context,
      () =>
        answer(`create registry credential "${name}"`, http.POST("/registrycredentials", { body })),
      found,
    );
    return { id, outputs: {} };
  },

  async read(context, id, state) {
    const credential = await getCredential(context, id).catch(undefinedIfGone);
    if (!credential) return undefined;
    return { inputs: { ...observed(credential), authToken: state.authToken }, outputs: {} };
  },

  async update({ http }, registryCredentialId, _state, news) {
    const { name, registry, username, authToken } = news;
    const params = { path: { registryCredentialId } };
    // Render's call wants all four, whichever of them changed.
    const call = http.PATCH("/registrycredentials/{registryCredentialId}", {
      params,
      body: { name, registry, username, authToken },
    });
    await answer(`change registry credential "${name}"`, call);
    return {};
  },

  async delete({ http }, registryCredentialId, { name }) {
    const params = { path: { registryCredentialId } };
    const call = http.DELETE("/registrycredentials/{registryCredentialId}", { params });
    await removed(`delete registry credential "${name}"`, call);
  },
};

function observed({ name, registry, username }: RegistryCredential): Partial<Inputs> {
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
  // This one list is bare: its items carry no cursor.
  const items = await allItems((cursor): Promise<(RegistryCredential & { cursor?: string })[]> => {
    const query = { ownerId: [ownerId], name: [name], limit: pageSize, cursor };
    const call = http.GET("/registrycredentials", { params: { query } });
    return answer(`look for a registry credential named "${name}"`, call);
  });
  return items.find((credential) => credential.name === name);
}
