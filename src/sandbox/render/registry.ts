import type { Account } from "./call.ts";
import { notFound } from "./refusals.ts";
import type { RegistryCredentialRow } from "./tables.ts";

export function credentialOf({ tables }: Account, id: string): RegistryCredentialRow {
  const row = tables.registryCredentials[id];
  if (!row) throw notFound(id);
  return row;
}

/** A registry credential as it is read: without its token. */
export function credentialAnswer(row: RegistryCredentialRow) {
  const { authToken: _, ownerId: __, createdAt: ___, ...answer } = row;
  return answer;
}
