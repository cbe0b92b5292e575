import { UserError } from "../../shared/errors.ts";

/** The option of every command that reads the policy. */
export const policyOption = ["--policy <file>", "the policy", "data/policy.yaml"] as const;

/** The key of the pseudonyms. */
export function keyOf(env: NodeJS.ProcessEnv): string {
  const key = env["INFRA_DATA_KEY"];
  if (key) return key;
  throw new UserError(
    "INFRA_DATA_KEY is not set. Make a key with `openssl rand -hex 32`, keep it as a secret, and " +
      "pass it each time: the same key gives the same pseudonyms.",
  );
}

/** The secret keys that backups are read with. */
export function backupKeysOf(env: NodeJS.ProcessEnv): string {
  const keys = env["INFRA_BACKUP_KEY"];
  if (keys) return keys;
  throw new UserError(
    "INFRA_BACKUP_KEY is not set. It is the secret key of one of the backup's recipients: the text " +
      "of the file that age-keygen wrote.",
  );
}

/** Tells of each step, beside the outcome. */
export function tellStep(step: string): void {
  process.stderr.write(`${step} ...\n`);
}
