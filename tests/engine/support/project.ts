import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import manifest from "../../../package.json" with { type: "json" };
import { engineLayout, projectFolder } from "../../../src/engine/layout.ts";
import { leanOptions } from "./lean-start.ts";

const brought: Record<string, string> = manifest.optionalDependencies;
const here = brought[`node-${process.platform}-${process.arch}`];

/** What `process.version` is in the Node that this project brings along, else in that of the tests. */
export const pinnedNode = here === undefined ? process.version : `v${here}`;

/** A Pulumi project in a folder of its own, with its own state, settings and PULUMI_HOME. */
export interface TestProject {
  cwd: string;
  env: NodeJS.ProcessEnv;
  write(file: string, content: string): void;
  remove(): void;
}

const typeStripping = JSON.stringify({ name: "nodejs", options: leanOptions });

/** Makes a project whose program is `index.ts`, run by Node's type stripping unless said. */
export function createProject(program: string, { runtime = typeStripping } = {}): TestProject {
  const folder = mkdtempSync(join(tmpdir(), "engine-test-"));
  const cwd = join(folder, "project");
  const home = join(folder, "home");
  for (const made of [cwd, join(home, "versions"), join(folder, "state")]) {
    mkdirSync(made, { recursive: true });
  }
  const engine = engineLayout(process.env).folder;
  symlinkSync(engine, join(home, "versions", engine.slice(dirname(engine).length + 1)));
  symlinkSync(join(projectFolder, "node_modules"), join(cwd, "node_modules"));
  const write = (file: string, content: string) => {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), content);
  };
  write("Pulumi.yaml", `name: sample\nruntime: ${runtime}\nmain: index.ts\n`);
  write("package.json", '{ "type": "module" }\n');
  write("index.ts", program);
  const env = {
    ...process.env,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
  };
  return { cwd, env, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
