import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execaSync } from "execa";
import { engineLayout } from "../../src/engine/layout.ts";

/** What processes started in a folder are given, and how they are all ended. */
export interface Enclosure {
  env: NodeJS.ProcessEnv;
  /** Ends what was started with `env`, but for the processes named. */
  endProcesses(...spared: number[]): void;
}

/** A place where mutants may do what they like: the project, its packages, a home, and no more. */
export interface Copy extends Enclosure {
  /** The project's root in it. */
  project: string;
  remove(): void;
}

export function copyOf(root: string): Copy {
  const folder = mkdtempSync(join(tmpdir(), "mutants-"));
  const project = join(folder, "project");
  for (const path of filesOf(root)) copy(join(root, path), join(project, path));
  copy(join(root, "node_modules"), join(project, "node_modules"));
  const enclosure = encloseIn(folder);
  // The engine is taken along: a mutant of what installs it must not reach the real one.
  copy(engineLayout(process.env).folder, engineLayout(enclosure.env).folder);
  return {
    ...enclosure,
    project,
    remove() {
      enclosure.endProcesses();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Every process started in a copy carries the copy's folder in this variable. */
const mark = "MUTANTS_COPY";

export function encloseIn(folder: string): Enclosure {
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  const home = join(folder, "home");
  return {
    env: { ...process.env, HOME: home, PULUMI_HOME: undefined, TMPDIR: temporary, [mark]: folder },
    endProcesses: (...spared) => endMarked(folder, spared),
  };
}

/** What a commit of everything would hold. */
function filesOf(root: string): string[] {
  const git = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const listed = execaSync("git", git, { cwd: root }).stdout.split("\0");
  return listed.filter((path) => path !== "" && existsSync(join(root, path)));
}

function copy(from: string, to: string): void {
  // Files of tools (.vite, .cache) stay where they are.
  const filter = (path: string) => !/^\.(vite|cache)/.test(basename(path));
  cpSync(from, to, { recursive: true, filter, mode: constants.COPYFILE_FICLONE });
}

/** Linux shows each process's environment; elsewhere a mutant's orphans are left to time. */
function endMarked(folder: string, spared: number[]): void {
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid || spared.includes(pid)) continue;
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
      if (environment.includes(`${mark}=${folder}`)) process.kill(pid, "SIGKILL");
    } catch {
      // It has ended, or is somebody else's.
    }
  }
}
