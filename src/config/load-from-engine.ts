import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../shared/errors.ts";
import type { ConfigInput, HeldSecret, StackInput } from "./input.ts";
import { isObject } from "./is-object.ts";
import { load } from "./load.ts";
import { readProjectFiles, secretsAreNoObject } from "./project-files.ts";
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
 * between environments stop every `pulumi up`. All faults together are one RunError, which the
 * engine shows as its message alone, before anything is registered.
 */
export function loadFromEngine(): LoadedEnvironment {
  try {
    return loadRunningStack();
  } catch (error) {
    throw error instanceof UserError ? new pulumi.RunError(error.message) : error;
  }
}

function loadRunningStack(): LoadedEnvironment {
  const project = pulumi.getProject();
  const files = readProjectFiles(pulumi.getRootDirectory());
  const config = new pulumi.Config();
  const stack = pulumi.getStack();
  const given = read(config, "secrets");
  const values = isObject(given) ? given : {};
  const running: StackInput = {
    stack,
    environment: read(config, "environment"),
    secrets: known(values),
    importsSecrets: false,
    secretInfo: read(config, "secretInfo"),
    fingerprintKey: config.get("fingerprintKey"),
  };
  const inFiles = files.input.stacks.find((other) => other.stack === stack);
  const stacks = [
    ...files.input.stacks.filter((other) => other.stack !== stack),
    { ...running, secrets: { ...running.secrets, ...inTheClear(inFiles) } },
  ];
  const input: ConfigInput = {
    project,
    platform: read(config, "platform"),
    // In the order of the files: which of two environments is told to let go is the same in both.
    stacks: stacks.toSorted((one, other) => (one.stack < other.stack ? -1 : 1)),
  };
  const unreadable = given === undefined || isObject(given) ? [] : [secretsAreNoObject(stack)];
  const faults = [...files.faults, ...unreadable];
  const spec = load(input, stack, { faults, places: files.places });
  const used = Object.keys(spec.secrets).filter((key) => Object.hasOwn(values, key));
  return {
    spec,
    secrets: Object.fromEntries(used.map((key) => [key, pulumi.secret(String(values[key]))])),
  };
}

/** The value of a config key; the SDK's own reading of objects would put a malformed one into its error. */
function read(config: pulumi.Config, key: string): unknown {
  const text = config.get(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
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
