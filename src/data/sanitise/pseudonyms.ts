import { createHash, hash } from "node:crypto";
import { UserError } from "../../shared/errors.ts";

/** SHA-256's block; a key of that many bytes is used by HMAC as it is. */
const blockBytes = 64;

/**
 * Pseudonyms by keyed hash: HMAC-SHA256(key, domain NUL value). The key is 64 hexadecimal digits,
 * taken as text: one block, and ASCII also after HMAC's XOR, so that the inner half is one call on
 * a string. `createHmac` gives the same bytes and takes five times as long on Node 24.
 */
export class Pseudonyms {
  /** Names the key in reports, without giving it away. */
  readonly fingerprint: string;
  readonly #inner: string;
  readonly #outer = Buffer.alloc(blockBytes + 32);

  constructor(key: string) {
    if (!/^[0-9a-f]{64}$/.test(key)) {
      throw new UserError(
        "The key of the pseudonyms is not 64 hexadecimal digits. Make one with " +
          "`openssl rand -hex 32`, keep it as a secret, and pass it as INFRA_DATA_KEY.",
      );
    }
    this.#inner = xor(key, 0x36);
    this.#outer.write(xor(key, 0x5c), "latin1");
    this.fingerprint = createHash("sha256").update(`fingerprint ${key}`).digest("hex").slice(0, 12);
  }

  /** 64 hexadecimal digits, the same for the same domain and value. */
  digest(domain: string, value: string): string {
    const inner = hash("sha256", `${this.#inner}${domain}\0${value}`);
    this.#outer.write(inner, blockBytes, "hex");
    return hash("sha256", this.#outer);
  }
}

function xor(key: string, pad: number): string {
  return String.fromCharCode(...Buffer.from(key, "latin1").map((byte) => byte ^ pad));
}
