import { createHash } from "node:crypto";
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import { projectFolder } from "./layout.ts";

const sources = join(import.meta.dirname, "host");

/** Marks an installed host as ours, and of which source it was made. */
const stampFile = join("language-host", "stamp");

/**
 * Puts the language host into an engine's folder as plain JavaScript: it starts faster than
 * TypeScript would, and does not break when this checkout is moved or deleted.
 */
export async function installLanguageHost(folder: string): Promise<void> {
  const aside = join(folder, `language-host.${process.pid}`);
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  for (const name of await sourceNames()) {
    const source = await readFile(join(sources, name), "utf8");
    const script = stripTypeScriptTypes(source).replaceAll(
      /(["'])(\.\/[\w-]+)\.ts\1/g,
      "$1$2.js$1",
    );
    await writeFile(join(aside, name.replace(/\.ts$/, ".js")), script);
  }
  await writeFile(join(aside, "package.json"), '{ "type": "module" }\n');
  await writeFile(join(aside, "stamp"), await sourceStamp());
  await rm(join(folder, "language-host"), { recursive: true, force: true });
  await rename(aside, join(folder, "language-host"));
  await writeExecutable(join(folder, "bin", "pulumi-language-nodejs"), hostScript());
}

/** Which source our host in that folder was made of; undefined where it is not ours. */
export async function languageHostStamp(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, stampFile), "utf8");
  } catch {
    return undefined;
  }
}

/** Changes whenever what `installLanguageHost` writes would change. */
export async function sourceStamp(): Promise<string> {
  const hash = createHash("sha256").update(hostScript());
  for (const name of await sourceNames())
    hash.update(name).update(await readFile(join(sources, name)));
  return hash.digest("hex");
}

/** Puts the provider host of dynamic resources, which ships in the SDK, into an engine's folder. */
export async function installDynamicProvider(folder: string): Promise<void> {
  const name = "pulumi-resource-pulumi-nodejs";
  const sdk = dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
  await copyFile(join(sdk, name), join(folder, "bin", name));
  await chmod(join(folder, "bin", name), 0o755);
}

async function sourceNames(): Promise<string[]> {
  return (await readdir(sources)).filter((name) => name.endsWith(".ts")).sort();
}

/** The Node that installs runs the host too, if it is still there; else the first on PATH. */
function hostScript(): string {
  return [
    "#!/bin/sh",
    "# Pulumi's language host for Node programs, installed where the engine was built from source.",
    `node=${shellQuote(process.execPath)}`,
    '[ -x "$node" ] || node=node',
    `exec "$node" "\${0%/*}/../language-host/main.js" --sdk=${shellQuote(projectFolder)} "$@"`,
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
