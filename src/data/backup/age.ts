import { Decrypter, Encrypter } from "age-encryption";
import { UserError } from "../../shared/errors.ts";
import type { Passage } from "../formats/files.ts";

/** Encrypts for whoever has the key of any of the recipients (https://age-encryption.org/v1). */
export function encryptionFor(recipients: readonly string[]): Passage {
  if (recipients.length === 0) throw new UserError("A backup for nobody could never be read.");
  const encrypter = new Encrypter();
  for (const [i, recipient] of recipients.entries()) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      // Not shown: it may be a secret key that somebody took for one.
      throw new UserError(
        `Recipient ${i + 1} is not one of age: it begins with age1, as age-keygen prints it.`,
      );
    }
  }
  return async function* encrypt(bytes) {
    yield* await encrypter.encrypt(ReadableStream.from(bytes));
  };
}

/** Decrypts with the keys of a text as `age-keygen` writes it: one a line, comments between them. */
export function decryptionWith(keys: string): Passage {
  const decrypter = new Decrypter();
  const lines = keys.split("\n").map((line) => line.trim());
  for (const line of lines.filter((each) => each !== "" && !each.startsWith("#"))) {
    try {
      decrypter.addIdentity(line);
    } catch {
      throw new UserError("The backup's key is not one of age: it begins with AGE-SECRET-KEY-1.");
    }
  }
  return async function* decrypt(bytes) {
    try {
      yield* await decrypter.decrypt(ReadableStream.from(bytes));
    } catch (error) {
      const { message } = error as Error;
      throw new UserError(
        /no identity matched/.test(message)
          ? "Decrypting the backup failed: the key is not that of any of its recipients."
          : `Decrypting the backup failed: it is damaged or cut off (${message}).`,
      );
    }
  };
}
