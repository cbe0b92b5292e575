import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** For scripts that kill themselves: so many milliseconds after the step of that number, from 0. */
export function killingAt(last: string, ms: string): () => void {
  const kill = () => process.kill(process.pid, "SIGKILL");
  let steps = 0;
  return () => {
    if (steps++ !== Number(last)) return;
    if (ms === "0") kill();
    else setTimeout(kill, Number(ms));
  };
}

/** What the files of a folder hold, and of those within it; nothing where it is not there. */
export function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name), "latin1"));
}
