import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

/** Tests that run the real engine through a stack's life; a beginning of a path, or all of it. */
const slow = [
  "tests/dynamic-provider/",
  "tests/rehearsal/",
  "tests/render/engine.test.ts",
  "tests/render/faults/disturbed-engine.test.ts",
  "tests/render/faults/two-engines.test.ts",
  "tests/workflows/",
];

/** What a file names when it starts a process, which may load any file of src. */
const startsProcesses = ["execa", "node:child_process"];

/** Which tests can notice a change of a file, those first that are likeliest to. */
export class Suite {
  readonly #imports: Map<string, string[]>;
  readonly #tests: string[];

  constructor(imports: Map<string, string[]>) {
    this.#imports = imports;
    this.#tests = [...imports.keys()].filter((path) => path.endsWith(".test.ts")).sort();
    const needless = slow.find((entry) => !this.#tests.some((path) => path.startsWith(entry)));
    if (needless) throw new Error(`tools/mutants/suite.ts: there are no slow tests at ${needless}`);
  }

  static of(folder: string): Suite {
    const below = (name: string) =>
      readdirSync(join(folder, name), { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".ts"))
        .map((path) => posix.join(name, path));
    const read = (path: string): [string, string[]] => [
      path,
      importsOf(path, readFileSync(join(folder, path), "utf8")),
    ];
    return new Suite(new Map(["src", "tests", "tools"].flatMap(below).map(read)));
  }

  /** The quick tests of the file's own folder; of all folders where it has none of its own. */
  fast(file: string): string[] {
    const own = `tests/${roomOf(file)}/`;
    const hasOwn = this.#tests.some((path) => path.startsWith(own));
    const fast = this.#tests.filter((path) => !isSlow(path) && (!hasOwn || path.startsWith(own)));
    return this.#noticing(file, fast);
  }

  /** All other tests: the quick ones of other folders, then those that run the engine. */
  slow(file: string): string[] {
    const fast = new Set(this.fast(file));
    const others = this.#tests.filter((path) => !fast.has(path));
    return [
      ...this.#noticing(
        file,
        others.filter((path) => !isSlow(path)),
      ),
      ...this.#noticing(file, others.filter(isSlow)),
    ];
  }

  /** Those that import the file, the nearest first, then those that start processes. */
  #noticing(file: string, tests: string[]): string[] {
    return tests
      .map((test) => ({ test, distances: this.#distancesFrom(test) }))
      .filter(({ distances }) => [file, ...startsProcesses].some((name) => distances.has(name)))
      .map(({ test, distances }) => ({ test, distance: distances.get(file) ?? Infinity }))
      .sort((a, b) => (a.distance === b.distance ? 0 : a.distance - b.distance))
      .map(({ test }) => test);
  }

  #distancesFrom(test: string): Map<string, number> {
    const distances = new Map([[test, 0]]);
    for (const [path, distance] of distances) {
      for (const next of this.#imports.get(path) ?? []) {
        if (!distances.has(next)) distances.set(next, distance + 1);
      }
    }
    return distances;
  }
}

/** `src/config/load.ts` is in the folder `config`. */
export function roomOf(file: string): string {
  return file.split("/")[1]!;
}

function isSlow(path: string): boolean {
  return slow.some((entry) => path.startsWith(entry));
}

function importsOf(path: string, text: string): string[] {
  return ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith(".") ? posix.join(posix.dirname(path), fileName) : fileName,
    );
}
