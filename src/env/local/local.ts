import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { textOf } from "../../config/references.ts";
import { kindOf } from "../../config/secret-kinds.ts";
import type { EnvironmentSpec } from "../../config/spec.ts";
import { referenceName, referencesIn, type Template } from "../../config/template.ts";
import { UserError } from "../../shared/errors.ts";
import { writePrivately } from "../../shared/private-files.ts";
import { type Dotenv, type Line, readDotenv, writeDotenv } from "./dotenv.ts";
import { type LocalFile, localFiles } from "./files.ts";
import { committable } from "./git.ts";
import { localReferences } from "./values.ts";

/** Where files are, and after which environment. */
export interface LocalRequest {
  spec: EnvironmentSpec;
  /** Root of the application's repository. */
  folder: string;
  /** Entered secrets that somebody asked for, by key. */
  entered: ReadonlyMap<string, string>;
}

export interface LocalOutcome {
  file: string;
  /** Variables that have no value yet, and where one is from. */
  missing: { name: string; from: string }[];
  /** Variables whose written value is no longer what the config says, and those it no longer has. */
  stale: string[];
  /** Variables that two parts in one folder want different. */
  conflicts: string[];
}

interface Prepared {
  outcome: LocalOutcome;
  /** The whole file as it is to be. */
  text: string;
}

/** Writes every file, or none where Git would commit one of them. */
export async function writeLocal(request: LocalRequest): Promise<LocalOutcome[]> {
  const prepared = prepare(request);
  const { folder } = request;
  const files = prepared.map(({ outcome }) => outcome.file);
  const lost = files.filter((file) => !existsSync(dirname(join(folder, file))));
  if (lost.length > 0) {
    throw new UserError(
      `${folder} has no folder for ${lost.join(", ")}: name the root of the application's ` +
        "repository with --to. Nothing was written.",
    );
  }
  const open = await committable(folder, files);
  if (open.length > 0) {
    const lines = [...new Set(open.map((file) => file.replace(/^.*\//, "")))];
    throw new UserError(
      `Git would commit ${open.join(", ")}; nothing was written. Add to .gitignore: ` +
        `${lines.join(", ")}; take what it has already out with: git rm --cached ${open.join(" ")}`,
    );
  }
  for (const { outcome, text } of prepared) writePrivately(join(folder, outcome.file), text);
  return prepared.map(({ outcome }) => ({ ...outcome, stale: [] }));
}

/** What is missing or stale, without changing anything. */
export function checkLocal(request: LocalRequest): LocalOutcome[] {
  return prepare(request).map(({ outcome }) => outcome);
}

function prepare({ spec, folder, entered }: LocalRequest): Prepared[] {
  const files = localFiles(spec).map((file) => {
    const path = join(folder, file.path);
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    return { file, dotenv: readDotenv(text, path) };
  });
  const secrets = new Map([...keptSecrets(spec, files), ...entered]);
  for (const [key, { generated }] of Object.entries(spec.secrets)) {
    if (generated && !secrets.has(key)) secrets.set(key, randomBytes(24).toString("hex"));
  }
  const references = localReferences(spec, secrets);
  return files.map(({ file, dotenv }) => {
    const lines = Object.entries(file.variables).map(([name, template]): Line => {
      const value = textOf(template, references);
      return value === undefined ? { name, missing: sourceOf(spec, template) } : { name, value };
    });
    const text = writeDotenv(dotenv, lines, `Local values, after ${spec.stack}'s config.`);
    const { path, conflicts } = file;
    return { outcome: { file: path, ...judged(lines, dotenv), conflicts }, text };
  });
}

function judged(lines: Line[], { own, written = {} }: Dotenv) {
  const ours = lines.filter(({ name }) => !own[name]);
  const missing = ours.flatMap((line) =>
    "missing" in line ? [{ name: line.name, from: line.missing }] : [],
  );
  const stale = ours.flatMap((line) =>
    "value" in line && (own[line.name] ?? written[line.name]) !== line.value ? [line.name] : [],
  );
  const gone = Object.keys(written).filter((name) => !lines.some((line) => line.name === name));
  return { missing, stale: [...stale, ...gone] };
}

/** Values of secrets that files hold already: one that is made anew would sign everybody out. */
function keptSecrets(
  { secrets }: EnvironmentSpec,
  files: { file: LocalFile; dotenv: Dotenv }[],
): [key: string, value: string][] {
  return files.flatMap(({ file, dotenv }) =>
    Object.entries(file.variables).flatMap(([name, template]) => {
      const key = secretAlone(template);
      const value = dotenv.own[name] ?? dotenv.written?.[name];
      if (key === undefined || !Object.hasOwn(secrets, key) || !value) return [];
      return [[key, value] as [key: string, value: string]];
    }),
  );
}

/** The key of the one secret that a variable is, and nothing else. */
function secretAlone(template: Template): string | undefined {
  const [reference, ...more] = referencesIn(template);
  if (reference === undefined || template.length > 1 || more.length > 0) return undefined;
  const [part, key] = reference.path;
  return part === "secrets" ? key : undefined;
}

/** Where a person gets what is missing. */
function sourceOf({ secrets }: EnvironmentSpec, template: Template): string {
  const keys = referencesIn(template).flatMap((reference) => {
    const [part, key = ""] = reference.path;
    return part === "secrets" && secrets[key] ? [secrets[key].kind] : [];
  });
  if (keys.length === 0) return referencesIn(template).map(referenceName).join(", ");
  return keys.map((kind) => `${kindOf(kind).looksLike} (${kindOf(kind).from})`).join("; ");
}
