import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { shell } from "../../src/render/resource.ts";

const folder = join(import.meta.dirname, "../../src/render");
const classFiles = readdirSync(folder).filter(
  (file) => file.endsWith(".ts") && file !== "provider.ts",
);

describe("the resource classes", () => {
  it.each(classFiles)("%s loads nothing but Pulumi's library into the program", (file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const imports = [...text.matchAll(/^import (?!type )[^;]*?from "([^"]+)"/gm)];
    const allowed = ["@pulumi/pulumi", "./resource.ts", "./service-args.ts"];
    expect(
      imports.map(([, module]) => module).filter((module) => !allowed.includes(module!)),
    ).toEqual([]);
  });

  it("have an example each in their comment, and every one of them type-checks", () => {
    const examples = classFiles
      .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }))
      .filter(({ text }) => text.includes("extends RenderResource"))
      .map(({ file, text }) => ({ file, example: exampleIn(text) }));
    expect(examples.filter(({ example }) => example === undefined)).toEqual([]);
    expect(examples).toHaveLength(12);
    expect(faultsOf(examples.map(({ file, example }) => [file, example!]))).toEqual([]);
  });

  it("put a constant text under 1 kB into state that holds no credential", () => {
    expect(shell("BackgroundWorker").length).toBeLessThan(1000);
    expect(shell("KeyValue")).not.toMatch(/process\.env|apiKey/);
  });
});

/** The code of a doc comment's example, without the comment's stars. */
function exampleIn(text: string): string | undefined {
  return text
    .match(/ \* ```ts\n([\s\S]*?) \* ```/)?.[1]
    ?.split("\n")
    .map((line) => line.replace(/^ \* ?/, ""))
    .join("\n");
}

/** What the compiler says of examples, each as if it stood beside the component's files. */
function faultsOf(examples: [file: string, code: string][]): string[] {
  const { config } = ts.readConfigFile(join(folder, "../../tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(folder, "../.."));
  const files = new Map(
    examples.map(([file, code]) => [join(folder, "../environment", `example-of-${file}`), code]),
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const code = files.get(path);
    if (code === undefined) return getSourceFile(path, ...rest);
    return ts.createSourceFile(path, code, ts.ScriptTarget.ES2024);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file && files.has(file.fileName))
    .map(
      ({ file, messageText }) =>
        `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}
