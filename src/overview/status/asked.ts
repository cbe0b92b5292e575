import { placeOf } from "../../vendors/address.ts";
import { ask, Unreachable } from "../../vendors/http.ts";
import type { Vendor } from "../../vendors/vendor.ts";

/** Why a vendor told nothing, in a few words. */
export class NotAsked extends Error {
  override readonly name = "NotAsked";
}

/** Asks a vendor's API with the credential of this process; throws NotAsked where it tells nothing. */
export async function askVendor(
  { key, title, address, credentials }: Vendor,
  path: string,
  env: NodeJS.ProcessEnv,
): Promise<unknown> {
  const [{ variable } = { variable: "" }] = credentials;
  const token = env[variable];
  if (!token) throw new NotAsked(`${title}: ${variable} is not set`);
  try {
    const headers = { authorization: `Bearer ${token}` };
    const { status, body, words } = await ask(`${placeOf(address, key, env)}${path}`, headers);
    if (status === 200) return body;
    throw new NotAsked(`${title} answered ${status}: ${words}`);
  } catch (error) {
    if (error instanceof Unreachable) throw new NotAsked(`${title}: ${error.message}`);
    throw error;
  }
}
