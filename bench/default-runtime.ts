import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = dirname(import.meta.dirname);

/** The folders of the program; the sandbox and the commands are no part of it. */
const program = ["index.ts", "changes", "config", "environment", "render", "shared"];

/**
 * Writes the same program as Pulumi's default TypeScript runtime wants it: CommonJS, compiled and
 * type-checked by ts-node, vendors' packages imported whole as in their documentation. Only how
 * modules are named differs; not a line of logic.
 */
export function writeForDefaultRuntime(project: string, folder: string): void {
  mkdirSync(join(folder, "src"), { recursive: true });
  for (const part of program) {
    cpSync(join(root, "src", part), join(folder, "src", part), { recursive: true });
  }
  cpSync(join(root, "pins"), join(folder, "pins"), { recursive: true });
  for (const file of readdirSync(join(folder, "src"), { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".ts")) toCommonJs(join(folder, "src", file));
  }
  for (const file of readdirSync(project).filter((name) => /^Pulumi\..*yaml$/.test(name))) {
    const text = readFileSync(join(project, file), "utf8");
    const ofOurs = /^(?:runtime|plugins):\n(?: .*\n)+/gm;
    writeFileSync(join(folder, file), `${text.replace(ofOurs, "")}runtime: nodejs\n`);
  }
  writeFileSync(join(folder, "package.json"), '{ "name": "platform-environments" }\n');
  writeFileSync(
    join(folder, "src", "tsconfig.json"),
    JSON.stringify({ compilerOptions }, undefined, 2),
  );
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
}

const compilerOptions = {
  strict: true,
  target: "es2022",
  lib: ["es2024"],
  module: "commonjs",
  moduleResolution: "node10",
  ignoreDeprecations: "5.0",
  esModuleInterop: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  types: ["node"],
};

function toCommonJs(file: string): void {
  const text = readFileSync(file, "utf8");
  const named = text
    .replaceAll(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2"')
    .replaceAll(/from "(@pulumi(?:verse)?\/(?!pulumi)[a-z]+)\/\w+\.js"/g, 'from "$1"')
    .replaceAll(/ with \{ type: "json" \}/g, "")
    .replace("export default async function", "export = async function");
  writeFileSync(file, named);
}
