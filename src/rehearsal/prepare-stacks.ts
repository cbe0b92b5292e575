import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { environmentsOf } from "../config/load-from-files.ts";
import { stackFile } from "../config/project.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { placeholder } from "../config/secret-kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { PassphraseCrypter } from "../engine/passphrase.ts";
import { runPulumi } from "../engine/pulumi.ts";
import { UserError } from "../shared/errors.ts";
import type { WorkingCopy } from "./working-copy.ts";

/**
 * Encrypts placeholder secrets into the files of a working copy's stacks that are new or have
 * changed, and creates these stacks. `env` is the sandbox's, with its passphrase.
 */
export async function prepareStacks(
  { folder, fresh }: WorkingCopy,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (fresh.length === 0) return;
  const { project } = readProjectFiles(folder).input;
  const environments = environmentsOf(folder);
  // Pulumi's command line would start an engine for each value.
  const crypter = await PassphraseCrypter.create(env["PULUMI_CONFIG_PASSPHRASE"] ?? "");
  await Promise.all(
    fresh.map(async (stack) => {
      const environment = environments.find((each) => each.stack === stack);
      const file = join(folder, stackFile(stack));
      writeSecrets(file, project, placeholders(environment), crypter);
      await createStack(stack, folder, env);
    }),
  );
}

/** Writes all or nothing: a file with a key counts as prepared. */
function writeSecrets(
  file: string,
  project: string,
  values: [key: string, value: string][],
  crypter: PassphraseCrypter,
): void {
  const document = parseDocument(readFileSync(file, "utf8"));
  document.set("encryptionsalt", crypter.salt);
  for (const [key, value] of values) {
    document.setIn(["config", `${project}:secrets`, key, "secure"], crypter.encrypt(value));
  }
  writeFileSync(`${file}.new`, document.toString({ lineWidth: 0 }));
  renameSync(`${file}.new`, file);
}

/** Selects none, so that a command without --stack says so instead of meeting a chance one. */
async function createStack(stack: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { exitCode, output } = await runPulumi({
    cwd,
    env,
    args: ["stack", "init", stack, "--no-select"],
  });
  if (exitCode === 0 || output.includes("already exists")) return;
  throw new UserError(`Creating the stack ${stack} in the sandbox failed:\n${output}`);
}

/** A value of the right kind and mode for each secret that a person would enter. */
export function placeholders(spec: EnvironmentSpec | undefined): [key: string, value: string][] {
  if (spec === undefined) return [];
  const mode = spec.live ? "live" : "test";
  return Object.entries(spec.secrets)
    .filter(([, { generated }]) => !generated)
    .map(([key, { kind }]) => [key, placeholder(kind, `${spec.stack}-${key}`, mode)]);
}
