import type { Fault } from "./fault.ts";
import type { StackInput } from "./input.ts";
import { unknownKey } from "./parse.ts";
import type { Platform } from "./platform.ts";
import type { EnvironmentSpec } from "./spec.ts";

/** Faults of one stack's secrets: missing, unknown, in the clear, entered though generated. */
export function secretFaults(
  platform: Platform,
  { stack, secrets, importsSecrets }: StackInput,
  environment: EnvironmentSpec | undefined,
): Fault[] {
  const faults: Fault[] = [];
  for (const [key, held] of Object.entries(secrets)) {
    const path = `${stack}.secrets.${key}`;
    if (!Object.hasOwn(platform.secrets, key)) {
      faults.push(unknownKey(`${stack}.secrets`, key, Object.keys(platform.secrets)));
    } else if (platform.secrets[key]?.kind === "generated") {
      faults.push({
        path,
        problem: "given, but secrets of this kind are generated, different in every environment",
        fix: `pulumi config rm --path 'secrets.${key}' -s ${stack}`,
      });
    } else if (held.state === "plain") {
      faults.push({
        path,
        problem: "in the clear",
        allowed: "an encrypted value",
        fix: `replace the value at its vendor, then: ${setCommand(key, stack)}`,
      });
    }
  }
  if (importsSecrets) return faults;
  for (const [key, { generated }] of Object.entries(environment?.secrets ?? {})) {
    if (generated || Object.hasOwn(secrets, key)) continue;
    const { kind, from } = platform.secrets[key] ?? {};
    faults.push({
      path: `${stack}.secrets.${key}`,
      problem: `missing ${kind}`,
      allowed: from ?? "a value",
      fix: setCommand(key, stack),
    });
  }
  return faults;
}

/** The command that enters a secret; it asks for the value without showing it. */
export function setCommand(key: string, stack: string): string {
  return `pulumi config set --secret --path 'secrets.${key}' -s ${stack}`;
}
