import { printable } from "./characters.ts";

/** One thing that is wrong in the config, in the words a person needs to mend it. */
export interface ConfigFault {
  /** Where: `prod.environment.services.worker.plan`, `platform.name`. */
  path: string;
  /** What was found there and why it cannot be. Never a secret value. */
  problem: string;
  /** What may stand there instead. */
  allowed?: string;
  /** The command to run or the line to write. */
  fix?: string;
  /** Name of the rule that refused it; none when the schema did. */
  rule?: string;
}

/** One paragraph per fault, sorted by path, under a heading that counts them. */
export function describeFaults(faults: ConfigFault[]): string {
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  return [`The config has ${count}; nothing was changed.`, ...sorted(faults).map(line)].join("\n");
}

/** `prod.environment.branch: nothing given (allowed: a Git branch). Fix: ...` */
export function line(fault: ConfigFault): string {
  const allowed = fault.allowed === undefined ? "" : ` (allowed: ${fault.allowed})`;
  const fix = fault.fix === undefined ? "" : `\n      fix: ${printable(fault.fix)}`;
  return printable(`  ${fault.path}: ${fault.problem}${allowed}`) + fix;
}

export function sorted(faults: ConfigFault[]): ConfigFault[] {
  return faults.toSorted((a, b) => compare(a.path, b.path) || compare(a.problem, b.problem));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
