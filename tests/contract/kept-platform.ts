import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { copyOfProject } from "../rehearsal/project-copy.ts";

/** A platform that was up: all that its people and vendors held, as code of that day had made it. */
export interface KeptPlatform {
  /** The project's folder below the repository: `examples/marketplace`, or `.`. */
  folder: string;
  /** Pulumi.yaml and the stack files, by name; the secrets are the sandbox's placeholders. */
  files: Record<string, string>;
  /** What the backend held of each stack, as its file has it. */
  stacks: Record<string, unknown>;
  /** What the sandbox's vendors held. */
  world: Record<string, unknown>;
}

/** A kept platform in a place of its own, ready for Pulumi's commands. */
export interface OpenedPlatform {
  sandbox: Sandbox;
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** The names of its stacks. */
  stacks: string[];
}

/** One folder for each commit whose platforms are kept. */
export const keptPlatforms = join(import.meta.dirname, "platforms");

export function readPlatform(file: string): KeptPlatform {
  return JSON.parse(brotliDecompressSync(readFileSync(file)).toString());
}

export function writePlatform(file: string, platform: KeptPlatform): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, brotliCompressSync(JSON.stringify(platform, withoutMachine)));
}

/** Leaves out what tells of the machine and not of the platform. */
function withoutMachine(key: string, value: unknown): unknown {
  if (key === "calls") return [];
  return key === "sourcePosition" || key === "stackTrace" ? undefined : value;
}

/** What is in a sandbox's state folder, once the sandbox is closed and has written all of it. */
export function platformIn(state: string, project: string, folder: string): KeptPlatform {
  const configs = readdirSync(project).filter((name) => /^Pulumi.*\.yaml$/.test(name));
  const files = configs.map((name) => [name, readFileSync(join(project, name), "utf8")]);
  const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));
  const backend = join(state, stacksFolder);
  const stacks = filesBelow(backend)
    .filter((path) => path.endsWith(".json"))
    .map((path) => [basename(path, ".json"), read(path)]);
  return {
    folder,
    files: Object.fromEntries(files),
    stacks: Object.fromEntries(stacks),
    world: read(join(state, "world.json")),
  };
}

/** Lets a kept platform live again, below `place`, run by today's code. */
export async function openPlatform(kept: KeptPlatform, place: string): Promise<OpenedPlatform> {
  const state = join(place, "state");
  writeBelow(state, { "world.json": JSON.stringify(kept.world) });
  for (const [stack, checkpoint] of Object.entries(kept.stacks)) {
    const project = projectOf(checkpoint);
    writeBelow(join(state, stacksFolder, project), {
      [`${stack}.json`]: JSON.stringify(checkpoint),
    });
  }
  const cwd = join(copyOfProject(place, { without: ["examples"] }), kept.folder);
  if (kept.folder !== ".") mkdirSync(cwd, { recursive: true });
  writeBelow(cwd, kept.files);
  const sandbox = await startSandbox({ state });
  return {
    sandbox,
    cwd,
    env: { ...process.env, ...sandbox.env },
    stacks: Object.keys(kept.stacks),
  };
}

/** Where the engine's file backend keeps its stacks, in the sandbox's state folder. */
const stacksFolder = join("pulumi", ".pulumi", "stacks");

/** A stack is `organization/<project>/<stack>` in its checkpoint. */
function projectOf(checkpoint: unknown): string {
  const { stack } = (checkpoint as { checkpoint: { stack: string } }).checkpoint;
  return stack.split("/")[1]!;
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}

function writeBelow(folder: string, files: Record<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
