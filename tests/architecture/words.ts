import ts from "typescript";
import { at, nodesOf, type Source } from "./source.ts";

/** Something that must not be written, by the shape of the code, not by its letters. */
interface BannedCode {
  found: (node: ts.Node, path: string) => boolean;
  instead: string;
}

const bannedCode: BannedCode[] = [
  {
    found: (node, path) => isCallOf(node, "console", "log") && !path.startsWith("bench/"),
    instead: "console.log: return the value, or throw; commands print by src/commands/shared.ts",
  },
  {
    found: (node, path) => isWriteToOutput(node) && /^src\/commands\/(?!shared\.ts$)/.test(path),
    instead: "process.stdout.write: print or printText of src/commands/shared.ts, the one way out",
  },
  {
    found: (node) => ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.AnyKeyword,
    instead: "as any: parse the value with a schema, or give it its real type",
  },
  {
    found: (node) => ["only", "skip", "todo"].some((word) => isTestModifier(node, word)),
    instead: "a test that is switched off, or switches others off: run it or delete it",
  },
  {
    found: (node) =>
      ts.isTupleTypeNode(node) &&
      node.elements.length > 1 &&
      !node.elements.every(ts.isNamedTupleMember),
    instead: "a tuple whose members have no names: write [path: string, text: string]",
  },
  {
    found: (node) => isExpectInApply(node),
    instead: "expect inside .apply(): nobody awaits it; wait for the output, then expect",
  },
  {
    found: (node, path) =>
      path.startsWith("tests/") && !/\.test\.ts$|^tests\/setup\//.test(path) && isHookOfFile(node),
    instead:
      "a hook outside a test file: it runs for the first file that imports this one in a worker; " +
      "call onTestFinished in a function, or the hook in the test file",
  },
];

const bannedText: { pattern: RegExp; instead: string }[] = [
  { pattern: /@ts-(ignore|nocheck)/, instead: "@ts-ignore: mend the type" },
  { pattern: /\b(TODO|FIXME|XXX)\b/, instead: "a note to oneself: do it, or write an issue" },
];

/** Names the words, and so has to be left out. */
const thisFolder = /^tests\/architecture[./]/;

export function wordFaults(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => !thisFolder.test(path))
    .flatMap((source) => [...codeFaults(source), ...textFaults(source)]);
}

function codeFaults(source: Source): string[] {
  const faults: string[] = [];
  for (const node of nodesOf(source.ast)) {
    for (const { found, instead } of bannedCode) {
      if (found(node, source.path)) faults.push(`${at(source, node)} has ${instead}`);
    }
  }
  return faults;
}

function textFaults({ path, text }: Source): string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      bannedText
        .filter(({ pattern }) => pattern.test(line))
        .map(({ instead }) => `${path}:${index + 1} has ${instead}`),
    );
}

function isWriteToOutput(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    node.expression.getText().replace(/\s/g, "") === "process.stdout.write"
  );
}

function isCallOf(node: ts.Node, object: string, method: string): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === method &&
    node.expression.expression.getText() === object
  );
}

/** `it.only`, `describe.skip`, `test.concurrent.only`, called or passed on. */
function isTestModifier(node: ts.Node, word: string): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === word &&
    /^(describe|it|test|suite|bench)\b/.test(node.expression.getText())
  );
}

/** `afterEach(...)` at the top of a file. */
function isHookOfFile(node: ts.Node): boolean {
  if (!ts.isExpressionStatement(node) || !ts.isSourceFile(node.parent)) return false;
  const { expression } = node;
  return (
    ts.isCallExpression(expression) &&
    /^(before|after|around)(Each|All)$/.test(expression.expression.getText())
  );
}

function isExpectInApply(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  if (node.expression.name.text !== "apply") return false;
  return node.arguments.some((argument) =>
    [...nodesOf(argument)].some(
      (inner) => ts.isCallExpression(inner) && inner.expression.getText() === "expect",
    ),
  );
}
