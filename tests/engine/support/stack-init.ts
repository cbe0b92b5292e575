import { pulumi } from "../../../src/engine/pulumi.ts";
import { vaultKeyUrl } from "../../../src/sandbox/vault.ts";

/**
 * Option of `stack init`: the stack's key is in the Vault of this run of the tests (setup/vault.ts).
 * With a passphrase every command would stretch it to a key, in half a second of CPU.
 */
export const keyInVault = `--secrets-provider=${vaultKeyUrl}`;

export async function stackInit({
  cwd,
  stack,
  env,
}: {
  cwd: string;
  stack: string;
  env: NodeJS.ProcessEnv;
}): Promise<void> {
  await pulumi({ cwd, env, args: ["stack", "init", stack, keyInVault] });
}
