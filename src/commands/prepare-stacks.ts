import { placeholder } from "../config/secret-kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { runPulumi } from "../engine/pulumi.ts";
import type { WorkingCopy } from "../sandbox/working-copy.ts";
import { UserError } from "../shared/errors.ts";
import { environmentsOf } from "./open-sandbox.ts";
import { StackConfig } from "./secrets/stack-config.ts";

/**
 * Creates the stacks of a working copy that are new or have changed, and encrypts placeholder
 * secrets into their files. All stacks at once, because every call starts an engine.
 */
export async function prepareStacks(
  { folder, fresh }: WorkingCopy,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const environments = environmentsOf(folder);
  await Promise.all(
    fresh.map(async (stack) => {
      await createStack(stack, folder, env);
      const secrets = placeholders(environments.find((environment) => environment.stack === stack));
      // One call each: a value on a command line could be read by everybody on this machine.
      const config = new StackConfig(folder, stack, env);
      for (const [key, value] of secrets) await config.setSecret(`secrets.${key}`, value);
    }),
  );
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
function placeholders(spec: EnvironmentSpec | undefined): [key: string, value: string][] {
  if (spec === undefined) return [];
  const mode = spec.purpose === "production" && spec.launched ? "live" : "test";
  return Object.entries(spec.secrets)
    .filter(([, { generated }]) => !generated)
    .map(([key, { kind }]) => [key, placeholder(kind, `${spec.stack}-${key}`, mode)]);
}
