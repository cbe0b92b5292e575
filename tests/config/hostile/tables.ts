import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { inPlace } from "./tokens.ts";

type Plain = Record<string, unknown>;

/**
 * One edit of Bondigoo's files. A path begins with `platform`, with a stack for its environment, or
 * with `<stack>:<key>` for another config key of it.
 */
export interface Edit {
  name: string;
  /** What Bondigoo is before it, by names of `states`. */
  on?: string;
  set?: Plain;
  unset?: string[];
}

/** An edit that is unsafe or malformed; `schema` stands for a refusal before any rule. */
export type HostileEdit = Edit & { rule: string };

/** An edit that looks as if it might be, and why it is not. */
export type HarmlessEdit = Edit & { why: string };

const root = join(import.meta.dirname, "..", "..", "..");
export const projectFiles = [
  "Pulumi.yaml",
  "Pulumi.prod.yaml",
  "Pulumi.staging.yaml",
  "Pulumi.dev.yaml",
];

const states: Record<string, Plain> = {
  /** The day after launch. */
  launched: {
    "prod.launched": true,
    "prod.seeded": "2026-01-31",
    "prod.alerts": { emails: ["ops@bondigoo.ch"] },
    "prod.variables.SENTRY_DSN": "${secrets.sentryDsn}",
    "staging.redis": {},
    "dev.redis": {},
  },
  onPostgres: {
    "platform.database": { type: "render-postgres" },
    "prod.database": {},
    "staging.database": {},
    "dev.database": {},
  },
};

const subjects = ["secrets", "isolation", "addresses", "values", "names"];

/** By subject. */
export const hostileEdits: [subject: string, edits: HostileEdit[]][] = subjects.map((subject) => [
  subject,
  read(subject) as HostileEdit[],
]);

export const harmlessEdits = read("harmless") as HarmlessEdit[];

function read(table: string): Edit[] {
  const text = readFileSync(join(import.meta.dirname, `${table}.yaml`), "utf8");
  return (parse(text) as Edit[]).map((edit) => inPlace(edit) as Edit);
}

/** What the files hold as they stand, and their text as the library writes it. */
const standing = projectFiles.map((file) => {
  const content = parse(readFileSync(join(root, file), "utf8")) as Plain;
  return { file, content, text: stringify(content) };
});

/** The files with that edit, by name. */
export function editedFiles({ on = "", set = {}, unset = [] }: Edit): Record<string, string> {
  const before = on.split(" ").flatMap((state) => Object.entries(states[state] ?? {}));
  const edits = [...before, ...Object.entries(set), ...unset.map((path) => [path] as const)];
  const changed = new Map<string, Plain>();
  for (const [path, value] of edits) put(changed, path, value);
  return Object.fromEntries([
    ...standing.map(({ file, text }) => [file, text]),
    ...[...changed].map(([file, content]) => [file, stringify(content)]),
  ]);
}

/** Writes them into a folder. */
export function writeEdited(folder: string, edit: Edit): void {
  for (const [file, text] of Object.entries(editedFiles(edit))) {
    writeFileSync(join(folder, file), text);
  }
}

function keysOf(path: string): string[] {
  const [start = "", ...keys] = path.split(".");
  if (start === "platform") return ["Pulumi.yaml", "config", "platform", "value", ...keys];
  const [stack = "", key = "environment"] = start.split(":");
  return [`Pulumi.${stack}.yaml`, "config", `bondigoo:${key}`, ...keys];
}

/** Writes one value into its file, of which `changed` gets a copy; none takes away what is there. */
function put(changed: Map<string, Plain>, path: string, value?: unknown): void {
  const [file = "", ...keys] = keysOf(path);
  const content = changed.get(file) ?? copyOf(file);
  changed.set(file, content);
  const last = keys.pop() ?? "";
  let parent = content;
  for (const key of keys) {
    if (parent[key] === undefined) parent[key] = {};
    if (typeof parent[key] !== "object" || parent[key] === null) return;
    parent = parent[key] as Plain;
  }
  if (value === undefined) delete parent[last];
  else parent[last] = structuredClone(value);
}

function copyOf(file: string): Plain {
  const found = standing.find((one) => one.file === file);
  return structuredClone(found?.content ?? {});
}
