import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { environmentsOf } from "../config/load-from-files.ts";
import { stackFile } from "../config/project.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { placeholder } from "../config/secret-kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { runPulumi } from "../engine/pulumi.ts";
import { UserError } from "../shared/errors.ts";
import { writePrivately } from "../shared/private-files.ts";
import { StackCrypter } from "./stack-crypter.ts";
import type { WorkingCopy } from "./working-copy.ts";

/**
 * Encrypts placeholder secrets into the files of a working copy's stacks that are new or have
 * changed, and creates the stacks that there are not yet. `env` is the sandbox's, with its Vault
 * and its backend. Repeated after it was cut short anywhere, it does what is left.
 */
export async function prepareStacks(
  { folder, stacks, fresh }: WorkingCopy,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (stacks.length === 0) return;
  const { project } = readProjectFiles(folder).input;
  if (fresh.length > 0) writePlaceholders(folder, project, fresh);
  const missing = stacks.filter((stack) => !isCreated(project, stack, env));
  const created = await Promise.allSettled(missing.map((one) => createStack(one, folder, env)));
  for (const outcome of created) if (outcome.status === "rejected") throw outcome.reason;
}

function writePlaceholders(folder: string, project: string, stacks: readonly string[]): void {
  const environments = environmentsOf(folder);
  // Pulumi's command line would start an engine for each value.
  const crypter = new StackCrypter();
  for (const stack of stacks) {
    const environment = environments.find((each) => each.stack === stack);
    const file = join(folder, stackFile(stack));
    writeSecrets(file, project, placeholders(environment), crypter);
  }
}

/** Asks the sandbox's backend, which is a folder, without starting an engine. */
function isCreated(project: string, stack: string, env: NodeJS.ProcessEnv): boolean {
  const backend = fileURLToPath(env["PULUMI_BACKEND_URL"] ?? "");
  return existsSync(join(backend, ".pulumi", "stacks", project, `${stack}.json`));
}

/** Writes all or nothing: a file with a key counts as prepared. */
function writeSecrets(
  file: string,
  project: string,
  values: [key: string, value: string][],
  crypter: StackCrypter,
): void {
  const document = parseDocument(readFileSync(file, "utf8"));
  for (const [key, value] of Object.entries(crypter.header)) document.set(key, value);
  for (const [key, value] of values) {
    document.setIn(["config", `${project}:secrets`, key, "secure"], crypter.encrypt(value));
  }
  writePrivately(`${file}.new`, document.toString({ lineWidth: 0 }));
  renameSync(`${file}.new`, file);
}

/** Selects none, so that a command without --stack says so instead of meeting a chance one. */
async function createStack(stack: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const provider = secretsProviderOf(join(cwd, stackFile(stack)));
  const { exitCode, output } = await runPulumi({
    cwd,
    env,
    args: ["stack", "init", stack, "--no-select", `--secrets-provider=${provider}`],
  });
  if (exitCode === 0 || output.includes("already exists")) return;
  throw new UserError(`Creating the stack ${stack} in the sandbox failed:\n${output}`);
}

/** Of a file with a key; one that was prepared with a passphrase, in an older sandbox, names none. */
function secretsProviderOf(file: string): string {
  return (
    parseDocument(readFileSync(file, "utf8")).get("secretsprovider")?.toString() ?? "passphrase"
  );
}

/** A value of the right kind and mode for each secret that a person would enter. */
export function placeholders(spec: EnvironmentSpec | undefined): [key: string, value: string][] {
  if (spec === undefined) return [];
  const mode = spec.live ? "live" : "test";
  return Object.entries(spec.secrets)
    .filter(([, { generated }]) => !generated)
    .map(([key, { kind }]) => [key, placeholder(kind, `${spec.stack}-${key}`, mode)]);
}
