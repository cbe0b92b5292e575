import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** What all environments share; its folder is the project. */
export const projectFile = "Pulumi.yaml";

/** The file of one stack, beside Pulumi.yaml. */
export function stackFile(stack: string): string {
  return `Pulumi.${stack}.yaml`;
}

/** The stack that a file name is of: `prod` for `Pulumi.prod.yaml`; none for any other file. */
export function stackOf(file: string): string | undefined {
  return /^Pulumi\.([\w.-]+)\.yaml$/.exec(file)?.[1];
}

/** The stacks that have a file in a project's folder, in the order of their names. */
export function stacksOf(folder: string): string[] {
  return readdirSync(folder)
    .flatMap((file) => stackOf(file) ?? [])
    .toSorted();
}

/** Files that look like the project's or a stack's, and are read by neither the engine nor us. */
export function strayFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^pulumi(?:\..+)?\.(?:ya?ml|json)$/i.test(file))
    .filter((file) => file !== projectFile && stackOf(file) === undefined)
    .toSorted();
}

/** The folder at or above `folder` that holds `file`. */
export function findUpwards(folder: string, file: string): string | undefined {
  if (existsSync(join(folder, file))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUpwards(parent, file);
}

/** The project that a folder belongs to, if it does. */
export function projectAt(folder: string): string | undefined {
  return findUpwards(folder, projectFile);
}
