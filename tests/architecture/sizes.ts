import ts from "typescript";
import { at, nodesOf, type Source } from "./source.ts";

const maxFileLines = 300;
const maxFunctionLines = 70;

export function fileSizeFaults(sources: Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split("\n").length;
    if (lines <= maxFileLines) return [];
    return [`${path} has ${lines} lines of ${maxFileLines}: move one idea into a file of its own`];
  });
}

export function functionSizeFaults(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const faults: string[] = [];
    for (const node of nodesOf(source.ast)) {
      if (!ts.isFunctionLike(node) || isSuite(node)) continue;
      const lines = linesOf(source, node);
      if (lines <= maxFunctionLines) continue;
      faults.push(
        `${at(source, node)} is a function of ${lines} lines of ${maxFunctionLines}: ` +
          "give its stages names of their own",
      );
    }
    return faults;
  });
}

function linesOf({ ast }: Source, node: ts.Node): number {
  const line = (position: number) => ast.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart(ast)) + 1;
}

/** The body of `describe(...)` is a list of tests, not a function to read at once. */
function isSuite(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());
}
