import ts from "typescript";
import { type Edit, replace } from "./mutators.ts";

/** Strings, arrays and objects that hold something, without what they hold. */
export function emptied(node: ts.Node): Edit[] {
  if (isText(node)) return isName(node) ? [] : [replace(node, "empty string", '""')];
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isTarget(node)) {
    return [replace(node, "empty array", "[]")];
  }
  if (ts.isObjectLiteralExpression(node) && node.properties.length > 0 && !isTarget(node)) {
    return [replace(node, "empty object", "{}")];
  }
  return [];
}

function isText(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node)) return node.text !== "";
  return ts.isTemplateExpression(node);
}

/** Names of properties, names of modules, and texts whose tag reads them. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isTaggedTemplateExpression(parent)) return true;
  if (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return true;
  }
  return "name" in parent && parent.name === node;
}

/** The left of `[a, b] = pair`. */
function isTarget(node: ts.Node): boolean {
  return (
    ts.isBinaryExpression(node.parent) &&
    node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    node.parent.left === node
  );
}

/** One property less; the last one is left to `emptied`. */
export function removedProperties(node: ts.Node): Edit[] {
  if (!ts.isObjectLiteralExpression(node) || isTarget(node)) return [];
  return removedOnes(node.properties, "remove property");
}

/** One entry less in a table at the top of a file, one entry being left to `emptied`. */
export function removedElements(node: ts.Node): Edit[] {
  if (!ts.isArrayLiteralExpression(node) || !isConstant(node)) return [];
  return removedOnes(node.elements, "remove element");
}

function isConstant(node: ts.Node): boolean {
  let around = node.parent;
  while (!ts.isFunctionLike(around) && !ts.isSourceFile(around)) around = around.parent;
  return ts.isSourceFile(around);
}

function removedOnes(nodes: ts.NodeArray<ts.Node>, kind: string): Edit[] {
  if (nodes.length < 2) return [];
  return nodes.map((node, index) => {
    const next = nodes[index + 1];
    const previous = nodes[index - 1];
    if (next) return { kind, start: node.getStart(), end: next.getStart(), text: "" };
    return { kind, start: previous!.end, end: node.end, text: "" };
  });
}
