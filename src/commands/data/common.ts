import { isCancel, text } from "@clack/prompts";
import { UserError } from "../../shared/errors.ts";

/** The option of every command that reads the policy. */
export const policyOption = ["--policy <file>", "the policy", "data/policy.yaml"] as const;

/** The option of every command that reads a database in place of an export. */
export const databaseOption = [
  "--from-env <variable>",
  "in place of an export, the variable that holds a database's URL",
] as const;

/** The option of every command that reads the seed. */
export const seedOption = ["--seed <file>", "the seed", "data/seed.yaml"] as const;

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

/** How long between two lines on how far it is. */
const progressMs = 10_000;

/** To be called with the collection of every document: tells now and then how many, and how fast. */
export function progress(): (collection: string) => void {
  const startedAt = performance.now();
  let told = startedAt;
  let passed = 0;
  return (collection) => {
    if (++passed % 1_000 !== 0 || performance.now() - told < progressMs) return;
    told = performance.now();
    const rate = Math.round(passed / ((told - startedAt) / 1_000));
    process.stderr.write(`  ${passed} documents, ${rate} a second; now ${collection}\n`);
  };
}

/** On a terminal: shows what a dry run found, and asks for the environment's name. */
export async function consents(found: string, question: string, name: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
  process.stderr.write(`${found}\n\n`);
  const message = `${question} Type ${name} to do it.`;
  const answer = await text({ message, output: process.stderr });
  return !isCancel(answer) && answer === name;
}

/** The option that consents by the environment's name, where it is given. */
export function checkConfirm(confirm: string | undefined, environment: string): void {
  if (confirm === undefined || confirm === environment) return;
  throw new UserError(`--confirm says "${confirm}", not "${environment}": nothing was touched.`);
}
