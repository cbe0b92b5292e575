import { type CodedFault, line } from "../config/fault.ts";
import type { HeldSecret, StackInput } from "../config/input.ts";
import { examine } from "../config/load.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { modesMatch } from "../config/rules/secrets.ts";
import { UserError } from "../shared/errors.ts";

/** A value that somebody wants to set. */
export interface Candidate {
  stack: string;
  key: string;
  value: string;
  /** Key of the fingerprints, by which it is compared with what other environments hold. */
  fingerprintKey: string;
}

/**
 * Judges a value by the rules that judge every `pulumi up`, before it is written: what is wrong
 * with it and would not be without it. Throws a UserError that never shows the value; resolves with
 * what is still to do after it.
 */
export function judge(project: string, candidate: Candidate): string[] {
  const before = faultsWith(project, candidate, undefined);
  const known = new Set(before.map(identity));
  const after = faultsWith(project, candidate, { state: "known", value: candidate.value });
  const caused = after.filter((fault) => !known.has(identity(fault)));
  // Two keys of one vendor cannot change at once: in between, their modes may differ.
  const refused = caused.filter(({ code }) => code !== modesMatch.name);
  if (refused.length === 0) return caused.map(line);
  const reasons = refused.map(({ path, problem, allowed }) => line({ path, problem, allowed }));
  throw new UserError(`The value was not set:\n${reasons.join("\n")}`);
}

function faultsWith(
  project: string,
  { stack, key, fingerprintKey }: Candidate,
  held: HeldSecret | undefined,
): CodedFault[] {
  const { input } = readProjectFiles(project);
  const stacks = input.stacks.map((one): StackInput => {
    if (one.stack !== stack) return one;
    const secrets = { ...without(one.secrets, key), ...(held && { [key]: held }) };
    return { ...one, secrets, secretInfo: without(one.secretInfo, key), fingerprintKey };
  });
  return examine({ ...input, stacks }, (one) => one.stack === stack).faults;
}

function without<T>(record: T, key: string): T {
  if (typeof record !== "object" || record === null) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) as T;
}

function identity({ path, problem }: CodedFault): string {
  return `${path}\n${problem}`;
}
