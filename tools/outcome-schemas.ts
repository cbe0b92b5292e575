import { join, relative } from "node:path";
import ts from "typescript";
import { TypeSchemas } from "./type-schemas.ts";

/**
 * What commands print with `--json`, as JSON Schema, by the command: made from the types of what is
 * handed to `print` in src/commands, so that a field is described where it is declared, and nowhere else.
 */
export function outcomeSchemas(root: string): { $defs: object; commands: Record<string, object> } {
  const program = programOf(root);
  const schemas = new TypeSchemas(program.getTypeChecker());
  const found = new Map<string, object[]>();
  const folder = join(root, "src", "commands");
  for (const source of program.getSourceFiles()) {
    const path = relative(folder, source.fileName);
    if (path.startsWith("..") || path.includes("node_modules")) continue;
    for (const call of printsOf(source)) {
      const schema = schemas.of(call.arguments[0]!);
      for (const command of commandsOf(call, path)) {
        found.set(command, [...(found.get(command) ?? []), schema]);
      }
    }
  }
  const commands = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    $defs: schemas.definitions(),
    commands: Object.fromEntries(commands.map(([name, all]) => [name, anyOf(all)])),
  };
}

function programOf(root: string): ts.Program {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram([join(root, "src", "commands", "command-line.ts")], options);
}

/** Calls of `print` that may print JSON: not those whose second argument is `false`. */
function printsOf(source: ts.SourceFile): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === "print") {
      if (node.arguments[1]?.kind !== ts.SyntaxKind.FalseKeyword) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Commands whose names do not stand around the call that prints, by its file and function. */
const printedElsewhere: Record<string, string[]> = {
  "data.ts checkCommand": ["data policy check"],
  "data.ts report": ["data policy check", "data sanitise"],
  "data.ts scanCommand": ["data policy scan"],
  "duties.ts doneCommand": ["duties done"],
  "env/open.ts closeCommand": ["env close"],
  "env/open.ts openCommand": ["env open"],
  "sandbox-kept.ts keptCommand": ["sandbox kept"],
  "sandbox-reset.ts resetCommand": ["sandbox reset"],
  "suspend.ts run": ["resume", "suspend"],
};

/**
 * The command that `new Command("...")` names in whose chain of calls, or else in whose file, it is;
 * in a folder below that of its parent, as `secrets/set.ts` is of `secrets set`.
 */
function commandsOf(call: ts.CallExpression, path: string): string[] {
  const elsewhere = printedElsewhere[`${path} ${functionAround(call)}`];
  if (elsewhere !== undefined) return elsewhere;
  const name = nameAround(call) ?? onlyNameIn(call.getSourceFile());
  if (name === undefined) throw new Error(`${path}: of which command is ${call.getText()}?`);
  return [path.includes("/") ? `${path.split("/")[0]} ${name}` : name];
}

function functionAround(node: ts.Node): string | undefined {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionDeclaration(at)) return at.name?.text;
  }
  return undefined;
}

function nameAround(node: ts.Node): string | undefined {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isCallExpression(at)) continue;
    let inner: ts.Node = at;
    while (ts.isCallExpression(inner) || ts.isPropertyAccessExpression(inner))
      inner = inner.expression;
    const name = nameOf(inner);
    if (name !== undefined) return name;
  }
  return undefined;
}

function onlyNameIn(source: ts.SourceFile): string | undefined {
  const names: string[] = [];
  const visit = (node: ts.Node) => {
    const name = nameOf(node);
    if (name !== undefined) names.push(name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names.length === 1 ? names[0] : undefined;
}

function nameOf(node: ts.Node): string | undefined {
  if (!ts.isNewExpression(node) || node.expression.getText() !== "Command") return undefined;
  const [name] = node.arguments ?? [];
  return name && ts.isStringLiteral(name) ? name.text : undefined;
}

function anyOf(schemas: object[]): object {
  const distinct = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()];
  return distinct.length === 1 ? distinct[0]! : { anyOf: distinct };
}
