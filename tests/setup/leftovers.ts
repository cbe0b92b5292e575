import { readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Something that has outlived the test that made it. */
export interface Leftover {
  /** What it is, so that a person finds it: `process 4711 (sleep 60)`. */
  name: string;
  /** The file and test it comes from, as far as that is known. */
  test?: string;
  /** Whether it may go by itself soon, as a process does that has been told to end. */
  mayEnd?: true;
  remove(): void;
}

/** Carries the file and name of the test that runs to every process that is started meanwhile. */
export const testVariable = "TEST_NAME";

/** The name of the folder that a test file has for its temporary files, and back. */
export const folderOf = (file: string) => file.replaceAll("/", "+");
export const fileOf = (folder: string) => folder.replaceAll("+", "/");

/** What a process has to inherit to be watched, for those that are given an environment of their own. */
export function watched(): NodeJS.ProcessEnv {
  const names = ["TMPDIR", "NODE_COMPILE_CACHE", testVariable];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

/**
 * How long what may end by itself may take: an orphan of the engine looks for its parent once a
 * second (src/preload.js), and a machine that is busy takes its time.
 */
const graceMs = 10_000;

/** What is still there when nothing of it may end by itself, or a grace is over. Removes it. */
export async function afterGrace(look: () => Leftover[]): Promise<Leftover[]> {
  const deadline = Date.now() + graceMs;
  let left = look();
  while (Date.now() < deadline && left.some(({ mayEnd }) => mayEnd)) {
    await sleep(50);
    left = look();
  }
  for (const { remove } of left) remove();
  return left;
}

/** Fails for all of them, one line for each. */
export function failFor(left: Leftover[]): void {
  if (left.length === 0) return;
  const lines = left.map(({ name, test }) => (test === undefined ? name : `${name}, of ${test}`));
  throw new Error(["The tests left behind:", ...lines].join("\n  "));
}

/** What is in a folder; nothing, where it is not there. */
export function filesIn(folder: string): Leftover[] {
  return namesIn(folder).map((name) => ({
    name: `file or folder ${name}`,
    remove: () => rmSync(join(folder, name), { recursive: true, force: true }),
  }));
}

/**
 * Processes that name a folder in the environment they were started with or in their command line,
 * or that work in it. Looks where there is a /proc, that is on Linux; elsewhere it finds none.
 */
export function processesOf(folder: string): Leftover[] {
  return namesIn("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .flatMap((pid) => processOf(folder, pid) ?? []);
}

function processOf(folder: string, pid: number): Leftover | undefined {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    const traces = [...environment, ...command, readlinkSync(`/proc/${pid}/cwd`)];
    if (!traces.some((trace) => trace.includes(folder))) return undefined;
    const variable = environment.find((text) => text.startsWith(`${testVariable}=`));
    return {
      name: `process ${pid} (${command.join(" ").trim()})`,
      test: variable?.slice(testVariable.length + 1),
      mayEnd: true,
      remove: () => process.kill(pid, "SIGKILL"),
    };
  } catch {
    // It has ended in the meantime, or is another user's.
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
