import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

/** What runs the real engine or waits for many processes: minutes, where other tests take seconds. */
const slow = [
  "tests/commands/signals.test.ts",
  "tests/dynamic-provider/",
  "tests/rehearsal/canary.test.ts",
  "tests/rehearsal/rehearse.test.ts",
  "tests/rehearsal/stage.ts",
  "tests/render/engine.test.ts",
  "tests/render/faults/engine-stacks.ts",
  "tests/sandbox/providers/engine.test.ts",
  "tests/workflows/workflow.ts",
];

/** What a file names when it starts a process, which may load any file of src. */
const startsProcesses = ["execa", "node:child_process"];

interface Test {
  path: string;
  /** How many imports away from it each file is that it reaches. */
  distances: Map<string, number>;
  isSlow: boolean;
}

/** Which tests can notice a change of a file, those first that are likeliest to. */
export class Suite {
  readonly #tests: Test[];

  /** Of every file of the project and of its tests, what it imports. */
  constructor(imports: Map<string, string[]>) {
    const paths = [...imports.keys()].sort();
    const needless = slow.find((entry) => !paths.some((path) => path.startsWith(entry)));
    if (needless) throw new Error(`tools/mutants/suite.ts: there is no ${needless}`);
    this.#tests = paths
      .filter((path) => path.endsWith(".test.ts"))
      .map((path) => {
        const distances = distancesFrom(path, imports);
        const isSlow = slow.some((entry) =>
          [...distances.keys()].some((to) => to.startsWith(entry)),
        );
        return { path, distances, isSlow };
      });
  }

  static of(folder: string): Suite {
    const below = (name: string) =>
      readdirSync(join(folder, name), { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".ts"))
        .map((path) => posix.join(name, path));
    const read = (path: string): [path: string, imports: string[]] => [
      path,
      importsOf(path, readFileSync(join(folder, path), "utf8")),
    ];
    return new Suite(new Map(["src", "tests", "tools"].flatMap(below).map(read)));
  }

  /**
   * The quick tests of the file's own folder, or of all folders where it has none: those that import
   * the file, the nearest first, then those that start a process, which may do so.
   */
  fast(file: string): string[] {
    const own = this.#ownTests(file).filter(({ isSlow }) => !isSlow);
    const starting = own.filter(
      ({ distances }) =>
        !distances.has(file) && startsProcesses.some((module) => distances.has(module)),
    );
    return [...importing(file, own), ...pathsOf(starting)];
  }

  /** The other quick tests that import the file, then all that are slow. */
  slow(file: string): string[] {
    const own = this.#ownTests(file);
    const others = this.#tests.filter((test) => !test.isSlow && !own.includes(test));
    const slow = this.#tests.filter(({ isSlow }) => isSlow);
    return [...importing(file, others), ...pathsOf(slow)];
  }

  #ownTests(file: string): Test[] {
    const own = this.#tests.filter(({ path }) => path.startsWith(`tests/${roomOf(file)}/`));
    return own.length === 0 ? this.#tests : own;
  }
}

function importing(file: string, tests: Test[]): string[] {
  const near = tests.filter(({ distances }) => distances.has(file));
  return pathsOf(near.sort((a, b) => a.distances.get(file)! - b.distances.get(file)!));
}

function pathsOf(tests: Test[]): string[] {
  return tests.map(({ path }) => path);
}

function distancesFrom(path: string, imports: Map<string, string[]>): Map<string, number> {
  const distances = new Map([[path, 0]]);
  // A map that grows while it is walked is walked to its end: near files come before far ones.
  for (const [near, distance] of distances) {
    for (const next of imports.get(near) ?? []) {
      if (!distances.has(next)) distances.set(next, distance + 1);
    }
  }
  return distances;
}

/** `src/config/load.ts` is in the folder `config`. */
export function roomOf(file: string): string {
  return file.split("/")[1]!;
}

function importsOf(path: string, text: string): string[] {
  return ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith(".") ? posix.join(posix.dirname(path), fileName) : fileName,
    );
}
