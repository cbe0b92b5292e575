import { createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import { kindOf, type Mode, type SecretKind } from "./secret-kinds.ts";

/**
 * What is known of a secret without its value: the `secretInfo` object of a stack file, in the
 * clear beside the encrypted values, so that environments can be compared without a passphrase.
 */
export const secretInfoSchema = z
  .record(
    z.string(),
    z.strictObject({
      fingerprint: z
        .string()
        .regex(/^[A-Za-z0-9_-]{22}$/, "a fingerprint of 22 characters")
        .optional()
        .describe(
          "Keyed fingerprint of the value: equal values have equal ones. Default: not known.",
        ),
      changed: z.iso.date().optional().describe("Day of the last change. Default: not known."),
      mode: z
        .enum(["test", "live"])
        .optional()
        .describe("Mode of the value. Default: not known, or its kind has none."),
    }),
  )
  .default({})
  .describe("What is known about each secret without its value, written by `infra secrets`.");

export type SecretInfo = z.infer<typeof secretInfoSchema>;

/** A new key for fingerprints; every stack of a platform holds the same one, encrypted. */
export function newFingerprintKey(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Equal for equal values under one key, and telling nothing without the key: a plain hash would
 * let anybody with the repository try out likely values. 128 bits of HMAC-SHA-256.
 */
export function fingerprint(key: string, kind: SecretKind, value: string): string {
  const { identity = (whole: string) => whole } = kindOf(kind);
  return createHmac("sha256", key)
    .update(identity(value))
    .digest()
    .subarray(0, 16)
    .toString("base64url");
}

/** What to write into `secretInfo` when a value is set. */
export function infoOf(
  key: string,
  kind: SecretKind,
  value: string,
  today: Date,
): SecretInfo[string] {
  const mode: Mode | undefined = kindOf(kind).mode?.(value);
  return {
    fingerprint: fingerprint(key, kind, value),
    changed: today.toISOString().slice(0, 10),
    ...(mode === undefined ? {} : { mode }),
  };
}
