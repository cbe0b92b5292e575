import { createCipheriv, randomBytes } from "node:crypto";
import { vaultKeyUrl, wrappedKey } from "../sandbox/vault.ts";

/**
 * Encrypts values of a stack file as the engine does, without starting an engine for each. The
 * format is that of engine 3.255.0, read in its source (sdk/go/common/resource/config/crypt.go,
 * pkg/secrets/cloud/manager.go) and certain: every rehearsal has the engine decrypt what this made.
 * Only for values of the sandbox; a person's secrets are encrypted by `pulumi config set`, whatever
 * provider the stack has.
 */
export class StackCrypter {
  readonly #key = randomBytes(32);

  /** What the stack file says at its top, for the engine to find the key. */
  get header(): { secretsprovider: string; encryptedkey: string } {
    return { secretsprovider: vaultKeyUrl, encryptedkey: wrappedKey(this.#key) };
  }

  /** What the stack file says under `secure`. */
  encrypt(value: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonce);
    const sealed = [cipher.update(value, "utf8"), cipher.final(), cipher.getAuthTag()];
    return `v1:${nonce.toString("base64")}:${Buffer.concat(sealed).toString("base64")}`;
  }
}
