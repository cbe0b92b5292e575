import type { ReadingFault } from "./codes.ts";
import { fingerprint, type SecretInfo } from "./fingerprint.ts";
import type { StackInput } from "./input.ts";
import { unknownKey } from "./parse.ts";
import type { Platform } from "./platform.ts";
import type { SecretView } from "./rules/rule.ts";
import { kindOf } from "./secret-kinds.ts";
import type { EnvironmentSpec } from "./spec.ts";

/** The command that enters a secret; it asks for the value without showing it. */
export function setCommand(key: string, stack: string): string {
  return `npx infra secrets set ${key} -s ${stack}`;
}

/** Faults of one stack's secrets: missing, unknown, malformed, in the clear, given though generated. */
export function secretFaults(
  platform: Platform,
  input: StackInput,
  info: SecretInfo,
  environment: EnvironmentSpec | undefined,
): ReadingFault[] {
  return [
    ...Object.keys(input.secrets).flatMap((key) => heldFaults(platform, input, info, key)),
    ...missingSecrets(platform, input, environment),
  ];
}

function heldFaults(
  platform: Platform,
  { stack, secrets, fingerprintKey }: StackInput,
  info: SecretInfo,
  key: string,
): ReadingFault[] {
  const declared = Object.hasOwn(platform.secrets, key) ? platform.secrets[key] : undefined;
  const held = secrets[key];
  if (declared === undefined || held === undefined) {
    const known = Object.keys(platform.secrets);
    return [unknownKey(`${stack}.secrets`, key, known, Object.keys(secrets))];
  }
  const path = `${stack}.secrets.${key}`;
  const kind = kindOf(declared.kind);
  if (kind.generated) {
    return [
      {
        path,
        code: "secret-generated",
        problem: "given, but secrets of this kind are generated, different in every environment",
        fix: "remove it",
      },
    ];
  }
  if (held.state === "plain") {
    return [
      {
        path,
        code: "secret-in-the-clear",
        problem: "in the clear (not shown)",
        allowed: "an encrypted value",
        fix: `replace the value at its vendor, then: ${setCommand(key, stack)}`,
      },
    ];
  }
  if (held.state === "encrypted") return [];
  if (!kind.pattern.test(held.value)) {
    return [
      {
        path,
        code: "secret-malformed",
        problem: `does not look like a ${declared.kind} (not shown)`,
        allowed: kind.looksLike,
        fix: setCommand(key, stack),
      },
    ];
  }
  const recorded = info[key]?.fingerprint;
  if (recorded === undefined || fingerprintKey === undefined) return [];
  if (recorded === fingerprint(fingerprintKey, declared.kind, held.value)) return [];
  return [
    {
      path: `${stack}.secretInfo.${key}.fingerprint`,
      code: "secret-info",
      problem: "does not match the value, which was changed without it",
      allowed: "the value's own fingerprint",
      fix: setCommand(key, stack),
    },
  ];
}

function missingSecrets(
  platform: Platform,
  { stack, secrets, importsSecrets }: StackInput,
  environment: EnvironmentSpec | undefined,
): ReadingFault[] {
  if (importsSecrets) return [];
  return Object.entries(environment?.secrets ?? {})
    .filter(([key, { generated }]) => !generated && !Object.hasOwn(secrets, key))
    .map(([key, { kind }]) => ({
      path: `${stack}.secrets.${key}`,
      code: "secret-missing",
      problem: `missing; ${kindOf(kind).title}, from: ${platform.secrets[key]?.from ?? kindOf(kind).from}`,
      allowed: kindOf(kind).looksLike,
      fix: setCommand(key, stack),
    }));
}

/** What rules may know of the secrets that an environment uses. */
export function secretViews(
  { secrets, fingerprintKey }: StackInput,
  info: SecretInfo,
  environment: EnvironmentSpec,
): SecretView[] {
  return Object.entries(environment.secrets).flatMap(([key, { kind }]) => {
    const held = secrets[key];
    if (held === undefined && info[key] === undefined) return [];
    if (held?.state !== "known") {
      return [{ key, kind, mode: info[key]?.mode, fingerprint: info[key]?.fingerprint }];
    }
    return [
      {
        key,
        kind,
        mode: kindOf(kind).mode?.(held.value),
        fingerprint:
          fingerprintKey === undefined ? undefined : fingerprint(fingerprintKey, kind, held.value),
      },
    ];
  });
}
