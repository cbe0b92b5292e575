import { Hono } from "hono";

/**
 * Stands in for the transit engine of a HashiCorp Vault, in which the stacks of a sandbox keep the
 * keys of their secrets. A passphrase would be as good, but the engine stretches it to a key in half
 * a second of CPU, in every command.
 *
 * What the engine asks was seen with engine 3.255.0: `PUT /v1/transit/encrypt/<key>` and
 * `.../decrypt/<key>`, with the fields of Vault's documentation
 * (https://developer.hashicorp.com/vault/api-docs/secret/transit). Certain: every rehearsal uses it.
 * It hides nothing, as values in a sandbox are placeholders.
 */
export function createVault(): Hono {
  const app = new Hono();
  app.put("/v1/transit/encrypt/:key", async (context) => {
    const { plaintext } = await context.req.json<{ plaintext: string }>();
    return context.json({ data: { ciphertext: `${mark}${plaintext}` } });
  });
  app.put("/v1/transit/decrypt/:key", async (context) => {
    const { ciphertext } = await context.req.json<{ ciphertext: string }>();
    if (ciphertext.startsWith(mark)) {
      return context.json({ data: { plaintext: ciphertext.slice(mark.length) } });
    }
    return context.json({ errors: ["invalid ciphertext: no prefix"] }, 400);
  });
  return app;
}

/** How Vault's ciphertexts begin: its name and the version of its key. */
const mark = "vault:v1:";

/** What a stack file says under `secretsprovider`. */
export const vaultKeyUrl = "hashivault://sandbox";

/** What a stack file says under `encryptedkey`: a stack's own key, as this Vault hands it back. */
export function wrappedKey(key: Buffer): string {
  return Buffer.from(`${mark}${key.toString("base64")}`).toString("base64");
}

/** What the engine needs to find this Vault, which is served below `/vault` of that origin. */
export function vaultVariables(origin: string): Record<string, string> {
  return {
    VAULT_SERVER_URL: `${origin}/vault`,
    VAULT_SERVER_TOKEN: "hvs.sandbox000000000000000000",
  };
}
