import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectFile, stackOf } from "../config/project.ts";

/**
 * Watches what a command does to a working copy. What is returned is called when it has ended:
 * files that it wrote go to the project, where they are looked for; what it changed in the copy's
 * config is told, because the next edit of the project's own file takes it back. Returns the lines.
 */
export function watchCopy(project: string, copy: string): () => string[] {
  const before = readConfig(copy);
  const known = new Set(readdirSync(copy));
  return () => [
    ...withoutEmptyStacks(project, copy),
    ...changedConfig(before, readConfig(copy), copy),
    ...broughtHome(known, project, copy),
  ];
}

const isConfig = (name: string) => name === projectFile || stackOf(name) !== undefined;

function readConfig(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter(isConfig);
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** The engine makes a file for every stack; one without an environment would stop all the others. */
function withoutEmptyStacks(project: string, copy: string): string[] {
  const added = readdirSync(copy).filter(
    (name) => isConfig(name) && !existsSync(join(project, name)),
  );
  if (!configHas("platform", join(copy, projectFile))) return [];
  return added.flatMap((name) => {
    if (configHas("environment", join(copy, name))) return [];
    rmSync(join(copy, name));
    const stack = stackOf(name);
    return [
      `${name} was taken out of the sandbox's copy again: it describes no environment. ` +
        `"npx infra env add ${stack} --like dev" writes one.`,
    ];
  });
}

function configHas(key: string, file: string): boolean {
  const { config } = parse(readFileSync(file, "utf8")) ?? {};
  return Object.keys(config ?? {}).some((name) => name === key || name.endsWith(`:${key}`));
}

function changedConfig(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  copy: string,
): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changed = names.filter((name) => before.get(name) !== after.get(name));
  if (changed.length === 0) return [];
  const are = changed.length === 1 ? "is" : "are";
  return [
    `Changed in the sandbox's copy only: ${changed.join(", ")} (in ${copy}). The project's own ` +
      `${are} as before; the next edit there takes the change back.`,
  ];
}

function broughtHome(known: ReadonlySet<string>, project: string, copy: string): string[] {
  const written = readdirSync(copy)
    .filter((name) => !known.has(name) && !isConfig(name))
    .filter((name) => !lstatSync(join(copy, name)).isSymbolicLink());
  return written.flatMap((name) => {
    if (existsSync(join(project, name))) return [];
    cpSync(join(copy, name), join(project, name), { recursive: true });
    rmSync(join(copy, name), { recursive: true });
    return [`Written: ${join(project, name)}`];
  });
}
