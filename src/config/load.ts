import { UserError } from "../shared/errors.ts";
import { compose } from "./compose.ts";
import { type EnvironmentConfig, environmentSchemaFor } from "./environment.ts";
import { describeFaults, type Fault } from "./fault.ts";
import type { ConfigInput, StackInput } from "./input.ts";
import { parse } from "./parse.ts";
import { type Platform, platformSchema } from "./platform.ts";
import { secretFaults } from "./secrets.ts";
import type { EnvironmentSpec } from "./spec.ts";
import { structureFaults } from "./structure.ts";

/** The config of all environments, read and judged. */
export interface Examined {
  /** Complete environments by stack; those with faults of their own schema are absent. */
  environments: Map<string, EnvironmentSpec>;
  faults: Fault[];
}

/**
 * Reads the config of all environments and collects every fault. A stack's secrets are judged
 * when `judgeSecrets` says so: the engine knows those of the stack at hand only.
 */
export function examine(
  input: ConfigInput,
  judgeSecrets: (stack: StackInput) => boolean,
): Examined {
  const platform = parse(platformSchema, input.platform, "platform");
  const faults = platform.ok ? [] : platform.faults;
  const parsed = new Map<string, EnvironmentConfig>();
  for (const { stack, environment } of input.stacks) {
    const schema = environmentSchemaFor(platform.ok ? platform.value : undefined);
    const result = parse(schema, environment, `${stack}.environment`);
    if (result.ok) parsed.set(stack, result.value);
    else faults.push(...result.faults);
  }
  if (!platform.ok) return { environments: new Map(), faults };
  const environments = composeAll(platform.value, parsed);
  for (const [stack, environment] of parsed) {
    faults.push(...structureFaults(platform.value, stack, environment));
  }
  for (const stack of input.stacks.filter(judgeSecrets)) {
    faults.push(...secretFaults(platform.value, stack, environments.get(stack.stack)));
  }
  return { environments, faults: distinct(faults) };
}

function composeAll(
  platform: Platform,
  parsed: Map<string, EnvironmentConfig>,
): Map<string, EnvironmentSpec> {
  const stacks = [...parsed];
  const production = stacks.find(([, { purpose }]) => purpose === "production") ?? stacks[0];
  return new Map(
    stacks.map(([stack, environment]) => [
      stack,
      compose(platform, stack, environment, production?.[0] ?? stack),
    ]),
  );
}

/** A fault of the platform shows once, though every environment meets it. */
function distinct(faults: Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.path}\n${fault.problem}`, fault])).values()];
}

/** The environment at hand, complete; throws all faults of all environments as one UserError. */
export function load(input: ConfigInput, at: string): EnvironmentSpec {
  const { environments, faults } = examine(input, ({ stack }) => stack === at);
  if (faults.length > 0) throw new UserError(describeFaults(faults));
  const environment = environments.get(at);
  if (environment === undefined) {
    const known = [...environments.keys()].join(", ");
    throw new UserError(
      `The stack ${at} has no environment in its config (stacks with one: ${known})`,
    );
  }
  return environment;
}
