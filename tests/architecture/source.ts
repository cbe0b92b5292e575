import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A TypeScript file of the project, parsed. */
export interface Source {
  /** Relative to the project's root, with forward slashes: `src/config/load.ts`. */
  path: string;
  text: string;
  ast: ts.SourceFile;
}

/** The project's root. */
export const root = join(import.meta.dirname, "..", "..");

const folders = ["src", "tests", "bench", "tools", "examples"];

export function parse(path: string, text: string): Source {
  return { path, text, ast: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** Paths of all files below `folder`, relative to the root; nothing where there is no such folder. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .sort();
  } catch {
    return [];
  }
}

/** Every file written by hand in TypeScript. */
export function readSources(): Source[] {
  return folders
    .flatMap(filesBelow)
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".generated.ts"))
    .map((path) => parse(path, readFileSync(join(root, path), "utf8")));
}

/** `src/config/load.ts:12`, where a person and an editor find the node. */
export function at({ path, ast }: Source, node: ts.Node): string {
  return `${path}:${ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1}`;
}

/** Every node of a file or below a node, parents before children. */
export function nodesOf(node: ts.Node): readonly ts.Node[] {
  const known = nodes.get(node);
  if (known) return known;
  const found: ts.Node[] = [];
  const visit = (each: ts.Node): void => {
    found.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  if (ts.isSourceFile(node)) nodes.set(node, found);
  return found;
}

/** Of whole files, which every rule walks through. */
const nodes = new WeakMap<ts.Node, readonly ts.Node[]>();
