import { printable } from "./characters.ts";
import { projectFile } from "./project.ts";

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
}

/** A fault with what refused it: the name of a rule, or one of the codes in codes.ts. */
export interface CodedFault extends ConfigFault {
  code: string;
}

/** Where in the files something stands; lines and columns count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** A fault with its place, where the files show one: the value, or what it is missing in. */
export interface PlacedFault extends CodedFault {
  place?: Place;
}

/** One paragraph per fault, sorted by place, under a heading that counts them. */
export function describeFaults(faults: PlacedFault[]): string {
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  const heading = `The config has ${count}; nothing was changed.`;
  return [heading, ...sorted(faults).map((fault) => `  ${placed(fault)}`)].join("\n");
}

/** `Pulumi.prod.yaml:5:13: prod.environment.branch: "x" (allowed: a Git branch) [branch-names]` */
export function placed(fault: PlacedFault): string {
  const { place, code } = fault;
  const where = place === undefined ? "" : `${place.file}:${place.line}:${place.column}: `;
  return printable(`${where}${sentence(fault)} [${code}]`) + fixOf(fault);
}

/** `  prod.environment.branch: nothing given (allowed: a Git branch)`, and how to mend it. */
export function line(fault: ConfigFault): string {
  return printable(`  ${sentence(fault)}`) + fixOf(fault);
}

function sentence({ path, problem, allowed }: ConfigFault): string {
  return `${path}: ${problem}${allowed === undefined ? "" : ` (allowed: ${allowed})`}`;
}

function fixOf({ fix }: ConfigFault): string {
  return fix === undefined ? "" : `\n      fix: ${printable(fix)}`;
}

/** By place: what has none, then Pulumi.yaml, then the stack files by name. */
export function sorted<Fault extends PlacedFault>(faults: Fault[]): Fault[] {
  return faults.toSorted((a, b) => {
    const others = order(b);
    const index = order(a).findIndex((own, at) => own !== others[at]);
    return index < 0 ? 0 : order(a)[index]! < others[index]! ? -1 : 1;
  });
}

function order({ place, path, problem }: PlacedFault): (string | number)[] {
  if (place === undefined) return [0, "", 0, 0, path, problem];
  const { file, line: row, column } = place;
  return [file === projectFile ? 1 : 2, file, row, column, path, problem];
}
