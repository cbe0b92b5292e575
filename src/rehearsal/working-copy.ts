import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { isMap, parseDocument, visit } from "yaml";
import { placed } from "../config/fault.ts";
import { findUpwards, projectFile, stackFile, stackOf, stacksOf } from "../config/project.ts";
import { readYamlFile } from "../config/yaml-file.ts";
import { UserError } from "../shared/errors.ts";
import { makePrivateFolder, writePrivately } from "../shared/private-files.ts";

/** A Pulumi project as commands inside a sandbox see it. */
export interface WorkingCopy {
  /** The copy's folder with Pulumi.yaml. */
  folder: string;
  /** Every stack that has a file. */
  stacks: string[];
  /** Those whose file has no key yet: never brought up, or copied anew because it changed. */
  fresh: string[];
}

/**
 * Copies a project's Pulumi.yaml and stack files to below `into`, where commands may change them.
 * All else, up to the folder of package.json, is linked, so that relative paths, node_modules and
 * the project's own name lead where they do in the original. A file is copied again only when
 * the original has changed since; until then the copy keeps what commands did to it.
 */
export function makeWorkingCopy(project: string, into: string): WorkingCopy {
  const top = findUpwards(project, "package.json") ?? project;
  const copyOfTop = join(into, `${basename(top)}-${digest(top).slice(0, 6)}`);
  const steps = relative(top, project).split(sep).filter(Boolean);
  let source = top;
  let target = copyOfTop;
  for (const step of [...steps, undefined]) {
    linkEntries(source, target, step);
    if (step === undefined) break;
    source = join(source, step);
    target = join(target, step);
  }
  copyStackFiles(project, target);
  const stacks = stacksOf(target);
  return { folder: target, stacks, fresh: stacks.filter((stack) => hasNoKey(target, stack)) };
}

const notLinked = new Set([".git", ".sandbox"]);

/** Links each entry of a folder, except the one on the way to the project and what is copied. */
function linkEntries(source: string, target: string, onTheWay: string | undefined): void {
  if (isLink(target)) rmSync(target);
  makePrivateFolder(target);
  for (const name of readdirSync(source)) {
    if (name === onTheWay || notLinked.has(name) || isCopied(name)) continue;
    link(join(source, name), join(target, name));
  }
  for (const name of readdirSync(target)) {
    if (isLink(join(target, name)) && !existsSync(join(target, name))) rmSync(join(target, name));
  }
}

function isCopied(name: string): boolean {
  return name === projectFile || stackOf(name) !== undefined;
}

function link(source: string, target: string): void {
  if (isLink(target)) {
    if (readlinkSync(target) === source) return;
    rmSync(target);
  }
  // A real folder is on the way to another project of the same copy.
  if (!existsSync(target)) symlinkSync(source, target);
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Which original each copy was made of, by name; kept beside the copies. */
const originsName = ".originals.json";

function copyStackFiles(project: string, target: string): void {
  const originsFile = join(target, originsName);
  const origins: Record<string, string> = existsSync(originsFile)
    ? JSON.parse(readFileSync(originsFile, "utf8"))
    : {};
  const names = readdirSync(project).filter(isCopied);
  for (const name of names) {
    const text = readFileSync(join(project, name), "utf8");
    if (origins[name] === digest(text) && existsSync(join(target, name))) continue;
    if (name !== projectFile) requireYaml(project, name);
    writePrivately(join(target, name), name === projectFile ? text : withoutSecrets(text));
    origins[name] = digest(text);
  }
  for (const name of readdirSync(target).filter((entry) => isCopied(entry))) {
    if (origins[name] !== undefined && !names.includes(name)) rmSync(join(target, name));
  }
  writePrivately(originsFile, `${JSON.stringify(origins, undefined, 2)}\n`);
}

/** The key is in the file with the first secret. */
function hasNoKey(folder: string, stack: string): boolean {
  return !/^(encryptionsalt|encryptedkey):/m.test(
    readFileSync(join(folder, stackFile(stack)), "utf8"),
  );
}

/**
 * A stack file without what only its owner can open: encrypted values and what decrypts them.
 * The sandbox has its own key and its own values.
 */
function withoutSecrets(text: string): string {
  const document = parseDocument(text);
  for (const key of ["encryptionsalt", "encryptedkey", "secretsprovider", "environment"]) {
    document.delete(key);
  }
  visit(document, {
    Pair: (_key, { value }) =>
      isMap(value) && value.items.length === 1 && value.has("secure") ? visit.REMOVE : undefined,
  });
  return document.toString();
}

/** What cannot be read cannot be copied without its secrets. */
function requireYaml(project: string, file: string): void {
  const { value, faults } = readYamlFile(project, file);
  if (value !== undefined || faults.length === 0) return;
  const lines = faults.map((fault) => `  ${placed(fault)}`);
  throw new UserError(
    `The sandbox works on a copy, and this file cannot be read:\n${lines.join("\n")}`,
  );
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Where a state folder keeps its working copies. */
export function workingCopies(state: string): string {
  return join(resolve(state), "work");
}
