import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newFingerprintKey } from "../config/fingerprint.ts";
import { stackFile, stacksOf } from "../config/project.ts";
import { UserError } from "../shared/errors.ts";
import { StackConfig } from "./stack-config.ts";

const name = "fingerprintKey";

/**
 * The key of the fingerprints, which all stacks of a project hold encrypted: this stack's, else one
 * that another stack has and that we may open, else a new one. Afterwards this stack has it, and
 * after a new one every stack that we may open.
 */
export async function fingerprintKeyOf(project: string, stack: string): Promise<string> {
  const holders = stacksOf(project).filter((one) => hasKey(project, one));
  const inOrder = [stack, ...holders].filter((one) => holders.includes(one));
  for (const holder of new Set(inOrder)) {
    const key = await new StackConfig(project, holder).get(name);
    if (key === undefined) continue;
    if (holder !== stack) await new StackConfig(project, stack).setSecret(name, key);
    return key;
  }
  if (holders.length > 0) throw locked(stack, holders);
  return await makeKey(project, stack);
}

async function makeKey(project: string, stack: string): Promise<string> {
  const key = newFingerprintKey();
  await new StackConfig(project, stack).setSecret(name, key);
  for (const other of stacksOf(project)) {
    if (other === stack) continue;
    // A stack that is not ours to open gets the key from whoever sets its next secret.
    await new StackConfig(project, other).setSecret(name, key).catch(() => undefined);
  }
  return key;
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
