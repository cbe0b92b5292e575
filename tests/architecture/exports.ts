import ts from "typescript";
import { importsOf } from "./imports.ts";
import { at, type Source } from "./source.ts";

/**
 * What a file of src exports by name and no other file imports. A type that an exported thing is
 * made of, such as the arguments of a class, is part of that.
 */
export function deadExportFaults(sources: Source[], entryPoints: string[]): string[] {
  const used = usedNames(sources);
  return sources
    .filter(({ path }) => path.startsWith("src/") && !entryPoints.includes(path))
    .flatMap((source) => {
      const names = used.get(source.path) ?? new Set();
      if (names.has(everything)) return [];
      const exported = exportsOf(source);
      return exported
        .filter(({ name }) => !names.has(name))
        .filter(({ name, node }) => !(isType(node) && isPartOfAnother(name, node, exported)))
        .map(
          ({ name, node }) =>
            `${at(source, node)} exports ${name}, which no other file imports: ` +
            "take the export away, or what it names",
        );
    });
}

const everything = "*";

/** By file: the names that other files take from it. */
function usedNames(sources: Source[]): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  for (const source of sources) {
    for (const { node, target } of importsOf(source)) {
      if (target === undefined) continue;
      const names = used.get(target) ?? new Set();
      for (const name of namesOf(node)) names.add(name);
      used.set(target, names);
    }
  }
  return used;
}

function namesOf(node: ts.Node): string[] {
  if (ts.isImportDeclaration(node)) {
    const { name, namedBindings } = node.importClause ?? {};
    const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
    if (namedBindings && !ts.isNamedImports(namedBindings)) return [everything];
    return [...(name ? ["default"] : []), ...named.map(sourceName)];
  }
  if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
    return node.exportClause.elements.map(sourceName);
  }
  if (isDestructuredImport(node)) {
    return node.parent.parent.name.elements.map(({ name, propertyName }) =>
      (propertyName ?? name).getText(),
    );
  }
  return [everything];
}

function sourceName({ name, propertyName }: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (propertyName ?? name).text;
}

/** `const { load } = await import("./load.ts")` */
function isDestructuredImport(node: ts.Node): node is ts.Node & {
  parent: { parent: ts.VariableDeclaration & { name: ts.ObjectBindingPattern } };
} {
  const { parent } = node;
  return (
    parent !== undefined &&
    ts.isAwaitExpression(parent) &&
    ts.isVariableDeclaration(parent.parent) &&
    ts.isObjectBindingPattern(parent.parent.name)
  );
}

const isType = (node: ts.Node) =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);

function isPartOfAnother(name: string, own: ts.Node, exported: Exported[]): boolean {
  return exported.some(({ node }) => node !== own && mentions(node, name));
}

/** Whether a declaration's types name that one, apart from what stands inside functions. */
function mentions(node: ts.Node, name: string): boolean {
  if (ts.isBlock(node)) return false;
  if (ts.isTypeReferenceNode(node) && node.typeName.getText() === name) return true;
  if (ts.isExpressionWithTypeArguments(node) && node.expression.getText() === name) return true;
  return ts.forEachChild(node, (child) => mentions(child, name) || undefined) ?? false;
}

interface Exported {
  name: string;
  node: ts.Node;
}

function exportsOf({ ast }: Source): Exported[] {
  return ast.statements.flatMap((node): Exported[] => {
    if (!ts.canHaveModifiers(node)) return [];
    const isExported = ts
      .getModifiers(node)
      ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(node)) {
      return node.declarationList.declarations.map(({ name }) => ({ name: name.getText(), node }));
    }
    const { name } = node as ts.FunctionDeclaration | ts.ClassDeclaration;
    return name ? [{ name: name.text, node }] : [];
  });
}
