import { createCipheriv, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";

/**
 * Encrypts values of a stack file as the engine's passphrase secrets provider does, without starting
 * an engine for each. The format is that of engine 3.255.0, read in its source
 * (sdk/go/common/resource/config/crypt.go, pkg/secrets/passphrase/manager.go) and certain: every
 * rehearsal has the engine decrypt what this made. Only for values of the sandbox; a person's
 * secrets are encrypted by `pulumi config set`, whatever provider the stack has.
 */
export class PassphraseCrypter {
  readonly #key: Buffer;
  /** What a stack file says under `encryptionsalt`. */
  readonly salt: string;

  private constructor(key: Buffer, salt: string) {
    this.#key = key;
    this.salt = salt;
  }

  /** A new key for a passphrase: takes about half a second of CPU, as it is meant to. */
  static async create(passphrase: string): Promise<PassphraseCrypter> {
    const salt = randomBytes(8);
    const key = await promisify(pbkdf2)(passphrase, salt, 1_000_000, 32, "sha256");
    // The engine decrypts this known text to see whether a passphrase is the right one.
    const proof = encrypt(key, "pulumi");
    return new PassphraseCrypter(key, `v1:${salt.toString("base64")}:${proof}`);
  }

  /** What a stack file says under `secure`. */
  encrypt(value: string): string {
    return encrypt(this.#key, value);
  }
}

function encrypt(key: Buffer, value: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = [cipher.update(value, "utf8"), cipher.final(), cipher.getAuthTag()];
  return `v1:${nonce.toString("base64")}:${Buffer.concat(sealed).toString("base64")}`;
}
