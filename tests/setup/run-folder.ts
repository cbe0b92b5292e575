import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { TestProject } from "vitest/node";
import { engineLayout } from "../../src/engine/layout.ts";
import { afterGrace, failFor, fileOf, filesIn, type Leftover, processesOf } from "./leftovers.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder for what is made once in a run of the tests and copied by those who need it. */
    sharedFolder: string;
    /** Where each test file has its temporary folder. */
    runFolder: string;
    /** PULUMI_HOME of all engines. */
    pulumiHome: string;
  }
}

/**
 * Runs before all tests; what it returns runs after them, and fails the run when something of it is
 * still there that no test file could see at its end (leave-nothing.ts): what a worker that crashed
 * or a process that nobody waited for has left.
 */
export default function makeRunFolder(project: TestProject): () => Promise<void> {
  const runFolder = realpathSync(mkdtempSync(join(tmpdir(), "tests-")));
  // Where root runs the tests, some of them are somebody else, whose folders are in there.
  chmodSync(runFolder, 0o711);
  const sharedFolder = join(runFolder, "shared");
  mkdirSync(sharedFolder);
  project.provide("runFolder", runFolder);
  project.provide("sharedFolder", sharedFolder);
  project.provide("pulumiHome", makePulumiHome(sharedFolder));
  return async () => {
    rmSync(sharedFolder, { recursive: true, force: true });
    // A file of which no test runs (-t) does not remove what it made before its tests either.
    const partial = project.globalConfig.testNamePattern !== undefined;
    const left = await afterGrace(() => [
      ...processesOf(runFolder),
      ...(partial ? [] : filesLeft(runFolder)),
    ]);
    rmSync(runFolder, { recursive: true, force: true });
    failFor(left);
  };
}

/**
 * Where engines keep their logs and workspaces, with the engine that is installed. Without it they
 * write below the home that the machine's list of users names, whatever HOME says.
 */
function makePulumiHome(parent: string): string {
  const home = join(parent, "pulumi-home");
  const { folder } = engineLayout(process.env);
  mkdirSync(join(home, "versions"), { recursive: true });
  symlinkSync(folder, join(home, "versions", basename(folder)));
  return home;
}

/** What is in the test files' folders. One that is empty is of a file whose tests are all skipped. */
function filesLeft(runFolder: string): Leftover[] {
  return readdirSync(runFolder).flatMap((name) =>
    filesIn(join(runFolder, name)).map((left) => ({ ...left, test: fileOf(name) })),
  );
}
