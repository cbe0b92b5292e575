import { kindOf } from "../config/secret-kinds.ts";
import { UserError } from "../shared/errors.ts";
import { askSecret } from "./ask.ts";
import { fingerprintKeyOf } from "./fingerprint-key.ts";
import { requireSecret, type SecretTarget } from "./target.ts";
import { type Written, writeSecret } from "./write.ts";

/** Asks for the value of an entered secret, and writes it into the environment's stack file. */
export async function setSecret(key: string, target: SecretTarget): Promise<Written> {
  const { project, stack } = target;
  const { kind, from } = requireSecret(target, key);
  const { generated, title, from: usually } = kindOf(kind);
  if (generated) {
    throw new UserError(
      `${key} is generated and cannot be entered. For a new value: infra secrets rotate ${key} -s ${stack}`,
    );
  }
  // First, so that nobody types a value that cannot be written.
  const fingerprintKey = await fingerprintKeyOf(project, stack);
  const value = await askSecret(`${title} for ${stack} (from: ${from ?? usually})`);
  return await writeSecret(project, kind, { stack, key, value }, fingerprintKey);
}
