import * as pulumi from "@pulumi/pulumi";
import type { ConfigInput, HeldSecret, StackInput } from "./input.ts";
import { load } from "./load.ts";
import { readProjectFiles } from "./project-files.ts";
import type { EnvironmentSpec } from "./spec.ts";

/** What the program builds: the environment of the running stack and the values of its secrets. */
export interface LoadedEnvironment {
  spec: EnvironmentSpec;
  /** By the platform's key; those that are generated are not among them. */
  secrets: Record<string, pulumi.Output<string>>;
}

/**
 * Loads the running stack's environment inside a Pulumi program. The engine has this stack's config,
 * decrypted; the other environments are read from the files beside Pulumi.yaml, so that clashes
 * between environments stop every `pulumi up`. Throws one UserError with all faults.
 */
export function loadFromEngine(): LoadedEnvironment {
  const files = readProjectFiles(pulumi.getRootDirectory());
  const config = new pulumi.Config();
  const stack = pulumi.getStack();
  const values = config.getObject<Record<string, unknown>>("secrets") ?? {};
  const running: StackInput = {
    stack,
    environment: config.getObject("environment"),
    secrets: known(values),
    importsSecrets: false,
    secretInfo: config.getObject("secretInfo"),
    fingerprintKey: config.get("fingerprintKey"),
  };
  const inFiles = files.input.stacks.find((other) => other.stack === stack);
  const input: ConfigInput = {
    project: pulumi.getProject(),
    platform: config.getObject("platform"),
    stacks: [
      ...files.input.stacks.filter((other) => other.stack !== stack),
      { ...running, secrets: { ...running.secrets, ...inTheClear(inFiles) } },
    ],
  };
  const spec = load(input, stack, files.faults);
  const used = Object.keys(spec.secrets).filter((key) => typeof values[key] === "string");
  return {
    spec,
    secrets: Object.fromEntries(used.map((key) => [key, pulumi.secret(String(values[key]))])),
  };
}

function known(values: Record<string, unknown>): Record<string, HeldSecret> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { state: "known", value: String(value) }]),
  );
}

/** The engine does not say whether a value was encrypted; the stack file does. */
function inTheClear(stack: StackInput | undefined): Record<string, HeldSecret> {
  const plain = Object.entries(stack?.secrets ?? {}).filter(([, held]) => held.state === "plain");
  return Object.fromEntries(plain);
}
