import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { ReadingFault } from "../config/codes.ts";
import { placed, sorted } from "../config/fault.ts";
import { readYamlFile } from "../config/yaml-file.ts";
import { UserError } from "../shared/errors.ts";

/** How a file of the folder `data` is called, and what becomes of a faulty one. */
export interface FileKind {
  /** `policy` */
  name: string;
  /** The option that names one. */
  option: string;
  /** `no data was read` */
  harm: string;
}

/** Reads a YAML file, and gives its value where nothing is wrong with it; all that is wrong is said at once. */
export function readChecked(
  file: string,
  { name, option, harm }: FileKind,
  faultsOf: (value: unknown) => ReadingFault[],
): unknown {
  if (!existsSync(file)) {
    throw new UserError(
      `There is no ${file}. Name the ${name} with ${option}, or write one: docs/guide/data.md.`,
    );
  }
  const { value, faults } = readYamlFile(dirname(file), basename(file));
  const found = faults.length > 0 ? faults : faultsOf(value);
  if (found.length === 0) return value;
  throw new UserError(
    [
      `${file} is not a valid ${name}; ${harm}.`,
      ...sorted(found).map((fault) => `  ${placed(fault)}`),
    ].join("\n"),
  );
}
