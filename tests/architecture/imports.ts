import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { posix } from "node:path";
import ts from "typescript";
import { at, nodesOf, type Source } from "./source.ts";

/** One module that a file names, statically or with `import()`. */
export interface Import {
  node: ts.Node;
  specifier: string;
  /** Relative to the root when the specifier is relative: `src/config/load.ts`. */
  target: string | undefined;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
}

export function importsOf(source: Source): readonly Import[] {
  const known = imports.get(source);
  if (known) return known;
  const found: Import[] = [];
  for (const node of nodesOf(source.ast)) {
    const specifier = moduleSpecifier(node);
    if (specifier === undefined) continue;
    const target = specifier.startsWith(".")
      ? posix.join(posix.dirname(source.path), specifier)
      : undefined;
    found.push({ node, specifier, target, typeOnly: isTypeOnly(node) });
  }
  imports.set(source, found);
  return found;
}

const imports = new WeakMap<Source, readonly Import[]>();

function moduleSpecifier(node: ts.Node): string | undefined {
  const module =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined;
  return module && ts.isStringLiteralLike(module) ? module.text : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { isTypeOnly, name, namedBindings } = node.importClause;
  if (isTypeOnly) return true;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every((element) => element.isTypeOnly);
}

/** What a folder of src may import: of another folder everything, or types only. */
const allowed: Record<string, { all: string[]; types?: string[] }> = {
  shared: { all: [] },
  changes: { all: ["shared", "render"] },
  config: { all: ["shared", "changes"] },
  render: { all: ["shared"] },
  engine: { all: ["shared"] },
  sandbox: { all: ["shared"], types: ["config"] },
  environment: { all: ["render", "changes", "recovery", "shared"], types: ["config"] },
  "index.ts": { all: ["config", "environment"] },
  vendors: { all: ["shared", "config", "engine"] },
  secrets: { all: ["shared", "config", "engine"] },
  live: { all: ["shared", "config", "engine", "secrets"] },
  access: { all: ["shared", "config", "vendors", "overview"] },
  duties: {
    all: ["shared", "config", "engine", "vendors", "secrets", "live", "access", "overview", "data"],
  },
  zone: { all: ["shared", "config", "vendors", "live"] },
  unowned: { all: ["shared", "config", "engine", "vendors"] },
  attribution: { all: ["shared", "vendors"] },
  recovery: { all: ["shared", "config", "engine", "render"] },
  suspension: { all: ["shared", "config", "engine", "render", "vendors"] },
  env: { all: ["shared", "config", "engine", "vendors"] },
  init: { all: ["shared", "config", "engine"] },
  ci: { all: ["shared", "config", "engine", "changes", "overview", "duties"] },
  "pull-requests": { all: ["shared", "config", "engine", "secrets", "env", "recovery", "ci"] },
  overview: { all: ["shared", "config", "engine", "secrets", "live", "vendors"] },
  rehearsal: {
    all: ["shared", "config", "engine", "sandbox", "recovery", "live", "suspension", "env"],
  },
  data: { all: ["shared", "config"] },
  commands: {
    all: [
      "shared",
      "config",
      "engine",
      "vendors",
      "secrets",
      "live",
      "access",
      "duties",
      "unowned",
      "zone",
      "attribution",
      "recovery",
      "suspension",
      "env",
      "ci",
      "pull-requests",
      "init",
      "data",
      "overview",
      "rehearsal",
      "sandbox",
    ],
  },
};

/** The folder of src that a path is in, or `index.ts`. */
function layerOf(path: string): string | undefined {
  return path.startsWith("src/") ? path.split("/")[1] : undefined;
}

export function layerFaults(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const from = layerOf(source.path);
    if (from === undefined) return [];
    const rule = allowed[from];
    if (!rule)
      return [`${source.path}: src/${from} is no folder of the design; see README, layout`];
    return importsOf(source).flatMap((each) => layerFault(source, from, rule, each));
  });
}

function layerFault(
  source: Source,
  from: string,
  rule: { all: string[]; types?: string[] },
  { node, target, typeOnly }: Import,
): string[] {
  const to = target && layerOf(target);
  if (!to || to === from || rule.all.includes(to)) return [];
  if (rule.types?.includes(to)) {
    if (typeOnly) return [];
    return [`${at(source, node)} imports a value of src/${to}: only "import type" is allowed here`];
  }
  const may = [...rule.all, ...(rule.types ?? []).map((folder) => `types of ${folder}`)];
  return [
    `${at(source, node)} imports src/${to}, and src/${from} may import ${may.join(", ") || "nothing"}: ` +
      "pass the value in from the caller, or move what both need to src/shared",
  ];
}

/** The part that makes all others, and hands values from one to the next. */
const whole = "src/environment/environment.ts";

/** A part of an environment is a file with a component in it, found by what its classes extend. */
export function partFaults(sources: Source[]): string[] {
  const parts = componentFiles(sources.filter(({ path }) => path.startsWith("src/environment/")));
  parts.delete(whole);
  return sources
    .filter(({ path }) => parts.has(path))
    .flatMap((source) =>
      importsOf(source)
        .filter(({ target }) => target && parts.has(target))
        .map(
          ({ node, target }) =>
            `${at(source, node)} imports the part ${target}: take the value as an argument, ` +
            "environment.ts passes it",
        ),
    );
}

/** Files with a class that extends Pulumi's ComponentResource, or a class that does. */
function componentFiles(sources: Source[]): Set<string> {
  const classes = sources.flatMap(({ path, ast }) =>
    [...nodesOf(ast)].filter(ts.isClassLike).map((node) => ({
      path,
      name: node.name?.text,
      extended: node.heritageClauses
        ?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
        ?.types[0]?.expression.getText()
        .replace(/^.*\./, ""),
    })),
  );
  const components = new Set<string | undefined>(["ComponentResource"]);
  const files = new Set<string>();
  for (let before = -1; before !== files.size; ) {
    before = files.size;
    for (const { path, name, extended } of classes) {
      if (extended === undefined || !components.has(extended)) continue;
      components.add(name);
      files.add(path);
    }
  }
  return files;
}

export function builtinFaults(sources: Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter(({ specifier }) => builtinModules.includes(specifier))
      .map(({ node, specifier }) => `${at(source, node)}: write "node:${specifier}"`),
  );
}

export function extensionFaults(sources: Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter(({ target }) => target && !/\.(ts|json)$/.test(target))
      .map(({ node, specifier }) => `${at(source, node)}: "${specifier}" needs its ending, .ts`),
  );
}

/** Files that only pass on what others export; package.json may name the exceptions. */
export function barrelFaults(sources: Source[], entryPoints: string[]): string[] {
  return sources
    .filter(({ path, ast }) => {
      const { statements } = ast;
      if (!path.startsWith("src/") || entryPoints.includes(path)) return false;
      return statements.length > 0 && statements.every(isReExport);
    })
    .map(({ path }) => `${path} only re-exports: delete it and import the files themselves`);
}

function isReExport(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
}

/** Paths that lead out of the project: relative ones too far up, absolute ones of this machine. */
export function outsideFaults(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const depth = source.path.split("/").length - 1;
    const faults: string[] = [];
    for (const node of nodesOf(source.ast)) {
      if (!ts.isStringLiteralLike(node)) continue;
      const up = node.text.match(/^(?:\.\.\/)+/)?.[0].length ?? 0;
      if (up / 3 > depth || isForeign(node.text)) {
        faults.push(
          `${at(source, node)}: "${node.text}" is outside the project: copy what is needed into it`,
        );
      }
    }
    return faults;
  });
}

function isForeign(path: string): boolean {
  if (!/^\/[\w.-]+(\/|$)/.test(path) || /^\/(dev|proc)(\/|$)/.test(path)) return false;
  return existsSync(path);
}
