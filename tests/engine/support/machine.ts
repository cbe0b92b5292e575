import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findOnPath } from "../../../src/engine/host/node.ts";
import { type EngineLayout, engineLayout, engineVersion } from "../../../src/engine/layout.ts";
import { watched } from "../../setup/leftovers.ts";

/**
 * A machine as the installation sees it: an empty PULUMI_HOME, no way out to the network, and
 * nothing on PATH but Node, what the scripts below need and what a test adds.
 */
export interface TestMachine {
  env: NodeJS.ProcessEnv;
  layout: EngineLayout;
  folder: string;
  /** Adds a shell script to a folder that is on PATH. */
  addTool(name: string, script: string): void;
  remove(): void;
}

export function createMachine(
  folder = mkdtempSync(join(tmpdir(), "engine-machine-")),
): TestMachine {
  const tools = join(folder, "tools");
  mkdirSync(tools);
  for (const name of ["chmod", "cp", "ln", "mkdir", "sleep"])
    symlinkSync(findOnPath(name) ?? name, join(tools, name));
  const env = {
    ...watched(),
    HOME: folder,
    PATH: `${tools}:${dirname(process.execPath)}`,
    PULUMI_HOME: join(folder, "home"),
    // A port where nobody listens: the download fails at once, on every machine.
    NODE_USE_ENV_PROXY: "1",
    HTTPS_PROXY: "http://127.0.0.1:9",
    CI: "true",
  };
  const addTool = (name: string, script: string) => {
    writeFileSync(join(tools, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(tools, name), 0o755);
  };
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { env, layout: engineLayout(env), folder, addTool, remove };
}

/** A CLI that is nothing but its version. */
export const cliScript = (version = engineVersion) => `echo v${version}`;

/** What Go says before it compiles: where its modules are, which it fetches, and what of them is needed. */
const beforeBuild = [
  'if [ "$1" = env ]; then echo "$HOME/modules"; exit; fi',
  'if [ "$1" = list ]; then echo "go: downloading some/module v1" >&2; echo some/package; exit; fi',
];

/**
 * A Go that takes `seconds` and then puts this machine's real engine where the build would; it
 * leaves a line in the file `builds` each time.
 */
export function goScript(builds: string, seconds = 0): string {
  const engine = engineLayout(process.env).folder;
  return [
    ...beforeBuild,
    `echo build >> ${builds}`,
    "echo some/package >&2",
    `sleep ${seconds}`,
    'while [ "$1" != -o ]; do shift; done',
    `ln -s ${engine}/bin/pulumi "$2/pulumi"`,
    `ln -s ${engine}/libexec/generate-program "$2/generate-program"`,
  ].join("\n");
}

/** A Go whose build is a small CLI of its own, no link to one elsewhere. */
export function smallGoScript(builds: string): string {
  return [
    ...beforeBuild,
    `echo build >> ${builds}`,
    'while [ "$1" != -o ]; do shift; done',
    `echo '#!/bin/sh\n${cliScript()}' > "$2/pulumi"`,
    'cp "$2/pulumi" "$2/generate-program"',
    'chmod +x "$2/pulumi" "$2/generate-program"',
  ].join("\n");
}

/** Lets the launcher of this machine fetch an install script, as from get.pulumi.com. */
export function serveInstallScript({ env, folder }: TestMachine): void {
  // The launcher's arguments: --no-edit-path --install-root FOLDER --version VERSION
  const script = [
    'mkdir -p "$3/bin"',
    `echo '#!/bin/sh\n${cliScript()}' > "$3/bin/pulumi"`,
    `echo '#!/bin/sh\n# ${"x".repeat(5000)}' > "$3/bin/pulumi-language-nodejs"`,
    'chmod +x "$3/bin/pulumi" "$3/bin/pulumi-language-nodejs"',
  ].join("\n");
  const preload = join(folder, "serve.mjs");
  writeFileSync(
    preload,
    `globalThis.fetch = async () => new Response(${JSON.stringify(script)});\n`,
  );
  env["NODE_OPTIONS"] = `--import=${preload}`;
}
