import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newFingerprintKey } from "../config/fingerprint.ts";
import { stackFile, stacksOf } from "../config/project.ts";
import { UserError } from "../shared/errors.ts";
import { StackConfig } from "./stack-config.ts";

const name = "fingerprintKey";

/** The key of a project's fingerprints, as it is used for one stack. */
export interface FingerprintKey {
  value: string;
  /** Writes it into the stack that lacks it, a new one into every stack that we may open. */
  keep(): Promise<void>;
}

/**
 * The key of the fingerprints, which all stacks of a project hold encrypted: this stack's, else one
 * that another stack has and that we may open, else a new one. Nothing is written before `keep`: a
 * value that is refused changes no file.
 */
export async function fingerprintKeyOf(project: string, stack: string): Promise<FingerprintKey> {
  const holders = stacksOf(project).filter((one) => hasKey(project, one));
  const inOrder = [stack, ...holders].filter((one) => holders.includes(one));
  for (const holder of new Set(inOrder)) {
    const value = await new StackConfig(project, holder).get(name);
    if (value === undefined) continue;
    return { value, keep: async () => keepIn(holder === stack ? [] : [stack], project, value) };
  }
  if (holders.length > 0) throw locked(stack, holders);
  const value = newFingerprintKey();
  const others = stacksOf(project).filter((one) => one !== stack);
  return { value, keep: () => keepIn([stack, ...others], project, value) };
}

async function keepIn(stacks: string[], project: string, value: string): Promise<void> {
  const [first, ...others] = stacks.map((stack) => new StackConfig(project, stack));
  await first?.setSecret(name, value);
  // A stack that is not ours to open gets the key from whoever sets its next secret.
  for (const other of others) await other.setSecret(name, value).catch(() => undefined);
}

function hasKey(project: string, stack: string): boolean {
  const text = readFileSync(join(project, stackFile(stack)), "utf8");
  return new RegExp(`^\\s+(?:[\\w-]+:)?${name}:`, "m").test(text);
}

function locked(stack: string, holders: string[]): UserError {
  return new UserError(
    `Secrets are compared between environments by fingerprints made with one key. That key is encrypted in ` +
      `${holders.map(stackFile).join(" and ")}, which could not be decrypted here. ` +
      `Somebody who can decrypt one of them has to pass it on to ${stack}:\n` +
      `  pulumi config get ${name} -s ${holders[0]} | pulumi config set --secret ${name} -s ${stack}`,
  );
}
