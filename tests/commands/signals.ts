import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { parse } from "yaml";
import { engineVersion, projectFolder } from "../../src/engine/layout.ts";
import { exitCodeOf } from "../../src/shared/interrupt.ts";
import { leanProject } from "../engine/support/lean-start.ts";
import { createMachine, goScript } from "../engine/support/machine.ts";
import { afterGrace, filesIn, processesOf } from "../setup/leftovers.ts";

export const signals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/** A command of ours that a signal is sent to. */
export interface Interruptible {
  args: string[];
  /** What is called where, with everything in a folder that exists and is empty. */
  prepare(folder: string): { cwd: string; env: NodeJS.ProcessEnv };
  /** Found in what it prints once it has done all that it was called for. */
  done: RegExp | undefined;
  /** How long it runs, compared with a command inside of a sandbox. */
  length: number;
  /** What it says is left, and how to go on, where it had begun. */
  left: RegExp;
}

const infra = join(projectFolder, "bin", "infra.js");

/** Two stacks of an example, which are quicker than Bondigoo's three. */
const example = join(projectFolder, "examples", "workflow-platform");

const inSandbox =
  /^Interrupted.* What was done in the sandbox is kept in state, .* "npx infra sandbox reset --state state" removes it\.$/m;

export const interruptibles: Record<string, Interruptible> = {
  "sandbox exec": {
    args: ["sandbox", "exec", "--state", "state", "--", "sh", "-c", "sleep 0.3; echo done"],
    prepare: (folder) => ({ cwd: writeProject(folder), env: process.env }),
    done: /^done$/m,
    length: 1,
    left: inSandbox,
  },
  "sandbox exec of an engine": {
    args: [..."sandbox exec --state state -- npx pulumi up --yes --skip-preview -s dev".split(" ")],
    prepare: (folder) => ({ cwd: writeProject(folder), env: process.env }),
    done: /^Duration:/m,
    length: 3,
    left: inSandbox,
  },
  sandbox: {
    args: ["sandbox", "--state", "state"],
    prepare: (folder) => ({ cwd: writeProject(folder), env: process.env }),
    done: undefined,
    length: 0.6,
    left: inSandbox,
  },
  rehearse: {
    args: ["rehearse"],
    prepare: () => ({ cwd: example, env: process.env }),
    done: /Rehearsal passed/,
    length: 5,
    left: /Nothing of it is left\. Run "npx infra rehearse" again: it begins anew\.$/m,
  },
  engine: {
    args: ["engine"],
    prepare: (folder) => {
      const machine = createMachine(folder);
      machine.addTool("go", goScript(join(folder, "builds"), 0.3));
      return { cwd: folder, env: machine.env };
    },
    done: /Pulumi .* built in/,
    length: 0.8,
    left: /Nothing of it is left\. Run "npx infra engine" again: it begins anew\.$/m,
  },
};

/** A project of one stack whose program takes half a second. */
function writeProject(folder: string): string {
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"));
  const texts = {
    "package.json": '{ "type": "module" }',
    "Pulumi.yaml": leanProject("small"),
    "Pulumi.dev.yaml": "config:\n  small:zone: example.com\n",
    "index.ts": "await new Promise((resolve) => setTimeout(resolve, 500));\n",
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  return folder;
}

/** One signal at one moment. */
export interface Strike {
  signal: (typeof signals)[number];
  /** Milliseconds after the start. */
  atMs: number;
  /** Whether it reaches all of the process group, as Ctrl-C does, or our process alone. */
  group: boolean;
}

/**
 * Starts a command in a folder, strikes, waits for its end, and tells what is wrong then: its exit
 * code, processes and files that should not be there. Without a strike it runs to its end.
 */
export async function run(
  command: Interruptible,
  folder: string,
  strike?: Strike,
): Promise<string[]> {
  const files = join(folder, "files");
  const temporary = join(folder, "tmp");
  for (const made of [files, temporary]) mkdirSync(made);
  const { cwd, env } = command.prepare(files);
  const child = execa(process.execPath, [infra, ...command.args], {
    cwd,
    env: { ...env, TMPDIR: temporary },
    extendEnv: false,
    stdin: "ignore",
    all: true,
    reject: false,
    detached: true,
  });
  const timer = setTimeout(() => strike && send(child.pid!, strike), strike?.atMs);
  const { exitCode, signal, all } = await child;
  clearTimeout(timer);
  const code = exitCode ?? exitCodeOf(signal!);
  const right = strike ? [exitCodeOf(strike.signal)] : [];
  // A signal before anything was begun ends the process itself, and there is nothing to say.
  const isSilent = strike && signal === undefined && code !== 0 && !command.left.test(all);
  if (!strike || command.done?.test(all)) right.push(0);
  const left = await afterGrace(() => [...processesOf(folder), ...filesIn(temporary)]);
  return [
    ...(right.includes(code) ? [] : [`exit code ${code}: ${all}`]),
    ...(isSilent ? [`does not say what is left: ${all}`] : []),
    ...left.map(({ name }) => `left: ${name}`),
    ...filesBelow(files)
      .filter((name) => isPassing(name) || !isWhole(join(files, name)))
      .map((name) => `left: ${name}`),
  ];
}

function send(pid: number, { signal, group }: Strike): void {
  process.kill(group ? -pid : pid, signal);
}

/** Links are not followed. */
function filesBelow(folder: string, below = ""): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory() ? [path, ...filesBelow(folder, path)] : [path];
  });
}

/** Locks, and what is renamed once it is whole. */
function isPassing(name: string): boolean {
  if (name.endsWith(engineVersion)) return false;
  return (
    /\.(tmp|new|lock|\d+)$/.test(name) ||
    /(^|\/)sandbox\.json$/.test(name) ||
    /\.pulumi\/locks\/.*\.json$/.test(name) ||
    /^home\/versions\/\./.test(name)
  );
}

function isWhole(file: string): boolean {
  if (!/\.(json|yaml)$/.test(file)) return true;
  const text = readFileSync(file, "utf8");
  try {
    return text.length > 0 && parse(text) !== null;
  } catch {
    return false;
  }
}
