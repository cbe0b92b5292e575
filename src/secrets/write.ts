import { fingerprint, infoOf } from "../config/fingerprint.ts";
import type { SecretKind } from "../config/secret-kinds.ts";
import type { FingerprintKey } from "./fingerprint-key.ts";
import { type Candidate, judge } from "./judge.ts";
import { StackConfig } from "./stack-config.ts";

/** What was written, beside the value. */
export interface Written {
  changed: string;
  mode: "test" | "live" | undefined;
  /** What is still to do, e.g. for the key's twin. */
  notes: string[];
}

/** Judges a value, encrypts it into its stack file, and records its fingerprint, date and mode. */
export async function writeSecret(
  project: string,
  kind: SecretKind,
  { stack, key, value }: Omit<Candidate, "fingerprintKey">,
  fingerprintKey: FingerprintKey,
  today = new Date(),
): Promise<Written> {
  const notes = judge(project, { stack, key, value, fingerprintKey: fingerprintKey.value });
  await fingerprintKey.keep();
  const config = new StackConfig(project, stack);
  await config.setSecret(`secrets.${key}`, value);
  const {
    changed = "",
    mode,
    fingerprint: print,
  } = infoOf(fingerprintKey.value, kind, value, today);
  const recorded = { fingerprint: print, changed, mode };
  await config.setPlain(
    Object.fromEntries(
      Object.entries(recorded).flatMap(([name, text]) =>
        text === undefined ? [] : [[`secretInfo.${key}.${name}`, text]],
      ),
    ),
  );
  return { changed, mode, notes };
}

/** Whether a value is the one whose fingerprint the stack file records. */
export function isSame(
  fingerprintKey: FingerprintKey,
  value: string,
  kind: SecretKind,
  recorded: string | undefined,
): boolean {
  return recorded !== undefined && recorded === fingerprint(fingerprintKey.value, kind, value);
}
