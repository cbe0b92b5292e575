import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { workflows } from "../src/init/files.ts";

// Makes the package that platforms depend on (docs/guide/your-own-platform.md), in dist/. Node runs
// TypeScript anywhere but in node_modules, so it holds the same files as JavaScript.

const root = join(import.meta.dirname, "..");
/** The folder to write: an argument, or dist/. */
const target = resolve(process.argv[2] ?? join(root, "dist"));

/** What is needed at run time beside src; tests, benchmarks and the platforms' own files are not. */
const alongside = ["pins", "schemas", "tools/engine", "LICENSE", "CHANGELOG.md", "template"];

rmSync(target, { recursive: true, force: true });
for (const name of alongside) cpSync(join(root, name), join(target, name), { recursive: true });
for (const folder of ["bin", "src"]) {
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) copyScript(relative(root, join(entry.parentPath, entry.name)));
  }
}
for (const name of workflows) {
  cpSync(join(root, ".github", "workflows", name), join(target, "workflows", name));
}
writeFileSync(join(target, "package.json"), `${JSON.stringify(manifest(), undefined, 2)}\n`);
writeFileSync(
  join(target, "README.md"),
  readFileSync(join(root, "docs/guide/your-own-platform.md")),
);
process.stdout.write(`${target}\n`);

function copyScript(path: string): void {
  const source = join(root, path);
  const copy = join(target, path.replace(/\.ts$/, ".js"));
  // With its rights: some of them are started.
  cpSync(source, copy);
  if (!/\.[jt]s$/.test(path)) return;
  const text = readFileSync(source, "utf8");
  writeFileSync(copy, withNewNames(path.endsWith(".ts") ? compiled(text) : text, dirname(source)));
}

function compiled(source: string): string {
  const compilerOptions = {
    module: ModuleKind.ESNext,
    target: ScriptTarget.ES2024,
    rewriteRelativeImportExtensions: true,
    verbatimModuleSyntax: true,
  };
  return transpileModule(source, { compilerOptions }).outputText;
}

/** Files of ours that are named in texts, which the compiler takes for no imports. */
function withNewNames(script: string, folder: string): string {
  return script.replace(/"([\w./-]*)\.ts"/g, (text, name: string) =>
    name === "" || existsSync(join(folder, `${name}.ts`)) ? `"${name}.js"` : text,
  );
}

/** The package's own package.json: no scripts, nothing for development, paths that end in .js. */
function manifest() {
  const { name, version, description, license, type, engines, bin, exports, ...rest } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const { dependencies, optionalDependencies } = rest;
  const scripts = Object.fromEntries(
    Object.entries<string>(exports).map(([key, path]) => [key, path.replace(/\.ts$/, ".js")]),
  );
  return {
    ...{ name, version, description, license, type, engines, bin, exports: scripts },
    ...{ dependencies, optionalDependencies },
  };
}
