import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { projectFolder } from "./layout.ts";

const sources = join(import.meta.dirname, "host");

/** A script of ours is a few hundred bytes; the official host is a binary of many megabytes. */
const largestScript = 4_096;

/**
 * Puts the language host into an engine's folder as plain JavaScript: it starts faster than
 * TypeScript would, and does not break when this checkout is moved or deleted. Each version has
 * a folder of its own, so that a host that is running is never changed under its feet.
 */
export async function installLanguageHost(folder: string): Promise<void> {
  const stamp = await sourceStamp();
  const home = join(folder, "language-host");
  const aside = join(home, `${stamp}.${process.pid}`);
  await mkdir(aside, { recursive: true });
  for (const [name, source] of await readSources()) {
    await writeFile(join(aside, name.replace(/\.ts$/, ".js")), await scriptOf(name, source));
  }
  await writeFile(join(aside, "package.json"), '{ "type": "module" }\n');
  await rm(join(home, stamp), { recursive: true, force: true });
  await rename(aside, join(home, stamp));
  await writeExecutable(
    join(folder, "bin", "pulumi-language-nodejs"),
    hostScript(stamp, process.execPath, projectFolder),
  );
}

/** In a package the sources are JavaScript already, and there is no compiler. */
async function scriptOf(name: string, source: string): Promise<string> {
  if (/\.js$/.test(name)) return source;
  const { default: typescript } = await import("typescript");
  const compilerOptions = {
    module: typescript.ModuleKind.ESNext,
    target: typescript.ScriptTarget.ES2022,
    rewriteRelativeImportExtensions: true,
  };
  return typescript.transpileModule(source, { compilerOptions }).outputText;
}

/**
 * Which source the host in that folder was made of: empty when it is ours but cannot run, or the
 * checkout that it takes Pulumi's SDK from is gone; undefined when it is not ours.
 */
export async function languageHostStamp(folder: string): Promise<string | undefined> {
  const script = join(folder, "bin", "pulumi-language-nodejs");
  if ((await stat(script)).size > largestScript) return undefined;
  const text = await readFile(script, "utf8");
  const stamp = /language-host\/(\w+)\//.exec(text)?.[1] ?? "";
  const checkout = / --sdk='(.*?)' --/.exec(text)?.[1]?.replaceAll(`'\\''`, "'") ?? "";
  const needed = [
    join(folder, "language-host", stamp, "main.js"),
    join(checkout, "node_modules", "@pulumi", "pulumi", "package.json"),
  ];
  return needed.every((file) => existsSync(file)) ? stamp : "";
}

/** Changes whenever what `installLanguageHost` writes would change. */
export async function sourceStamp(): Promise<string> {
  const hash = createHash("sha256").update(hostScript("", "", ""));
  for (const [name, source] of await readSources()) hash.update(name).update(source);
  return hash.digest("hex").slice(0, 16);
}

/** Puts the provider host of dynamic resources, which ships in the SDK, into an engine's folder. */
export async function installDynamicProvider(folder: string): Promise<void> {
  const name = "pulumi-resource-pulumi-nodejs";
  const sdk = dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
  await copyFile(join(sdk, name), join(folder, "bin", name));
  await chmod(join(folder, "bin", name), 0o755);
}

async function readSources(): Promise<[name: string, source: string][]> {
  const names = (await readdir(sources)).filter((name) => name.endsWith(".ts")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(sources, name), "utf8")));
  return names.map((name, index) => [name, texts[index] ?? ""]);
}

/** The Node that installs runs the host too, if it is still there; else the first on PATH. */
function hostScript(stamp: string, node: string, sdkProject: string): string {
  return [
    "#!/bin/sh",
    "# Pulumi's language host for Node programs, installed where the engine was built from source.",
    `node=${shellQuote(node)}`,
    '[ -x "$node" ] || node=node',
    `main="\${0%/*}/../language-host/${stamp}/main.js"`,
    `exec "$node" "$main" --sdk=${shellQuote(sdkProject)} --engine="$PPID" "$@"`,
    "",
  ].join("\n");
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

async function writeExecutable(file: string, content: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, content, { mode: 0o755 });
  await rename(aside, file);
}
