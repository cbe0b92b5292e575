import ts from "typescript";
import { emptied, removedElements, removedProperties } from "./literals.ts";

/** A replacement of part of a file's text. */
export interface Edit {
  /** What it does, in a word or two: `negate`, `drop statement`. */
  kind: string;
  start: number;
  end: number;
  text: string;
}

type Mutator = (node: ts.Node) => Edit[];

/** Every edit of a file that leaves a program: one change of meaning each. */
export function* edits(source: ts.SourceFile): Generator<Edit> {
  yield* below(source);
}

function* below(node: ts.Node): Generator<Edit> {
  if (isOfTypesAlone(node)) return;
  for (const mutate of mutators) yield* mutate(node);
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* below(child);
}

function isOfTypesAlone(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node)
  );
}

/** Puts `text` in the place of `node`. */
export function replace(node: ts.Node, kind: string, text: string): Edit {
  return { kind, start: node.getStart(), end: node.end, text };
}

const otherOperator = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
]);

const swapOperator: Mutator = (node) => {
  if (!ts.isBinaryExpression(node)) return [];
  const other = otherOperator.get(node.operatorToken.kind);
  return other === undefined ? [] : [replace(node.operatorToken, "swap operator", other)];
};

const negateCondition: Mutator = (node) => {
  const condition =
    ts.isConditionalExpression(node) || (ts.isForStatement(node) && node.condition)
      ? node.condition
      : ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)
        ? node.expression
        : undefined;
  return condition ? [replace(condition, "negate", `!(${condition.getText()})`)] : [];
};

const swapQuantifier: Mutator = (node) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name } = node.expression;
  const other = name.text === "some" ? "every" : name.text === "every" ? "some" : undefined;
  return other ? [replace(name, "swap some and every", other)] : [];
};

/** Only what is done for its effect: a declaration that is gone does not compile. */
const dropStatement: Mutator = (node) => {
  const isDropped =
    ts.isThrowStatement(node) ||
    ts.isContinueStatement(node) ||
    ts.isBreakStatement(node) ||
    (ts.isReturnStatement(node) && !node.expression) ||
    (ts.isExpressionStatement(node) && !isSuperCall(node.expression));
  // An empty block, as the compiler refuses `if (a) ;` whatever was there.
  return isDropped ? [replace(node, "drop statement", "{}")] : [];
};

function isSuperCall(expression: ts.Expression): boolean {
  return (
    ts.isCallExpression(expression) && expression.expression.kind === ts.SyntaxKind.SuperKeyword
  );
}

const dropAwait: Mutator = (node) =>
  ts.isAwaitExpression(node) ? [replace(node, "drop await", node.expression.getText())] : [];

const swapBoolean: Mutator = (node) => {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [replace(node, "swap boolean", "false")];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [replace(node, "swap boolean", "true")];
  return [];
};

const changeNumber: Mutator = (node) =>
  ts.isNumericLiteral(node) ? [replace(node, "add one", String(Number(node.text) + 1))] : [];

const returnNothing: Mutator = (node) => {
  if (ts.isReturnStatement(node) && node.expression) {
    return node.expression.getText() === "undefined"
      ? []
      : [replace(node.expression, "return undefined", "undefined")];
  }
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
    return [replace(node.body, "return undefined", "undefined")];
  }
  return ts.isFunctionLike(node) ? emptiedBody(node) : [];
};

/** A function that answers nothing loses its body; with one statement that is `dropStatement`'s. */
function emptiedBody(node: ts.SignatureDeclaration): Edit[] {
  const { body } = node as ts.FunctionLikeDeclaration;
  if (!body || !ts.isBlock(body) || ts.isConstructorDeclaration(node)) return [];
  if (body.statements.length < 2 || answers(body)) return [];
  return [replace(body, "empty body", "{}")];
}

function answers(node: ts.Node): boolean {
  if (ts.isReturnStatement(node) && node.expression) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, (child) => answers(child) || undefined) ?? false;
}

const mutators: Mutator[] = [
  negateCondition,
  swapOperator,
  swapQuantifier,
  dropStatement,
  dropAwait,
  swapBoolean,
  changeNumber,
  returnNothing,
  emptied,
  removedProperties,
  removedElements,
];
