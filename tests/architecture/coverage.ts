import ts from "typescript";
import { importsOf } from "./imports.ts";
import type { Source } from "./source.ts";
import { covers, mirror, type TestedElsewhere } from "./tested-elsewhere.ts";

const list = "tests/architecture/tested-elsewhere.ts";

/** Files of src that have no test of the same name, that no test imports, and that no entry explains. */
export function untestedFaults(sources: Source[], elsewhere: TestedElsewhere[]): string[] {
  const untested = untestedFiles(sources);
  const unexplained = untested
    .filter((path) => !elsewhere.some(({ files }) => covers(files, path)))
    .map((path) => `${path} has no test: write ${mirror(path)}, or say in ${list} what runs it`);
  const needless = elsewhere
    .filter(({ files }) => !untested.some((path) => covers(files, path)))
    .map(({ files }) => `${list}: the entry of "${files}" explains nothing: delete it`);
  const baseless = elsewhere
    .filter(({ by }) => !sources.some(({ path }) => covers(by, path)))
    .map(({ by }) => `${list}: there is no "${by}": name the test that runs these files`);
  return [...unexplained, ...needless, ...baseless];
}

function untestedFiles(sources: Source[]): string[] {
  const tests = sources.filter(({ path }) => path.startsWith("tests/"));
  const present = new Set(tests.map(({ path }) => path));
  const imported = new Set(
    tests.flatMap((test) =>
      importsOf(test)
        .filter(({ typeOnly }) => !typeOnly)
        .map(({ target }) => target),
    ),
  );
  return sources
    .filter((source) => source.path.startsWith("src/") && !isTypesOnly(source))
    .map(({ path }) => path)
    .filter((path) => !present.has(mirror(path)) && !imported.has(path));
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
