import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { afterGrace, failFor, filesIn, processesOf } from "./leftovers.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder for what is made once in a run of the tests and copied by those who need it. */
    sharedFolder: string;
    /** Where each test file has its temporary folder. */
    runFolder: string;
  }
}

/**
 * Runs before all tests; what it returns runs after them, and fails the run when something of it is
 * still there that no test file could see at its end (leave-nothing.ts): what a worker that crashed
 * or a process that nobody waited for has left.
 */
export default function makeRunFolder(project: TestProject): () => Promise<void> {
  const runFolder = realpathSync(mkdtempSync(join(tmpdir(), "tests-")));
  const sharedFolder = join(runFolder, "shared");
  mkdirSync(sharedFolder);
  project.provide("runFolder", runFolder);
  project.provide("sharedFolder", sharedFolder);
  return async () => {
    rmSync(sharedFolder, { recursive: true, force: true });
    const left = await afterGrace(() => [...processesOf(runFolder), ...filesIn(runFolder)]);
    rmSync(runFolder, { recursive: true, force: true });
    failFor(left);
  };
}
