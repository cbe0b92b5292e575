import type { ReadingFault } from "./codes.ts";
import type { SecretInfo } from "./fingerprint.ts";
import { unknownKey } from "./parse.ts";
import type { Platform } from "./platform.ts";
import { isPastDay } from "./rules/days.ts";
import { kindOf } from "./secret-kinds.ts";

/** Faults of what a stack's file says of its secrets without their values. */
export function infoFaults(
  platform: Platform,
  stack: string,
  info: SecretInfo,
  now: number,
): ReadingFault[] {
  const path = `${stack}.secretInfo`;
  return Object.entries(info).flatMap(([key, { fingerprint, changed, mode }]): ReadingFault[] => {
    const declared = Object.hasOwn(platform.secrets, key) ? platform.secrets[key] : undefined;
    if (declared === undefined) {
      return [unknownKey(path, key, Object.keys(platform.secrets), Object.keys(info))];
    }
    const code = "secret-info";
    const kind = kindOf(declared.kind);
    const faults: ReadingFault[] = [];
    if (kind.generated && fingerprint !== undefined) {
      const problem = "given, but nobody knows the value of a generated secret";
      faults.push({ path: `${path}.${key}.fingerprint`, code, problem, fix: "remove it" });
    }
    if (mode !== undefined && kind.mode === undefined) {
      const problem = `"${mode}", but a ${declared.kind} has no mode`;
      faults.push({ path: `${path}.${key}.mode`, code, problem, fix: "remove it" });
    }
    if (changed !== undefined && !isPastDay(changed, now)) {
      const problem = `"${changed}" is not a day that has come`;
      const allowed = "the day of the last change";
      faults.push({ path: `${path}.${key}.changed`, code, problem, allowed });
    }
    return faults;
  });
}
