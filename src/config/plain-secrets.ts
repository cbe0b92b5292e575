import type { ReadingFault } from "./codes.ts";
import { projectFile } from "./project.ts";
import { givesNothingAway, saysSecret } from "./secret-names.ts";
import { looksSecret } from "./secret-shapes.ts";

/**
 * What Pulumi writes where a value is encrypted: `v1:` and base64 by a passphrase or a key of a cloud,
 * base64 that begins with its version by Pulumi Cloud, and long base64 that is no text by others.
 * Source: pulumi/pulumi, pkg/secrets and sdk/go/common/resource/config/crypt.go.
 */
export function isCiphertext(text: unknown): boolean {
  if (typeof text !== "string") return false;
  if (/^v1(?::[A-Za-z0-9+/]+={0,2}){1,2}$/.test(text)) return true;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return false;
  if (/^AAAB/.test(text)) return text.length >= 24;
  const bytes = Buffer.from(text, "base64");
  return text.length >= 60 && /[+/=]/.test(text) && bytes.filter((byte) => byte > 126).length > 8;
}

/** Config of our own that others judge, with the exceptions that the platform may make. */
const judgedElsewhere = ["platform", "environment", "secrets"];

/** What the engine needs to decrypt, made by itself. */
const engineKeys = ["encryptionsalt", "encryptedkey"];

/** Secrets in the clear that stand in a file beside what rules judge; `name` is the stack, or Pulumi.yaml. */
export function plainSecrets(
  file: Record<string, unknown>,
  project: string,
  name: string,
): ReadingFault[] {
  const { config, ...others } = file;
  const configPath = name === projectFile ? `${name}.config` : name;
  const inConfig = typeof config === "object" && config !== null ? Object.entries(config) : [];
  const outside = Object.entries(others).filter(([key]) => !engineKeys.includes(key));
  return [
    ...inConfig
      .filter(([key]) => !judgedElsewhere.some((own) => key === own || key === `${project}:${own}`))
      .flatMap(([key, value]) => faultsIn(value, `${configPath}.${key}`)),
    ...outside.flatMap(([key, value]) => faultsIn(value, `${name}.${key}`)),
  ];
}

function faultsIn(value: unknown, path: string): ReadingFault[] {
  if (typeof value === "object" && value !== null) {
    const { secure, ...rest } = value as Record<string, unknown>;
    if (secure !== undefined && Object.keys(rest).length === 0) return uncoded(secure, path);
    return Object.entries(value).flatMap(([key, inner]) => faultsIn(inner, `${path}.${key}`));
  }
  if (typeof value !== "string" && typeof value !== "number") return [];
  const text = String(value);
  // In Pulumi.yaml a setting may stand under `value` or `default`.
  const field = path.replace(/\.(?:value|default)$/, "").replace(/^.*[.:]/, "");
  const named = saysSecret(field) || field === "fingerprintKey";
  if (!looksSecret(text) && !(named && !givesNothingAway(field, text))) return [];
  return [
    {
      path,
      code: "secret-in-the-clear",
      problem: "a secret in the clear (not shown)",
      allowed: path.startsWith(`${projectFile}.`) ? "nothing secret" : "an encrypted value",
      fix: "replace the value at its vendor; programs read vendors' credentials from their variables",
    },
  ];
}

/** `secure:` promises what its text may not hold. */
function uncoded(secure: unknown, path: string): ReadingFault[] {
  if (isCiphertext(secure)) return [];
  return [
    {
      path,
      code: "secret-in-the-clear",
      problem: "said to be encrypted, and is no ciphertext (not shown)",
      allowed: "what pulumi config set --secret writes",
      fix: "replace the value at its vendor, then set it again",
    },
  ];
}

/** Keys in comments, which are in Git as everything else is. */
export function commentSecrets(text: string, file: string): ReadingFault[] {
  return text.split("\n").flatMap((line, index) => {
    const comment = /(?<=^|\s)#(.*)$/.exec(line);
    if (comment === null || !looksSecret(comment[1]!)) return [];
    return [
      {
        path: file,
        code: "secret-in-the-clear",
        place: { file, line: index + 1, column: comment.index + 1 },
        problem: "a comment that holds what looks like a secret (not shown)",
        fix: "replace the value at its vendor",
      },
    ];
  });
}
