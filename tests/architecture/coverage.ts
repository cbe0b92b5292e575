import ts from "typescript";
import { importsOf } from "./imports.ts";
import type { Source } from "./source.ts";
import { mirror, type TestedElsewhere } from "./tested-elsewhere.ts";

const list = "tests/architecture/tested-elsewhere.ts";

/**
 * Files of src that the tests of their own folder neither have a mirror of nor load, through however
 * many imports, and that no entry explains.
 */
export function untestedFaults(sources: Source[], elsewhere: TestedElsewhere[]): string[] {
  const untested = untestedFiles(sources);
  const unexplained = untested
    .filter((path) => !elsewhere.some(({ file }) => file === path))
    .map((path) => `${path} has no test: write ${mirror(path)}, or say in ${list} what runs it`);
  const needless = elsewhere
    .filter(({ file }) => !untested.includes(file))
    .map(({ file }) => `${list}: the entry of "${file}" explains nothing: delete it`);
  const baseless = elsewhere
    .filter(({ by }) => !by.endsWith(".test.ts") || !sources.some(({ path }) => path === by))
    .map(({ by }) => `${list}: there is no test "${by}": name the one that runs this file`);
  return [...unexplained, ...needless, ...baseless];
}

function untestedFiles(sources: Source[]): string[] {
  const known = new Map(sources.map((source) => [source.path, source]));
  const tests = Map.groupBy(
    sources.filter(({ path }) => path.startsWith("tests/") && path.endsWith(".test.ts")),
    ({ path }) => folderOf(path),
  );
  const loaded = new Map(
    [...tests].map(([folder, files]) => [folder, loadedBy(files, known)] as const),
  );
  return sources
    .filter((source) => source.path.startsWith("src/") && !isTypesOnly(source))
    .map(({ path }) => path)
    .filter((path) => !known.has(mirror(path)) && !loaded.get(folderOf(path))?.has(path));
}

/** `config` of `src/config/rules/all.ts`. */
const folderOf = (path: string) => path.split("/")[1];

/** Everything that runs when these files are imported. */
function loadedBy(files: Source[], known: ReadonlyMap<string, Source>): Set<string> {
  const loaded = new Set<string>();
  const waiting = [...files];
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    if (loaded.has(source.path)) continue;
    loaded.add(source.path);
    for (const { target, typeOnly } of importsOf(source)) {
      const imported = typeOnly || target === undefined ? undefined : known.get(target);
      if (imported) waiting.push(imported);
    }
  }
  return loaded;
}

/** Nothing of such a file is left at run time: the types themselves are its test. */
function isTypesOnly({ ast }: Source): boolean {
  return ast.statements.every(
    (statement) =>
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isImportDeclaration(statement),
  );
}
